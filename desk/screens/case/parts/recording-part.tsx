/** Choosing the seconds of a recording in which a promise was said: by ear, by number, or by the line. */
import type { KeyboardEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import type { PromiseEvidence } from '../../../../contract/promises.ts'
import { clockOf, recordingsIn } from '../../../../contract/recordings.ts'
import type { Part, Recording } from '../../../../contract/recordings.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'
import { RecordingLines } from './recording-lines.tsx'
import { type Hearing, RecordingPlayer, useHearing } from './recording-player.tsx'

interface Props {
  readonly view: CaseView
  readonly evidence: PromiseEvidence | undefined
  readonly onChange: (evidence: PromiseEvidence | undefined) => void
}

export function RecordingPart({ view, evidence, onChange }: Props) {
  const words = useWordsOf(evidenceHouseWords)
  const times = useTimes()
  const recordings = recordingsIn(view.story)
  if (recordings.length === 0) return null
  const part = evidence && 'recordingId' in evidence ? evidence : null
  const chosen = recordings.find(({ id }) => id === part?.recordingId)
  return (
    <div className="recording-choose">
      <Field label={words.desk.where}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={chosen?.id ?? ''}
            onChange={event => {
              const recording = recordings.find(({ id }) => id === event.currentTarget.value)
              onChange(recording && whole(recording))
            }}
          >
            <option value="">{words.desk.noneChosen}</option>
            {recordings.map(({ id, at, name, seconds }) => (
              <option key={id} value={id}>
                {`${times.short(at)} · ${name} · ${clockOf(seconds)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen && part && (
        <Seconds
          key={chosen.id}
          recording={chosen}
          part={part}
          version={view.summary.version}
          onChange={onChange}
        />
      )}
    </div>
  )
}

function whole({ id, seconds }: Recording): Part {
  return { recordingId: id, fromSecond: 0, toSecond: Math.ceil(seconds) }
}

interface SecondsProps {
  readonly recording: Recording
  readonly part: Part
  readonly version: number
  readonly onChange: (part: Part) => void
}

function Seconds({ recording, part, version, onChange }: SecondsProps) {
  const words = useWordsOf(evidenceHouseWords)
  const hearing = useHearing()
  const set = setting({ recording, part, hearing, onChange })
  const onKeyDown = (event: KeyboardEvent) => {
    const does = set.byKey[event.key]
    const isTyping =
      event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey
    if (!does || isTyping) return
    event.preventDefault()
    event.stopPropagation()
    does()
  }
  const button = (label: string, key: string) => (
    <button type="button" className="button button-plain" onClick={set.byKey[key]} aria-keyshortcuts={key}>
      {label} <kbd className="caps">{key}</kbd>
    </button>
  )
  const clocks = [clockOf(part.fromSecond), clockOf(part.toSecond)] as const
  return (
    // Its keys work on whatever has the keyboard in it; each has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the buttons inside
    <div role="group" aria-label={words.desk.where} onKeyDown={onKeyDown}>
      <RecordingPlayer recording={recording} hearing={hearing} isReady />
      <div className="form-acts">
        {button(words.desk.fromHere, '[')}
        {button(words.desk.toHere, ']')}
        {button(words.play(...clocks), 'p')}
      </div>
      <div className="recording-seconds">
        <SecondField label={words.desk.fromSecond} value={part.fromSecond} onChange={set.from} />
        <SecondField label={words.desk.toSecond} value={part.toSecond} onChange={set.to} />
      </div>
      <p className="hint" role="status">
        {words.desk.chosen(...clocks)}
      </p>
      <RecordingLines
        recording={recording}
        version={version}
        onPlay={hearing.play}
        onChoose={line => onChange({ recordingId: recording.id, ...within(recording, line) })}
      />
    </div>
  )
}

function within({ seconds }: Recording, { fromSecond, toSecond }: Omit<Part, 'recordingId'>) {
  const last = Math.ceil(seconds)
  const to = Math.min(last, toSecond)
  return { fromSecond: Math.max(0, Math.min(fromSecond, to - 1)), toSecond: to }
}

/** What each way of choosing does; the first second always stays before the last. */
function setting({
  recording,
  part,
  hearing,
  onChange,
}: Omit<SecondsProps, 'version'> & { hearing: Hearing }) {
  const last = Math.ceil(recording.seconds)
  const from = (second: number) => {
    const fromSecond = Math.max(0, Math.min(second, last - 1))
    onChange({ ...part, fromSecond, toSecond: part.toSecond > fromSecond ? part.toSecond : last })
  }
  const to = (second: number) => {
    const toSecond = Math.max(1, Math.min(second, last))
    onChange({ ...part, toSecond, fromSecond: part.fromSecond < toSecond ? part.fromSecond : toSecond - 1 })
  }
  const now = () => hearing.audio.current?.currentTime ?? 0
  const byKey: Readonly<Record<string, () => void>> = {
    '[': () => from(Math.floor(now())),
    ']': () => to(Math.ceil(now())),
    p: () => hearing.play(part),
  }
  return { from, to, byKey }
}

function SecondField(props: { label: string; value: number; onChange: (second: number) => void }) {
  const { label, value, onChange } = props
  return (
    <Field label={label}>
      {ids => (
        <input
          {...ids}
          className="input"
          type="number"
          min={0}
          step={1}
          value={value}
          onChange={event => {
            const second = Math.trunc(event.currentTarget.valueAsNumber)
            if (Number.isFinite(second)) onChange(second)
          }}
        />
      )}
    </Field>
  )
}
