/** A recording in the story, and where a promise was said in one. Who took it away, and when, stands below it in the story. */
import type { PromiseView, StoryItem } from '../../../../contract/case.ts'
import { clockOf, partOf } from '../../../../contract/recordings.ts'
import type { Recording } from '../../../../contract/recordings.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { PlayPart, RecordingPlayer, useHearing } from './recording-player.tsx'

interface Props {
  readonly item: StoryItem
  readonly recording: NonNullable<StoryItem['recording']>
}

export function StoryRecording({ item: { at }, recording }: Props) {
  const hearing = useHearing()
  return <RecordingPlayer recording={{ ...recording, at }} hearing={hearing} />
}

/** Plays exactly the seconds in which it was said. */
export function HeardAt({
  promise,
  recordings,
}: {
  readonly promise: PromiseView
  readonly recordings: readonly Recording[]
}) {
  const words = useWordsOf(evidenceHouseWords)
  const part = partOf(promise)
  if (part === null) return null
  const recording = recordings.find(({ id }) => id === part.recordingId)
  if (recording) return <PlayPart recording={recording} part={part} />
  return (
    <p className="soft">
      {words.heardAt(clockOf(part.fromSecond), clockOf(part.toSecond))}. {words.gone}
    </p>
  )
}
