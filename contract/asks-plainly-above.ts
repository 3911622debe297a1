/**
 * Whether somebody says plainly, here and now, for themselves, that they want a person above: they go up without a tap
 * (server/ladder/by-words.ts). Apart from the generous question, which travels with every page of a case.
 */
import { NOT_ASKED } from './asks-above.ts'

const WISH =
  '(?:(?:i|we)\\s+(?:now\\s+|really\\s+|do\\s+)?(?:want|need|demand|wish|ask|would\\s+like)|(?:i|we)[\u0027’]d\\s+like)\\s+(?:please\\s+|now\\s+)?to'

const ABOVE =
  '(?:(?:a|an|the|your|some)\\s+(?:duty\\s+|shift\\s+|line\\s+|senior\\s+)?(?:manager|supervisor|boss|superior|team\\s+lead(?:er)?|director|higher[-\\s]up)(?!\\s+(?:of|at|in|from)\\s+(?:my|our|that|the)\\b)(?![\u0027’]s\\b)|(?:some(?:one|body)|anyone|a\\s+person)\\s+(?:above(?:\\s+you)?|higher(?:\\s+up)?|more\\s+senior|in\\s+charge|who\\s+can\\s+decide))'

const PLAIN_ENGLISH: readonly RegExp[] = [
  new RegExp(`\\b${WISH}\\s+(?:speak|talk|complain|be\\s+put\\s+through)\\s+(?:to|with)\\s+${ABOVE}`, 'iu'),
  new RegExp(
    `\\b(?:put\\s+me\\s+(?:through|on)\\s+to|transfer\\s+me\\s+to|connect\\s+me\\s+(?:to|with)|get\\s+me|give\\s+me|let\\s+me\\s+(?:speak|talk)\\s+(?:to|with))\\s+${ABOVE}`,
    'iu',
  ),
  new RegExp(
    `\\b${WISH}\\s+(?:(?:go|take\\s+(?:this|it))\\s+(?:one\\s+step\\s+)?higher(?:\\s+up)?,?\\s*(?:please|now|with\\s+this|about\\s+this)?\\s*$|(?:go|speak|talk|complain|write)\\s+(?:to|with)\\s+(?:the|an|your)\\s+ombuds(?:man|woman|person)\\b)`,
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
  /(?:^|[^\p{L}])(?:quiero|quisiera|queremos|necesito|exijo|pido|deseo|me\s+gustar[ií]a)\s+(?:(?:ir|llegar|subir|llevar\s+esto)\s+m[aá]s\s+arriba(?![\p{L}])|(?:ir|acudir|reclamar|escribir|hablar|dirigirme|quejarme)\s+(?:al|con\s+el|ante\s+el)\s+(?:defensor\s+del\s+(?:cliente|consumidor|usuario)|ombudsman)(?![\p{L}]))/iu,
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
