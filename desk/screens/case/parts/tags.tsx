/** The tags of a case: a few letters find one that is in use, Enter puts it on. Only the team sees them. */
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { addTag } from '../../../commands/work.ts'
import { goesOnHere } from '../../../commands/work.ts'
import { ariaOf } from '../../../commands/keys.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Caps } from '../../../parts/caps.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import type { CaseData } from '../data.ts'
import { Picker } from './picker.tsx'

const MOST = 8

export function Tags({ view, data }: { view: CaseView; data: CaseData }) {
  const { words, act } = useWorld()
  const { tags, id } = view.summary
  return (
    <div className="tags" role="group" aria-label={words.work.tags.title}>
      {tags.map(tag => (
        <span key={tag} className="tag">
          <bdi>{tag}</bdi>
          <button
            type="button"
            aria-label={words.work.tags.remove(tag)}
            onClick={() => void act(id, { act: 'untag', tag })}
          >
            <Icon sign="cross" size={9} />
          </button>
        </span>
      ))}
      {goesOnHere(view) && <AddTag view={view} data={data} />}
      <Said caseId={id} acts={['tag', 'untag']} />
    </div>
  )
}

function AddTag({ view: { summary }, data }: { view: CaseView; data: CaseData }) {
  const { words, act } = useWorld()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const wanted = typed.trim().toLowerCase()
  const known = data.tags.filter(({ tag }) => !summary.tags.includes(tag) && tag.includes(wanted))
  const put = (tag: string) => {
    setTyped('')
    setAt(0)
    void act(summary.id, { act: 'tag', tag })
  }
  const found = known.slice(0, MOST).map(({ tag, count }) => ({
    id: tag,
    label: tag,
    detail: words.work.tags.used(count),
    mark: null,
    pick: () => put(tag),
  }))
  const isNew =
    wanted !== '' && !data.tags.some(({ tag }) => tag === wanted) && !summary.tags.includes(wanted)
  const fresh = { id: 'new', label: words.work.tags.make(wanted), detail: '', mark: null }
  const choices = isNew ? [...found, { ...fresh, pick: () => put(wanted) }] : found
  const isOpen = wanted !== '' && choices.length > 0
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setAt((at + by + choices.length) % Math.max(1, choices.length))
    else if (event.key === 'Enter') choices[Math.min(at, choices.length - 1)]?.pick()
    else return
    event.preventDefault()
  }
  return (
    <span className="tag-add">
      <input
        className="input"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${at}` : undefined}
        aria-label={words.work.tags.add}
        aria-keyshortcuts={ariaOf(addTag.keys[0] ?? '')}
        placeholder={words.work.tags.add}
        maxLength={40}
        value={typed}
        onKeyDown={isOpen ? press : undefined}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
      />
      {typed === '' && <Caps spec={addTag.keys[0] ?? ''} />}
      {isOpen && (
        <Picker
          id={listId}
          label={words.work.tags.title}
          choices={choices}
          at={at}
          none={words.keys.nothing}
        />
      )}
    </span>
  )
}
