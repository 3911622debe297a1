/** Colours of the page for a canvas, which knows nothing of stylesheets. */

/** Lines from corner to corner, so that bars are told apart without colour. */
export function hatching(ctx: CanvasRenderingContext2D, ink: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 8
  tile.height = 8
  const pen = tile.getContext('2d')
  if (!pen) return ink
  pen.strokeStyle = ink
  pen.lineWidth = 2
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8)
    pen.lineTo(from + 8, 0)
  }
  pen.stroke()
  return ctx.createPattern(tile, 'repeat') ?? ink
}

/** A token as the page shows it now, light or dark: written into an element and read back, since canvas knows no tokens. */
export function colours(host: HTMLElement): (token: string) => string {
  const probe = document.createElement('span')
  host.append(probe)
  const known = new Map<string, string>()
  for (const token of ['--ink-soft', '--rule', '--ground-raised', '--calm', '--wait', '--accent']) {
    probe.style.color = `var(${token})`
    known.set(token, getComputedStyle(probe).color)
  }
  probe.remove()
  return token => known.get(token) ?? 'currentColor'
}

/** `rgb(1, 2, 3)` as a tint of itself. */
export function faded(colour: string): string {
  return colour.replace(/^rgb\((?<parts>[^)]*)\)$/, 'rgba($<parts>, 0.16)')
}
