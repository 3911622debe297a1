/** Snippets and macros: what is there on the left, the one that is edited beside it. */
import { useState } from 'react'
import type { SnippetView } from '../../../contract/snippets.ts'
import { useWords } from '../../choices.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { useSnippetData } from './data.ts'
import { Editor } from './parts/editor.tsx'

export function SnippetsScreen() {
  const words = useWords()
  const { snippets } = words.work
  const data = useSnippetData()
  const [edited, setEdited] = useState<SnippetView | null>(null)
  const all = data.list?.snippets
  const mayShare = data.list?.mayShare === true
  return (
    <Page
      title={snippets.title}
      actions={
        <>
          <button
            type="button"
            className="button button-plain"
            onClick={() => setEdited(blank('snippet', mayShare))}
          >
            {snippets.newSnippet}
          </button>
          <button
            type="button"
            className="button button-plain"
            onClick={() => setEdited(blank('macro', mayShare))}
          >
            {snippets.newMacro}
          </button>
        </>
      }
    >
      {!all ? (
        <Late text={words.story.loading} />
      ) : (
        <div className="snippets">
          <div className="snippets-list">
            {(['snippet', 'macro'] as const).map(type => (
              <Shelf
                key={type}
                type={type}
                shown={all.filter(one => one.type === type)}
                edited={edited?.id ?? null}
                onEdit={setEdited}
              />
            ))}
          </div>
          {edited ? (
            <Editor
              key={edited.id}
              snippet={edited}
              mayShare={mayShare}
              data={data}
              onClose={() => setEdited(null)}
            />
          ) : (
            <p className="hint">{snippets.choose}</p>
          )}
        </div>
      )}
    </Page>
  )
}

interface ShelfProps {
  readonly type: SnippetView['type']
  readonly shown: readonly SnippetView[]
  readonly edited: string | null
  readonly onEdit: (snippet: SnippetView) => void
}

function Shelf({ type, shown, edited, onEdit }: ShelfProps) {
  const { snippets } = useWords().work
  const names = { snippet: snippets.snippets, macro: snippets.macros }
  const none = { snippet: snippets.emptySnippets, macro: snippets.emptyMacros }
  return (
    <section>
      <h3>{names[type]}</h3>
      {shown.length === 0 && <p className="hint">{none[type]}</p>}
      <ul>
        {shown.map(one => (
          <li key={one.id}>
            <button
              type="button"
              className="snippet-row"
              aria-current={one.id === edited ? 'true' : undefined}
              onClick={() => onEdit(one)}
            >
              <kbd>;{one.shortcut}</kbd>
              <span className="cut">{one.title}</span>
              <span className="soft">
                <Icon sign={one.isTeam ? 'turn' : 'person'} size={12} />{' '}
                {one.isTeam ? snippets.team : snippets.own}
                {one.language !== null && ` · ${snippets[one.language]}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function blank(type: SnippetView['type'], isTeam: boolean): SnippetView {
  return {
    id: crypto.randomUUID(),
    type,
    shortcut: '',
    title: '',
    language: null,
    isTeam,
    mayEdit: true,
    words: '',
    steps: type === 'macro' ? [{ do: 'insert', words: '' }] : [],
  }
}
