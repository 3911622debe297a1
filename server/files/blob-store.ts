/**
 * Files of customers and agents, on disk under random ids: `<folder>/ab/abcdef…`.
 *
 * What must stay true:
 * - When `put` has resolved, the file survives a crash: the bytes are synced, then the name, then the folder
 *   that holds the name. A caller commits the row that refers to it only after that.
 * - A name never holds half a file: bytes are written under `incoming/` and renamed once they are whole.
 * - The id says nothing about the content. The hash serves integrity only; the same bytes put twice are two
 *   files, so that erasing one person's file never touches another's.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { syncFolder } from '../../channels/sync-folder.ts'

export type Blob = {
  readonly id: string
  /** Bytes. */
  readonly size: number
  /** Hexadecimal. */
  readonly sha256: string
}

export type BlobStore = {
  /**
   * Keeps a stream; resolves once it is durable.
   * @throws FileTooLarge when it is longer than the limit; nothing is kept then, or when the stream fails.
   */
  readonly put: (
    stream: AsyncIterable<Uint8Array>,
    options?: { readonly limitBytes?: number },
  ) => Promise<Blob>
  /** The bytes, or those from the first to the last of a part; an id that is not kept shows as `ENOENT` on the stream. */
  readonly get: (id: string, part?: { readonly first: number; readonly last: number }) => ReadStream
  /** Forgets a file; one that is gone already is no error. */
  readonly remove: (id: string) => Promise<void>
  /** Bytes, or null when it is not kept. */
  readonly sizeOf: (id: string) => Promise<number | null>
  /**
   * Removes files that nothing refers to, and unfinished ones, if last changed before `olderThan`
   * (milliseconds since the epoch). Leave a day: a file is put before its row is committed.
   */
  readonly sweepOrphans: (
    isReferenced: IsReferenced,
    olderThan: number,
  ) => Promise<{ readonly removed: number }>
}

/** Of these ids, the ones that some row refers to. */
export type IsReferenced = (ids: readonly string[]) => Promise<ReadonlySet<string>>

/** A file longer than is taken. Nothing of it was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super(`The file is larger than ${limitBytes} bytes, which is the most that is taken.`)
    this.limitBytes = limitBytes
  }
}

const ID = /^[0-9a-f]{32}$/
const SHELF = /^[0-9a-f]{2}$/

/** @param options.limitBytes the most that any file may hold, unless `put` names a smaller limit. */
export function createBlobStore(options: {
  readonly folder: string
  readonly limitBytes: number
}): BlobStore {
  const folder = resolve(options.folder)
  const { limitBytes } = options
  const incoming = join(folder, 'incoming')
  const place = (id: string) => join(folder, id.slice(0, 2), checked(id))
  const durableFolder = onceEach(makeFolderDurable)

  return {
    async put(stream, only = {}) {
      const id = randomBytes(16).toString('hex')
      const temporary = join(incoming, id)
      const shelf = join(folder, id.slice(0, 2))
      await durableFolder(incoming)
      await durableFolder(shelf)
      try {
        const written = await writeSynced(
          temporary,
          stream,
          Math.min(only.limitBytes ?? limitBytes, limitBytes),
        )
        await rename(temporary, place(id))
        await syncFolder(shelf)
        return { id, ...written }
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    get: (id, part) => createReadStream(place(id), part && { start: part.first, end: part.last }),
    remove: id => rm(place(id), { force: true }),
    async sizeOf(id) {
      try {
        return (await stat(place(id))).size
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async sweepOrphans(isReferenced, olderThan) {
      let removed = await removeOlder(incoming, await entries(incoming), olderThan)
      for (const shelf of (await entries(folder)).filter(name => SHELF.test(name))) {
        removed += await sweepShelf(join(folder, shelf), isReferenced, olderThan)
      }
      return { removed }
    },
  }
}

async function sweepShelf(shelf: string, isReferenced: IsReferenced, olderThan: number) {
  const ids = (await entries(shelf)).filter(name => ID.test(name))
  if (ids.length === 0) return 0
  const kept = await isReferenced(ids)
  return await removeOlder(
    shelf,
    ids.filter(id => !kept.has(id)),
    olderThan,
  )
}

async function writeSynced(path: string, stream: AsyncIterable<Uint8Array>, limitBytes: number) {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > limitBytes) throw new FileTooLarge(limitBytes)
      hash.update(chunk)
      await writeWhole(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** One write may take less than it was given (a full disk shows so first). */
async function writeWhole(file: FileHandle, chunk: Uint8Array) {
  for (let done = 0; done < chunk.length; ) {
    done += (await file.write(chunk, done)).bytesWritten
  }
}

/**
 * A folder's own name lives in the folder above. It is synced even when the folder is there already: whoever
 * made it may not have come that far.
 */
async function makeFolderDurable(path: string) {
  const highestNew = (await mkdir(path, { recursive: true })) ?? path
  for (let at = path; at.length >= highestNew.length; at = dirname(at)) await syncFolder(dirname(at))
}

/** Runs the task once for each path, lets later callers wait for the first, and forgets failures. */
function onceEach(task: (path: string) => Promise<void>) {
  const done = new Map<string, Promise<void>>()
  return async (path: string) => {
    const running = done.get(path) ?? task(path)
    done.set(path, running)
    try {
      await running
    } catch (error) {
      done.delete(path)
      throw error
    }
  }
}

async function removeOlder(folder: string, names: readonly string[], olderThan: number) {
  let removed = 0
  for (const name of names) {
    const path = join(folder, name)
    try {
      if ((await stat(path)).mtimeMs >= olderThan) continue
      await unlink(path)
      removed++
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  return removed
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** An id becomes a path: nothing but our own ids may. */
function checked(id: string) {
  if (!ID.test(id)) throw new TypeError('not the id of a file')
  return id
}
