/** Unpacks the plain archive that PostgreSQL makes of a cluster: folders and regular files, nothing else. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import type { Readable } from 'node:stream'

const BLOCK = 512

type Entry = { readonly name: string; readonly size: number; readonly isFolder: boolean }
type OpenFile = { readonly handle: number; left: number; padding: number }

/**
 * Writes what the archive holds into `folder`. Throws on anything that is not such an archive. Syncs nothing: a server
 * that finds a cluster copied while it ran syncs all of it before it recovers.
 */
export async function unpack(source: Readable, folder: string): Promise<void> {
  let pending = Buffer.alloc(0)
  let file: OpenFile | undefined
  try {
    for await (const chunk of source) {
      pending = Buffer.concat([pending, chunk as Buffer]) // a file's stream without encoding gives buffers
      for (;;) {
        if (file !== undefined) {
          pending = fill(file, pending)
          if (file.left + file.padding > 0) break
          closeSync(file.handle)
          file = undefined
        }
        if (pending.length < BLOCK) break
        const entry = readHeader(pending.subarray(0, BLOCK))
        pending = pending.subarray(BLOCK)
        if (entry !== undefined) file = create(folder, entry)
      }
    }
    if (file !== undefined || pending.length > 0) throw new Error('The archive ends in the middle of a file')
  } finally {
    if (file !== undefined) closeSync(file.handle)
  }
}

/** Undefined for the empty blocks at the end. */
function readHeader(block: Buffer): Entry | undefined {
  if (block.every(byte => byte === 0)) return undefined
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (sum !== octal(block, 148, 8))
    throw new Error('The archive is damaged: the checksum of a header is wrong')
  const [prefix, name] = [text(block, 345, 155), text(block, 0, 100)]
  const kind = String.fromCharCode(block[156] ?? 0)
  if (kind !== '0' && kind !== '5' && kind !== '\0') {
    throw new Error(`The archive holds ${name}, which is neither a file nor a folder`)
  }
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: octal(block, 124, 12),
    isFolder: kind === '5',
  }
}

function create(folder: string, { name, size, isFolder }: Entry): OpenFile | undefined {
  const path = join(folder, normalize(name))
  if (!path.startsWith(join(folder, '/')))
    throw new Error(`The archive wants to write outside its folder: ${name}`)
  mkdirSync(isFolder ? path : dirname(path), { recursive: true, mode: 0o700 })
  if (isFolder) return undefined
  return { handle: openSync(path, 'wx', 0o600), left: size, padding: (BLOCK - (size % BLOCK)) % BLOCK }
}

/** Takes what belongs to the file and returns the rest. */
function fill(file: OpenFile, bytes: Buffer): Buffer<ArrayBuffer> {
  const content = bytes.subarray(0, file.left)
  for (let at = 0; at < content.length; ) at += writeSync(file.handle, content, at)
  file.left -= content.length
  const skipped = Math.min(file.padding, bytes.length - content.length)
  file.padding -= skipped
  return Buffer.from(bytes.subarray(content.length + skipped))
}

function text(block: Buffer, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end === -1 ? length : end)
}

function octal(block: Buffer, at: number, length: number): number {
  return Number.parseInt(text(block, at, length).trim() || '0', 8)
}
