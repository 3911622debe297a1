/** Whether each typed word begins some word of the text, whatever the accents and the case of the letters. */
export function matches(typed: string, text: string): boolean {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const words = plain(text).split(/[\s·,.;:()'’-]+/)
  return wanted.every(want => words.some(word => word.startsWith(want)) || plain(text).includes(` ${want}`))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
