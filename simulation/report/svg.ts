/**
 * Pictures as plain SVG: no script, readable in light and dark by the colours of the page, each with its sentence for whoever
 * cannot see it. Lines of two variants differ by their dashes too.
 */
export const WIDTH = 440

/** How the first, second… variant is drawn. */
const STROKES = [
  { colour: 'var(--accent)', dash: '' },
  { colour: 'var(--wait)', dash: '7 4' },
  { colour: 'var(--calm)', dash: '2 3' },
  { colour: 'var(--trouble)', dash: '9 3 2 3' },
] as const

export function strokeOf(index: number): { readonly colour: string; readonly dash: string } {
  return STROKES[index % STROKES.length] ?? STROKES[0]
}

export function escaped(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export interface Scale {
  (value: number): number
}

export function scale(from: readonly [number, number], to: readonly [number, number]): Scale {
  const by = from[1] === from[0] ? 0 : (to[1] - to[0]) / (from[1] - from[0])
  return value => to[0] + (value - from[0]) * by
}

const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200]

/** The same for seconds: steps that people say, minutes as soon as there are some. */
export function timeTicksUpTo(most: number): readonly number[] {
  const step = TIME_STEPS.find(one => one * 4.5 >= most) ?? Math.ceil(most / 4 / 3_600) * 3_600
  return Array.from({ length: Math.max(1, Math.ceil(most / step - 1e-9)) + 1 }, (_, index) => index * step)
}

/** Round steps from 0, about four of them, the last at or above `most`. */
export function ticksUpTo(most: number): readonly number[] {
  const rough = Math.max(most, 1e-9) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(times => times * power >= rough) ?? 10) * power
  const count = Math.max(1, Math.ceil(most / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

export function svg(height: number, says: string, content: readonly string[]): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(says)}">${content.join('')}</svg>`
}

export function line(from: readonly [number, number], to: readonly [number, number], kind: string): string {
  return `<line x1="${short(from[0])}" y1="${short(from[1])}" x2="${short(to[0])}" y2="${short(to[1])}" class="${kind}"/>`
}

export function text(at: readonly [number, number], kind: string, says: string): string {
  return `<text x="${short(at[0])}" y="${short(at[1])}" class="${kind}">${escaped(says)}</text>`
}

export function path(points: readonly (readonly [number, number])[], attributes: string): string {
  const steps = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`)
  return `<path d="${steps.join('')}" ${attributes}/>`
}

export function rect(x: number, y: number, width: number, height: number, attributes: string): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(Math.max(0, width))}" height="${short(Math.max(0, height))}" ${attributes}/>`
}

/** A tenth of a point is as fine as a screen. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
