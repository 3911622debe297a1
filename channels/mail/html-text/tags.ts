/**
 * HTML as a row of tags and the words between them. Each search that found nothing is remembered and not made again, because a mail of
 * a million `<` would otherwise cost a million searches to its end.
 */
import { decodeEntities } from './entities.ts'

export interface Tag {
  /** Lower-cased; empty for `<!…>` and `<?…>`. */
  readonly name: string
  readonly closing: boolean
  /** What stands between the name and `>`; of a very long tag its start. */
  readonly rest: string
  readonly end: number
}

export type Find = (needle: string, from: number) => number

/** Finds the next place of a needle, case folded, and remembers the answer; the length where there is none. */
export function createFinder(html: string): Find {
  const folded = html.replaceAll(/[A-Z]+/g, letters => letters.toLowerCase())
  const found = new Map<string, { readonly from: number; readonly at: number }>()
  return (needle, from) => {
    const known = found.get(needle)
    if (known && known.from <= from && from <= known.at) return known.at
    const place = folded.indexOf(needle, from)
    const at = place < 0 ? html.length : place
    found.set(needle, { from, at })
    return at
  }
}

/** The tag that begins with the `<` at `open`; null where there is none. */
export function tagAt(html: string, open: number, find: Find): Tag | null {
  const close = find('>', open)
  if (close >= html.length) return null
  // A tag's name stands at its start; the slice keeps the match short in a tag of a million characters.
  const match = /^<(\/?)([a-z][a-z0-9]*)|^<[!?]/i.exec(html.slice(open, open + 40))
  if (!match) return null
  const rest = html.slice(open + match[0].length, Math.min(close, open + 4000))
  return { name: (match[2] ?? '').toLowerCase(), closing: match[1] === '/', rest, end: close + 1 }
}

const patterns = new Map(
  ['href', 'alt', 'class', 'id', 'style', 'start', 'dir'].map(name => [
    name,
    new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s"'>]{1,2000}))`, 'i'),
  ]),
)

export function attribute({ rest }: Tag, name: 'href' | 'alt' | 'class' | 'id' | 'style' | 'start'): string {
  if (!rest.includes('=')) return ''
  const match = patterns.get(name)?.exec(rest)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
}

const HIDDEN_STYLE =
  /(?:^|[;\s])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all|max-height\s{0,5}:\s{0,5}0(?:px)?\s{0,5}(?:;|$|!)|font-size\s{0,5}:\s{0,5}0(?:px|pt)?\s{0,5}(?:;|$|!))/i

/** Not shown by any program that shows the mail: what stands in it is for machines. */
export function isHidden(tag: Tag): boolean {
  if (/\shidden(?:[\s=/]|$)/i.test(tag.rest)) return true
  return /style/i.test(tag.rest) && HIDDEN_STYLE.test(attribute(tag, 'style'))
}

const MOST_INSIDE = 20_000

/**
 * Where the element that `tag` opens ends; null where it is never closed, and then it hides nothing: better some words for machines
 * than none of the mail.
 */
export function endOfElement(html: string, tag: Tag, find: Find): number | null {
  let depth = 1
  let pos = tag.end
  for (let count = 0; count < MOST_INSIDE; count += 1) {
    const open = find('<', pos)
    if (open >= html.length) return null
    const inside = tagAt(html, open, find)
    pos = inside?.end ?? open + 1
    if (inside?.name !== tag.name) continue
    depth += inside.closing ? -1 : inside.rest.endsWith('/') ? 0 : 1
    if (depth === 0) return pos
  }
  return null
}
