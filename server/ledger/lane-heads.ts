/**
 * The heads of the lanes, written into a file each day. A hash chain alone shows that a fact was changed, not that the whole chain was
 * written anew by somebody who owns the database; a head that was put away before does. Copy the folder somewhere else, and nobody
 * who has this machine can rewrite what happened before.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { HOUR } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { isErrno } from '../db/processes.ts'
import { onWake } from './wake.ts'
import { syncFolder } from '../../channels/sync-folder.ts'

const Heads = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  lanes: z.array(z.object({ lane: z.number(), head: z.number(), hash: z.string().regex(/^[0-9a-f]{64}$/) })),
})

export interface ExportedHeads extends Readonly<z.infer<typeof Heads>> {
  /** The file's name. */
  readonly file: string
}

interface Export {
  readonly db: Db
  readonly dataDir: string
  readonly now: number
}

const folderIn = (dataDir: string) => join(dataDir, 'lane-heads')

/** Writes today's file (by UTC), durably and whole. False when it is there already. */
export async function exportLaneHeads({ db, dataDir, now }: Export): Promise<boolean> {
  const folder = folderIn(dataDir)
  const path = join(folder, `${new Date(now).toISOString().slice(0, 10)}.json`)
  if (existsSync(path)) return false
  const { rows: lanes } = await sql<{ readonly lane: number; readonly head: number; readonly hash: string }>`
    SELECT lane, head, encode(hash, 'hex') AS hash FROM lane ORDER BY lane`.execute(db)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `.${randomUUID()}`)
  try {
    await writeSynced(aside, `${JSON.stringify({ at: now, lanes }, null, 1)}\n`)
    await rename(aside, path)
  } finally {
    await rm(aside, { force: true })
  }
  await syncFolder(folder)
  return true
}

/** Exports at the start and then looks each hour whether a new day has begun. */
export function startLaneHeadExport({
  log,
  clock,
  ...where
}: Omit<Export, 'now'> & { readonly clock: () => number; readonly log: Log }): {
  readonly stop: () => Promise<void>
} {
  let isStopped = false
  const wake = onWake(
    async () => {
      if (!isStopped) await exportLaneHeads({ ...where, now: clock() })
    },
    error =>
      log.error({ err: error }, 'the heads of the lanes could not be exported; trying again in an hour'),
  )
  const hourly = setInterval(() => void wake(), HOUR)
  void wake()
  return {
    async stop() {
      isStopped = true
      clearInterval(hourly)
      await wake()
    },
  }
}

/** What was exported so far, oldest first, and the names of files that are no exports (any more). */
export async function readLaneHeads(
  dataDir: string,
): Promise<{ readonly exported: readonly ExportedHeads[]; readonly unreadable: readonly string[] }> {
  const folder = folderIn(dataDir)
  const names = await readdir(folder).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  })
  const exported: ExportedHeads[] = []
  const unreadable: string[] = []
  for (const file of names.filter(name => /^\d{4}-\d\d-\d\d\.json$/.test(name)).toSorted()) {
    const heads = parse(await readFile(join(folder, file), 'utf8'))
    if (heads) exported.push({ file, ...heads })
    else unreadable.push(file)
  }
  return { exported, unreadable }
}

function parse(text: string): z.infer<typeof Heads> | null {
  try {
    return Heads.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
