/** Packs of the house's own: brought in as a file, removed again. What is wrong with one is said, and nothing is kept of it. */
import { useState } from 'react'
import type { PacksView } from '../../../../contract/packs.ts'
import { packsWords } from '../../../../contract/words/packs.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useSaving } from '../data.ts'
import { bringPack, removePack } from '../packs-data.ts'
import { Why } from './save-bar.tsx'

export function OwnPacks({ own }: { readonly own: PacksView['own'] }) {
  const words = useWordsOf(packsWords)
  const saving = useSaving()
  const [text, setText] = useState('')
  const [isNoJson, setNoJson] = useState(false)
  const bring = async () => {
    const pack = readJson(text)
    setNoJson(pack === null)
    if (pack !== null && (await saving.run(() => bringPack(pack))) !== null) setText('')
  }
  return (
    <section className="setup-part" aria-labelledby="packs-own">
      <h3 id="packs-own">{words.own}</h3>
      <p className="hint">{words.ownHint}</p>
      {own.length > 0 && (
        <ul className="setup-list">
          {own.map(({ id, name, holds }) => (
            <li key={id} className="setup-pair">
              <span>
                {name} <span className="hint">{holds ? id : `${id}, ${words.doesNotHold}`}</span>
              </span>
              <button
                type="button"
                className="button button-quiet"
                aria-label={`${words.remove}: ${name}`}
                onClick={() => void saving.run(() => removePack(id))}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={event => {
          event.preventDefault()
          void bring()
        }}
      >
        <AreaField
          label={words.file}
          rows={6}
          spellCheck={false}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        {isNoJson && <Sentence text={words.notJson} />}
        <Why saving={saving} onReset={saving.clear} />
        <button type="submit" className="button" disabled={text.trim() === ''}>
          {words.bring}
        </button>
      </form>
    </section>
  )
}

function readJson(text: string): object | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && !Array.isArray(read) ? read : null
  } catch {
    return null
  }
}
