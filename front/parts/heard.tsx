/**
 * Hears a recording, whole or in the seconds in which something was said. Without script the browser's own player keeps to these seconds,
 * which stand in the address (`#t=42,57`); with it a button plays them as often as it is pressed.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { playPart } from '../../contract/play-part.ts'
import type { PartToPlay } from '../../contract/play-part.ts'
import { clockOf } from '../../contract/recordings.ts'
import type { Recording } from '../../contract/recordings.ts'
import { evidenceWords } from '../../contract/words/evidence.ts'
import { useSpeech } from '../speech.tsx'

interface HeardProps {
  readonly recording: Pick<Recording, 'id' | 'name' | 'hasWords' | 'callId'>
  readonly caseHref: string
  readonly part?: PartToPlay
}

export function Heard({ recording, caseHref, part }: HeardProps) {
  const words = evidenceWords[useSpeech().language]
  const [isAlive, setIsAlive] = useState(false)
  useEffect(() => setIsAlive(true), [])
  const audio = useRef<HTMLAudioElement>(null)
  const letGo = useRef<(() => void) | null>(null)
  const play = () => {
    letGo.current?.()
    if (audio.current && part)
      // oxlint-disable-next-line react/immutability -- a ref of Preact, which the rule takes for a plain value
      letGo.current = playPart(audio.current, part, look => void requestAnimationFrame(look))
  }
  const href = `${caseHref}/recordings/${recording.id}`
  const what = recording.callId === undefined ? words.recording : words.ofCall
  const says = part ? words.play(clockOf(part.fromSecond), clockOf(part.toSecond)) : what
  return (
    <div class="heard">
      {part && isAlive ? (
        <button type="button" class="second" onClick={play}>
          {says}
        </button>
      ) : (
        <p class="soft">{says}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said stands beside it as text */}
      <audio
        ref={audio}
        controls
        preload="none"
        src={part ? `${href}#t=${part.fromSecond},${part.toSecond}` : href}
        aria-label={`${says}: ${recording.name}`}
      />
      {recording.hasWords && !part && <a href={`${href}/words`}>{words.whatWasSaid}</a>}
    </div>
  )
}
