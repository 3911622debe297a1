/**
 * The folder that a backup is: `manifest.json`, the database in `database/`, what else was in the data folder in `data/`.
 * What must stay true: a folder with a manifest is complete and on the disk; each file is named in it with its hash, and
 * nothing is read from a backup before all of it has been checked.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { OperatorError } from '../operator-error.ts'
import { isErrno } from '../db/processes.ts'
import { syncFolder } from '../../channels/sync-folder.ts'

const storedFile = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })
const content = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      columns: z.array(z.string()).readonly(),
      file: z.string(),
      rows: z.number(),
    }),
  ),
  sequences: z.array(z.object({ sequence: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
})
const manifest = z.object({
  format: z.literal('heed-backup-1'),
  /** `cluster`: the embedded PostgreSQL as it stood; `portable`: the content of the tables. */
  kind: z.enum(['cluster', 'portable']),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  content: content.optional(),
  files: z.array(storedFile),
})

export type Manifest = z.infer<typeof manifest>
export type StoredFile = z.infer<typeof storedFile>

/**
 * What of the data folder is neither backed up nor replaced: the database, which is copied in its own way, what belongs to
 * running processes, and the backups themselves.
 */
export const LEFT_OUT = /^(postgres|postgres\.new|socket|backups|heed\.pid.*|restore\..*|secret\.[0-9a-f-]+)$/

const MANIFEST = 'manifest.json'

/** A backup being written; it gets its name when it is whole. */
export type Draft = {
  /** Stores a stream under a path with forward slashes; says how many lines it had. */
  readonly store: (path: string, source: Readable) => Promise<number>
  readonly finish: (rest: Omit<Manifest, 'format' | 'files'>) => Promise<{ bytes: number }>
  readonly discard: () => Promise<void>
}

/** Throws OperatorError when there is something at `path` already, or when it cannot be made. */
export async function startDraft(path: string): Promise<Draft> {
  const draft = `${path}.partial`
  const files: StoredFile[] = []
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await mkdir(draft, { mode: 0o700 })
  } catch (error) {
    throw new OperatorError(
      `The backup cannot be written to ${path} (${String(error)}). Name another folder.`,
      {
        cause: error,
      },
    )
  }
  return {
    async store(name, source) {
      const { lines, ...stored } = await writeHashed(join(draft, name), source)
      files.push({ path: name, ...stored })
      return lines
    },
    async finish(rest) {
      const whole: Manifest = { format: 'heed-backup-1', ...rest, files }
      await writeFile(join(draft, MANIFEST), `${JSON.stringify(whole, null, 2)}\n`, {
        mode: 0o600,
        flush: true,
      })
      await rename(draft, path)
      await syncFolder(dirname(path))
      return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
    },
    discard: () => rm(draft, { recursive: true, force: true }),
  }
}

/** Reads a backup and checks every file of it. Throws OperatorError when it is not one, or not whole. */
export async function openBackup(path: string): Promise<Manifest> {
  const text = await readFile(join(path, MANIFEST), 'utf8').catch((error: unknown) => {
    throw new OperatorError(`${path} is not a backup of Heed's: it has no ${MANIFEST}.`, { cause: error })
  })
  const read = manifest.safeParse(parseJson(text))
  if (!read.success)
    throw new OperatorError(`The manifest of ${path} was not written by a Heed that this one knows.`)
  for (const file of read.data.files) {
    const { bytes, sha256 } = await hashOf(join(path, file.path)).catch((error: unknown) => {
      throw new OperatorError(`The backup ${path} is not whole: ${file.path} cannot be read.`, {
        cause: error,
      })
    })
    if (bytes !== file.bytes || sha256 !== file.sha256) {
      throw new OperatorError(
        `The backup ${path} is damaged: ${file.path} is not what was written. Use another one.`,
      )
    }
  }
  return read.data
}

/** The regular files below a folder, as paths with forward slashes; `isLeftOut` is asked for each path from the top down. */
export async function filesBelow(
  folder: string,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<string[]> {
  const found: string[] = []
  const walk = async (current: string): Promise<void> => {
    const entries = await readdir(current, { withFileTypes: true }).catch((error: unknown) => {
      if (isErrno(error, 'ENOENT')) return []
      throw error
    })
    for (const entry of entries) {
      const path = relative(folder, join(current, entry.name)).split(sep).join('/')
      if (isLeftOut(path)) continue
      if (entry.isDirectory()) await walk(join(current, entry.name))
      else if (entry.isFile()) found.push(path)
    }
  }
  await walk(folder)
  return found.toSorted()
}

/** Writes a stream to a new file, synced to the disk, in folders that are made for it. */
export async function writeHashed(
  path: string,
  source: Readable,
): Promise<{ bytes: number; sha256: string; lines: number }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const meter = newMeter()
  try {
    await pipeline(source, meter.through, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return meter.read()
}

async function hashOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const meter = newMeter()
  await pipeline(createReadStream(path), meter.through.resume())
  return meter.read()
}

function newMeter(): { through: Transform; read: () => { bytes: number; sha256: string; lines: number } } {
  const hash = createHash('sha256')
  let [bytes, lines] = [0, 0]
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
      done(null, chunk)
    },
  })
  return { through, read: () => ({ bytes, lines, sha256: hash.digest('hex') }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
