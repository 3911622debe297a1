/**
 * The reference under which something stands in the books. It stays after an erasure, as the books keep it, so what a person types there is
 * a number of theirs and no sentence about anybody (docs/decisions/0020).
 */
const form = /^[\p{L}\p{N}][\p{L}\p{N} ./:_#-]{0,63}$/u

export function isReference(reference: string, { isByHand }: { readonly isByHand: boolean }): boolean {
  return form.test(reference) && !(isByHand && isInWords(reference))
}

/** No digit at all, or two words and more beside it: "Paid to Maria", "Maria Lopez 2"; "Credit 2026/118" is none. */
function isInWords(reference: string): boolean {
  const words = reference.split(' ').filter(part => /^\p{L}{2,}$/u.test(part))
  return !/\p{N}/u.test(reference) || words.length > 1
}
