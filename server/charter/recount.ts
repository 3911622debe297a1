/**
 * The figures of the charter once more, from the facts of the ledger alone, beside what the page shows. What follows the ledger may be
 * some facts behind; it is counted again up to where it has come, and how much is still to come is said.
 */
import {
  type Figure,
  figureNames,
  nothing,
  type Sums,
  sumsOf,
  putTogether,
  type Window,
} from '../../domain/charter/measured/figures.ts'
import { measuredInCase } from '../../domain/charter/measured/in-case.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { countTold, recountTold, type ToldCounts } from '../quotes/figures.ts'
import { recountNow } from './recount-now.ts'
import { factsUnseen, measuredSums, nextCases, nextCasesSeen } from './measured-sql.ts'

export interface Recount {
  /** Cases whose facts were read. */
  readonly cases: number
  /** Numbers that were compared. */
  readonly numbers: number
  /** Facts that nobody has counted yet. */
  readonly unseen: number
  /** One sentence for each number that differs. */
  readonly differ: readonly string[]
}

const casesPerBatch = 500
export const MONTH_MS = 30 * DAY
export const YEAR_MS = 365 * DAY

export async function recountCharter(tx: Tx, now: Instant): Promise<Recount> {
  const windows = [
    { name: '30 days', from: now - MONTH_MS, until: now },
    { name: '12 months', from: now - YEAR_MS, until: now },
  ]
  const { cases, sums } = await fromFacts(tx, windows)
  const differ: string[] = []
  let numbers = 0
  for (const [index, window] of windows.entries()) {
    const kept = await measuredSums(tx, window)
    differ.push(...differences(window.name, kept, sums[index] ?? new Map()))
    const told = await differencesInTold(tx, window)
    differ.push(...told)
    numbers += figureNames.length * sumNames.length + toldNumbers
  }
  const standing = await recountNow(tx, now - MONTH_MS)
  return {
    cases,
    numbers: numbers + standing.numbers,
    unseen: await factsUnseen(tx),
    differ: [...differ, ...standing.differ],
  }
}

async function fromFacts(
  tx: Tx,
  windows: readonly Window[],
): Promise<{ readonly cases: number; readonly sums: readonly Sums[] }> {
  let sums: readonly Sums[] = windows.map(() => new Map())
  let cases = 0
  for (let last: string | null = null; ; ) {
    const next: string | null = await nextCases(tx, last, casesPerBatch)
    if (next === null) return { cases, sums }
    const found = await nextCasesSeen(tx, last, casesPerBatch)
    const measured = [...found.values()].flatMap(measuredInCase)
    sums = sums.map((sum, index) => putTogether(sum, sumsOf(measured, windows[index] ?? emptyWindow)))
    cases += found.size
    last = next
  }
}

const emptyWindow: Window = { from: 0, until: 0 }
const sumNames = ['count', 'good', 'measured', 'total'] as const

function differences(window: string, kept: Sums, counted: Sums): readonly string[] {
  return figureNames.flatMap((figure: Figure) => {
    const [shown, found] = [kept.get(figure) ?? nothing, counted.get(figure) ?? nothing]
    return sumNames.flatMap(name =>
      shown[name] === found[name]
        ? []
        : [`"${figure}" of ${window} shows ${name} ${shown[name]}; the ledger has ${found[name]}.`],
    )
  })
}

const toldStates = ['told', 'kept', 'broken', 'unknown', 'open'] as const
const toldKinds = ['waits', 'atOnce'] as const
const toldNumbers = toldStates.length * toldKinds.length

async function differencesInTold(
  tx: Tx,
  { name, from }: Window & { readonly name: string },
): Promise<readonly string[]> {
  const [shown, found]: readonly [ToldCounts, ToldCounts] = [
    await countTold(tx, from),
    await recountTold(tx, from),
  ]
  return toldKinds.flatMap(kind =>
    toldStates.flatMap(state =>
      shown[kind][state] === found[kind][state]
        ? []
        : [
            `Waits told (${kind}) of ${name} show ${state} ${shown[kind][state]}; the ledger has ${found[kind][state]}.`,
          ],
    ),
  )
}
