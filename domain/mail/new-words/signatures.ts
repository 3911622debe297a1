/** Signatures of people, of phones and of PGP. */
import { isRule } from './signature.ts'
import type { Kind, Sheet } from './sheet.ts'

const OLD: readonly Kind[] = ['quoted', 'above-quote', 'original', 'forward', 'reply-above', 'headers']

/** The armour of a signed mail; what it signs stays. */
export function foldArmour(sheet: Sheet) {
  const first = sheet.first(['words', 'rule'])
  if (sheet.lines[first]?.says === '-----BEGIN PGP SIGNED MESSAGE-----') {
    let end = first + 1
    while (/^(?:Hash|Charset|NotDashEscaped): /u.test(sheet.lines[end]?.says ?? '')) end += 1
    sheet.fold(first, end, 'signature')
  }
  let began = -1
  for (const [index, { says }] of sheet.lines.entries()) {
    if (says === '-----BEGIN PGP SIGNATURE-----') began = index
    if (says === '-----END PGP SIGNATURE-----' && began >= 0) {
      sheet.fold(began, index + 1, 'signature')
      began = -1
    }
  }
}

/** A rule that appears so often divides a letter into parts. */
const DIVIDES = 3

export function foldSignatures(sheet: Sheet) {
  const first = sheet.first(['words', 'quoted'])
  const nextOld = sheet.nextOf(OLD)
  const nextSaid = sheet.nextOf(['words', 'device', 'device-maybe'])
  const often = new Map<string, number>()
  for (const [index, { says }] of sheet.lines.entries()) {
    if (sheet.kind(index) === 'rule') often.set(says, (often.get(says) ?? 0) + 1)
  }
  for (let at = first < 0 ? -1 : sheet.first(['rule'], first); at >= 0; at = sheet.first(['rule'], at + 1)) {
    const rule = sheet.lines[at]?.says ?? ''
    const end = nextOld[at] ?? sheet.size
    if ((nextSaid[at] ?? sheet.size) >= end) {
      // Above a quote it belongs to what is old.
      if (end === sheet.size) sheet.fold(at, end, 'signature')
      continue
    }
    const isBeforeOld = end < sheet.size
    const isDivider = (often.get(rule) ?? 0) >= DIVIDES
    const isSpaced = isBeforeOld && rule.startsWith('_') && sheet.kind(at + 1) === 'blank'
    if (!isDivider && !isSpaced && isSignature(sheet, at, end)) sheet.fold(at, end, 'signature')
  }
}

const DASHES = /^(?:--|—|––)$/u
const MOST_BELOW_MARK = 100
const MOST_BELOW_DASHES = 30
const MOST_BELOW_RULE = 12
const MOST_CHARACTERS = 1200

/**
 * What stands from the rule at `at` up to `end` may be folded as a signature. Of a rule between two parts of a letter that is not
 * so: there is a question below, or a heading above, or as much below as nobody has in a signature.
 */
function isSignature(sheet: Sheet, at: number, end: number): boolean {
  const rule = sheet.lines[at]
  if (!rule) return false
  const isDashes = DASHES.test(rule.says)
  const most = rule.isSignatureMark ? MOST_BELOW_MARK : isDashes ? MOST_BELOW_DASHES : MOST_BELOW_RULE
  let said = 0
  let characters = 0
  for (let index = at + 1; index < end; index += 1) {
    const line = sheet.lines[index]
    if (!line || sheet.kind(index) === 'blank') continue
    said += 1
    characters += line.says.length
    if (said > most || (characters > MOST_CHARACTERS && !rule.isSignatureMark)) return false
    if (!isDashes && /[?？؟]$/u.test(line.says)) return false
  }
  return isDashes || !isHeadingAbove(sheet, at)
}

/** A line that is underlined, as headings in plain text are. */
function isHeadingAbove({ lines }: Sheet, at: number): boolean {
  const above = lines[at - 1]
  const rule = lines[at]
  if (!above || !rule || above.isBlank || above.isQuoted || isRule(above)) return false
  return rule.says.length >= 4 && Math.abs(above.says.length - rule.says.length) <= 2
}

const MOST_BELOW = 3
const MOST_BELOW_CHARACTERS = 80

/** A line that names no device counts where below it stand only a name, or what is old. */
export function foldDeviceLines(sheet: Sheet) {
  let below = 0
  for (let index = sheet.size - 1; index >= 0; index -= 1) {
    const kind = sheet.kind(index)
    if (OLD.includes(kind)) below = 0
    if (kind === 'words')
      below += (sheet.lines[index]?.says.length ?? 0) > MOST_BELOW_CHARACTERS ? MOST_BELOW + 1 : 1
    if (kind === 'device' || (kind === 'device-maybe' && below <= MOST_BELOW))
      sheet.fold(index, index + 1, 'signature')
  }
}
