/**
 * What customers really hold in their hands: an account number with or without blanks and zeros in front, a bill, the number of a
 * line. Read generously; whoever compares must find exactly one.
 */

/** Without blanks, dashes, dots and zeros in front, in capitals. The same as `plain_number` of the database. */
export function plainNumber(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
}

/** Shorter ones fit by chance. */
const SHORTEST = 5

/**
 * The plain forms under which a number may stand in the books, as it was typed and as a phone number.
 * @param phone in E.164, where what was typed can be read as one
 */
export function formsOf(typed: string, phone: string | null): readonly string[] {
  const international = phone === null ? [] : [plainNumber(phone), plainNumber(phone.replace(/^\+44/, ''))]
  return [...new Set([plainNumber(typed), ...international])].filter(form => form.length >= SHORTEST)
}

/** Every word that was typed is a word of the name, whatever the accents, capitals and order; and one word is not a name. */
export function isSameName(typed: string, name: string): boolean {
  const [wanted, known] = [wordsOf(typed), new Set(wordsOf(name))]
  return wanted.length > 1 && wanted.every(word => known.has(word))
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}
