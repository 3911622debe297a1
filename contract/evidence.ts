/** Recordings as evidence, at the desk and on the customers' pages. Seconds count from the beginning of a recording. */
import { z } from 'zod'

export const longestRecordingSeconds = 86_400
const Moment = z.number().int().min(0).max(253_402_300_799_999)

/** A file that stands in the case, sent along before or uploaded for this. The same recordingId again is the same recording. */
export const AddRecording = z.object({
  recordingId: z.uuid(),
  fileId: z.uuid(),
  callId: z.uuid().nullable().default(null),
  startedAt: Moment.nullable().default(null),
  /** As the player of whoever brings it says; used where the file itself does not. */
  seconds: z.number().min(0).max(longestRecordingSeconds).nullable().default(null),
})
export type AddRecording = z.infer<typeof AddRecording>

export const AddTranscript = z.object({ fileId: z.uuid() })
export const RemoveRecording = z.object({ reason: z.string().max(2_000) })
export const EvidenceDone = z.object({ done: z.literal(true), isRepeat: z.boolean() })

export const TranscriptLine = z.object({
  fromSecond: z.number(),
  toSecond: z.number(),
  who: z.string().nullable(),
  text: z.string(),
})
export type TranscriptLine = z.infer<typeof TranscriptLine>
export const TranscriptView = z.object({ lines: z.array(TranscriptLine) })
export type TranscriptView = z.infer<typeof TranscriptView>

export const CopyFor = z.enum(['customer', 'house'])
