/** The steps, in the order that matters: each sees as blank what an earlier one folded. */
import type { Fold } from './fold.ts'
import { foldBanner, foldContacts, foldDisclaimers } from './footers.ts'
import { linesOf } from './lines.ts'
import { foldOldMail, foldQuotes } from './quotes.ts'
import { foldArmour, foldDeviceLines, foldSignatures } from './signatures.ts'
import { Sheet } from './sheet.ts'

/** What has more lines is no letter; it stays as it is. */
const MOST_LINES = 20_000

export function findFolds(text: string): readonly Fold[] {
  const lines = linesOf(text, MOST_LINES)
  if (lines === null) return []
  const sheet = new Sheet(lines)
  foldArmour(sheet)
  // Footers may stand below everything, and above the quote.
  foldDisclaimers(sheet)
  foldSignatures(sheet)
  foldDeviceLines(sheet)
  foldOldMail(sheet)
  foldQuotes(sheet)
  foldDisclaimers(sheet)
  foldContacts(sheet)
  foldBanner(sheet)
  // Who passes a mail on without a word of theirs says what the mail says; a mail of nothing but a quote or a card says that.
  for (const is of ['forward', 'quote', 'disclaimer', 'signature'] as const) {
    if (saysSomething(sheet)) break
    sheet.unfold(is)
  }
  return sheet.folds()
}

function saysSomething(sheet: Sheet) {
  return sheet.lines.some(
    (line, index) => !sheet.isFolded(index) && !line.isBlank && sheet.kind(index) !== 'rule',
  )
}
