/** Whether nothing is written here. */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** How many words are written here. */
export function countWords(text: string): number {
  return isBlank(text) ? 0 : text.trim().split(/\s+/u).length
}
