/** Adding a recording, the lines that were said in it, and taking it away. */
import type { AddRecording } from '../../../contract/evidence.ts'
import { Fault } from '../../../contract/faults.ts'
import { untilSecond } from '../../../domain/evidence/transcript.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { isTaken } from '../../db/taken.ts'
import { readLines, readMedia } from '../../evidence/read-media.ts'
import {
  dropUnused,
  fileInCase,
  insertRecording,
  isCallOfCase,
  keepTranscript,
  recordingById,
  type RecordingRow,
  removeRecording,
} from '../../evidence/recordings.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type CaseOfEvidence, isErasedCustomer } from './sql.ts'

export interface Keeping {
  readonly ledger: Ledger
  readonly blobs: BlobStore
}

/** Once per recordingId. A file that was uploaded for it and refused is not kept. */
export async function addRecording(
  { ledger, blobs }: Keeping,
  { id: caseId, customerId }: Pick<CaseOfEvidence, 'id' | 'customerId'>,
  agentId: string,
  asked: AddRecording,
): Promise<Acted | Refusal> {
  const { recordingId, fileId, callId, startedAt } = asked
  const file = await fileInCase(ledger.db, caseId, fileId)
  const read = file === null ? { mediaType: null, seconds: null } : await readMedia(blobs, file)
  const seconds = read.seconds ?? asked.seconds
  const secondsBy = read.seconds === null ? 'player' : 'file'
  let isNew = false
  const add = async () =>
    await actOn(ledger, {
      caseId,
      customerId,
      request: async (_, { tx }) => {
        if (await isErasedCustomer(tx, customerId))
          throw new Fault('not-found', say => say.nothingMoreWritten)
        const known = await recordingById(tx, recordingId)
        isNew = known === null
        return {
          ask: 'add-recording',
          recordingId,
          agentId,
          fileId,
          mediaType: read.mediaType,
          seconds,
          secondsBy,
          callId,
          startedAt,
          found: {
            isFileHere: file !== null && (known === null || known.caseId === caseId),
            isCallHere: callId === null || (await isCallOfCase(tx, caseId, callId)),
            isKnown: known !== null,
          },
        }
      },
      also: async tx => {
        if (!isNew || read.mediaType === null || seconds === null) return
        const now = ledger.clock()
        const { mediaType } = read
        await insertRecording(tx, {
          id: recordingId,
          caseId,
          fileId,
          callId,
          mediaType,
          seconds,
          secondsBy,
          startedAt,
          now,
        })
      },
    })
  try {
    const acted = await add()
    if (isRefusal(acted)) await dropUnused(ledger.db, fileId)
    return acted
  } catch (error) {
    // The same file under another name: it is a recording already.
    if (isTaken(error, 'recording_file_id_key')) throw new Fault('bad-request', say => say.recordingAlready)
    throw error
  }
}

/** @throws Fault when the file is not there */
export async function addTranscript(
  { ledger, blobs }: Keeping,
  recording: RecordingRow,
  agentId: string,
  fileId: string,
): Promise<Acted | Refusal> {
  const { id: recordingId, caseId } = recording
  const file = await fileInCase(ledger.db, caseId, fileId)
  if (file === null) throw new Fault('bad-request', say => say.aFileGone)
  const read = await readLines(blobs, file)
  const lines = read && { count: read.length, untilSecond: untilSecond(read) }
  const acted = await actOn(ledger, {
    caseId,
    request: async (_, { tx }) => ({
      ask: 'add-transcript',
      recordingId,
      agentId,
      fileId,
      lines,
      known: await recordingById(tx, recordingId),
    }),
    also: tx => keepTranscript(tx, recordingId, fileId),
  })
  if (isRefusal(acted)) await dropUnused(ledger.db, fileId)
  return acted
}

/** The media goes with it, unless a message carries it. */
export async function takeAway(
  { ledger, blobs }: Keeping,
  recording: RecordingRow,
  agentId: string,
  reason: string,
): Promise<Acted | Refusal> {
  const { id: recordingId, caseId } = recording
  const acted = await actOn(ledger, {
    caseId,
    request: async (_, { tx }) => ({
      ask: 'remove-recording',
      recordingId,
      agentId,
      reason,
      known: await recordingById(tx, recordingId),
    }),
    also: tx => removeRecording(tx, recording),
  })
  if (isRefusal(acted)) return acted
  // After the commit: a row without its bytes would be worse than bytes without a row, which are swept.
  if (recording.transcriptBlob !== null) await blobs.remove(recording.transcriptBlob)
  if (!recording.isOfMessage) await blobs.remove(recording.blob)
  return acted
}
