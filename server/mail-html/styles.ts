/**
 * The harmless part of a style attribute. What must stay true: nothing leaves here that can load something, run something or stand
 * above something else. A value is made of letters, digits and a few signs, and of no bracket but those of a colour; so nothing hides
 * behind an escape, a comment or a function, whatever a browser would make of it.
 */

const PROPERTIES = new Set(
  (
    'color background background-color font-family font-size font-style font-variant font-weight letter-spacing line-height text-align ' +
    'text-decoration text-decoration-line text-decoration-color text-indent text-transform vertical-align white-space word-break ' +
    'word-spacing overflow-wrap word-wrap direction unicode-bidi display float clear width max-width min-width height max-height ' +
    'min-height padding padding-top padding-right padding-bottom padding-left margin margin-top margin-right margin-bottom ' +
    'margin-left border border-top border-right border-bottom border-left border-color border-style border-width border-radius ' +
    'border-collapse border-spacing border-top-color border-top-style border-top-width border-right-color border-right-style ' +
    'border-right-width border-bottom-color border-bottom-style border-bottom-width border-left-color border-left-style ' +
    'border-left-width list-style-type table-layout caption-side empty-cells'
  ).split(' '),
)
const DISPLAYS =
  /^(?:none|block|inline|inline-block|list-item|table|inline-table|table-(?:row|cell|row-group|header-group|footer-group|column|column-group|caption))$/
const COLOUR = '(?:rgb|hsl)a?\\([\\d\\s.,%]{1,60}\\)'
const VALUE = new RegExp(`^(?:[\\w\\s#%.,+-]|${COLOUR})+$`, 'i')
/** A style longer than this is not written by hand, nor by any program for mail. */
const LONGEST = 4_000

/** The declarations that are kept, in the order in which they stood; null when none is. */
export function harmlessStyle(style: string): string | null {
  if (style.length > LONGEST) return null
  const kept = style.split(';').flatMap(declaration => {
    const at = declaration.indexOf(':')
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = harmlessValue(property, declaration.slice(at + 1))
    return at > 0 && value !== null ? [`${property}:${value}`] : []
  })
  return kept.length === 0 ? null : kept.join(';')
}

function harmlessValue(property: string, written: string): string | null {
  if (!PROPERTIES.has(property)) return null
  // A name of a font needs no quotation marks; one that is never closed would swallow what follows.
  const value = written
    .replaceAll(/["']/g, '')
    .replace(/!\s*important\s*$/i, '')
    .trim()
  if (value === '' || value.length > 300 || !VALUE.test(value)) return null
  if (property === 'display') return DISPLAYS.test(value.toLowerCase()) ? value : null
  // Below zero it would be drawn over its neighbours.
  if (property.startsWith('margin') || property === 'text-indent')
    return /(?:^|\s)-/.test(value) ? null : value
  return value
}

/** Whether it chooses colours, so that it must stand on the ground that it was made for. */
export function choosesColours(style: string): boolean {
  return /(?:^|;)(?:color|background(?:-color)?):/.test(style)
}
