/** Recordings of a case: adding one, what was said in it, taking it away, and where it is heard and copied. */
import { queryOptions } from '@tanstack/react-query'
import type { AddRecording, TranscriptView } from '../../contract/evidence.ts'
import { ask } from './ask.ts'

export function recordingAddress(recordingId: string): string {
  return `/api/desk/recordings/${encodeURIComponent(recordingId)}`
}

export function copyAddress(
  caseId: string,
  as: 'copy.zip' | 'vcon.json',
  forWhom: 'customer' | 'house',
): string {
  return `/api/desk/cases/${encodeURIComponent(caseId)}/${as}?for=${forWhom}`
}

/** Never another one under the same id: lines that were brought anew have a recording's version of their own. */
export function transcriptQuery(recordingId: string, version: number) {
  return queryOptions<TranscriptView>({
    queryKey: ['transcript', recordingId, version],
    queryFn: ({ signal }) =>
      ask<TranscriptView>(`/recordings/${encodeURIComponent(recordingId)}/transcript`, { signal }),
  })
}

/** @throws NotDone */
export async function addRecording(caseId: string, body: AddRecording): Promise<void> {
  await ask(`/cases/${encodeURIComponent(caseId)}/recordings`, { method: 'POST', body })
}

/** @throws NotDone */
export async function addTranscript(recordingId: string, fileId: string): Promise<void> {
  const path = `/recordings/${encodeURIComponent(recordingId)}/transcript`
  await ask(path, { method: 'POST', body: { fileId } })
}

/** @throws NotDone */
export async function removeRecording(recordingId: string, reason: string): Promise<void> {
  await ask(`/recordings/${encodeURIComponent(recordingId)}/remove`, { method: 'POST', body: { reason } })
}

/** A file that stands in the case, for a player to tell its length. */
export async function soundOf(fileId: string): Promise<Blob> {
  const answer = await fetch(`/api/desk/files/${encodeURIComponent(fileId)}`)
  return await answer.blob()
}
