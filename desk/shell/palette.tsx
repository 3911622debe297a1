/** Do or find anything: every command that can be done now, and every case that is known here, by a few letters. */
import { Modal } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CaseList, CaseSummary, LineView } from '../../contract/desk.ts'
import { keys } from '../api/queries.ts'
import { searchQuery } from '../api/search.ts'
import { commands } from '../commands/all.ts'
import { useWorld } from '../commands/world.tsx'
import { Caps } from '../parts/caps.tsx'
import { Name } from '../parts/name.tsx'
import { leaveKeyboardToChoice, takeKeyboard } from './focus.ts'
import { matches } from './matches.ts'

const MOST_CASES = 8
/** Fewer letters are in nearly everything. */
const SHORTEST_SOUGHT = 2

interface Choice {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly key: string | null
  readonly isCase: boolean
  readonly run: () => void
}

export function Palette({ onClose }: { onClose: () => void }) {
  const { words } = useWorld()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const choices = useChoicesFor(typed)
  const current = choices[Math.min(at, choices.length - 1)]
  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    leaveKeyboardToChoice()
    onClose()
    choice.run()
  }
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0)
      setAt((Math.min(at, choices.length - 1) + by + choices.length) % Math.max(1, choices.length))
    else if (event.key === 'Enter') pick(current)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      title={words.keys.palette}
      classNames={{ header: 'hidden' }}
      lockScroll={false}
      size="lg"
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <input
        className="palette-input"
        ref={takeKeyboard}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-label={words.keys.palette}
        placeholder={words.keys.search}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={words.keys.palette}>
        {choices.map(choice => (
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            aria-selected={choice === current}
            className="palette-row"
            tabIndex={-1}
            onClick={() => pick(choice)}
            onKeyDown={press}
            ref={choice === current ? scrollIntoSight : null}
          >
            {choice.isCase ? <Name>{choice.label}</Name> : <span>{choice.label}</span>}
            <span className="soft cut">{choice.detail}</span>
            {choice.key !== null && <Caps spec={choice.key} />}
          </div>
        ))}
        {choices.length === 0 && <p className="hint">{words.keys.nothing}</p>}
      </div>
    </Modal>
  )
}

function scrollIntoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}

function useChoicesFor(typed: string): readonly Choice[] {
  const world = useWorld()
  const client = useQueryClient()
  const isSought = typed.trim().length >= SHORTEST_SOUGHT
  const { data: sought } = useInfiniteQuery(searchQuery(isSought ? typed : '', MOST_CASES))
  return useMemo(() => {
    const { words } = world
    const doable = commands
      .filter(command => command.enabled(world) && command.name !== 'palette' && command.name !== 'close')
      .map(command => ({
        id: command.name,
        label: command.label(words),
        detail: words.keys.sections[command.section],
        key: command.keys[0] ?? null,
        isCase: false,
        run: () => command.run(world),
      }))
    const macros = world.macros.map(macro => ({
      id: macro.id,
      label: macro.title,
      detail: `${words.work.snippets.macro} · ;${macro.shortcut}`,
      key: null,
      isCase: false,
      run: () => world.runMacro(macro),
    }))
    const lists = client.getQueriesData<CaseList>({ queryKey: keys.lists })
    const line = client.getQueryData<LineView>(keys.line)?.waiting ?? []
    const known = new Map<string, CaseSummary>()
    for (const summary of [...lists.flatMap(([, list]) => list?.cases ?? []), ...line])
      known.set(summary.id, summary)
    const here = [...known.values()].filter(
      ({ customer, reference, lastWords }) =>
        typed !== '' && matches(typed, `${customer.name} ${reference} ${lastWords}`),
    )
    const hits = isSought ? (sought?.pages[0]?.hits ?? []) : []
    const found = new Map(
      [...here, ...hits.map(({ summary }) => summary)].map(summary => [summary.id, summary]),
    )
    const cases = [...found.values()].slice(0, MOST_CASES).map(summary => ({
      id: summary.id,
      label: summary.customer.name || summary.reference,
      detail: `${summary.reference} · ${words.status[summary.status]} · ${summary.lastWords}`,
      key: null,
      isCase: true,
      run: () => world.goTo(summary.id),
    }))
    const searchFor = {
      id: 'search-for',
      label: words.search.searchFor(typed.trim()),
      detail: '',
      key: null,
      isCase: false,
      run: () => world.search(typed.trim()),
    }
    const picked = [...doable, ...macros].filter(choice => matches(typed, choice.label))
    return [...picked, ...cases, ...(typed.trim() === '' ? [] : [searchFor])]
  }, [world, client, typed, isSought, sought])
}
