/** Signatures of people, of phones and of PGP. */
import { isSignature } from './signature.ts'
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
    if (!isDivider && !isSpaced && isSignature(sheet.lines, at, end)) sheet.fold(at, end, 'signature')
  }
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
