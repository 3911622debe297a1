/** What follows from adding, writing down, taking away and copying. How a recording stands is in its own row. */
import type { CaseFact } from '../case/facts.ts'
import type { DecisionsOn } from '../case/requests.ts'
import type { EvidenceRequest } from './requests.ts'

export const evidenceDecisions: DecisionsOn<EvidenceRequest['ask']> = {
  'add-recording': ({ request }) => {
    const { recordingId, fileId, agentId, mediaType, seconds, secondsBy, callId, startedAt, found } = request
    // The rules have seen that it can be played and has a length.
    if (found.isKnown || mediaType === null || seconds === null) return []
    const added: CaseFact = {
      type: 'RecordingAdded',
      recordingId,
      fileId,
      agentId,
      mediaType,
      seconds,
      secondsBy,
      ...(callId === null ? {} : { callId }),
      ...(startedAt === null ? {} : { startedAt }),
    }
    return [added]
  },

  'add-transcript': ({ request: { recordingId, fileId, agentId, lines, known } }) =>
    lines === null || known?.transcriptFileId === fileId
      ? []
      : [{ type: 'TranscriptAdded', recordingId, fileId, agentId, lines: lines.count }],

  'remove-recording': ({ request: { recordingId, agentId, reason } }) => [
    { type: 'RecordingRemoved', recordingId, agentId, body: { reason } },
  ],

  'copy-case': ({ request: { as, for: forWhom, agentId, helper } }) => [
    {
      type: 'CaseCopied',
      as,
      for: forWhom,
      agentId,
      ...(helper === undefined ? {} : { helperId: helper.id, body: { helper: helper.name } }),
    },
  ],
}
