/**
 * The reference of a case, as it is spoken and printed: `HD-4K7Q-92MX`. It names a case and opens nothing by itself.
 *
 * Digits and consonants only: no 0, O, 1, I or L to be taken for each other, and no vowels to make words of. Seven
 * characters of chance (27^7, about ten thousand million) and one that checks them: any one wrong character, and any two
 * neighbours changed about, are noticed.
 */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ'
const SIZE = ALPHABET.length
const PREFIX = 'HD'
const RANDOM_CHARACTERS = 7
const LENGTH = RANDOM_CHARACTERS + 1
const BYTES = 8

const WELL_FORMED = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`, 'u')
const SPACES_AND_DASHES = /[\s\u002D\u2010-\u2015\u2212._]+/gu
const IN_TEXT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${PREFIX}[\s\u2010-\u2015\u2212-]{0,3}([${ALPHABET}]{4})[\s\u2010-\u2015\u2212-]{0,3}([${ALPHABET}]{4})(?![\p{L}\p{N}])`,
  'giu',
)

/**
 * A new reference.
 * @param random at least eight bytes of chance
 * @throws RangeError when there are fewer: a guessable reference is a fault of the program
 */
export function makeReference(random: Uint8Array): string {
  if (random.length < BYTES) throw new RangeError(`a reference needs ${BYTES} random bytes`)
  // 64 bits of chance over 33 bits of choice: the first letters are likelier by less than one in a thousand million.
  let left = random.subarray(0, BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let characters = ''
  for (let drawn = 0; drawn < RANDOM_CHARACTERS; drawn++) {
    characters += ALPHABET.charAt(Number(left % BigInt(SIZE)))
    left /= BigInt(SIZE)
  }
  return printed(characters + checkCharacter(characters))
}

/**
 * The reference that somebody typed or read out, in its printed form: in small letters, without dashes, with spaces, with
 * or without the HD in front.
 * @returns null when it is none, or when its check character says that it was mistyped
 */
export function parseReference(text: string): string | null {
  const typed = text.toUpperCase().replaceAll(SPACES_AND_DASHES, '')
  const isPrefixed = typed.length === PREFIX.length + LENGTH && typed.startsWith(PREFIX)
  const characters = isPrefixed ? typed.slice(PREFIX.length) : typed
  return isTrue(characters) ? printed(characters) : null
}

/** Every true reference in a text (the HD is needed here), each once, in the order in which they stand. */
export function findReferences(text: string): readonly string[] {
  const found = [...text.matchAll(IN_TEXT)].map(([match]) => parseReference(match))
  return [...new Set(found.filter(reference => reference !== null))]
}

/** The text with a blank for each true reference in it. */
export function withoutReferences(text: string): string {
  return text.replaceAll(IN_TEXT, match => (parseReference(match) === null ? match : ' '))
}

function isTrue(characters: string): boolean {
  if (!WELL_FORMED.test(characters)) return false
  const random = characters.slice(0, RANDOM_CHARACTERS)
  return checkCharacter(random) === characters.charAt(RANDOM_CHARACTERS)
}

/**
 * Weights 1, 2, 1, 2 …: neither they nor their differences share a factor with 27, so a change of one character, or of two
 * neighbours that differ, always changes the sum. The check character stands last, with weight 2.
 */
function checkCharacter(characters: string): string {
  let sum = 0
  for (let index = 0; index < characters.length; index++) {
    sum += ALPHABET.indexOf(characters.charAt(index)) * (index % 2 === 0 ? 1 : 2)
  }
  // The value c with sum + 2c = 0 (mod 27): 13 is the inverse of -2.
  return ALPHABET.charAt((sum * 13) % SIZE)
}

function printed(characters: string): string {
  return `${PREFIX}-${characters.slice(0, 4)}-${characters.slice(4)}`
}
