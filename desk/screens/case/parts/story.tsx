/** The story in a virtual list that stays at its end while new words come, and never moves under a reader who scrolled up. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { isSameDay } from '../../../due.ts'
import { placeIn, rememberPlace } from '../../../places.ts'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { useChoosing } from './choose-message.tsx'
import { OpenedPlace } from './opened.tsx'
import { linesOf } from './story-lines.ts'
import { StoryLine } from './story-line.tsx'

const NEAR_END = 80

export function Story({ view, data }: { view: CaseView; data: CaseData }) {
  const { words } = useWorld()
  const choosing = useChoosing()
  const isPrinting = usePrinting()
  const { timeZone } = useTimes()
  const scroll = useRef<HTMLDivElement>(null)
  const caseId = view.summary.id
  const [before] = useState(() => placeIn(caseId).scroll)
  const lines = useMemo(
    () => linesOf(view.story, data.outgoing, (a, b) => isSameDay(a, b, timeZone)),
    [view.story, data.outgoing, timeZone],
  )
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => (lines[at]?.is === 'message' ? 96 : 34),
    getItemKey: at => lines[at]?.key ?? at,
    overscan: 12,
    // Heights that were measured before: the reader comes back to the very line.
    ...(before ? { initialMeasurementsCache: before.measured, initialOffset: before.top } : {}),
  })
  const height = virtual.getTotalSize()
  const { isAtEnd, toEnd, stay, onScroll } = useEnd(scroll, {
    height: height + (data.typing === null ? 0 : 1),
    lines: lines.length,
    startsAt: before?.top ?? null,
    remember: top =>
      rememberPlace(caseId, { scroll: top === null ? null : { top, measured: virtual.measurementsCache } }),
  })
  return (
    <OpenedPlace caseId={caseId} onChange={stay}>
      <div className="story-body">
        <div
          className="story-scroll"
          ref={scroll}
          tabIndex={0}
          role="log"
          aria-label={words.story.title}
          onScroll={onScroll}
        >
          {lines.length === 0 && <p className="hint">{words.story.empty}</p>}
          {isPrinting ? (
            lines.map(line => <StoryLine key={line.key} line={line} data={data} choosing={null} />)
          ) : (
            <div className="story-tall" style={{ height }}>
              {virtual.getVirtualItems().map(({ index, key, start }) => {
                const line = lines[index]
                return line ? (
                  <div
                    key={key}
                    className="story-at"
                    data-index={index}
                    ref={virtual.measureElement}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <StoryLine line={line} data={data} choosing={choosing} />
                  </div>
                ) : null
              })}
            </div>
          )}
          <p className="typing" role="status">
            {data.typing === null ? '' : words.story.typing(data.typing)}
          </p>
        </div>
        {!isAtEnd && (
          <button type="button" className="button button-plain story-new" onClick={toEnd}>
            <Icon sign="down" /> {words.story.newBelow}
          </button>
        )}
      </div>
    </OpenedPlace>
  )
}

/** On paper the whole story stands, not only what was in sight: drawn before the browser takes its picture. */
function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}

interface End {
  readonly height: number
  /** More of them are news; one that only became taller is none. */
  readonly lines: number
  readonly startsAt: number | null
  readonly remember: (top: number | null) => void
}

/** Sticks to the end until the reader leaves it; `isAtEnd` is false only when something new came since. */
function useEnd(scroll: RefObject<HTMLDivElement | null>, { height, lines, startsAt, remember }: End) {
  const sticks = useRef(startsAt === null)
  const seen = useRef(lines)
  const [hasNews, setHasNews] = useState(false)
  const toEnd = () => {
    sticks.current = true
    scrollToEnd(scroll.current)
    setHasNews(false)
  }
  // Whoever opens something is about to read it from its beginning.
  const stay = useCallback(() => {
    sticks.current = false
  }, [])
  useLayoutEffect(() => {
    if (startsAt !== null) scroll.current?.scrollTo({ top: startsAt, behavior: 'instant' })
  }, [scroll, startsAt])
  useLayoutEffect(() => {
    if (sticks.current) scrollToEnd(scroll.current)
    else if (lines > seen.current) setHasNews(true)
    seen.current = lines
  }, [scroll, height, lines])
  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const observer = new ResizeObserver(() => sticks.current && scrollToEnd(element))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroll])
  const onScroll = () => {
    sticks.current = isNearEnd(scroll.current)
    remember(sticks.current ? null : (scroll.current?.scrollTop ?? null))
    if (sticks.current) setHasNews(false)
  }
  return { isAtEnd: !hasNews, toEnd, stay, onScroll }
}

function scrollToEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' })
}

function isNearEnd(element: HTMLElement | null): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
}
