/**
 * A chart that one would print: axes with their units, lines told apart by their strokes and dots as well as by colour, and the same
 * figures as a table behind it. The canvas is a picture of the table, so it is hidden from whoever reads with their ears.
 */
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useChoices } from '../../../choices.tsx'
import { colours, faded, hatching } from './inks.ts'

export const STROKES = ['solid', 'dashed', 'dotted', 'bars', 'hatched'] as const
export type Stroke = (typeof STROKES)[number]
/** Tokens of contract/look/tokens.css. */
export type Tone = '--calm' | '--wait' | '--accent' | '--ink-soft'

export interface Line {
  readonly label: string
  readonly stroke: Stroke
  readonly tone: Tone
  /** One for each place on the axis; null where nothing is known. */
  readonly values: readonly (number | null)[]
}

interface ChartProps {
  readonly title: string
  /** What the upright axis counts. */
  readonly unit: string
  /** What stands below the level axis, one for each place. */
  readonly places: readonly string[]
  readonly lines: readonly Line[]
  /** Fills what lies between the first line and the second. */
  readonly isBand?: boolean
  /** The axis goes up to here at least: charts side by side share it. */
  readonly upTo?: number
  readonly table: ReactNode
}

export function Chart({ title, table, ...chart }: ChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(host)
  const look = useLook()
  const { unit, places, lines, isBand = false, upTo = 0 } = chart
  useEffect(() => {
    const element = host.current
    if (!element || width === 0 || height === 0) return
    const drawn = draw(element, { width, height }, { unit, places, lines, isBand, upTo })
    return () => drawn.destroy()
    // `look` says that the colours are others now.
  }, [width, height, look, unit, places, lines, isBand, upTo])
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <ul className="chart-legend" aria-hidden="true">
        {lines.map(line => (
          <li key={line.label}>
            <Sample {...line} />
            {line.label}
          </li>
        ))}
      </ul>
      <div ref={host} className="chart-canvas" aria-hidden="true" />
      {table}
    </figure>
  )
}

function Sample({ stroke, tone }: Pick<Line, 'stroke' | 'tone'>) {
  const isBar = stroke === 'bars' || stroke === 'hatched'
  return (
    <svg
      className="chart-sample"
      data-tone={tone}
      data-stroke={stroke}
      viewBox="0 0 28 12"
      aria-hidden="true"
    >
      {isBar ? (
        <>
          <rect x="8" y="1" width="12" height="10" />
          {stroke === 'hatched' && <path d="M8 11 18 1M13 11l7-7M8 6l5-5" />}
        </>
      ) : (
        <>
          <path d="M1 6h26" />
          <circle cx="14" cy="6" r="3" />
        </>
      )}
    </svg>
  )
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Of what the chart is drawn into; the stylesheet decides, the drawing fills it. */
function useSize(host: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const element = host.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      setSize(before => (before.width === width && before.height === height ? before : { width, height }))
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [host])
  return size
}

/** Changes when the colours do: by the agent's choice, or by the evening where the system decides. */
function useLook(): string {
  const { theme } = useChoices().choices
  const [isDark, setIsDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)')
    const change = () => setIsDark(media.matches)
    media.addEventListener('change', change)
    return () => media.removeEventListener('change', change)
  }, [])
  return `${theme} ${String(isDark)}`
}

type Drawing = Required<Pick<ChartProps, 'unit' | 'places' | 'lines' | 'isBand' | 'upTo'>>

function draw(host: HTMLElement, { width, height }: Size, drawing: Drawing): uPlot {
  const colour = colours(host)
  const { fontSize, fontFamily } = getComputedStyle(host)
  const em = Number.parseFloat(fontSize)
  const font = `${em * 0.85}px ${fontFamily}`
  const { lines, places, isBand } = drawing
  const most = Math.max(drawing.upTo, ...lines.flatMap(({ values }) => values.map(value => value ?? 0)))
  const every = nameEvery(places.length, width / (em * 3.5))
  const axis = {
    stroke: colour('--ink-soft'),
    font,
    labelFont: font,
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { stroke: colour('--rule'), width: 1, size: em * 0.3 },
  }
  const options: uPlot.Options = {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.6, Math.max(1, places.length - 0.4)] },
      y: { range: [0, Math.max(1, most * 1.08)] },
    },
    axes: axesOf(drawing, { axis, em, every }),
    series: [{}, ...lines.map((line, index) => seriesOf(line, { colour, em, index }))],
    bands: isBand ? [{ series: [2, 1], fill: faded(colour(lines[0]?.tone ?? '--calm')) }] : [],
  }
  const data: uPlot.AlignedData = [places.map((_, index) => index), ...lines.map(({ values }) => [...values])]
  return new uPlot(options, data, host)
}

interface Ruling {
  readonly axis: uPlot.Axis
  readonly em: number
  readonly every: number
}

/** Places below, counts beside. */
function axesOf({ places, unit }: Drawing, { axis, em, every }: Ruling): uPlot.Axis[] {
  return [
    {
      ...axis,
      grid: { show: false },
      size: em * 2,
      splits: () => places.flatMap((_, index) => (index % every === 0 ? [index] : [])),
      values: (_, splits) => splits.map(index => places[index] ?? ''),
    },
    {
      ...axis,
      label: unit,
      labelSize: em * 1.6,
      size: em * 2.6,
      incrs: [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200],
      space: em * 2.4,
    },
  ]
}

/** Every second place is named, or fewer where there is no room for so many names. */
function nameEvery(places: number, room: number): number {
  return Math.max(2, 2 * Math.ceil(places / Math.max(1, room) / 2))
}

interface Inks {
  readonly colour: (token: string) => string
  readonly em: number
  readonly index: number
}

function seriesOf({ stroke, tone, label }: Line, { colour, em, index }: Inks): uPlot.Series {
  const ink = colour(tone)
  if (stroke === 'bars' || stroke === 'hatched') {
    const bars = uPlot.paths.bars?.({ size: [0.42, 60], align: index === 0 ? -1 : 1 })
    return {
      label,
      stroke: ink,
      width: 1,
      fill: stroke === 'bars' ? ink : ({ ctx }) => hatching(ctx, ink),
      points: { show: false },
      ...(bars && { paths: bars }),
    }
  }
  const dash = { solid: [], dashed: [em * 0.5, em * 0.35], dotted: [em * 0.12, em * 0.3] }[stroke]
  const size = em * 0.5
  return {
    label,
    stroke: ink,
    width: em / 7,
    dash,
    points: {
      show: true,
      size,
      width: em / 9,
      stroke: ink,
      fill: stroke === 'solid' ? ink : colour('--ground-raised'),
    },
  }
}
