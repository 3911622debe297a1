/**
 * Words of somebody, cut to a length that anybody reads, for what is set in the serif. Some serif fonts are shaped anew for every
 * line of an unbroken word: one of 100,000 letters stops a browser for minutes.
 */
const MOST = 500

export function inShort(words: string): string {
  return words.length > MOST ? `${words.slice(0, MOST)}…` : words
}
