/** The charts of the report. */
import type { Figure } from '../compare.ts'
import { line, path, rect, scale, strokeOf, svg, text, ticksUpTo, timeTicksUpTo, WIDTH } from './svg.ts'

const LEFT = 50
const RIGHT = WIDTH - 10

/** Half hours of the day from `first` until before `last`. */
export interface Hours {
  readonly first: number
  readonly last: number
}

export interface Curve {
  readonly name: string
  /** One value for each half hour of the day. */
  readonly middle: readonly number[]
  readonly high: readonly number[]
}

/** Curves over the day, each with a band up to its high value. */
export function dayCurves(
  curves: readonly Curve[],
  hours: Hours,
  { says, unit }: { readonly says: string; readonly unit: (value: number) => string },
): string {
  const [top, bottom] = [14, 196]
  const x = scale([hours.first, hours.last - 1], [LEFT, RIGHT])
  const inside = (values: readonly number[]) => values.slice(hours.first, hours.last)
  const ticks = timeTicksUpTo(Math.max(...curves.flatMap(({ high }) => inside(high)), 1))
  const y = scale([0, ticks.at(-1) ?? 1], [bottom, top])
  const points = (values: readonly number[]) =>
    inside(values).map((value, index): readonly [number, number] => [x(hours.first + index), y(value)])
  const floor = [
    [x(hours.last - 1), bottom],
    [x(hours.first), bottom],
  ] as const
  return svg(218, says, [
    ...rulers(ticks, y, unit),
    ...hourLabels(hours, x, 212),
    ...curves.map(({ high }, index) =>
      path([...points(high), ...floor], `class="band" style="fill:${strokeOf(index).colour}"`),
    ),
    ...curves.map(({ middle }, index) => {
      const { colour, dash } = strokeOf(index)
      return path(points(middle), `class="curve" style="stroke:${colour}" stroke-dasharray="${dash}"`)
    }),
  ])
}

/** Columns of who comes, and beneath them a step line of who is there. */
export function comersAndStaff(
  comers: readonly number[],
  staff: readonly number[],
  hours: Hours,
  { says, come, there }: { readonly says: string; readonly come: string; readonly there: string },
): string {
  const x = scale([hours.first, hours.last], [LEFT, RIGHT])
  const upper = ticksUpTo(Math.max(...comers))
  const lower = ticksUpTo(Math.max(...staff))
  const yUpper = scale([0, upper.at(-1) ?? 1], [112, 22])
  const yLower = scale([0, lower.at(-1) ?? 1], [196, 140])
  const wide = x(hours.first + 1) - x(hours.first)
  const range = Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index)
  const steps = range.flatMap((half): readonly (readonly [number, number])[] => {
    const at = yLower(staff[half] ?? 0)
    return [
      [x(half), at],
      [x(half + 1), at],
    ]
  })
  return svg(218, says, [
    text([LEFT, 12], 'tag', come),
    ...rulers(upper, yUpper, String),
    ...range.map(half => {
      const at = yUpper(comers[half] ?? 0)
      return rect(x(half) + 1, at, wide - 2, 112 - at, 'class="column"')
    }),
    text([LEFT, 132], 'tag', there),
    ...rulers([0, lower.at(-1) ?? 1], yLower, String),
    path(steps, 'class="curve" style="stroke:var(--calm)"'),
    ...hourLabels(hours, x, 212),
  ])
}

export interface Bar {
  readonly name: string
  readonly group: string
  readonly figure: Figure
  readonly label: string
}

/** Lying bars, by group, each variant under the other, with the interval of each as a fine line. */
export function bars(groups: readonly string[], all: readonly Bar[], says: string): string {
  const most = Math.max(...all.map(({ figure }) => figure.mean + (figure.plusMinus ?? 0)), 1e-9)
  const x = scale([0, most], [0, WIDTH - 92])
  const content: string[] = []
  let y = 0
  for (const group of groups) {
    content.push(text([0, y + 15], 'strong', group))
    y += 24
    for (const [index, { name, figure, label }] of all.filter(bar => bar.group === group).entries()) {
      const { colour } = strokeOf(index)
      const end = x(figure.mean)
      content.push(text([0, y + 11], 'tag', name))
      content.push(rect(0, y + 16, Math.max(end, 1.5), 12, `rx="2" style="fill:${colour}"`))
      const give = figure.plusMinus === null ? 0 : x(figure.plusMinus)
      if (give > 1) content.push(line([Math.max(0, end - give), y + 22], [end + give, y + 22], 'give'))
      content.push(text([end + give + 6, y + 26], 'value', label))
      y += 36
    }
    y += 10
  }
  return svg(Math.max(y - 6, 10), says, content)
}

function rulers(
  ticks: readonly number[],
  y: (value: number) => number,
  unit: (value: number) => string,
): readonly string[] {
  return ticks.flatMap(tick => [
    line([LEFT, y(tick)], [RIGHT, y(tick)], tick === 0 ? 'axis' : 'ruler'),
    text([LEFT - 6, y(tick) + 4], 'left', unit(tick)),
  ])
}

/** Every second or third hour, so that they do not touch. */
function hourLabels({ first, last }: Hours, x: (half: number) => number, y: number): readonly string[] {
  const every = last - first > 32 ? 8 : 4
  const labels: string[] = []
  for (let half = Math.ceil(first / 4) * 4; half <= last; half += every) {
    if (x(half) > RIGHT + 1) break
    labels.push(text([x(half), y], 'under', `${String(half / 2).padStart(2, '0')}:00`))
  }
  return labels
}

/** A sample of how a variant is drawn, for the list of them. */
export function sample(index: number): string {
  const { colour, dash } = strokeOf(index)
  return `<svg viewBox="0 0 28 10" class="sample" aria-hidden="true"><line x1="1" y1="5" x2="27" y2="5" class="curve" style="stroke:${colour}" stroke-dasharray="${dash}"/></svg>`
}
