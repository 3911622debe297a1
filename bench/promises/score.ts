/** How well suggestions meet labels: each suggestion meets at most one label, where their words overlap. */
import { type Suggestion, suggestPromises } from '../../domain/commitment/suggest/suggest.ts'
import { momentOf } from '../../domain/hours/hours.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { Temporal } from 'temporal-polyfill'
import type { LabelledLine } from './lines.ts'

const work = [{ from: '09:00', to: '18:00' }]
const calendar: Calendar = {
  timeZone: 'Europe/Madrid',
  week: {
    monday: work,
    tuesday: work,
    wednesday: work,
    thursday: work,
    friday: work,
    saturday: [],
    sunday: [],
  },
  closedDays: [],
  extraDays: [],
}
const NOW = moment('2026-11-23T10:00')

type Label = LabelledLine['promises'][number]

export interface Met {
  readonly line: LabelledLine
  readonly right: readonly { readonly label: Label; readonly found: Suggestion }[]
  readonly missed: readonly Label[]
  readonly wrong: readonly Suggestion[]
}

export function meet(line: LabelledLine): Met {
  const left = [...suggestPromises(line.text, line.language, NOW, calendar)]
  const right: { label: Label; found: Suggestion }[] = []
  const missed: Label[] = []
  for (const label of line.promises) {
    const from = line.text.indexOf(label.words)
    const at = left.findIndex(found => found.from < from + label.words.length && from < found.to)
    const [found] = at < 0 ? [] : left.splice(at, 1)
    if (found) right.push({ label, found })
    else missed.push(label)
  }
  return { line, right, missed, wrong: left }
}

export interface Score {
  readonly lines: number
  readonly withoutPromise: number
  readonly promises: number
  readonly precision: number
  readonly recall: number
  /** Of the promises that were found: of which kind, and until when, as the label says. */
  readonly kindRight: number
  readonly dueRight: number
}

export function scored(met: readonly Met[]): Score {
  const right = met.flatMap(one => one.right)
  const promises = right.length + count(met, ({ missed }) => missed.length)
  const suggested = right.length + count(met, ({ wrong }) => wrong.length)
  return {
    lines: met.length,
    withoutPromise: met.filter(({ line }) => line.promises.length === 0).length,
    promises,
    precision: share(right.length, suggested),
    recall: share(right.length, promises),
    kindRight: share(right.filter(({ label, found }) => label.kind === found.kind).length, right.length),
    dueRight: share(right.filter(isDueRight).length, right.length),
  }
}

/** By the kind of the label: how many there are, how many were found, and how many of those as that kind. */
export function byKind(met: readonly Met[]): Readonly<Record<string, { promises: number; recall: number }>> {
  const kinds = new Set(met.flatMap(({ line }) => line.promises.map(({ kind }) => kind)))
  return Object.fromEntries(
    [...kinds].toSorted().map(kind => {
      const right = count(met, one => one.right.filter(({ label }) => label.kind === kind).length)
      const promises = right + count(met, one => one.missed.filter(label => label.kind === kind).length)
      return [kind, { promises, recall: share(right, promises) }]
    }),
  )
}

export function isDueRight({ label, found }: { label: Label; found: Suggestion }): boolean {
  if (label.due === null || found.due === null) return label.due === found.due
  if (typeof label.due === 'string') return 'at' in found.due && found.due.at === moment(label.due)
  return (
    'within' in found.due &&
    found.due.within.unit === label.due.unit &&
    Math.abs(found.due.within.amount - label.due.amount) < 0.001
  )
}

function moment(local: string): number {
  const [date = '', time = ''] = local.split('T')
  return momentOf('Europe/Madrid', Temporal.PlainDate.from(date), time, 'earlier')
}

function count(met: readonly Met[], of: (one: Met) => number): number {
  return met.reduce((sum, one) => sum + of(one), 0)
}

/** Of nothing, everything was right. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000
}
