/**
 * Whether somebody asks in their own words for a person above the one they talk with. It is generous: it climbs nothing, the agent is
 * reminded, and the customer is shown the button at once. The strict question is asks-plainly-above.ts.
 */

const ENGLISH: readonly RegExp[] = [
  /\b(?:speak|talk|spoken|complain|put\s+me\s+(?:through|on)|transfer\s+me|connect\s+me|get\s+me|give\s+me|i\s+(?:want|need|demand|would\s+like)|i['’]d\s+like|ask(?:ing|ed)?\s+for|let\s+me\s+have)\b[^.!?\n]{0,40}\b(?:manager|supervisor|boss|superior|team\s+lead(?:er)?|director|(?:some(?:one|body)|person)\s+(?:above|higher|(?:more\s+)?senior|in\s+charge|who\s+can\s+decide)|higher[-\s]up|head\s+of)\b/iu,
  /\bescalat(?:e|ed|ing)\s+(?:this|it|that|my|the)\b/iu,
  /\bgo(?:ing)?\s+(?:above|over)\s+(?:you|your\s+head)\b/iu,
  /\b(?:take|taking)\s+(?:this|it)\s+(?:further|higher|up)\b/iu,
  /\bgo(?:ing)?\s+(?:one\s+step\s+)?higher(?:\s+up)?\s*(?:please|now|with\s+this|about\s+this)?\s*$/iu,
  /\b(?:to|with|want|need)\s+(?:the|an|your)\s+ombuds(?:man|woman|person)\b/iu,
  /\bwho(?:['’]s|\s+is)\s+(?:above\s+you|your\s+(?:boss|manager|supervisor|superior))\b/iu,
]

const SPANISH: readonly RegExp[] = [
  /(?:hablar|hable|habl[oé]|p[aá]sa?(?:e?me|r(?:me)?)|p[aá]seme|p[aá]same|com[uú]n[ií](?:que|ca)(?:me|rme)|p[oó]ngame|ponme|quiero|quisiera|necesito|exijo|pido|que\s+me\s+atienda)[^.!?\n]{0,40}(?:encargad[oa]|supervisora?|responsable|jef[ea]|gerente|superior(?:es)?|directora?|alguien\s+(?:por\s+encima|de\s+arriba|superior|con\s+m[aá]s\s+autoridad|que\s+pueda\s+decidir))(?![\p{L}])/iu,
  /(?:^|[^\p{L}])(?:escal(?:ar|e|en|ad)|elev(?:ar?|en?))\s+(?:esto|el\s+caso|mi|la\s+reclamaci[oó]n)/iu,
  /(?:^|[^\p{L}])(?:ir|llegar|subir|llevar\s+(?:esto|mi\s+\p{L}+))\s+m[aá]s\s+arriba(?![\p{L}])/iu,
  /(?:^|[^\p{L}])(?:al|el|con\s+el|ante\s+el)\s+(?:defensor\s+del\s+(?:cliente|consumidor|usuario)|ombudsman)(?![\p{L}])/iu,
  /(?:^|[^\p{L}])qui[eé]n\s+es\s+su\s+(?:jef[ea]|superior|supervisora?|encargad[oa])/iu,
]

/** They speak of their own: "my manager told me", "no hace falta hablar con su jefe". */
export const NOT_ASKED: readonly RegExp[] = [
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
