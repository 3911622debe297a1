/**
 * How people say thanks and nothing else, as pieces that such a message is made of. Latin letters without accents, ß as ss, Urdu
 * in its own letters (ک ی ہ): the message is folded to the same.
 *
 * Only what is thanks whatever stands around it. "Help", "works now" or "in advance" are no pieces: they say something.
 */
interface Pieces {
  readonly thanks: readonly string[]
  /** Greetings, closing words, a word of praise: beside thanks they add nothing. */
  readonly around: readonly string[]
}

const english: Pieces = {
  thanks: [
    '(?:many |so many |all my |big |huge )?thanks(?: again)?(?: so much| very much| a lot| a million| a ton| a bunch| ever so much| loads)?(?: again| indeed| everyone| all| to you(?: all)?)?',
    '(?:i |we )?(?:just )?(?:wanted to say |want to say )?(?:thank you|thankyou|thank u|thanku|thank ya)(?: again)?(?: so| very| ever so)?(?: much| kindly)?(?: again| indeed| everyone| all)?',
    '(?:thx|thnx|thanx|tnx|tks|ty|tysm|tyvm|ta)(?: so much| a lot)?',
    '(?:i |we )?(?:really |truly |very much |much |greatly )?appreciate(?:d)?(?: it| that| your (?:kind )?help| your support| the help| everything)?(?: very much| a lot| so much)?',
    '(?:much|greatly|really) (?:appreciated|obliged)',
    "(?:i am|i'm|we are) (?:very |so |really )?(?:grateful|thankful)",
  ],
  around: [
    '(?:for|with) (?:all )?(?:your|the|ur)(?: kind| quick| fast| prompt| speedy| swift| great| excellent)?(?: help| support| reply| answer| response| assistance| time| patience| service| attention| information| info| update| kindness| efforts?)(?: and (?:support|help|patience|time|reply|quick reply))?',
    'for (?:getting back to me|helping(?: me| us)?|everything|that|this|letting me know)',
    "(?:ok|okay|great|perfect|excellent|wonderful|brilliant|lovely|super|cool|amazing|awesome|fantastic|noted|received|understood|got it|will do|all good|(?:that is |that's |this is )?(?:very|so|really) kind(?: of you)?|you(?: have|'ve| were) (?:been )?(?:so |very |really )?(?:kind|helpful)|you're the best|you are the best|so kind(?: of you)?)",
    '(?:hi|hello|hey|dear|good morning|good afternoon|good evening)(?: there| all| team| everyone| both| sir| madam| sir or madam)?',
    '(?:best|kind|kindest|warm|warmest|many)?(?: ?and )?(?:regards|wishes)',
    '(?:all the best|all best|best|sincerely|yours sincerely|yours truly|yours|cheers|take care|god bless(?: you)?|bless you|bye|xx?x?)',
    'have (?:a|an) (?:nice|great|good|lovely|wonderful|pleasant)(?: rest of (?:the|your))? (?:day|week|weekend|evening|one|time)',
    '(?:you too|same to you|and you)',
    "(?:sir|madam|ma'am|team|guys|all|folks|mate|friend|mr|mrs|ms|miss|dr)",
    'sent from my (?:iphone|ipad|phone|mobile|android|samsung(?: galaxy)?)',
  ],
}

const spanish: Pieces = {
  thanks: [
    '(?:muchas|muchisimas|mil|infinitas|millones de|de nuevo)? ?gracias(?: de nuevo| otra vez| de verdad| de corazon| mil| a (?:usted|ustedes|vosotros|ti|todos))?',
    '(?:se lo|te lo|os lo|les|le|te|os) agradezco(?: mucho| muchisimo| de verdad)?',
    '(?:muy |muchas veces )?agradecid[oa]s?',
  ],
  around: [
    'por (?:todo|(?:su|tu|vuestra|la|sus)(?: rapida| pronta| gran| amable)? (?:ayuda|respuesta|atencion|apoyo|amabilidad|paciencia|colaboracion|tiempo|informacion|gestion)(?: rapida| y (?:ayuda|atencion|paciencia))?)',
    'por (?:ayudarme|responder|responderme|contestar|avisar|la info)',
    '(?:ok|okey|vale|perfecto|genial|estupendo|excelente|recibido|entendido|muy amables?|de acuerdo|que amables?)',
    '(?:hola|buenas|buenos dias|buenas tardes|buenas noches|estimad[oa]s?|querid[oa]s?)(?: a todos| equipo)?',
    '(?:un |muchos |reciba un |reciban un |cordiales )?(?:cordial )?(?:saludos?|abrazos?)(?: cordial(?:es)?| afectuosos?| muy grandes?| fuerte)?',
    '(?:atentamente|cordialmente|hasta luego|hasta pronto|bendiciones|dios (?:le|les|te) bendiga)',
    '(?:que (?:tenga|tengan|tengas|pase|pasen|pases) )?(?:un |una )?(?:muy )?(?:feliz|buen|buena|lindo) (?:dia|tarde|noche|semana|fin de semana|finde)',
    '(?:igualmente|usted|ustedes|senora?|senorita|don|dona|sra?|equipo|amigos?|chicos)',
    'enviado desde mi (?:iphone|ipad|movil|android|samsung)',
  ],
}

const german: Pieces = {
  thanks: [
    '(?:vielen|herzlichen|besten|lieben|tausend|recht herzlichen|ganz herzlichen)(?: lieben| herzlichen)? dank(?: nochmals?| noch ?mal| auch)?',
    '(?:ich |wir )?(?:bedanke mich|danken?|dankeschon|danke ?schon)(?: ihnen| dir| euch| recht)?(?: sehr| vielmals| schon| herzlich| ganz herzlich| nochmals?| noch ?mal| bestens)?',
  ],
  around: [
    'fur (?:alles|(?:die|ihre|deine|eure|den|das)(?: schnelle| rasche| prompte| tolle| nette| freundliche| gute)?(?: hilfe| antwort| unterstutzung| ruckmeldung| info| information| muhe| geduld| service| nachricht| auskunft))',
    '(?:ok|okay|super|prima|perfekt|toll|klasse|wunderbar|alles klar|verstanden|sehr nett|sehr freundlich)',
    '(?:hallo|hi|guten (?:tag|morgen|abend)|moin|servus|gruss gott|liebe[rs]?|sehr geehrte[rs]?)(?: zusammen| team| damen und herren)?',
    '(?:mit )?(?:freundlichen?|vielen?|lieben?|besten?|herzlichen?|schonen?)?(?: ?)(?:grussen?|gruessen?|gruss)',
    '(?:mfg|lg|vg|bg|tschuss|bis bald)',
    '(?:(?:ich )?wunsche (?:ihnen|dir|euch) )?(?:noch )?(?:einen |ein )?schone[ns]? (?:tag|abend|wochenende|woche|feierabend)(?: noch)?',
    '(?:ihnen auch|ebenso|gleichfalls|herr|frau|team)',
    'von meinem (?:iphone|ipad|handy) gesendet',
  ],
}

const french: Pieces = {
  thanks: [
    '(?:un (?:grand|tres grand|immense) |mille |grand |encore )?mercis?(?: beaucoup| bien| encore| infiniment| mille fois| a vous(?: tous)?| a toi| a tous| vraiment)*',
    '(?:je |nous )(?:vous |te )?(?:remercie|remercions)(?: beaucoup| vivement| infiniment| sincerement| encore)?',
  ],
  around: [
    "(?:pour|de) (?:tout|(?:votre|ton|ta|vos|l')(?: ?grande| ?precieuse| ?rapide)? ?(?:aide|reponse|soutien|patience|retour|attention|gentillesse|service|information|disponibilite|reactivite|efficacite)(?: rapide)?(?: et (?:votre|ta) (?:patience|aide|reactivite))?)",
    "(?:ok|d'accord|parfait|super|genial|excellent|bien recu|bien note|tres gentil|c'est (?:tres )?gentil|c'est parfait)",
    '(?:bonjour|bonsoir|salut|cher|chere|chers)(?: a tous| monsieur| madame)?',
    '(?:bien |tres )?cordialement|(?:bien |cordiales |sinceres |meilleures )?salutations(?: distinguees)?|bien a vous|amities|a bientot|au revoir',
    '(?:(?:je vous souhaite |passez )?(?:une |un )?)?(?:tres )?(?:bonne|bon|belle) (?:journee|soiree|week-end|weekend|semaine|fin de journee)(?: a vous)?',
    '(?:vous de meme|a vous aussi|monsieur|madame|mme|mr|equipe)',
    'envoye de mon (?:iphone|ipad|mobile|telephone)',
  ],
}

const italian: Pieces = {
  thanks: [
    '(?:molte |tante |mille )?grazie(?: mille| infinite| tante| di cuore| davvero| ancora| a voi| a lei| a te| a tutti| di tutto)*',
    '(?:vi|la|ti) ringrazi(?:o|amo)(?: molto| tanto| infinitamente| di cuore)?',
  ],
  around: [
    "per (?:tutto|(?:il|la|l'|le|lo)(?: ?vostr[oa]| ?su[oa]| ?tu[oa])?(?: ?gentile| ?rapida| ?pronta)? ?(?:aiuto|risposta|supporto|disponibilita|assistenza|pazienza|cortesia|gentilezza|attenzione|informazione|servizio)(?: rapida)?)",
    "(?:ok|va bene|perfetto|ottimo|benissimo|ricevuto|capito|gentilissim[oaie]|molto gentil[ei]|d'accordo)",
    '(?:ciao|salve|buongiorno|buonasera|buon giorno|gentile|gentili|car[oaie])(?: a tutti)?',
    '(?:un |cordiali |distinti |tanti |i miei |cari )?salut[oi](?: cordiali)?|cordialmente|a presto|arrivederci',
    '(?:(?:le |vi |ti )?auguro )?(?:una |un )?(?:buona|buon) (?:giornata|serata|settimana|weekend|week-end|fine settimana|lavoro)',
    '(?:altrettanto|anche a (?:lei|voi|te)|signora?|sig|sig\\.ra|dott)',
    'inviato da(?:l mio)? (?:iphone|ipad|cellulare)',
  ],
}

const portuguese: Pieces = {
  thanks: [
    '(?:muito |muitissimo |mt |mto )?obrigad(?:o|a|issimo|issima|ao)s?(?: mesmo| a todos| a voces?| de coracao| mais uma vez| novamente)*',
    '(?:eu )?agradeco(?:-lhe|-vos)?(?: muito| imenso| de coracao)?',
    '(?:muito )?grat[oa]s?|valeu|brigad(?:o|a|ao)|obg|vlw',
  ],
  around: [
    '(?:por|pel[oa]s?) (?:tudo|(?:(?:a|o|sua|seu|vossa|tua)? ?)(?:rapida |pronta |excelente )?(?:ajuda|resposta|atencao|apoio|paciencia|gentileza|retorno|atendimento|informacao|suporte)(?: rapida| e (?:ajuda|atencao|paciencia))?)',
    '(?:ok|certo|perfeito|otimo|excelente|recebido|entendido|muito gentil|muito simpaticos?|combinado|show)',
    '(?:ola|oi|bom dia|boa tarde|boa noite|car[oa]s?|prezad[oa]s?|estimad[oa]s?)(?: a todos| equipa| equipe)?',
    '(?:um |com os melhores |melhores |cordiais |grande )?(?:abracos?|abraco|cumprimentos|saudacoes)|atenciosamente|att|cordialmente|ate breve|ate logo|fique com deus|deus (?:lhe|te|vos) abencoe',
    '(?:tenham? |um |uma |tenham? um |tenham? uma )(?:otimo |bom |boa |excelente |otima )(?:dia|tarde|noite|semana|fim de semana)|bom fim de semana|boa semana',
    '(?:igualmente|senhora?|sra?|dona|equipa|equipe|pessoal)',
    'enviado do meu (?:iphone|ipad|telemovel|celular)',
  ],
}

const dutch: Pieces = {
  thanks: [
    '(?:heel erg |heel |hartstikke |enorm |alvast nog )?bedankt(?: hoor| nogmaals| allemaal)*',
    '(?:heel |nogmaals |ontzettend )?(?:hartelijk|hartelijke|veel|vele|grote|heel veel|duizendmaal|mijn) dank',
    '(?:dank|dankje|danku)(?: je| jullie| u)?(?: wel| zeer)?|dankjewel|dankuwel|thanks',
    '(?:ik |wij )?(?:waardeer|stel) (?:het|dat)(?: zeer)?(?: op prijs)?',
  ],
  around: [
    'voor (?:alles|(?:de|je|jouw|uw|jullie|het)(?: snelle| goede| fijne| vlotte| vriendelijke)? (?:hulp|reactie|antwoord|steun|geduld|moeite|service|ondersteuning|informatie|info|bericht|tijd))',
    '(?:ok|oke|okee|prima|perfect|super|top|fijn|geweldig|begrepen|ontvangen|heel aardig|helemaal goed)',
    '(?:hallo|hoi|beste|goedemorgen|goedemiddag|goedenavond|goedendag|geachte|lieve)(?: allemaal| team)?',
    '(?:met )?(?:vriendelijke|hartelijke|lieve|de)? ?(?:groet|groeten|groetjes|gr)|mvg|tot ziens|doei',
    '(?:een )?(?:fijne|fijn|prettige|prettig|mooie) (?:dag|avond|weekend|week)(?: verder| gewenst| nog)?',
    '(?:insgelijks|jij ook|u ook|jullie ook|mevrouw|meneer|dhr|mevr)',
    'verzonden vanaf mijn (?:iphone|ipad|telefoon)',
  ],
}

const urdu: Pieces = {
  thanks: [
    '(?:آپ کا |آپکا |آپ سب کا )?(?:بہت |بہت بہت |بے حد |دل سے )?(?:شکریہ|مہربانی|نوازش)(?: جی| جناب| سر| بھائی| صاحب| صاحبہ| میڈم| بہن)*',
    'جزاک ?اللہ(?: خیر| خیرا| خیراً)?',
    '(?:aap ?ka |apka |ap ka |aap sab ka )?(?:(?:bohat|bahut|bohot|boht|bht|buhat|bhot) ?){0,2}(?:shukriya|shukria|shukriyah|shukriyaa|meherbani|mehrbani|meharbani|nawazish)(?: ji| jee| janab| sir| bhai| sahib| sahab| madam| baji)*',
    '(?:jazak ?allah|jazakallah|jazakallahu?)(?: khair| khairan| khayran| khaira?)?|shukran',
  ],
  around: [
    '(?:آپ کی )?(?:مدد|رہنمائی|تعاون) (?:کے لیے|کے لئے|کیلئے|کا|کرنے کا)',
    'السلام علیکم|سلام|و?علیکم السلام|خدا حافظ|اللہ حافظ|والسلام|ٹھیک ہے|جی|جناب|اچھا|آمین|خوش رہیں|سلامت رہیں',
    '(?:aap ?ki |apki )?(?:madad|help) (?:ke|k) (?:liye|liay|lie|lye)|(?:madad|help) (?:karne )?ka',
    'as?salam ?(?:u|o|-o-)? ?alaikum|salam|walaikum ?(?:as)?salam|khuda hafiz|allah hafiz|(?:theek|thik|teek) (?:hai|he|h)|(?:acha|achha|ji|jee|janab|ameen|khush rahen|khush rahain)',
  ],
}

const hindi: Pieces = {
  thanks: [
    '(?:आपका |आप का |आप सभी का |आपको )?(?:बहुत |बहुत-बहुत |बहुत बहुत |हार्दिक |दिल से )?(?:धन्यवाद|शुक्रिया|आभार|थैंक यू|थैंक्स)(?: जी| सर| मैडम| महोदय| भाई| दोस्त)*',
    '(?:मैं )?(?:आपका |आपकी )?(?:बहुत )?आभारी (?:हूँ|हूं|हैं)',
    '(?:aap ?ka |apka |aap ko )?(?:(?:bahut|bohot|bahot|bhut) ?){0,2}(?:dhanyavaad|dhanyavad|dhanyawad|dhanyawaad|dhanyvad|danyavad|aabhar|abhar)(?: ji| jee| sir| madam| bhai)*',
  ],
  around: [
    '(?:आपकी |आप की )?(?:मदद|सहायता|सहयोग|जवाब|उत्तर)(?: करने)? के (?:लिए|लिये)',
    'नमस्ते|नमस्कार|प्रणाम|ठीक है|जी|अच्छा|महोदय|सर|मैडम|शुभ दिन|शुभकामनाएँ|सादर',
    'namaste|namaskar|namaskaar|pranam|saadar',
  ],
}

const joining: Pieces = { thanks: [], around: ['and|&|y|und|et|e|en|اور|और|aur'] }

export const THANKS_PIECES: readonly Pieces[] = [
  joining,
  english,
  spanish,
  german,
  french,
  italian,
  portuguese,
  dutch,
  urdu,
  hindi,
]

/** Written like a name, and none: a message that has one says something. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  [
    'again already anything bad bill broken but call cancel canceled cancelled complaint dead error failed fix help however internet invoice late maybe',
    'modem never no none not nothing offline outage please power problem refund router slow sorry still stop though unless until urgent',
    'wait what when where who why wifi worse yet',
    'aber abbruch ausfall bitte defekt dringend fehler immer internet jedoch kaputt keine kundigung leider nein nicht nichts nie noch nur',
    'problem rechnung router storung tot trotzdem wann warten warum was wo',
    'aun averia cuando donde error factura falla jamas lento mal nada ninguno nunca pero porque problema queja roto sin sino tarde todavia urgente',
    'cher encore facture jamais mais pas panne probleme quand rien toujours',
    'ancora bolletta fattura guasto ma mai mancato niente nulla perche pero problema quando rotto',
    'ainda avaria conta fatura mas nada nao nunca problema quando sem',
    'echter geen kapot maar niet niets nog nooit rekening storing wanneer waarom',
    'monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight morning later soon',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag heute morgen spater bald anruf anschluss leitung ruckruf techniker',
    'telefon termin vertrag lunes martes miercoles jueves viernes sabado domingo hoy manana luego ahora tecnico telefono llamada cita',
    'lundi mardi mercredi jeudi vendredi samedi dimanche aujourd demain bientot technicien telephone ligne rappel rendez',
    'lunedi martedi mercoledi giovedi venerdi sabato domenica oggi domani dopo tecnico telefono linea appuntamento',
    'segunda terca quarta quinta sexta hoje amanha depois linha telefone maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    'vandaag straks monteur telefoon afspraak visit line phone appointment technician account contract signal',
    'lekin magar nahi nahin kab kyun kyon par phir masla abhi bijli',
  ]
    .join(' ')
    .split(' '),
)
