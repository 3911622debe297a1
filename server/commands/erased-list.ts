/**
 * Who was erased, by id alone, in the data folder: backups made before cannot be reached, so a restore erases these people again.
 * An entry is written before anything is erased; while `files` is not empty, these files may still be on the disk.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isErrno } from '../db/processes.ts'
import { OperatorError } from '../operator-error.ts'

const Erased = z.object({
  customerId: z.uuid(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Names in the blob store. */
  files: z.array(z.string()),
})
const List = z.object({ erased: z.array(Erased) })

export type Erased = Readonly<z.infer<typeof Erased>>

const nameIn = (folder: string) => join(folder, 'erased.json')

/** @throws OperatorError when the file is there and cannot be read: it must not be written anew without what is in it */
export async function readErased(dataDir: string): Promise<readonly Erased[]> {
  try {
    return List.parse(JSON.parse(await readFile(nameIn(dataDir), 'utf8'))).erased
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw new OperatorError(
      `${nameIn(dataDir)} cannot be read. It says who was erased: put it right, or bring back a copy of it.`,
      { cause: error },
    )
  }
}

/** Adds to the list, or replaces what it says about the same customers; durable when it resolves. */
export async function noteErased(dataDir: string, entries: readonly Erased[]): Promise<void> {
  if (entries.length === 0) return
  const known = await readErased(dataDir)
  const merged = new Map([...known, ...entries].map(entry => [entry.customerId, entry]))
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const aside = `${nameIn(dataDir)}.${randomUUID()}`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify({ erased: [...merged.values()] }, null, 1)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, nameIn(dataDir))
  } finally {
    await rm(aside, { force: true })
  }
  const folder = await open(dataDir)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
