/** Carries out the runs that were started, one after another; goes on with those that a process left behind. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { type BlobStore, createBlobStore } from '../files/blob-store.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { carryOut, heldMs } from './carry-out.ts'
import { countryOf } from './country.ts'
import { claimRun, filesInUse, finishRun, forgottenRuns } from './run-sql.ts'

interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly blobs: BlobStore
  readonly log: Log
}

export interface Importer {
  /** Looks for work now; else once in a while. */
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** A million rows of some hundred signs. */
export const maxImportBytes = 500_000_000

export function openImportFiles(dataDir: string): BlobStore {
  return createBlobStore({ folder: join(dataDir, 'imports'), limitBytes: maxImportBytes })
}

export const chunkRows = 500
const lookMs = 2_000

export function startImporter({ ledger, directory, blobs, log }: Setting): Importer {
  const { db, clock } = ledger
  const holder = randomUUID()
  let isStopped = false
  let tidiedAt = 0

  const work = async () => {
    if (isStopped) return
    if (clock() - tidiedAt > HOUR) {
      tidiedAt = clock()
      await tidy({ ledger, blobs })
    }
    for (;;) {
      const now = clock()
      const run = isStopped ? null : await claimRun(db, { holder, now, until: now + heldMs })
      if (!run) return
      const { organisation } = await directory.house()
      const country = countryOf(organisation)
      await carryOut({ db, blobs, clock, country, holder, chunkRows, isStopped: () => isStopped }, run)
    }
  }

  const wake = onWake(work, error => log.warn({ err: error }, 'an import was held up; it goes on by itself'))
  const each = setInterval(() => void wake(), lookMs)
  void wake()
  return {
    wake: () => void wake(),
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

/** What was uploaded and then forgotten goes after a day; so does a file that no run knows. */
async function tidy({ ledger, blobs }: Pick<Setting, 'ledger' | 'blobs'>): Promise<void> {
  const { db, clock } = ledger
  const before = clock() - DAY
  for (const id of await forgottenRuns(db, before)) {
    const blob = await finishRun(db, id, { state: 'stopped', problem: 'cancelled', now: clock() })
    if (blob !== null) await blobs.remove(blob)
  }
  await blobs.sweepOrphans(ids => filesInUse(db, ids), before)
}
