/** Finds the mails in a file or a folder: mbox files, Maildirs with their folders, files of one mail each. */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

export type MailFile = { readonly path: string; readonly kind: 'mbox' | 'mail'; readonly bytes: number }

/** In the order of their names. What is no mail by its name or its beginning is passed over, and told. */
export async function* findMailFiles(
  path: string,
  onPassedOver: (path: string) => void,
): AsyncGenerator<MailFile> {
  const found = await stat(path)
  if (!found.isDirectory()) {
    const file = await asMailFile(path, found.size, true)
    if (file) yield file
    else onPassedOver(path)
    return
  }
  yield* within(path, onPassedOver)
}

async function* within(folder: string, onPassedOver: (path: string) => void): AsyncGenerator<MailFile> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = new Set(entries.map(({ name }) => name))
  const isMaildir = names.has('cur') && names.has('new')
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      // What is in `tmp` was never delivered.
      if (isMaildir && entry.name === 'tmp') continue
      yield* within(path, onPassedOver)
    } else if (entry.isFile()) {
      const inMaildir = /^(cur|new)$/.test(basename(folder))
      const file = await asMailFile(path, (await stat(path)).size, inMaildir)
      if (file) yield file
      else if (!isMaildir) onPassedOver(path)
    }
  }
}

const mailNames = /\.(eml|mbox|mbx|msg\.txt)$/i
const ourHeads = /^[!-9;-~]+:/

/** @param isNamed somebody named it, or it lies where only mails lie: its name need not say so */
async function asMailFile(path: string, bytes: number, isNamed: boolean): Promise<MailFile | null> {
  if (bytes === 0) return null
  const head = await headOf(path)
  if (head.startsWith('From ')) return { path, kind: 'mbox', bytes }
  const isMail = isNamed || mailNames.test(path)
  return isMail && ourHeads.test(head) ? { path, kind: 'mail', bytes } : null
}

async function headOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0)
    return buffer
      .subarray(0, bytesRead)
      .toString('latin1')
      .replace(/^\xEF\xBB\xBF/, '')
  } finally {
    await file.close()
  }
}
