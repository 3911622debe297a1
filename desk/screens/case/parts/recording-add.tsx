/** Making a file a recording: one from this computer, or one that was sent along; of a call, where there is one. */
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { evidenceHouseWords } from '../../../../contract/words/evidence-house.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { ChoiceField, Field } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { useRecordingActs } from '../evidence-data.ts'

interface Props {
  readonly view: CaseView
  readonly data: Pick<CaseData, 'upload'>
}

const PLAYABLE = /^(?:audio|video)\//
const ACCEPT = 'audio/*,video/mp4,video/webm,.wav,.mp3,.ogg,.opus,.m4a,.mp4,.aac,.flac,.webm'

export function AddRecordingForm({ view, data }: Props) {
  const words = useWordsOf(evidenceHouseWords)
  const times = useTimes()
  const { show } = useWorld()
  const acts = useRecordingActs()
  const [file, setFile] = useState<File | null>(null)
  const [sentId, setSentId] = useState('')
  const [callId, setCallId] = useState('')
  const [recordingId] = useState(() => crypto.randomUUID())
  const sent = view.story.flatMap(({ files }) => files.filter(({ mediaType }) => PLAYABLE.test(mediaType)))
  const calls = view.story.flatMap(({ callId: id, at, sentence }) =>
    id === undefined ? [] : [{ id, at, sentence }],
  )
  const submit = async () => {
    const isDone = await acts.doing(async () => {
      const fileId = file === null ? sentId : (await data.upload(file)).id
      const seconds = await lengthOf(file ?? (await acts.soundOf(fileId)))
      await acts.addRecording(view.summary.id, {
        recordingId,
        fileId,
        callId: callId === '' ? null : callId,
        startedAt: null,
        seconds,
      })
    })
    if (isDone) show(null)
  }
  return (
    <form
      className="act-form"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <h3>{words.desk.add}</h3>
      <Field label={words.desk.file} hint={words.desk.addHint}>
        {ids => (
          <input
            {...ids}
            className="input"
            type="file"
            accept={ACCEPT}
            autoFocus
            required={sentId === ''}
            onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        )}
      </Field>
      {sent.length > 0 && file === null && (
        <ChoiceField
          label={words.desk.orSent}
          value={sentId}
          choices={[['', words.desk.choose], ...sent.map(({ id, name }) => [id, name] as const)]}
          onChoose={setSentId}
        />
      )}
      {calls.length > 0 && (
        <ChoiceField
          label={words.desk.call}
          value={callId}
          choices={[
            ['', words.desk.noCall],
            ...calls.map(({ id, at, sentence }) => [id, `${times.short(at)} · ${sentence}`] as const),
          ]}
          onChoose={setCallId}
        />
      )}
      {acts.failure && <Sentence failure={acts.failure} />}
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={acts.isBusy}>
          {acts.isBusy ? words.desk.uploading : words.desk.submit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => show(null)}>
          {words.desk.cancel}
        </button>
      </div>
    </form>
  )
}

const PATIENCE = 10_000

/** As this browser's player says; null where it cannot play it, or does not know. The server asks the file first. */
async function lengthOf(sound: Blob): Promise<number | null> {
  const address = URL.createObjectURL(sound)
  const audio = document.createElement('audio')
  try {
    return await new Promise<number | null>(resolve => {
      const told = () =>
        resolve(Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : null)
      audio.addEventListener('loadedmetadata', told)
      audio.addEventListener('error', () => resolve(null))
      setTimeout(() => resolve(null), PATIENCE)
      audio.preload = 'metadata'
      audio.src = address
    })
  } finally {
    audio.removeAttribute('src')
    URL.revokeObjectURL(address)
  }
}
