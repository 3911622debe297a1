/** Sentences of a text with the places at which they stand, and the text without what quotes somebody else. */

export interface Piece {
  readonly from: number
  readonly to: number
  readonly words: string
}

const QUOTED = /"[^"\n]{3,400}"|“[^”\n]{3,400}”|«[^»\n]{3,400}»|‘[^’\n]{3,400}’|^>.*$/gmu

/** As long as it was, so that every place stays where it is. */
export function withoutQuotes(text: string): string {
  return text.replaceAll(QUOTED, quote => '·'.repeat(quote.length))
}

/** A dot ends a sentence where a blank or the end follows: not in "4.50", and not after "Mr". */
const ENDS = /(?<!\b(?:mr|mrs|ms|dr|sr|sra|no|p\.m|a\.m))[.!?…]+(?=\s|$)|\n|;/giu

export function sentencesOf(text: string): readonly Piece[] {
  const sentences: Piece[] = []
  let from = 0
  const take = (to: number) => {
    const words = text.slice(from, to)
    if (words.trim() !== '') sentences.push({ from, to, words })
    from = to
  }
  for (const end of text.matchAll(ENDS)) take(end.index + end[0].length)
  take(text.length)
  return sentences
}
