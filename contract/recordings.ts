/** The recordings that a story holds, as they stand after all that it tells of them. */
import type { PromiseView, StoryItem } from './case.ts'

export interface Recording extends NonNullable<StoryItem['recording']> {
  /** When it was added. */
  readonly at: number
}

/** In the order in which they were added; what was taken away is left out. */
export function recordingsIn(story: readonly StoryItem[]): readonly Recording[] {
  const changed = (is: 'written-down' | 'removed') =>
    new Set(story.flatMap(({ ofRecording }) => (ofRecording?.is === is ? [ofRecording.id] : [])))
  const gone = changed('removed')
  const written = changed('written-down')
  return story.flatMap(({ recording, at }) =>
    recording === undefined || gone.has(recording.id)
      ? []
      : [{ ...recording, at, hasWords: recording.hasWords || written.has(recording.id) }],
  )
}

export interface Part {
  readonly recordingId: string
  readonly fromSecond: number
  readonly toSecond: number
}

/** The seconds in which a promise was said; null where it was said elsewhere. */
export function partOf({ evidence }: Pick<PromiseView, 'evidence'>): Part | null {
  return evidence !== undefined && 'recordingId' in evidence ? evidence : null
}

/** `0:42`, `1:02:03` */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
