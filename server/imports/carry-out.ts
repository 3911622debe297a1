/**
 * A run, carried out chunk after chunk.
 *
 * What must stay true
 * - The rows of a chunk, what is said of them, and the cursor are one transaction: killed anywhere and begun again, no row is done
 *   twice and none is left out.
 * - One process carries out a run at a time. Whoever finds the cursor elsewhere than they left it lets go.
 * - A row that cannot be kept is said to be so, and stops nothing.
 */
import type { CountryCode } from 'libphonenumber-js/min'
import type { LineSays } from '../../contract/import-fields.ts'
import type { Columns, ImportView } from '../../contract/import.ts'
import type { ImportKind } from '../../contract/import-fields.ts'
import { SECOND } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { carryOutChunk, type ReportLine } from './chunk.ts'
import { CsvBroken, type CsvRecord, namesOf, recordsOf } from './csv.ts'
import { type Layout, layoutOf } from './read-row.ts'
import { advance, finishRun, isStillOurs, releaseRun, type Run } from './run-sql.ts'

export interface Carrying {
  readonly db: Db
  readonly blobs: BlobStore
  readonly clock: () => number
  readonly country: CountryCode
  /** Which process this is. */
  readonly holder: string
  readonly chunkRows: number
  readonly isStopped: () => boolean
  readonly onChunk?: (records: number) => void
}

/** Nobody else takes a run over for so long after its last chunk. */
export const heldMs = 10 * SECOND

type Ended = 'done' | 'stopped' | 'let-go'

export async function carryOut(carrying: Carrying, run: Run): Promise<Ended> {
  const { db, holder, isStopped } = carrying
  let bytesRead = run.bytesRead
  let done = run.records
  try {
    for await (const chunk of chunksOf(carrying, run, count => (bytesRead = Math.max(bytesRead, count)))) {
      if (isStopped()) {
        await releaseRun(db, run.id, holder)
        return 'let-go'
      }
      const isOurs = await keepChunk(carrying, run, { ...chunk, done, bytesRead })
      if (!isOurs) return 'let-go'
      done += chunk.records.length
      carrying.onChunk?.(done)
    }
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return await stop(carrying, run, done, error, problem)
  }
  await finish(carrying, run, 'done', null)
  return 'done'
}

/** What the first rows would come to: carried out, and taken back. */
export async function tryOut(
  carrying: Pick<Carrying, 'db' | 'blobs' | 'clock' | 'country' | 'chunkRows'>,
  run: Run,
): Promise<{
  readonly lines: readonly (ReportLine & { readonly cells: readonly string[] })[]
  readonly isWholeFile: boolean
}> {
  const { db, clock } = carrying
  const chunks = chunksOf(carrying, run, () => {})
  try {
    const first = await chunks.next()
    if (first.done) return { lines: [], isWholeFile: true }
    const { records, layout } = first.value
    const lines = await rolledBack(db, tx => carryOutChunk(tx, records, layout, clock()))
    return {
      lines: lines.map((line, at) => ({ ...line, cells: records[at]?.cells ?? [] })),
      isWholeFile: records.length < carrying.chunkRows || (await chunks.next()).done === true,
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error
    return { lines: [{ ...brokenLine(error), cells: [] }], isWholeFile: false }
  } finally {
    await chunks.return(undefined)
  }
}

interface Chunk {
  readonly records: readonly CsvRecord[]
  readonly layout: Layout
}

/** The file does not have the columns that were chosen; it cannot be so unless another file lies in its place. */
class FileGone extends Error {}

async function* chunksOf(
  { blobs, country, chunkRows }: Pick<Carrying, 'blobs' | 'country' | 'chunkRows'>,
  run: Run & { readonly kind: ImportKind | null; readonly columns: Columns | null },
  onBytes: (count: number) => void,
): AsyncGenerator<Chunk, undefined> {
  if (run.blob === null || run.kind === null || run.columns === null) throw new FileGone()
  let layout: Layout | null = null
  let passed = 0
  let records: CsvRecord[] = []
  let broken: CsvBroken | null = null
  try {
    for await (const record of recordsOf({ ...run, bytes: blobs.get(run.blob), onBytes })) {
      if (!layout) {
        layout = layoutOf({ kind: run.kind, columns: run.columns, country }, namesOf(record.cells))
        if (!layout) throw new FileGone()
      } else if (passed < run.records) passed++
      else records.push(record)
      if (layout && records.length === chunkRows) {
        yield { records, layout }
        records = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error
    broken = error
  }
  // What could be read before the file broke off comes in.
  if (layout && records.length > 0) yield { records, layout }
  if (broken !== null) throw broken
  return undefined
}

function problemOf(error: unknown): ImportView['problem'] {
  if (error instanceof CsvBroken) return error.why
  const isGone =
    error instanceof FileGone || (error instanceof Error && 'code' in error && error.code === 'ENOENT')
  return isGone ? 'file-gone' : null
}

/** Where the file cannot be read on, the report ends with a line that says so. */
async function stop(
  { db, blobs, clock, holder }: Carrying,
  run: Run,
  done: number,
  error: unknown,
  problem: NonNullable<ImportView['problem']>,
): Promise<Ended> {
  const blob = await db.transaction().execute(async tx => {
    if (!(await isStillOurs(tx, { id: run.id, holder, records: done }))) return null
    if (error instanceof CsvBroken) {
      const until = clock() + heldMs
      await advance(tx, {
        id: run.id,
        lines: [brokenLine(error)],
        firstRecord: done + 1,
        bytesRead: run.bytes,
        until,
      })
    }
    return await finishRun(tx, run.id, { state: 'stopped', problem, now: clock(), holder })
  })
  if (blob !== null) await blobs.remove(blob)
  return 'stopped'
}

function brokenLine({ why, line }: CsvBroken): ReportLine {
  const says: LineSays = why
  return { line, outcome: 'refused', says, about: null, customerId: null }
}

async function finish(
  { db, blobs, clock, holder }: Carrying,
  run: Run,
  state: 'done' | 'stopped',
  problem: ImportView['problem'],
): Promise<void> {
  const blob = await finishRun(db, run.id, { state, problem, now: clock(), holder })
  if (blob !== null) await blobs.remove(blob)
}

const triesAfterConflict = 5
/** Deadlock, serialisation, and two runs that bring the same number at the same moment. */
const conflicts = new Set(['40P01', '40001', '23505'])

async function inChunk<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (tries >= triesAfterConflict || !conflicts.has(code)) throw error
    }
  }
}

interface Keeping extends Chunk {
  /** The cursor before these rows. */
  readonly done: number
  readonly bytesRead: number
}

/** @returns false when the run is not ours any more */
async function keepChunk(carrying: Carrying, run: Run, keeping: Keeping): Promise<boolean> {
  const { db, clock } = carrying
  try {
    return await inChunk(db, tx =>
      keepIn(tx, carrying, run, keeping, () => carryOutChunk(tx, keeping.records, keeping.layout, clock())),
    )
  } catch (error) {
    if (!isAboutData(error)) throw error
    return await keepEach(carrying, run, keeping)
  }
}

/** The database would not have one of these rows; the others come in all the same. */
async function keepEach(carrying: Carrying, run: Run, keeping: Keeping): Promise<boolean> {
  const { db } = carrying
  for (const [at, record] of keeping.records.entries()) {
    const alone = { ...keeping, records: [record], done: keeping.done + at }
    if (keeping.records.length > 1) {
      if (!(await keepChunk(carrying, run, alone))) return false
      continue
    }
    const says: LineSays = 'not-kept'
    const line = { line: record.line, outcome: 'refused', says, about: null, customerId: null } as const
    if (!(await inChunk(db, tx => keepIn(tx, carrying, run, alone, async () => [line])))) return false
  }
  return true
}

async function keepIn(
  tx: Tx,
  { clock, holder }: Carrying,
  run: Run,
  { done, bytesRead }: Keeping,
  work: () => Promise<readonly ReportLine[]>,
): Promise<boolean> {
  if (!(await isStillOurs(tx, { id: run.id, holder, records: done }))) return false
  const lines = await work()
  await advance(tx, { id: run.id, lines, firstRecord: done + 1, bytesRead, until: clock() + heldMs })
  return true
}

/** Classes of the database's own: a value that does not fit, a rule of a table that is broken. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^2[23]/.test(code)
}

class TakenBack extends Error {}

async function rolledBack<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const made: Result[] = []
  try {
    await db.transaction().execute(async tx => {
      made.push(await work(tx))
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  const [result] = made
  if (result === undefined) throw new Error('what was tried out came to nothing')
  return result
}
