/** The story in a virtual list that stays at its end while new words come, and never moves under a reader who scrolled up. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { isSameDay } from '../../../due.ts'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { linesOf } from './story-lines.ts'
import { StoryLine } from './story-line.tsx'

const NEAR_END = 80
const WORTH_TELLING = 8

export function Story({ view, data }: { view: CaseView; data: CaseData }) {
  const { words } = useWorld()
  const { timeZone } = useTimes()
  const scroll = useRef<HTMLDivElement>(null)
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
  })
  const height = virtual.getTotalSize()
  const { isAtEnd, toEnd, onScroll } = useEnd(scroll, height + (data.typing === null ? 0 : 1))
  return (
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
                <StoryLine line={line} caseId={view.summary.id} data={data} />
              </div>
            ) : null
          })}
        </div>
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
  )
}

/** Sticks to the end until the reader leaves it; `isAtEnd` is false only when something new came since. */
function useEnd(scroll: RefObject<HTMLDivElement | null>, height: number) {
  const sticks = useRef(true)
  const seen = useRef(height)
  const [hasNews, setHasNews] = useState(false)
  const toEnd = () => {
    sticks.current = true
    scrollToEnd(scroll.current)
    setHasNews(false)
  }
  useLayoutEffect(() => {
    if (sticks.current) scrollToEnd(scroll.current)
    else if (height > seen.current + WORTH_TELLING) setHasNews(true)
    seen.current = height
  }, [scroll, height])
  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const observer = new ResizeObserver(() => sticks.current && scrollToEnd(element))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroll])
  const onScroll = () => {
    sticks.current = isNearEnd(scroll.current)
    if (sticks.current) setHasNews(false)
  }
  return { isAtEnd: !hasNews, toEnd, onScroll }
}

function scrollToEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' })
}

function isNearEnd(element: HTMLElement | null): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
}
