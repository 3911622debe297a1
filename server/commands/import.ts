/**
 * `npm run heed -- import FILE --kind KIND`: brings a CSV file in, as the desk does, and says what became of its rows. Works while
 * Heed serves; broken off, the same command begins anew and changes nothing twice, and a Heed that serves goes on by itself.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type ImportKind, importKinds } from '../../contract/import-fields.ts'
import type { Columns } from '../../contract/import.ts'
import { importWords } from '../../contract/words/import.ts'
import type { Config } from '../config.ts'
import { connect, type Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { csvLine } from '../http/csv.ts'
import { carryOut, heldMs } from '../imports/carry-out.ts'
import { countryOf } from '../imports/country.ts'
import { CsvBroken, namesOf, recordsOf, styleOf } from '../imports/csv.ts'
import { guessColumns, missingIn } from '../imports/guess.ts'
import { chunkRows, openImportFiles } from '../imports/importer.ts'
import {
  claimRun,
  insertRun,
  linesAfter,
  mappings,
  type Run,
  runById,
  saveMapping,
  startRun,
} from '../imports/run-sql.ts'
import { readHouse } from '../ledger/directory.ts'
import { OperatorError } from '../operator-error.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

interface Wish {
  readonly file: string
  readonly kind: ImportKind
  readonly mapping: string | undefined
  readonly report: string | undefined
}

const words = importWords.en
const linesShown = 20

export async function importFile({ config, log, words: asked }: Asked): Promise<number> {
  const wish = wishIn(asked)
  if (!(await stat(wish.file).catch(() => null))?.isFile())
    throw new OperatorError(`There is no file ${wish.file}.`)
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 2 })
  try {
    const blobs = openImportFiles(config.dataDir)
    const run = await prepare(db, blobs, wish)
    const { organisation } = await readHouse(db)
    const carrying = { db, blobs, clock: Date.now, country: countryOf(organisation), chunkRows }
    await carryOut({ ...carrying, holder: run.holder, isStopped: () => false, onChunk: tellProgress }, run)
    return await tell(db, run.id, wish.report)
  } catch (error) {
    if (error instanceof CsvBroken)
      throw new OperatorError(words.atLine(error.line, words.says[error.why]('')))
    throw error
  } finally {
    await close()
    await stop()
  }
}

function wishIn(asked: readonly string[]): Wish {
  const usage = `Say which file and what is in it: npm run heed -- import FILE --kind ${importKinds.join('|')} [--mapping NAME] [--report FILE]`
  try {
    const { values, positionals } = parseArgs({
      args: [...asked],
      allowPositionals: true,
      options: { kind: { type: 'string' }, mapping: { type: 'string' }, report: { type: 'string' } },
    })
    const [file, ...more] = positionals
    const kind = importKinds.find(name => name === values.kind)
    if (file === undefined || more.length > 0 || !kind) throw new OperatorError(usage)
    return { file, kind, mapping: values.mapping, report: values.report }
  } catch {
    throw new OperatorError(usage)
  }
}

/** The file kept, its columns known, its run begun by this process. @throws OperatorError, CsvBroken */
async function prepare(db: Db, blobs: BlobStore, wish: Wish): Promise<Run & { readonly holder: string }> {
  const style = await styleOf(createReadStream(wish.file))
  const header = await headerOf(wish.file, style)
  const columns = await columnsFor(db, wish, header)
  const kept = await blobs.put(createReadStream(wish.file))
  const [id, holder, now] = [randomUUID(), randomUUID(), Date.now()]
  const file = { id, fileName: basename(wish.file), bytes: kept.size, blob: kept.id }
  await insertRun(db, { ...file, ...style, header, agentId: null, now })
  await startRun(db, id, { kind: wish.kind, columns, now })
  const run = (await claimRun(db, { holder, now, until: now + heldMs, id })) ?? (await runById(db, id))
  if (!run) throw new Error('the import that was just begun is not there')
  return { ...run, holder }
}

async function headerOf(
  file: string,
  style: Awaited<ReturnType<typeof styleOf>>,
): Promise<readonly string[]> {
  for await (const { cells } of recordsOf({ ...style, bytes: createReadStream(file) })) return namesOf(cells)
  throw new OperatorError('There is nothing in this file.')
}

/** As saved under that name, or as guessed from the heading; what was guessed is saved under a name that is new. */
async function columnsFor(db: Db, { kind, mapping }: Wish, header: readonly string[]): Promise<Columns> {
  const saved = (await mappings(db)).find(({ name }) => name === mapping)
  if (saved && saved.kind !== kind)
    throw new OperatorError(`“${saved.name}” was saved for ${saved.kind}, not for ${kind}.`)
  const columns = saved?.columns ?? guessColumns(header, kind)
  const strange = Object.values(columns).find(name => !header.includes(name))
  if (strange !== undefined) throw new OperatorError(words.noColumn(strange))
  const missing = missingIn(columns, kind)
  if (missing.length > 0)
    throw new OperatorError(
      `No column could be found for ${missing.map(field => words.fields[field]).join(', ')}. The file has: ${header.join(', ')}. Choose the columns at the desk, under /desk/import, and save them under a name.`,
    )
  if (!saved && mapping !== undefined)
    await saveMapping(db, { name: mapping, kind, columns, now: Date.now() })
  return columns
}

function tellProgress(records: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${records} rows`)
}

async function tell(db: Db, id: string, report: string | undefined): Promise<number> {
  if (process.stderr.isTTY) process.stderr.write('\n')
  const run = await runById(db, id)
  if (!run) return 1
  if (report !== undefined)
    await pipeline(Readable.from(reportLines(db, id)), createWriteStream(report, { mode: 0o600 }))
  const outcomes = ['added', 'changed', 'same', 'refused'] as const
  console.log(outcomes.map(outcome => words.counts(run[outcome], outcome)).join(', '))
  for (const { line, says, about } of await linesAfter(db, {
    id,
    record: 0,
    onlyRefused: true,
    limit: linesShown,
  }))
    console.log(`  ${words.atLine(line, words.says[says](about ?? ''))}`)
  if (run.refused > linesShown)
    console.log(`  … and ${run.refused - linesShown} more: --report FILE writes them all.`)
  if (run.problem !== null) console.log(words.problem[run.problem])
  return run.state === 'done' ? 0 : 1
}

async function* reportLines(db: Db, id: string): AsyncGenerator<string> {
  yield csvLine([words.report.line, words.report.outcome, words.report.says])
  for (let record = 0; ; ) {
    const lines = await linesAfter(db, { id, record, onlyRefused: false, limit: 2_000 })
    for (const { line, outcome, says, about } of lines)
      yield csvLine([line, words.outcomes[outcome], words.atLine(line, words.says[says](about ?? ''))])
    const last = lines.at(-1)
    if (!last) return
    record = last.record
  }
}
