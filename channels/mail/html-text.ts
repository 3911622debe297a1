/**
 * The words of an HTML mail as plain text, for reading, searching and answering. Not a sanitiser: the result is
 * text and is shown as text.
 *
 * What must stay true: the time is linear in the length, whatever is left open. Each search that found nothing
 * is remembered and not made again, because a mail of a million `<` would otherwise cost a million searches to
 * its end.
 */

const DROPPED = new Set(['script', 'style', 'head', 'title', 'template'])
const PARAGRAPHS = new Set([
  'p',
  'table',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])
const LINES = new Set([
  'div',
  'tr',
  'section',
  'article',
  'header',
  'footer',
  'dl',
  'dt',
  'dd',
  'address',
  'center',
])

/** Plain text with paragraphs, list marks and the addresses of links that differ from their words. */
export function htmlToText(html: string): string {
  const out = createWriter()
  const find = createFinder(html)
  let link: { readonly href: string; readonly from: number } | null = null
  let isAsTyped = false
  let pos = 0

  while (pos < html.length) {
    const open = find('<', pos)
    const said = html.slice(pos, open)
    out.say(isAsTyped ? decodeEntities(said) : words(said))
    if (open >= html.length) break
    if (html.startsWith('<!--', open) && find('-->', open) < html.length) {
      pos = find('-->', open) + 3
      continue
    }
    const tag = readTag(html, open, find('>', open))
    if (!tag) {
      out.say('<')
      pos = open + 1
      continue
    }
    pos = tag.end
    if (tag.name === 'pre') isAsTyped = !tag.closing
    if (DROPPED.has(tag.name) && !tag.closing) {
      const close = find(`</${tag.name}`, pos)
      pos = close < html.length ? Math.min(find('>', close) + 1, html.length) : pos
    } else if (tag.name === 'a') {
      if (link) out.say(linkTarget(link.href, out.since(link.from)))
      link = tag.closing ? null : { href: attribute(tag.rest, 'href'), from: out.length() }
    } else if (LINES.has(tag.name)) {
      out.endLine()
    } else {
      out.say(inPlaceOf(tag))
    }
  }
  return tidy(out.since(0))
}

function createWriter() {
  const pieces: string[] = []
  let isLineOpen = false
  const say = (text: string) => {
    pieces.push(text)
    if (text.endsWith('\n')) isLineOpen = false
    else if (text.trim() !== '') isLineOpen = true
  }
  return {
    say,
    /** Of two lines that end and begin at one place, there is one line break. */
    endLine: () => isLineOpen && say('\n'),
    length: () => pieces.length,
    since: (from: number) => pieces.slice(from).join(''),
  }
}

type Tag = { readonly name: string; readonly closing: boolean; readonly rest: string; readonly end: number }

/** Finds the next place of a needle, case folded, and remembers the answer; the length where there is none. */
function createFinder(html: string) {
  const folded = html.replaceAll(/[A-Z]+/g, letters => letters.toLowerCase())
  const found = new Map<string, number>()
  return (needle: string, from: number): number => {
    const known = found.get(needle)
    if (known !== undefined && known >= from) return known
    const at = folded.indexOf(needle, from)
    const place = at < 0 ? html.length : at
    found.set(needle, place)
    return place
  }
}

function readTag(html: string, open: number, close: number): Tag | null {
  if (close >= html.length) return null
  // A tag's name stands at its start; the slice keeps the match short in a tag of a million characters.
  const match = /^<(\/?)([a-z][a-z0-9]*)|^<[!?]/i.exec(html.slice(open, open + 40))
  if (!match) return null
  const rest = html.slice(open + match[0].length, Math.min(close, open + 4000))
  return { name: (match[2] ?? '').toLowerCase(), closing: match[1] === '/', rest, end: close + 1 }
}

function inPlaceOf({ name, closing, rest }: Tag): string {
  if (name === 'br') return '\n'
  if (name === 'hr') return '\n---\n'
  if (name === 'li') return closing ? '' : '\n* '
  if ((name === 'td' || name === 'th') && closing) return ' '
  if (name === 'img') return imageWords(attribute(rest, 'alt'))
  return PARAGRAPHS.has(name) ? '\n\n' : ''
}

function imageWords(alt: string) {
  const says = alt.trim()
  return says ? `[${says}]` : ''
}

function linkTarget(href: string, shown: string): string {
  const target = href.replace(/^(mailto|tel):/i, '')
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return ''
  return shown.replaceAll(/\s/g, '').includes(target.replace(/^https?:\/\//i, '').replace(/\/$/, ''))
    ? ''
    : ` (${target})`
}

function attribute(rest: string, name: string): string {
  const match = new RegExp(
    `\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s"'>]{1,2000}))`,
    'i',
  ).exec(rest)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
}

/** White space in HTML is one blank; line breaks come from tags. */
function words(source: string) {
  return decodeEntities(source.replaceAll(/[ \t\r\n\f]+/g, ' '))
}

function tidy(text: string) {
  const lines = text.split('\n').map(line => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const LATIN1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc ' +
  'euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml'
).split(' ')

const ENTITIES = new Map<string, string>([
  ...LATIN1.map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    euro: '€',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    bull: '•',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    sbquo: '‚',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    trade: '™',
    oelig: 'œ',
    OElig: 'Œ',
    scaron: 'š',
    Scaron: 'Š',
    Yuml: 'Ÿ',
    larr: '←',
    rarr: '→',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '',
    zwj: '\u200d',
    lrm: '',
    rlm: '',
  }),
])

function decodeEntities(text: string): string {
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
