/** The house rules of recordings. */
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import type { KnownRecording } from './requests.ts'

/** Players round their lengths, and the last line of a transcript ends with the file. */
const SLACK_SECONDS = 2
export const LONGEST_SECONDS = 86_400

export const addRecordingRules: readonly Rule<Asked<'add-recording'>>[] = [
  {
    name: 'recording-in-this-case',
    says: 'That file does not stand in this case: a recording is kept where its customer finds it.',
    refuses: 'adding a recording',
    when: ({ request: { found } }) => !found.isFileHere,
  },
  {
    name: 'recording-can-be-played',
    says: 'This is no recording that can be played here: bring it as WAV, MP3, Ogg, MP4, AAC, FLAC or WebM.',
    refuses: 'adding a recording',
    when: ({ request: { mediaType } }) => mediaType === null,
  },
  {
    name: 'recording-has-a-length',
    says: 'How long this recording is cannot be told: save it once more, for example as WAV.',
    refuses: 'adding a recording',
    when: ({ request: { seconds } }) => seconds === null || !(seconds > 0 && seconds <= LONGEST_SECONDS),
  },
  {
    name: 'recording-of-a-call-here',
    says: 'That call was not written down in this case: choose one that was.',
    refuses: 'adding a recording',
    when: ({ request: { found } }) => !found.isCallHere,
  },
  {
    name: 'recording-began-before',
    says: 'A recording began in the past: choose when that was.',
    refuses: 'adding a recording',
    when: ({ request: { startedAt }, now }) => startedAt !== null && startedAt > now,
  },
]

const recordingKnown: Rule<{ readonly request: { readonly known: KnownRecording | null } }> = {
  name: 'recording-known',
  says: 'There is no such recording in this case.',
  refuses: 'adding lines to a recording, or taking it away',
  when: ({ request }) => request.known === null,
}

export const addTranscriptRules: readonly Rule<Asked<'add-transcript'>>[] = [
  recordingKnown,
  {
    name: 'transcript-can-be-read',
    says: 'These lines cannot be read: bring WebVTT, SRT, or JSON with the seconds of each line.',
    refuses: 'adding what was said',
    when: ({ request: { lines } }) => lines === null || lines.count === 0,
  },
  {
    name: 'transcript-within-its-recording',
    says: 'These lines go on after the recording has ended: they belong to another one.',
    refuses: 'adding what was said',
    when: ({ request: { lines, known } }) =>
      lines !== null && known !== null && lines.untilSecond > known.seconds + SLACK_SECONDS,
  },
]

export const removeRecordingRules: readonly Rule<Asked<'remove-recording'>>[] = [
  recordingKnown,
  {
    name: 'recording-removed-with-a-reason',
    says: 'Write down why this recording is taken away.',
    refuses: 'taking a recording away',
    when: ({ request: { reason } }) => isBlank(reason),
  },
]

/** Whether these seconds are in it, rounded up to the last one that was begun. */
export function isWithin(seconds: number, part: { readonly fromSecond: number; readonly toSecond: number }) {
  return part.fromSecond >= 0 && part.fromSecond < part.toSecond && part.toSecond <= Math.ceil(seconds)
}
