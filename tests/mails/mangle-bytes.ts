/** Changes to a mail as it travels, one character per byte: cut, doubled, flipped, its line ends exchanged. */
import { type Chance, ODD } from './chance.ts'

export const ON_BYTES: readonly ((raw: string, chance: Chance) => string)[] = [
  (raw, chance) => {
    const at = chance.below(raw.length)
    return raw.slice(0, at) + String.fromCharCode(chance.below(256)) + raw.slice(at + 1)
  },
  (raw, chance) => {
    const at = chance.below(raw.length)
    return raw.slice(0, at) + chance.pick(ODD).repeat(1 + chance.below(5)) + raw.slice(at)
  },
  (raw, chance) => raw.slice(0, chance.below(raw.length)),
  (raw, chance) => {
    const from = chance.below(raw.length)
    return raw.slice(0, from) + raw.slice(from + chance.below(200))
  },
  (raw, chance) => {
    const from = chance.below(raw.length)
    const piece = raw.slice(from, from + chance.below(500))
    const at = chance.below(raw.length)
    return raw.slice(0, at) + piece.repeat(1 + chance.below(5)) + raw.slice(at)
  },
  raw => raw.replaceAll('\r\n', '\n'),
  raw => raw.replaceAll('\r\n', '\r'),
  (raw, chance) => raw.replaceAll('\r\n', () => chance.pick(['\r\n', '\n', '\r', '\r\n ', ' \r\n'])),
  (raw, chance) =>
    chance.pick(['From ada@x Sat Nov 21 10:00:00 2026\n', '\r\n\r\n', '\xef\xbb\xbf', ' ', '\0']) + raw,
  (raw, chance) =>
    raw.replaceAll(/[\x80-\xff]/g, letter =>
      chance.below(3) === 0 ? String.fromCharCode(letter.charCodeAt(0) ^ 0x40) : letter,
    ),
]
