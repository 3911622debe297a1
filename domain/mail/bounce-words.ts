/**
 * The words of mail servers: by what one knows that they speak of a delivery, and what the words mean as a status (RFC 3463).
 *
 * Every expression here is read against text from strangers: each alternative begins with a letter of its own and holds no open
 * repetition, so that the time stays in proportion to the text.
 */

/** How subjects of failed and late deliveries begin. */
export const FAILURE_SUBJECT = new RegExp(
  `^(?:\\[[^\\]]{1,40}\\]\\s?)?(?:${[
    'undeliver(?:able|ed)\\b',
    'non-?deliver(?:able|y)\\b',
    'returned mail\\b',
    'returned to sender\\b',
    'return(?:ing|ed) message to sender',
    'mail delivery (?:failed|failure|error|problem|status|system|delayed|report|warning)',
    'mail (?:system error|failure|could not be delivered|not delivered|undeliverable|returned)',
    'e?mail delivery (?:failure|failed)',
    'deliver(?:y|ing) (?:status notification|failure|failed|failed|has failed|error|problem|report|delayed|status|delay)',
    'delivery notification: ?delivery (?:has )?(?:failed|been delayed)',
    'delayed (?:mail|delivery|e-?mail)\\b',
    'failure notice\\b',
    'failed (?:mail|delivery|message|e-?mail)',
    'failure delivery',
    'message (?:undeliverable|not delivered|delivery (?:failure|failed|error|delayed)|status - undeliverable|could not be delivered)',
    'warning: (?:could not send message|message .{1,60} delayed|e-?mail still|message still)',
    'could not (?:deliver|send)',
    'ndn: ',
    'ndr: ',
    'dsn: ',
    'postmaster notify',
    'unzustellbar',
    'unzustellbare (?:nachricht|mail)',
    'nicht zugestellt',
    '(?:e-?mail|mail|nachricht)[ -]?(?:zustellung fehlgeschlagen|konnte nicht zugestellt|unzustellbar)',
    'zustell(?:ung|fehler|status)',
    'fehler bei der (?:mail)?(?:zustellung|[uü]bermittlung)',
    'non (?:remis|distribu[ée]|recapitabile|consegnat|distribuable)',
    '(?:message|courrier|e-?mail|mail) non (?:remis|distribu|d[ée]livr)',
    "[ée]chec (?:de |d[’'])?(?:remise|la remise|distribution|envoi|livraison)",
    "notification d[’'][ée]tat de remise",
    "retourn[ée] [àa] l[’']exp[ée]diteur",
    'mancat[oa] (?:recapito|consegna)',
    'mancato invio',
    'impossibile (?:recapitare|consegnare)',
    'messaggio non (?:recapitato|consegnato|consegnabile)',
    'errore (?:di|nella) consegna',
    'no se (?:puede|pudo|ha podido) entregar',
    'no (?:entregado|entregable)',
    '(?:correo|mensaje) (?:no entregado|devuelto|no entregable|rechazado)',
    'error (?:de|en la) entrega',
    'fallo (?:de|en la) entrega',
    'notificaci[oó]n (?:de|del) estado de (?:la )?entrega',
    'devuelto al remitente',
    'n[ãa]o (?:entregue|foi poss[ií]vel entregar|[ée] poss[ií]vel entregar)',
    '(?:mensagem|e-?mail) n[ãa]o entregue',
    'falha (?:na|de) entrega',
    'notifica[cç][ãa]o (?:de|do) (?:status|estado) (?:da|de) entrega',
    'onbestelbaar',
    'niet (?:bezorgd|afgeleverd)',
    'bezorg(?:ing mislukt|fout)',
    'kan (?:ikke|inte) lever',
    'olevererbart',
    'недоставлен',
    'сообщение не доставлено',
    'не удалось доставить',
    'niedostarczon',
    'zwrot wiadomo',
  ].join('|')})`,
  'i',
)

/** What they write in the first lines. */
export const FAILURE_WORDS = new RegExp(
  [
    'could(?: not|n.t) be (?:\\w{1,12} )?delivered',
    'cannot be delivered',
    'can not be delivered',
    'was(?: not|n.t) (?:\\w{1,12} )?delivered',
    'were not delivered',
    'has(?: not|n.t) been delivered',
    'have not been delivered',
    'has been delayed',
    'delivery (?:to the following|of the following|has failed|failed|status|temporarily)',
    'unable to deliver',
    'wasn.t able to deliver',
    'was not able to deliver',
    'did not reach the following',
    'were unable to deliver',
    'undeliverable',
    'undelivered',
    'permanent (?:fatal )?errors?',
    'permanent failure',
    'fatal errors',
    'transient (?:non-)?(?:fatal )?errors',
    'transcript of session follows',
    'failed recipient',
    'failed addresses follow',
    'rejected (?:your|the) message',
    'returned to (?:you|sender|the sender)',
    'returning (?:your|the) message',
    'message (?:is )?returned',
    'no such user',
    'not a valid (?:user|address|recipient|mailbox)',
    'not accepting (?:mail|messages)',
    'failed to deliver',
    'user(?: is)? unknown',
    'unknown (?:user|recipient|local part)',
    'mailbox (?:is )?(?:full|unavailable|not found|unknown)',
    'recipient(?:s|.s)? (?:address rejected|mailbox|unknown|not found|rejected)',
    'does ?n.t have (?:a|an) \\S{1,60} account',
    'this is the mail system at host',
    'this message was created automatically by mail delivery',
    'i.m afraid i was ?n.t able to deliver',
    'message you sent',
    'nicht (?:zugestellt|ausgeliefert|[uü]bermittelt) werden',
    'nicht zustellbar',
    'unzustellbar',
    'empf[aä]nger (?:unbekannt|existiert nicht)',
    'n.a (?:pas )?pu [êe]tre (?:remis|distribu|d[ée]livr|achemin|envoy)',
    'n.ont pas pu [êe]tre (?:remis|d[ée]livr)',
    'n.a pas [ée]t[ée] (?:remis|distribu|d[ée]livr)',
    '[ée]chec de (?:la )?(?:remise|distribution)',
    'non [èe] stato (?:possibile )?(?:recapitare|consegnare|recapitato|consegnato|inoltrato)',
    'impossibile (?:recapitare|consegnare)',
    'no (?:se )?(?:pudo|ha podido|puede|fue posible|pudieron|pod[ií]a)(?: ser)? entrega',
    'no (?:se )?ha entregado',
    'no ha sido entregado',
    'n[ãa]o (?:p[oôó]de|foi|pode|puderam)(?: ser| poss[ií]vel)? entreg',
    'kon(?:den)? niet (?:worden )?(?:bezorgd|afgeleverd)',
    'niet worden (?:bezorgd|afgeleverd)',
    'не (?:может быть|было|удалось) доставл?',
    'could not send (?:the |your )?message',
    'error (?:while|when|in) (?:sending|delivering) (?:your )?(?:e-?mail|message|mail)',
  ].join('|'),
  'i',
)

/** What words mean, where no status is given. The first that is found is taken. */
export const MEANINGS: readonly { readonly status: string; readonly words: RegExp }[] = [
  {
    status: '5.2.2',
    words:
      /mailbox (?:is )?(?:currently )?full|over ?quota|exceeds allowed size|zu ?viele (?:e-?)?mails|account is full|quota (?:exceeded|limit|violation)|exceed(?:s|ed)? (?:\w{1,12} ){0,3}quota|storage (?:space|allocation)|buz[oó]n (?:est[aá] )?lleno|postfach (?:ist )?voll|bo[iî]te (?:aux lettres )?(?:est )?pleine|casella (?:è )?piena|caixa (?:de correio )?cheia|insufficient disk space|exceeded its disk space|mailfolder is full/i,
  },
  {
    status: '5.1.2',
    words:
      /host (?:or domain name )?not found|domain (?:does not exist|not found|name not found)|unknown (?:host|domain)|unrouteable|unroutable|no such (?:host|domain)|couldn't find any host|dns (?:error|lookup failed)|host unknown|name service error|nxdomain|name or service not known|(?:domain|dom[aä]ne) (?:existiert nicht|wurde nicht gefunden)/i,
  },
  {
    status: '5.2.1',
    words:
      /(?:account|mailbox|user|recipient|address)(?: that you tried to reach)?(?: (?:has been|is|was))?(?: currently)? (?:disabled|inactive|suspended|deactivated|closed|locked|discontinued|not active|no longer (?:active|available|valid|in use))|deactivated (?:mailbox|account|user)|not an active (?:address|account|user|mailbox)|mailbox not available/i,
  },
  {
    status: '5.1.1',
    words:
      /(?:user|recipient|mailbox|account|address(?:ee)?|local part|alias)(?:'s)?(?: \S{1,80})?(?: is| was)? (?:unknown|not (?:found|listed|exist|known|valid)|does ?n.t exist|does not exist|no longer (?:exists?|on server|here|with)|could(?: not|n.t) be found|invalid)|(?:unknown|invalid|no such|bad|nonexistent|non-existent)[ _](?:user|recipient|mailbox|account|address|local part|addressee)|no mail ?box (?:here|found|available)|not a (?:known|valid) (?:user|recipient|mailbox|address)|not listed in (?:domino|public|the)|rcpt \S{1,80} does not exist|nie istnieje|doesn.t have an? \S{1,60} account|not our customer|no such person|unbekannter (?:empf[aä]nger|benutzer)|empf[aä]nger (?:unbekannt|nicht gefunden)|usuario (?:desconocido|no existe)|no existe (?:el|la|ese|este)|utilisateur inconnu|adresse inconnue|utente sconosciuto|usu[aá]rio desconhecido|user_unknown|recipnotfound|\bunknownuser|mailbox unavailable/i,
  },
  {
    status: '5.3.4',
    words:
      /message (?:is )?(?:too (?:large|big|long)|size exceeds)|exceeds? (?:the )?(?:maximum|max|size)|size limit|nachricht (?:ist )?zu gro/i,
  },
  {
    status: '5.4.7',
    words:
      /(?:delivery time|message|timeout|queue time) (?:has )?(?:expired|exceeded)|retry time(?:out)? (?:not reached|exceeded)|queue too long|message expired|too long in (?:the )?queue|tried (?:to deliver )?for|hosts have been failing|will not be retried|giving up/i,
  },
  {
    status: '5.4.6',
    words: /(?:mail|routing|message) loop|too many hops|hop count exceeded/i,
  },
  {
    status: '5.7.1',
    words:
      /(?:spam|blacklist|blocklist|blocked|block list|junk|virus|policy|denied|not permitted|not allowed|unauthenticated|dmarc|not accepting (?:mail|messages)|allowed rcpthosts|spf (?:check|fail|record)|reputation|relay(?:ing)? (?:access )?(?:denied|not)|prohibited|administrat)/i,
  },
  {
    status: '4.4.1',
    words:
      /connection (?:timed out|refused|reset)|timed out|timeout|no answer from host|network (?:is )?unreachable|could not connect|deferred|temporar(?:y|ily)|greylist|gray ?list|try again later/i,
  },
]

/** Still under way. */
export const DELAY_WORDS =
  /still (?:being )?(?:retried|trying|queued|in the queue)|warning message only|will (?:be retried|continue to (?:try|retry|be attempted)|keep (?:on )?trying|try again)|has not (?:yet )?been delivered|no action is required on your part|do not need to resend|delay(?:ed)?\b.{0,60}\b(?:hours?|minutes?|mail|delivery)|is delayed|wird weiter versucht|tentative de remise se poursuit|se seguir[aá] intentando/i

/** Below it stands the copy of our letter. */
export const COPY_BEGINS =
  /^[ \t>*-]{0,40}(?:original message|the original message|original message headers|message headers? follows?|original message follows|below this line is a copy of the message|this is a copy of (?:the|your) message|unsent message below|message header follows|returned message|returned mail follows|forwarded message|message text follows|original-nachricht|ursprüngliche nachricht|mensaje original|message d'origine|message original|messaggio originale|mensagem original|oorspronkelijk bericht|content of the message|copy of (?:the|your) message|included is a copy|the message that (?:was|could not)|text of (?:the )?(?:original )?message|start of returned message|unsent message follows|rejected message)/im
