/**
 * What happens to the evidence of a case: a file is a recording of it, its words are written down, it is taken away, a copy of the whole
 * leaves the house. Seconds count from the beginning of the recording.
 */
import type { Instant } from '../time.ts'

/** `file`: read from the file itself. `player`: as the player of whoever brought it said. */
export type LengthBy = 'file' | 'player'
export type CopyAs = 'vcon' | 'bundle'
/** `customer`: what its customer may read. `house`: with the notes of the team. */
export type CopyFor = 'customer' | 'house'

export type EvidenceFact =
  | {
      readonly type: 'RecordingAdded'
      readonly recordingId: string
      readonly fileId: string
      readonly agentId: string
      readonly mediaType: string
      readonly seconds: number
      readonly secondsBy: LengthBy
      /** The call that was written down, of which it is. */
      readonly callId?: string
      readonly startedAt?: Instant
    }
  | {
      readonly type: 'TranscriptAdded'
      readonly recordingId: string
      readonly fileId: string
      readonly agentId: string
      readonly lines: number
    }
  | {
      readonly type: 'RecordingRemoved'
      readonly recordingId: string
      readonly agentId: string
      readonly body?: { readonly reason: string }
    }
  | {
      readonly type: 'CaseCopied'
      readonly as: CopyAs
      readonly for: CopyFor
      /** Null where the customer took it themselves, or somebody who acts for them. */
      readonly agentId: string | null
      readonly helperId?: string
      readonly body?: { readonly helper: string }
    }
