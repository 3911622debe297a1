/**
 * Whether somebody asks in their own words for a person above the one they talk with.
 *
 * Two questions. `asksForSomebodyAbove` is generous: it climbs nothing, the agent is reminded, and the customer is shown the button at once.
 * `asksPlainlyAbove` is strict: whoever says so, here and now, for themselves, goes up without a tap (server/ladder/by-words.ts).
 */

const ENGLISH: readonly RegExp[] = [
  /\b(?:speak|talk|spoken|complain|put\s+me\s+(?:through|on)|transfer\s+me|connect\s+me|get\s+me|give\s+me|i\s+(?:want|need|demand|would\s+like)|i['’]d\s+like|ask(?:ing|ed)?\s+for|let\s+me\s+have)\b[^.!?\n]{0,40}\b(?:manager|supervisor|boss|superior|team\s+lead(?:er)?|director|(?:some(?:one|body)|person)\s+(?:above|higher|(?:more\s+)?senior|in\s+charge|who\s+can\s+decide)|higher[-\s]up|head\s+of)\b/iu,
  /\bescalat(?:e|ed|ing)\s+(?:this|it|that|my|the)\b/iu,
  /\bgo(?:ing)?\s+(?:above|over)\s+(?:you|your\s+head)\b/iu,
  /\b(?:take|taking)\s+(?:this|it)\s+(?:further|higher|up)\b/iu,
  /\bwho(?:['’]s|\s+is)\s+(?:above\s+you|your\s+(?:boss|manager|supervisor|superior))\b/iu,
]

const SPANISH: readonly RegExp[] = [
  /(?:hablar|hable|habl[oé]|p[aá]sa?(?:e?me|r(?:me)?)|p[aá]seme|p[aá]same|com[uú]n[ií](?:que|ca)(?:me|rme)|p[oó]ngame|ponme|quiero|quisiera|necesito|exijo|pido|que\s+me\s+atienda)[^.!?\n]{0,40}(?:encargad[oa]|supervisora?|responsable|jef[ea]|gerente|superior(?:es)?|directora?|alguien\s+(?:por\s+encima|de\s+arriba|superior|con\s+m[aá]s\s+autoridad|que\s+pueda\s+decidir))(?![\p{L}])/iu,
  /(?:^|[^\p{L}])(?:escal(?:ar|e|en|ad)|elev(?:ar?|en?))\s+(?:esto|el\s+caso|mi|la\s+reclamaci[oó]n)/iu,
  /(?:^|[^\p{L}])qui[eé]n\s+es\s+su\s+(?:jef[ea]|superior|supervisora?|encargad[oa])/iu,
]

/** They speak of their own: "my manager told me", "no hace falta hablar con su jefe". */
const NOT_ASKED: readonly RegExp[] = [
  /\b(?:don['’]?t|do\s+not|no\s+need\s+to)\s+(?:want\s+to\s+|need\s+to\s+|have\s+to\s+)?(?:speak|talk|escalate)\b/iu,
  /\b(?:i\s+am|i['’]m)\s+(?:the|a)\s+(?:manager|supervisor|director)\b/iu,
  /\bmy\s+(?:own\s+)?(?:manager|boss|supervisor)\b/iu,
  /no\s+(?:quiero|necesito|hace\s+falta)\s+(?:que\s+)?(?:hablar|escalar)/iu,
  /(?:^|[^\p{L}])mi\s+(?:jef[ea]|supervisora?|encargad[oa])/iu,
]

export function asksForSomebodyAbove(words: string): boolean {
  return words
    .split(/[.!?\n]+/u)
    .some(
      sentence =>
        [...ENGLISH, ...SPANISH].some(pattern => pattern.test(sentence)) &&
        !NOT_ASKED.some(pattern => pattern.test(sentence)),
    )
}

const ABOVE =
  '(?:(?:a|an|the|your|some)\\s+(?:duty\\s+|shift\\s+|line\\s+|senior\\s+)?(?:manager|supervisor|boss|superior|team\\s+lead(?:er)?|director|higher[-\\s]up)(?!\\s+(?:of|at|in|from)\\s+(?:my|our|that|the)\\b)(?![\u0027’]s\\b)|(?:some(?:one|body)|anyone|a\\s+person)\\s+(?:above(?:\\s+you)?|higher(?:\\s+up)?|more\\s+senior|in\\s+charge|who\\s+can\\s+decide))'

const PLAIN_ENGLISH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:i|we)\\s+(?:now\\s+|really\\s+|do\\s+)?(?:want|need|demand|wish|ask|would\\s+like)|(?:i|we)['’]d\\s+like)\\s+(?:please\\s+|now\\s+)?to\\s+(?:speak|talk|complain|be\\s+put\\s+through)\\s+(?:to|with)\\s+${ABOVE}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:put\\s+me\\s+(?:through|on)\\s+to|transfer\\s+me\\s+to|connect\\s+me\\s+(?:to|with)|get\\s+me|give\\s+me|let\\s+me\\s+(?:speak|talk)\\s+(?:to|with))\\s+${ABOVE}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:can|could|may)\\s+(?:i|we)\\s+(?:please\\s+)?(?:speak|talk)\\s+(?:to|with)\\s+${ABOVE}`,
    'iu',
  ),
  /(?:^\s*(?:please\s+)?|\b(?:i|we)\s+want\s+you\s+to\s+|\b(?:can|could|will)\s+you\s+(?:please\s+)?)escalate\s+(?:this|it|(?:my|our|the)\s+(?:case|complaint|matter|problem))\b/iu,
]

const ARRIBA =
  '(?:(?:el|la|un|una|su|sus|alg[uú]n|alguna|otro|otra)\\s+(?:encargad[oa]|supervisora?|responsable(?!\\s+de)|jef[ea]|gerente|superior(?:es)?|directora?)(?![\\p{L}])(?!\\s+de\\s+(?:mi|la\\s+tienda))|alguien\\s+(?:por\\s+encima|de\\s+arriba|superior|con\\s+m[aá]s\\s+autoridad|que\\s+pueda\\s+decidir))'

const PLAIN_SPANISH: readonly RegExp[] = [
  new RegExp(
    `(?:^|[^\\p{L}])(?:quiero|quisiera|queremos|necesito|exijo|pido|solicito|deseo|me\\s+gustar[ií]a)\\s+(?:hablar|comunicarme|que\\s+me\\s+(?:atienda|llame|pasen|pongan|comuniquen))\\s+(?:con\\s+)?${ARRIBA}`,
    'iu',
  ),
  new RegExp(`(?:^|[^\\p{L}])(?:p[aá]sen?me|p[oó]nga(?:n)?me|comun[ií]quen?me)\\s+con\\s+${ARRIBA}`, 'iu'),
  new RegExp(`(?:^|[^\\p{L}])(?:puedo|podr[ií]a|podemos)\\s+hablar\\s+con\\s+${ARRIBA}`, 'iu'),
  /(?:^\s*(?:por\s+favor,?\s+)?(?:escale|eleve)n?|(?:quiero|exijo|pido|solicito|necesito)\s+(?:escalar|elevar|que\s+(?:se\s+)?(?:escale|eleve)n?))\s+(?:esto|(?:mi|el|este)\s+(?:caso|problema)|(?:mi|la|esta)\s+(?:reclamaci[oó]n|queja))/iu,
]

/** A threat, something that was, or what somebody else said: the button is enough. */
const NOT_NOW: readonly RegExp[] = [
  /\b(?:if|unless|otherwise|or\s+else|before\s+i|yesterday|last\s+(?:week|time|month|year)|already|next\s+time|no\s+longer|not\s+yet|instead\s+of|told\s+me|said|he|she|they)\b/iu,
  /(?:^|[^\p{L}])(?:si|salvo\s+que|a\s+menos\s+que|antes\s+de|ayer|ya\s+no|ya\s+habl[eé]|todav[ií]a\s+no|la\s+pr[oó]xima|me\s+dij(?:o|eron)|en\s+vez\s+de)(?![\p{L}])/iu,
]

export function asksPlainlyAbove(words: string): boolean {
  return words
    .split(/[.!?\n]+/u)
    .some(
      sentence =>
        [...PLAIN_ENGLISH, ...PLAIN_SPANISH].some(pattern => pattern.test(sentence)) &&
        ![...NOT_ASKED, ...NOT_NOW].some(pattern => pattern.test(sentence)),
    )
}

interface Line {
  readonly type: string
  readonly words: string | null
}

/** Whether they asked so and have not gone up since. */
export function hasAskedAbove(story: readonly Line[]): boolean {
  const climbedAt = story.findLastIndex(({ type }) => type === 'RungClimbed')
  return story
    .slice(climbedAt + 1)
    .some(({ type, words }) => type === 'CustomerSpoke' && words !== null && asksForSomebodyAbove(words))
}
