/**
 * A copy of a case that reads without this product: a page in both languages, the recordings and files beside it, the same as a vCon, and
 * a list of all with their sums and where the ledger stood. Written as it goes; no file is in memory whole.
 */
import { createHash } from 'node:crypto'
import type { Language } from '../../contract/case.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { fileName, recordingName } from './bundle-names.ts'
import { bundlePage, type Named, pageNames } from './bundle-page.ts'
import type { Copied } from './collect.ts'
import { toVCon } from './vcon.ts'
import { streamVCon } from './vcon-stream.ts'
import { type Entry, zip } from './zip.ts'

interface Bundling {
  readonly blobs: BlobStore
  readonly copied: Copied
  /** Of the page that opens first. */
  readonly language: Language
  /** For the marks of the vCon. */
  readonly random: string
}

export function bundle(bundling: Bundling): AsyncGenerator<Uint8Array> {
  return zip(entries(bundling), bundling.copied.madeAt)
}

interface Listed {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

async function* entries(bundling: Bundling): AsyncGenerator<Entry> {
  const listed: Listed[] = []
  for (const entry of contents(bundling)) {
    const hash = createHash('sha256')
    let bytes = 0
    const summed = async function* () {
      for await (const piece of entry.content) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    }
    yield { ...entry, content: summed() }
    // Asked for the next one, it has passed whole.
    listed.push({ path: entry.name, bytes, sha256: hash.digest('hex') })
  }
  yield { name: 'manifest.json', content: [manifest(bundling.copied, listed)] }
}

function* contents({ blobs, copied, language, random }: Bundling): Generator<Entry> {
  const named: Named = {
    recordings: new Map(
      copied.recordings.map((recording, nth) => [recording.id, recordingName(nth, recording)]),
    ),
    files: new Map(sentAlong(copied).map((file, nth) => [file.id, fileName(nth, file)])),
  }
  const other: Language = language === 'en' ? 'es' : 'en'
  const page = (of: Language, otherHref: string) => [Buffer.from(bundlePage(copied, named, of, otherHref))]
  yield { name: 'index.html', content: page(language, pageNames[other]) }
  yield { name: pageNames[other], content: page(other, 'index.html') }
  yield { name: 'vcon.json', content: streamVCon(blobs, toVCon(copied, random)) }
  for (const { id, blob } of copied.recordings)
    yield { name: named.recordings.get(id) ?? id, content: blobs.get(blob), isPacked: true }
  for (const { id, blob } of sentAlong(copied))
    yield { name: named.files.get(id) ?? id, content: blobs.get(blob), isPacked: true }
}

/** The files of messages that its reader sees; a recording stands among the recordings. */
function sentAlong({ story, files, recordings }: Copied) {
  const heard = new Set(recordings.map(({ fileId }) => fileId))
  return story
    .flatMap(item => item.files)
    .flatMap(({ id }) => files.get(id) ?? [])
    .filter(({ id }) => !heard.has(id))
}

function manifest(copied: Copied, files: readonly Listed[]): Buffer {
  const { reference, for: forWhom, madeAt, ledger, house } = copied
  const listed = {
    case: reference,
    house: house.organisation.name,
    for: forWhom,
    madeAt: new Date(madeAt).toISOString(),
    ledger,
    files,
  }
  return Buffer.from(`${JSON.stringify(listed, null, 2)}\n`)
}
