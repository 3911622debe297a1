/** A sensible request of each kind about evidence, for tests. */
import { ASHA, MORNING } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import type { EvidenceRequest } from './requests.ts'

type Requests = { readonly [Name in EvidenceRequest['ask']]: RequestOf<Name> }

export const evidenceRequests: Requests = {
  'add-recording': {
    ask: 'add-recording',
    recordingId: 'recording-1',
    agentId: ASHA,
    fileId: 'file-1',
    mediaType: 'audio/wav',
    seconds: 95.5,
    secondsBy: 'file',
    callId: null,
    startedAt: MORNING,
    found: { isFileHere: true, isCallHere: true, isKnown: false },
  },
  'add-transcript': {
    ask: 'add-transcript',
    recordingId: 'recording-1',
    agentId: ASHA,
    fileId: 'file-2',
    lines: { count: 12, untilSecond: 93 },
    known: { seconds: 95.5, transcriptFileId: null },
  },
  'remove-recording': {
    ask: 'remove-recording',
    recordingId: 'recording-1',
    agentId: ASHA,
    reason: 'It is of somebody else.',
    known: { seconds: 95.5, transcriptFileId: null },
  },
  'copy-case': { ask: 'copy-case', as: 'bundle', for: 'customer', agentId: ASHA },
}
