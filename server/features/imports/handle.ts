/** A file is taken in, looked at, tried out, started and stopped. */
import { randomUUID } from 'node:crypto'
import type { ImportWish, StartImport, TrialView, UploadedImport } from '../../../contract/import.ts'
import { Fault } from '../../../contract/faults.ts'
import { importWords } from '../../../contract/words/import.ts'
import type { Language } from '../../../contract/case.ts'
import { cutFileName } from '../../intake/lengths.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { tryOut } from '../../imports/carry-out.ts'
import { countryOf } from '../../imports/country.ts'
import { CsvBroken, namesOf, recordsOf, styleOf } from '../../imports/csv.ts'
import { guessKind, missingIn } from '../../imports/guess.ts'
import { chunkRows, type Importer } from '../../imports/importer.ts'
import {
  finishRun,
  insertRun,
  mappings,
  type Run,
  runById,
  saveMapping,
  startRun,
} from '../../imports/run-sql.ts'
import { viewRun } from './views.ts'

export interface Importing {
  readonly ledger: Ledger
  readonly blobs: BlobStore
  readonly importer: Pick<Importer, 'wake'>
}

const rowsShown = 5
const linesShown = 20

/** @throws Fault bad-request when there is nothing in it that could be rows; nothing is kept then */
export async function takeIn(
  { ledger, blobs }: Importing,
  file: { readonly name: string; readonly content: AsyncIterable<Uint8Array>; readonly isCut: () => boolean },
  { agentId, house }: { readonly agentId: string | null; readonly house: House },
): Promise<UploadedImport> {
  const kept = await blobs.put(file.content)
  try {
    if (file.isCut()) throw new Fault('too-large')
    const style = await styleOf(blobs.get(kept.id))
    const [heading, ...sample] = await firstRows({ ...style, bytes: blobs.get(kept.id) })
    if (!heading) throw new Fault('bad-request', say => say.fileEmpty)
    const header = namesOf(heading)
    if (header.length === 1 && sample.length === 0) throw new Fault('bad-request', say => say.noTable)
    const id = randomUUID()
    const run = {
      id,
      fileName: cutFileName(file.name || 'file.csv'),
      bytes: kept.size,
      ...style,
      header,
      agentId,
    }
    await insertRun(ledger.db, { ...run, blob: kept.id, now: ledger.clock() })
    const saved = await mappings(ledger.db)
    return {
      run: viewRun(await mustFind(ledger, id), house),
      sample: sample.map(cells => cells.map(cell => cell.slice(0, 200))),
      guess: guessKind(header),
      mapping: saved.find(({ columns }) => isFor(columns, header)) ?? null,
    }
  } catch (error) {
    await blobs.remove(kept.id)
    throw error instanceof CsvBroken
      ? new Fault('bad-request', (_, language) => brokenSays(error, language))
      : error
  }
}

function isFor(columns: Readonly<Record<string, string>>, header: readonly string[]): boolean {
  const names = Object.values(columns)
  return names.length > 0 && names.every(name => header.includes(name))
}

function brokenSays({ why, line }: CsvBroken, language: Language): string {
  return importWords[language].atLine(line, importWords[language].says[why](''))
}

async function firstRows(reading: Parameters<typeof recordsOf>[0]): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  try {
    for await (const { cells } of recordsOf(reading)) {
      rows.push(cells)
      if (rows.length > rowsShown) break
    }
  } catch (error) {
    // What can be read is shown; trying it out says where it breaks off.
    if (!(error instanceof CsvBroken) || rows.length === 0) throw error
  }
  return rows
}

/** @throws Fault not-found */
export async function mustFind({ db }: Ledger, id: string): Promise<Run> {
  const run = await runById(db, id)
  if (!run) throw new Fault('not-found', say => say.noImport)
  return run
}

/** @throws Fault bad-request when the columns are not those of the file, or one that is needed is missing */
function checkWish({ kind, columns }: ImportWish, run: Run): void {
  const missing = missingIn(columns, kind)
  if (missing.length > 0) {
    throw new Fault('bad-request', (_, language) => {
      const { fields, needsColumns } = importWords[language]
      return needsColumns(missing.map(field => fields[field]).join(', '))
    })
  }
  const strange = Object.values(columns).find(name => !run.header.includes(name))
  if (strange !== undefined)
    throw new Fault('bad-request', (_, language) => importWords[language].noColumn(strange))
}

/** @throws Fault bad-request, gone-stale */
export async function tryImport(
  { ledger, blobs }: Importing,
  run: Run,
  wish: ImportWish,
  { house, language }: { readonly house: House; readonly language: Language },
): Promise<TrialView> {
  checkWish(wish, run)
  if (run.state !== 'uploaded') throw new Fault('gone-stale', (_, reader) => importWords[reader].begun)
  const country = countryOf(house.organisation)
  const trial = { db: ledger.db, blobs, clock: ledger.clock, country, chunkRows }
  const { lines, isWholeFile } = await tryOut(trial, { ...run, ...wish })
  const count = (outcome: string) => lines.filter(line => line.outcome === outcome).length
  return {
    lines: lines.slice(0, linesShown).map(({ line, outcome, says, about, cells }) => ({
      line,
      outcome,
      sentence: importWords[language].says[says](about ?? ''),
      cells: cells.map(cell => cell.slice(0, 200)),
    })),
    tried: lines.length,
    isWholeFile,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    notTaken: count('refused'),
  }
}

/** Starting what runs already does nothing. @throws Fault bad-request */
export async function startImport(
  { ledger, importer }: Importing,
  run: Run,
  { kind, columns, saveAs }: StartImport,
): Promise<void> {
  checkWish({ kind, columns }, run)
  const now = ledger.clock()
  if (saveAs !== null) await saveMapping(ledger.db, { name: saveAs, kind, columns, now })
  await startRun(ledger.db, run.id, { kind, columns, now })
  importer.wake()
}

/** What was brought in until now stays; the file is deleted. */
export async function stopImport({ ledger, blobs }: Importing, id: string): Promise<void> {
  const blob = await finishRun(ledger.db, id, { state: 'stopped', problem: 'cancelled', now: ledger.clock() })
  if (blob !== null) await blobs.remove(blob)
}
