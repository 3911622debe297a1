/** Reads of a kept file what tells its kind and length, and the lines of a transcript. */
import { buffer } from 'node:stream/consumers'
import { readTranscript, type TranscriptLine } from '../../domain/evidence/transcript.ts'
import { recordingType, secondsIn } from '../../domain/evidence/media.ts'
import type { BlobStore } from '../files/blob-store.ts'

const END_BYTES = 65_536
const TRANSCRIPT_BYTES = 4_000_000

export interface ReadMedia {
  /** Null for whatever cannot be played. */
  readonly mediaType: string | null
  /** Null where the file does not say it. */
  readonly seconds: number | null
}

export async function readMedia(
  blobs: BlobStore,
  { blob, size }: { readonly blob: string; readonly size: number },
): Promise<ReadMedia> {
  if (size === 0) return { mediaType: null, seconds: null }
  const last = size - 1
  const head = await buffer(blobs.get(blob, { first: 0, last: Math.min(last, END_BYTES) }))
  const tail = await buffer(blobs.get(blob, { first: Math.max(0, last - END_BYTES), last }))
  return { mediaType: recordingType(head), seconds: secondsIn({ head, tail, size }) }
}

/** Null where it cannot be read as one. */
export async function readLines(
  blobs: BlobStore,
  { blob, size }: { readonly blob: string; readonly size: number },
): Promise<readonly TranscriptLine[] | null> {
  if (size > TRANSCRIPT_BYTES) return null
  try {
    return readTranscript(new TextDecoder('utf-8', { fatal: true }).decode(await buffer(blobs.get(blob))))
  } catch (error) {
    // Not UTF-8: no text that we know how to read.
    if (error instanceof TypeError) return null
    throw error
  }
}
