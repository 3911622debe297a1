/** What can be asked about the evidence of a case. */
import type { Helping } from '../acting/requests.ts'
import type { Instant } from '../time.ts'
import type { CopyAs, CopyFor, LengthBy } from './facts.ts'

/** What others know of a recording, read under the lock of the case. */
export interface FoundForRecording {
  /** The file stands in this case. */
  readonly isFileHere: boolean
  /** True where no call was named. */
  readonly isCallHere: boolean
  /** Added before already. */
  readonly isKnown: boolean
}

/** A recording as it stands in its row. */
export interface KnownRecording {
  readonly seconds: number
  readonly transcriptFileId: string | null
}

export type EvidenceRequest =
  | {
      readonly ask: 'add-recording'
      readonly recordingId: string
      readonly agentId: string
      readonly fileId: string
      /** By its first bytes; null where it is nothing that can be played. */
      readonly mediaType: string | null
      /** Null where nobody could tell. */
      readonly seconds: number | null
      readonly secondsBy: LengthBy
      readonly callId: string | null
      readonly startedAt: Instant | null
      readonly found: FoundForRecording
    }
  | {
      readonly ask: 'add-transcript'
      readonly recordingId: string
      readonly agentId: string
      readonly fileId: string
      /** Null where it could not be read. */
      readonly lines: { readonly count: number; readonly untilSecond: number } | null
      /** Null where there is no such recording in this case. */
      readonly known: KnownRecording | null
    }
  | {
      readonly ask: 'remove-recording'
      readonly recordingId: string
      readonly agentId: string
      readonly reason: string
      readonly known: KnownRecording | null
    }
  | {
      readonly ask: 'copy-case'
      readonly as: CopyAs
      readonly for: CopyFor
      readonly agentId: string | null
      readonly helper?: Helping | undefined
    }
