/** Hears a recording: whole, or exactly the seconds in which something was said. */
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { playPart } from '../../../../contract/play-part.ts'
import type { PartToPlay } from '../../../../contract/play-part.ts'
import { clockOf } from '../../../../contract/recordings.ts'
import type { Recording } from '../../../../contract/recordings.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { recordingAddress } from '../evidence-data.ts'

export interface Hearing {
  readonly audio: RefObject<HTMLAudioElement | null>
  readonly play: (part: PartToPlay) => void
  readonly seek: (second: number) => void
}

/** A player, and how it is told what to play. */
export function useHearing(): Hearing {
  const audio = useRef<HTMLAudioElement>(null)
  const letGo = useRef<() => void>(null)
  useEffect(() => () => letGo.current?.(), [])
  return {
    audio,
    play: part => {
      letGo.current?.()
      if (audio.current)
        letGo.current = playPart(audio.current, part, look => void requestAnimationFrame(look))
    },
    seek: second => {
      letGo.current?.()
      if (audio.current) audio.current.currentTime = second
    },
  }
}

interface PlayerProps {
  readonly recording: Recording
  readonly hearing: Hearing
  /** Its length is read at once: somebody is about to choose in it. */
  readonly isReady?: boolean
}

export function RecordingPlayer({ recording, hearing, isReady = false }: PlayerProps) {
  const words = useWordsOf(evidenceHouseWords)
  const { id, name, callId } = recording
  const what = callId === undefined ? words.recording : words.ofCall
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said stands beside it as text
    <audio
      // oxlint-disable-next-line react/refs -- handed on to the element, and read by what the keys do
      ref={hearing.audio}
      className="recording-sound"
      controls
      preload={isReady ? 'metadata' : 'none'}
      src={recordingAddress(id)}
      aria-label={`${what}: ${name}`}
    />
  )
}

/** "Play 0:42–0:57", with its player below. */
export function PlayPart({ recording, part }: { recording: Recording; part: PartToPlay }) {
  const words = useWordsOf(evidenceHouseWords)
  const hearing = useHearing()
  return (
    <div className="recording-part">
      <button type="button" className="button button-plain" onClick={() => hearing.play(part)}>
        {words.play(clockOf(part.fromSecond), clockOf(part.toSecond))}
      </button>
      <RecordingPlayer recording={recording} hearing={hearing} />
    </div>
  )
}
