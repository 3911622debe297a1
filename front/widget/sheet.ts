/** A style sheet made by script: such a sheet is no inline style to the content policy of a page. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

/** Ours for inside the wall: a `rem` belongs to the page; here it is the size that the reader has chosen in the browser. */
export function insideSheet(css: string, rem: number): CSSStyleSheet {
  return sheetOf(inPixels(css, rem))
}

export function inPixels(css: string, rem: number): string {
  return css.replaceAll(/(\d*\.?\d+)rem\b/g, (_all, many: string) => `${Number(many) * rem}px`)
}

const LIGHT_DARK = /light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g

/** The tokens of the house, for `.heed` instead of the page, and with light and dark written out for browsers that know them apart. */
export function tokensInside(tokens: string): string {
  const of = (which: '$1' | '$2', selector: string) =>
    tokens.replaceAll(':root', selector).replaceAll(LIGHT_DARK, which)
  const dark = '.heed[data-scheme="dark"]'
  const auto = '.heed[data-scheme="auto"]'
  return `${of('$1', '.heed')}${of('$2', dark)}@media(prefers-color-scheme:dark){${of('$2', auto)}}`
}
