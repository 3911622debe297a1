/** One snippet or macro. What it will say is shown as it is written. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PutSnippet, SnippetView } from '../../../../contract/snippets.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Failure } from '../../../api/ask.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { SnippetData } from '../data.ts'
import { Steps } from './steps.tsx'
import { WordsField } from './words-field.tsx'

interface Props {
  readonly snippet: SnippetView
  readonly mayShare: boolean
  readonly data: SnippetData
  readonly onClose: () => void
}

export function Editor({ snippet, mayShare, data, onClose }: Props) {
  const { words } = useWorld()
  const { snippets } = words.work
  const [draft, setDraft] = useState(snippet)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const isNew = !data.list?.snippets.some(({ id }) => id === snippet.id)
  const change = (part: Partial<SnippetView>) => {
    setDraft({ ...draft, ...part })
    setSays(null)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const problem = await data.save(draft.id, bodyOf(draft))
    setFailure(problem)
    setSays(problem ? null : snippets.saved)
  }
  const remove = async () => {
    const problem = await data.remove(draft.id)
    setFailure(problem)
    if (!problem) onClose()
  }
  return (
    <form className="snippet-editor" onSubmit={event => void save(event)}>
      <fieldset disabled={!draft.mayEdit}>
        <legend className="hidden">{draft.title || snippets[draft.type]}</legend>
        {!draft.mayEdit && <p className="hint">{snippets.leadsShare}</p>}
        <div className="snippet-pair">
          <TextField
            label={snippets.shortcut}
            hint={snippets.shortcutHint}
            value={draft.shortcut}
            required
            maxLength={30}
            autoFocus
            onChange={event => change({ shortcut: event.currentTarget.value })}
          />
          <TextField
            label={snippets.name}
            value={draft.title}
            required
            maxLength={120}
            onChange={event => change({ title: event.currentTarget.value })}
          />
        </div>
        {draft.type === 'snippet' ? (
          <WordsField label={snippets.words} value={draft.words} onWords={text => change({ words: text })} />
        ) : (
          <Steps steps={draft.steps} onSteps={steps => change({ steps })} />
        )}
        <Whom draft={draft} mayShare={mayShare} change={change} />
        <Sentence failure={failure} />
        {says !== null && <Sentence text={says} isCalm />}
        <div className="form-acts">
          <button type="submit" className="button button-main">
            {snippets.save}
          </button>
          {!isNew && (
            <button type="button" className="button button-plain" onClick={() => void remove()}>
              {snippets.remove}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onClose}>
            {words.keys.close}
          </button>
        </div>
      </fieldset>
    </form>
  )
}

interface WhomProps {
  readonly draft: SnippetView
  readonly mayShare: boolean
  readonly change: (part: Partial<SnippetView>) => void
}

function Whom({ draft, mayShare, change }: WhomProps) {
  const { snippets } = useWorld().words.work
  return (
    <div className="snippet-pair">
      <Field label={snippets.whose} hint={mayShare ? undefined : snippets.leadsShare}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={draft.isTeam ? 'team' : 'own'}
            disabled={!mayShare}
            onChange={event => change({ isTeam: event.currentTarget.value === 'team' })}
          >
            <option value="own">{snippets.own}</option>
            <option value="team">{snippets.team}</option>
          </select>
        )}
      </Field>
      <Field label={snippets.language}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={draft.language ?? ''}
            onChange={event =>
              change({
                language: (['en', 'es'] as const).find(one => one === event.currentTarget.value) ?? null,
              })
            }
          >
            <option value="">{snippets.anyLanguage}</option>
            <option value="en">{snippets.en}</option>
            <option value="es">{snippets.es}</option>
          </select>
        )}
      </Field>
    </div>
  )
}

function bodyOf({ type, shortcut, title, language, isTeam, words, steps }: SnippetView): PutSnippet {
  const plain = { shortcut, title, language, isTeam }
  return type === 'snippet' ? { type, ...plain, words } : { type, ...plain, steps }
}
