/** A file that was uploaded: what is in it, which column is what, what would happen, and off it goes. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import { importFields, importKinds } from '../../../../contract/import-fields.ts'
import type { ImportKind } from '../../../../contract/import-fields.ts'
import type { Columns, TrialView, UploadedImport } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import type { Failure } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import type { ImportData } from '../data.ts'
import { ColumnsTable } from './columns-table.tsx'
import { sizeOf } from './size.ts'
import { Trial } from './trial.tsx'

interface Props {
  readonly uploaded: UploadedImport
  readonly data: ImportData
  readonly onDone: () => void
}

interface Chosen {
  readonly kind: ImportKind
  readonly columns: Columns
}

export function Prepare({ uploaded, data, onDone }: Props) {
  const words = useWordsOf(importWords)
  const { run, guess, mapping } = uploaded
  const [chosen, setChosen] = useState<Chosen>(
    mapping ?? { kind: guess.kind, columns: guess.columns[guess.kind] },
  )
  const [saveAs, setSaveAs] = useState('')
  const [trial, setTrial] = useState<TrialView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const choose = (next: Chosen) => {
    setChosen(next)
    setTrial(null)
    setFailure(null)
  }
  const tryOut = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setIsBusy(true)
    const tried = await data.tryOut(run.id, ofKind(chosen))
    setIsBusy(false)
    setFailure(tried.is === 'not' ? tried.failure : null)
    setTrial(tried.is === 'done' ? tried.answer : null)
  }
  const start = async () => {
    setIsBusy(true)
    const tried = await data.start(run.id, { ...ofKind(chosen), saveAs: saveAs.trim() || null })
    setIsBusy(false)
    if (tried.is === 'done') onDone()
    else setFailure(tried.failure)
  }
  const leave = () => {
    void data.stop(run.id)
    onDone()
  }
  return (
    <section className="import-part" aria-labelledby="prepare-title">
      <FileHead uploaded={uploaded} onLeave={leave} />
      <form className="import-form" onSubmit={event => void tryOut(event)}>
        {mapping && <p className="said said-calm">{words.mappingFound(mapping.name)}</p>}
        <KindAndMapping
          chosen={chosen}
          data={data}
          header={run.header}
          guess={guess.columns}
          onChoose={choose}
        />
        <ColumnsTable
          kind={chosen.kind}
          columns={chosen.columns}
          header={run.header}
          first={uploaded.sample[0] ?? []}
          onChange={columns => choose({ ...chosen, columns })}
        />
        <TextField
          label={words.saveAs}
          hint={words.saveAsHint}
          value={saveAs}
          maxLength={80}
          autoComplete="off"
          onChange={event => setSaveAs(event.currentTarget.value)}
        />
        <Sentence failure={failure} />
        <div className="form-acts">
          <button
            type="submit"
            className={`button ${trial ? 'button-plain' : 'button-main'}`}
            disabled={isBusy}
          >
            {words.tryOut}
          </button>
        </div>
      </form>
      {trial && <Trial trial={trial} isBusy={isBusy} onStart={() => void start()} />}
    </section>
  )
}

function FileHead({ uploaded: { run }, onLeave }: { uploaded: UploadedImport; onLeave: () => void }) {
  const words = useWordsOf(importWords)
  const times = useTimes()
  return (
    <div className="import-head">
      <h3 id="prepare-title" className="break">
        <bdi>{run.fileName}</bdi>
      </h3>
      <span className="soft">
        {words.fileIs(
          sizeOf(run.bytes, times.number),
          words.separators[run.separator] ?? run.separator,
          run.encoding.toUpperCase(),
        )}
      </span>
      <button type="button" className="button button-quiet" onClick={onLeave}>
        {words.other}
      </button>
    </div>
  )
}

interface KindProps {
  readonly chosen: Chosen
  readonly data: ImportData
  readonly header: readonly string[]
  readonly guess: UploadedImport['guess']['columns']
  readonly onChoose: (chosen: Chosen) => void
}

function KindAndMapping({ chosen, data, header, guess, onChoose }: KindProps) {
  const words = useWordsOf(importWords)
  const saved = data.mappings.filter(({ kind }) => kind === chosen.kind)
  return (
    <div className="import-row">
      <Field label={words.what}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={chosen.kind}
            onChange={event => {
              const kind = importKinds.find(name => name === event.currentTarget.value)
              if (kind) onChoose({ kind, columns: guess[kind] })
            }}
          >
            {importKinds.map(kind => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {saved.length > 0 && (
        <Field label={words.mapping}>
          {ids => (
            <select
              {...ids}
              className="input"
              defaultValue=""
              onChange={event => {
                const found = saved.find(({ name }) => name === event.currentTarget.value)
                onChoose({
                  kind: chosen.kind,
                  columns: found ? those(found.columns, header) : guess[chosen.kind],
                })
              }}
            >
              <option value="">{words.mappingNone}</option>
              {saved.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  )
}

/** Of saved columns, those that this file has. */
function those(columns: Columns, header: readonly string[]): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([, name]) => header.includes(name)))
}

/** Only the fields of that kind. */
function ofKind({ kind, columns }: Chosen): Chosen {
  const fields: readonly string[] = importFields[kind]
  return {
    kind,
    columns: Object.fromEntries(Object.entries(columns).filter(([field]) => fields.includes(field))),
  }
}
