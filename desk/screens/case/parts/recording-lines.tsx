/** What was said, line by line: each goes to its second, and where seconds are being chosen, is chosen with one key. */
import type { Recording } from '../../../../contract/recordings.ts'
import { clockOf } from '../../../../contract/recordings.ts'
import type { PartToPlay } from '../../../../contract/play-part.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTranscript } from '../evidence-data.ts'

interface Props {
  readonly recording: Recording
  /** Of the case. */
  readonly version: number
  readonly onPlay: (part: PartToPlay) => void
  readonly onChoose?: (part: PartToPlay) => void
}

export function RecordingLines({ recording, version, onPlay, onChoose }: Props) {
  const words = useWordsOf(evidenceHouseWords)
  const lines = useTranscript(recording.id, version, recording.hasWords)
  if (lines.length === 0) return null
  return (
    <details className="recording-words" open={onChoose !== undefined}>
      <summary>{words.whatWasSaid}</summary>
      <ol>
        {lines.map(line => {
          const part = {
            fromSecond: Math.floor(line.fromSecond),
            toSecond: Math.max(Math.floor(line.fromSecond) + 1, Math.ceil(line.toSecond)),
          }
          return (
            <li key={`${line.fromSecond} ${line.text}`}>
              <button type="button" className="recording-line" onClick={() => onPlay(part)}>
                <span className="soft">{clockOf(line.fromSecond)}</span>{' '}
                {line.who !== null && <strong dir="auto">{line.who}</strong>} <bdi>{line.text}</bdi>
              </button>
              {onChoose && (
                <button type="button" className="button button-quiet" onClick={() => onChoose(part)}>
                  {words.desk.useLine}
                  <span className="hidden">: {line.text}</span>
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
