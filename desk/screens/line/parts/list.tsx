import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { CaseSummary, Me } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { MyCases } from '../../../my-cases.ts'
import { Icon } from '../../../parts/icon.tsx'
import { duration, useNow } from '../../../when.tsx'
import { foldedNames } from '../data.ts'
import type { LineData } from '../data.ts'
import { CaseRow } from './case-row.tsx'
import { DraftRow } from './draft-row.tsx'
import { keyOf, rowsOf } from './rows.ts'
import type { Row, Section } from './rows.ts'

interface Props {
  readonly me: Me
  readonly mine: MyCases
  readonly data: LineData
  readonly unfolded: ReadonlySet<string>
  readonly onFold: (name: string) => void
}

const HEIGHTS: Readonly<Record<Row['is'], number>> = { head: 36, case: 58, draft: 58, empty: 36, more: 40 }

export function List({ me, mine, data, unfolded, onFold }: Props) {
  const { open } = useWorld()
  const rows = useRows(mine, data, unfolded)
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => HEIGHTS[rows[at]?.is ?? 'case'],
    getItemKey: at => keyOf(rows[at]),
    overscan: 8,
  })
  const openId = open?.summary.id
  const showOpen = useEffectEvent(() => {
    const at = rows.findIndex(row => row.is === 'case' && row.summary.id === openId)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  })
  useEffect(() => {
    // Only when another case is opened: a list that changes under a reading eye stays where it is.
    if (openId !== undefined) showOpen()
  }, [openId])
  return (
    <div className="list-scroll" ref={scroll}>
      <div className="list-tall" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          return row ? (
            <div key={key} className="list-at" style={{ transform: `translateY(${start}px)` }}>
              <OneRow row={row} me={me} data={data} onFold={onFold} />
            </div>
          ) : null
        })}
      </div>
    </div>
  )
}

function useRows(mine: MyCases, data: LineData, unfolded: ReadonlySet<string>): Row[] {
  return useMemo(() => {
    const section = (
      name: Section['name'],
      cases: Section['cases'],
      more: string | null = null,
    ): Section => ({
      name,
      cases,
      more,
      isUnfolded: unfolded.has(name),
    })
    const mentions = data.mentions?.cases ?? []
    const { drafts } = data
    return rowsOf([
      // What is seldom there takes no room while it is not.
      ...(mentions.length > 0 ? [section('mentions', mentions, data.mentions?.more ?? null)] : []),
      section('mine', mine.isLoading ? undefined : mine.cases, mine.more),
      section('line', data.line?.waiting, data.line?.more ?? null),
      ...(drafts.length > 0 ? [{ ...section('drafts', undefined), drafts }] : []),
      ...foldedNames.map(name => section(name, data.folded[name]?.cases, data.folded[name]?.more ?? null)),
    ])
  }, [mine, data, unfolded])
}

interface RowProps {
  readonly row: Row
  readonly me: Me
  readonly data: LineData
  readonly onFold: (name: string) => void
}

function OneRow({ row, me, data, onFold }: RowProps) {
  switch (row.is) {
    case 'head':
      return <SectionHead section={row.section} data={data} onFold={onFold} />
    case 'case':
      return (
        <CaseRow
          summary={row.summary}
          place={row.section === 'line' ? row.place : null}
          me={me.agent.id}
          passed={
            row.section === 'line'
              ? data.line?.passedOver?.find(({ caseId }) => caseId === row.summary.id)
              : undefined
          }
          onNear={row.section === 'mine' ? data.prepare : null}
        />
      )
    case 'draft':
      return <DraftRow draft={row.draft} />
    case 'empty':
      return <Empty section={row.section} />
    case 'more':
      return <GoesOn section={row.section} goOn={data.goOn} />
  }
}

/** Shown where the list ends for now: whoever sees it nearly sees more. */
function GoesOn({ section, goOn }: { section: Section['name']; goOn: LineData['goOn'] }) {
  const { words } = useWorld()
  useEffect(() => {
    if (section !== 'drafts') goOn(section)
  })
  return <p className="list-empty">{words.search.loadingMore}</p>
}

function Empty({ section }: { section: Section['name'] }) {
  const { words, live } = useWorld()
  const says = {
    // With conversations above it, it is not so that nothing waits.
    mine: live.length === 0 ? words.lists.emptyYours : words.lists.emptyOther,
    line: words.lists.emptyLine,
  } as const
  return (
    <p className="list-empty">
      {section === 'mine' || section === 'line' ? says[section] : words.lists.emptyOther}
    </p>
  )
}

function SectionHead({
  section,
  data,
  onFold,
}: {
  section: Section
  data: LineData
  onFold: (name: string) => void
}) {
  const { words } = useWorld()
  const { name, isUnfolded } = section
  const cases = section.drafts ?? section.cases
  const titles = { mine: words.lists.yours, drafts: words.work.drafts.title } as const
  const title = name === 'mine' || name === 'drafts' ? titles[name] : words.lists[name]
  return (
    <h2 className="list-head">
      <button type="button" aria-expanded={isUnfolded} onClick={() => onFold(name)}>
        <Icon sign="down" size={12} />
        {title}
        {cases && <span className="count">{section.more === null ? cases.length : `${cases.length}+`}</span>}
      </button>
      {name === 'line' && data.line && <LineFacts line={data.line} />}
    </h2>
  )
}

function LineFacts({ line }: { line: NonNullable<LineData['line']> }) {
  const { words } = useWorld()
  const at = useNow(5000) // as its rows, so that the longest wait is one of theirs
  if (!line.leader.isLed) return <span className="line-facts warn">{words.lists.notLed}</span>
  const first = longestHere(line.waiting)
  return (
    <span className="line-facts">
      {first !== null && `${words.lists.longest(duration(at - first, words.time))} · `}
      {words.lists.here(line.agentsHere)}
    </span>
  )
}

/** Since when somebody waits to talk, as the wallboard says it: who wrote a letter, or is to be called, does not sit there. */
function longestHere(waiting: readonly CaseSummary[]): number | null {
  const since = waiting.flatMap(({ entry }) =>
    entry && entry.medium !== 'letter' && !entry.callback ? [entry.joinedAt] : [],
  )
  return since.length === 0 ? null : Math.min(...since)
}
