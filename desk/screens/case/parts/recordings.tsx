/** The recordings of a case in the rail: hearing them, adding one, what was said, taking one away; and a copy of the case. */
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { clockOf, recordingsIn } from '../../../../contract/recordings.ts'
import type { Recording } from '../../../../contract/recordings.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { addRecording, takeCopy } from '../../../commands/evidence.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { copyAddress, useRecordingActs } from '../evidence-data.ts'
import { AddRecordingForm } from './recording-add.tsx'
import { RecordingLines } from './recording-lines.tsx'
import { RecordingPlayer, useHearing } from './recording-player.tsx'

export function Recordings({ view, data }: { view: CaseView; data: Pick<CaseData, 'upload'> }) {
  const words = useWordsOf(evidenceHouseWords)
  const world = useWorld()
  const { do: form } = useSearch({ strict: false })
  const recordings = recordingsIn(view.story)
  return (
    <section className="rail-part recordings" aria-labelledby="recordings-title">
      <h2 id="recordings-title">{words.desk.title}</h2>
      {recordings.length === 0 && <p className="hint">{words.desk.none}</p>}
      {recordings.length > 0 && (
        <ul className="recordings-list">
          {recordings.map(recording => (
            <OneRecording key={recording.id} recording={recording} view={view} data={data} />
          ))}
        </ul>
      )}
      {form === 'recording' ? (
        <AddRecordingForm view={view} data={data} />
      ) : (
        addRecording.enabled(world) && <CommandButton command={addRecording} look="row" />
      )}
      {form === 'copy' && takeCopy.enabled(world) ? (
        <Copies caseId={view.summary.id} />
      ) : (
        takeCopy.enabled(world) && <CommandButton command={takeCopy} look="row" />
      )}
    </section>
  )
}

interface OneProps {
  readonly recording: Recording
  readonly view: CaseView
  readonly data: Pick<CaseData, 'upload'>
}

function OneRecording({ recording, view, data }: OneProps) {
  const words = useWordsOf(evidenceHouseWords)
  const times = useTimes()
  const hearing = useHearing()
  const [isRemoving, setIsRemoving] = useState(false)
  const { name, seconds, isRoughly, callId, at } = recording
  return (
    <li>
      <p className="recording-head">
        <strong>{callId === undefined ? words.recording : words.ofCall}</strong>
        <span className="soft">
          {times.short(at)} · <bdi>{name}</bdi> · {words.long(clockOf(seconds))}
          {isRoughly === true && ` (${words.roughly})`}
        </span>
      </p>
      <RecordingPlayer recording={recording} hearing={hearing} />
      <RecordingLines recording={recording} version={view.summary.version} onPlay={hearing.play} />
      {isRemoving ? (
        <RemoveForm recording={recording} onDone={() => setIsRemoving(false)} />
      ) : (
        <div className="form-acts">
          <AddWords recording={recording} data={data} />
          <button type="button" className="button button-quiet" onClick={() => setIsRemoving(true)}>
            {words.desk.remove}
          </button>
        </div>
      )}
    </li>
  )
}

function AddWords({ recording, data }: Omit<OneProps, 'view'>) {
  const words = useWordsOf(evidenceHouseWords)
  const acts = useRecordingActs()
  const add = async (file: File) =>
    await acts.doing(async () => {
      const { id } = await data.upload(file)
      await acts.addTranscript(recording.id, id)
    })
  return (
    <>
      <label className="button button-quiet recording-upload">
        {acts.isBusy ? words.desk.uploading : words.desk.addWords}
        <input
          type="file"
          className="hidden"
          accept=".vtt,.srt,.json,text/vtt,application/json"
          title={words.desk.wordsHint}
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            if (file) void add(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
      {acts.failure && <Sentence failure={acts.failure} />}
    </>
  )
}

function RemoveForm({ recording, onDone }: { recording: Recording; onDone: () => void }) {
  const words = useWordsOf(evidenceHouseWords)
  const acts = useRecordingActs()
  const [reason, setReason] = useState('')
  const remove = async () => {
    if (await acts.doing(async () => await acts.removeRecording(recording.id, reason.trim()))) onDone()
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void remove()
      }}
    >
      <AreaField
        label={words.desk.reason}
        hint={words.desk.removeHint}
        value={reason}
        required
        autoFocus
        rows={2}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {acts.failure && <Sentence failure={acts.failure} />}
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={acts.isBusy}>
          {words.desk.removeSubmit}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {words.desk.cancel}
        </button>
      </div>
    </form>
  )
}

function Copies({ caseId }: { caseId: string }) {
  const words = useWordsOf(evidenceHouseWords)
  const { show } = useWorld()
  const link = (label: string, ...[as, forWhom]: ['copy.zip' | 'vcon.json', 'customer' | 'house']) => (
    <li>
      <a href={copyAddress(caseId, as, forWhom)} download>
        {label}
      </a>
    </li>
  )
  return (
    <div className="copies">
      <h3>{words.desk.copyTitle}</h3>
      <p className="hint">{words.desk.copyHint}</p>
      <ul>
        {link(words.desk.copyForCustomer, 'copy.zip', 'customer')}
        {link(words.desk.copyForHouse, 'copy.zip', 'house')}
        {link(words.desk.vconForCustomer, 'vcon.json', 'customer')}
        {link(words.desk.vconForHouse, 'vcon.json', 'house')}
      </ul>
      <button type="button" className="button button-quiet" onClick={() => show(null)}>
        {words.desk.cancel}
      </button>
    </div>
  )
}
