/** What companies put below and above the words of their people. */
import { contactsBelowClosing, isLegal } from './signature.ts'
import type { Sheet } from './sheet.ts'

const MOST_LINES = 40
const MOST_PARAGRAPHS = 12

/** From the end upwards: legal footers, until a paragraph is none. */
export function foldDisclaimers(sheet: Sheet) {
  let end = sheet.size
  for (let count = 0; count < MOST_PARAGRAPHS; count += 1) {
    const paragraph = lastParagraph(sheet, end)
    if (!paragraph || !isLegal(paragraph.says)) break
    sheet.fold(paragraph.from, paragraph.to, 'disclaimer')
    end = paragraph.from
  }
}

/** The telephone numbers below a closing and a name. */
export function foldContacts(sheet: Sheet) {
  const below = sheet.last(['words']) + 1
  const card = contactsBelowClosing(sheet.lines.slice(0, below), below)
  if (card !== null) sheet.fold(card, below, 'signature')
}

function lastParagraph(sheet: Sheet, end: number) {
  const last = sheet.last(['words', 'quoted'], 0, end)
  if (last < 0 || sheet.kind(last) === 'quoted') return null
  let from = last
  while (from > 0 && sheet.kind(from - 1) === 'words' && last - from < MOST_LINES) from -= 1
  const says = sheet.lines.slice(from, last + 1).map(line => line.says)
  return { from, to: last + 1, says: says.join(' ') }
}

const BANNER =
  /^\W{0,4}(?:caution|warning|external(?: e-?mail| sender)?|attention|achtung|vorsicht|cuidado|atención|attenzione|atenção|let op|extern\p{L}{0,2})\b.{0,200}\b(?:outside|external|extern\p{L}{0,3}|fuera de|außerhalb|extérieur|esterno|buiten)/iu

/** "CAUTION: this mail came from outside of the organisation", above the words. */
export function foldBanner(sheet: Sheet) {
  const first = sheet.first(['words'])
  if (first < 0) return
  let end = first
  const says: string[] = []
  while (sheet.kind(end) === 'words' && says.length < 6) {
    says.push(sheet.lines[end]?.says ?? '')
    end += 1
  }
  if (sheet.first(['words'], end) >= 0 && BANNER.test(says.join(' '))) sheet.fold(first, end, 'disclaimer')
}
