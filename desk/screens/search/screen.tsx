/** Search in all cases: results while one types, newest first; arrows go through them, Enter opens. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { longestSearch } from '../../../contract/search.ts'
import { useWords } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { type SearchData, useSearchData } from './data.ts'
import { filterNames, hasFilter, toggled } from './parts/filters.ts'
import { HitRow } from './parts/hit-row.tsx'

/** Milliseconds between two letters of somebody who types: asked when they pause. */
const PAUSE = 60

export function SearchScreen() {
  const words = useWords().search
  const { q } = useSearch({ from: '/desk/search' })
  const { typed, type } = useTyped(q)
  const data = useSearchData(q)
  return (
    <Page title={words.title}>
      <div className="search" role="search">
        <input
          type="search"
          className="search-input"
          aria-label={words.what}
          placeholder={words.what}
          maxLength={longestSearch}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={typed}
          onKeyDown={step}
          onChange={event => type(event.currentTarget.value)}
        />
        <Filters typed={typed} type={type} />
        <Found data={data} />
      </div>
    </Page>
  )
}

function Filters({ typed, type }: ReturnType<typeof useTyped>) {
  const words = useWords().search
  return (
    <div className="search-filters" role="group" aria-label={words.filters}>
      {filterNames.map(name => (
        <button
          key={name}
          type="button"
          className="button button-plain"
          aria-pressed={hasFilter(typed, name)}
          onClick={() => type(toggled(typed, name))}
        >
          {words[name]}
        </button>
      ))}
    </div>
  )
}

function Found({ data }: { data: SearchData }) {
  const words = useWords().search
  const { hits, isAsked, isCurrent, isNear, isPartial, hasMore, hasFailed } = data
  if (!isAsked) return <p className="hint">{words.hint}</p>
  if (hasFailed)
    return (
      <p className="problem" role="alert">
        {words.failed}
      </p>
    )
  return (
    <>
      {!isCurrent && hits.length === 0 ? (
        <Late text={words.looking} />
      ) : (
        <p className="search-says soft" role="status">
          {isNear && `${words.near} `}
          {hits.length === 0 && !isPartial ? words.none : words.found(hits.length, hasMore)}
        </p>
      )}
      <ol className="hits" aria-busy={!isCurrent}>
        {hits.map(hit => (
          <li key={hit.summary.id}>
            <HitRow hit={hit} onKey={step} />
          </li>
        ))}
      </ol>
      {isPartial && <p className="hint">{words.partial}</p>}
      {hasMore && isCurrent && (
        <button
          type="button"
          className="button button-plain"
          disabled={data.isLoadingMore}
          onClick={data.showMore}
        >
          {isPartial ? words.lookBack : words.more}
        </button>
      )}
    </>
  )
}

/** What stands in the field at once, and in the address when the hand rests. */
function useTyped(q: string): { readonly typed: string; readonly type: (words: string) => void } {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q)
  const [asked, setAsked] = useState(q)
  // Another search came by the address: back, forward, the list of commands.
  if (asked !== q) {
    setAsked(q)
    setTyped(q)
  }
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => {
      setAsked(typed)
      void navigate({ to: '/search', search: { q: typed }, replace: true })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, q, navigate])
  return { typed, type: setTyped }
}

/** Down from the field into the results and back up; Enter in the field opens the first. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const page = event.currentTarget.closest('.search')
  if (!page || event.nativeEvent.isComposing) return
  const stops = [...page.querySelectorAll<HTMLElement>('.search-input, .hit')]
  const at = stops.findIndex(stop => stop === document.activeElement)
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by !== 0 && at !== -1) stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus()
  else if (event.key === 'Enter' && at === 0) stops[1]?.click()
  else return
  event.preventDefault()
}
