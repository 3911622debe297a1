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

function literal(word: string) {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`)
}
