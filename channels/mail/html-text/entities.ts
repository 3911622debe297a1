/** The named and numbered characters of HTML that mails use. What is none stays as it stands. */

const LATIN1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc ' +
  'euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml'
).split(' ')

/** From capital alpha on; the place of the final sigma among the capitals is empty. */
const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega'.split(
    ' ',
  )

const OTHERS =
  'amp & lt < gt > quot " apos \' euro € hellip … mdash — ndash – bull • lsquo ‘ rsquo ’ ldquo “ rdquo ” sbquo ‚ bdquo „ ' +
  'lsaquo ‹ rsaquo › trade ™ oelig œ OElig Œ scaron š Scaron Š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ dagger † Dagger ‡ permil ‰ ' +
  'prime ′ Prime ″ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ minus − infin ∞ ne ≠ le ≤ ge ≥ asymp ≈ equiv ≡ ' +
  'radic √ sum ∑ part ∂ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ check ✓ star ☆ phone ☎ num # dollar $ percnt % ast * plus + ' +
  'comma , period . colon : semi ; equals = quest ? commat @ lowbar _ sol / bsol \\ lpar ( rpar ) lsqb [ rsqb ] lcub { rcub } ' +
  'verbar | excl ! hyphen ‐ dash ‐ zwj \u200d'

function pairs(): [string, string][] {
  const words = OTHERS.split(' ')
  return words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? '']] : []))
}

const ENTITIES = new Map<string, string>([
  ...LATIN1.map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...GREEK.map((name, index): [string, string] => [name, String.fromCharCode(0x391 + index)]),
  ...GREEK.map((name, index): [string, string] => [name.toLowerCase(), String.fromCharCode(0x3b1 + index)]),
  ...pairs(),
  ['Tab', ' '],
  ['NewLine', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['hairsp', ' '],
  ['numsp', ' '],
  ['zwnj', ''],
  ['lrm', ''],
  ['rlm', ''],
])

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));?/gi,
    (whole: string, ...groups: unknown[]) => {
      const [decimal, hex, name] = groups
      if (typeof name === 'string') return ENTITIES.get(name) ?? whole
      const code =
        typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code).toWellFormed() : ''
    },
  )
}
