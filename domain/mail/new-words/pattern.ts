/** A list written as text: `one | two words | three`. */
export function words(list: string): readonly string[] {
  return list
    .split('|')
    .map(word => word.trim())
    .filter(word => word !== '')
}

/** Words as a piece of a pattern. The longer ones come first, so that the shorter do not take their place. */
export function anyOf(list: readonly string[]): string {
  const sorted = [...new Set(list)].toSorted((a, b) => b.length - a.length)
  return `(?:${sorted.map(literal).join('|')})`
}

/**
 * Whether a text may end in one of these, with signs behind it that `behind` allows. Cheap: the last letter rules out almost every text,
 * so that a pattern that looks for the whole has to be tried on few.
 */
export function mayEndIn(list: readonly string[], behind: RegExp): (text: string) => boolean {
  const lastWords = new Set(list.map(each => each.slice(each.lastIndexOf(' ') + 1).toLowerCase()))
  const byLetter = Map.groupBy(lastWords, word => word.charAt(word.length - 1))
  return text => {
    let end = text.length
    while (end > 0 && behind.test(text.charAt(end - 1))) end -= 1
    const ending = byLetter.get(text.charAt(end - 1).toLowerCase())
    return ending?.some(word => text.slice(end - word.length, end).toLowerCase() === word) === true
  }
}

function literal(word: string) {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`)
}
