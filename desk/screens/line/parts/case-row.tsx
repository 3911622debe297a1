import { Link } from '@tanstack/react-router'
import type { CaseSummary, LineView } from '../../../../contract/desk.ts'
import { passedOverWords } from '../../../../contract/words/passed-over.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { useDrafts } from '../../../drafts.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import { duration, useNow, useTimes } from '../../../when.tsx'

type Called = NonNullable<NonNullable<CaseSummary['entry']>['callback']>
type PassedOver = NonNullable<LineView['passedOver']>[number]

interface Props {
  readonly summary: CaseSummary
  /** Its place in the line; null outside the line. */
  readonly place: number | null
  readonly me: string
  /** In the line, for leads: how often, and why, somebody later was asked for instead. */
  readonly passed?: PassedOver | undefined
  readonly onNear: ((caseId: string) => void) | null
}

export function CaseRow({ summary, place, me, passed, onNear }: Props) {
  const { words, open } = useWorld()
  const times = useTimes()
  const isOpen = open?.summary.id === summary.id
  return (
    <Link
      className="row"
      to="/case/$caseId"
      params={{ caseId: summary.id }}
      search={{}}
      aria-current={isOpen ? 'page' : undefined}
      data-unread={summary.isUnread}
      onPointerEnter={() => onNear?.(summary.id)}
    >
      <span className="row-top">
        <Icon sign={signOf(summary)} size={14} />
        <Name or={summary.customer.address}>{summary.customer.name}</Name>
        {summary.isUnread && <span className="mark mark-new">{words.lists.unread}</span>}
        {place === null && <time className="row-when">{times.short(summary.lastAt)}</time>}
        {place !== null && <Waited summary={summary} place={place} />}
      </span>
      <span className="row-second">
        {passed && <Passed passed={passed} />}
        <Marks summary={summary} me={me} />
        <span className="row-words" dir="auto">
          {summary.lastWords || summary.reference}
        </span>
      </span>
    </Link>
  )
}

function signOf({ entry, channel }: CaseSummary): Sign {
  if (entry) return entry.medium
  return channel === 'chat' || channel === 'call' ? channel : 'letter'
}

function Passed({ passed: { times, skill } }: { passed: PassedOver }) {
  const say = useWordsOf(passedOverWords)
  const { language } = useChoices().choices
  const why = skill ? say.skill(skill[language]) : say.noSkill
  return (
    <span className="mark mark-due cut" title={`${say.times(times)}: ${why}`}>
      <Icon sign="warn" size={11} />
      {say.times(times)}: {why}
    </span>
  )
}

function Waited({ summary, place }: { summary: CaseSummary; place: number }) {
  const { words } = useWorld()
  const at = useNow(5000)
  return (
    <span className="row-when">
      {place} · {duration(at - (summary.entry?.joinedAt ?? at), words.time)}
    </span>
  )
}

function CalledWhen({ called: { by, nextAt } }: { called: Called }) {
  const { words } = useWorld()
  const times = useTimes()
  if (by === 'chat') return words.callback.byChat
  return nextAt === null ? words.callback.due : words.callback.next(times.short(nextAt))
}

function Marks({ summary, me }: { summary: CaseSummary; me: string }) {
  const { words } = useWorld()
  const times = useTimes()
  const at = useNow(30_000)
  const { nextDueAt, entry, owner } = summary
  const hasDraft = useDrafts().includes(summary.id)
  return (
    <>
      {entry?.state === 'answered' && entry.agentId === me && (
        <span className="mark mark-live">{words.media[entry.medium]}</span>
      )}
      {entry?.callback && entry.state === 'waiting' && (
        <span className="mark">
          <Icon sign={entry.medium} size={11} />
          <CalledWhen called={entry.callback} />
        </span>
      )}
      {entry?.state === 'offered' && <span className="mark">{words.lists.beingOffered}</span>}
      {nextDueAt !== null && (
        <span className={nextDueAt < at ? 'mark mark-bad' : 'mark mark-due'}>
          <Icon sign={nextDueAt < at ? 'warn' : 'clock'} size={11} />
          {nextDueAt < at
            ? words.lists.overdue(times.short(nextDueAt))
            : words.lists.due(times.short(nextDueAt))}
        </span>
      )}
      {summary.snoozedUntil !== null && (
        <span className="mark">{words.work.snooze.sleeps(times.short(summary.snoozedUntil))}</span>
      )}
      {summary.isMentioned && <span className="mark mark-live">@ {words.work.mention.you}</span>}
      {hasDraft && <span className="mark">{words.composer.kept}</span>}
      {owner && owner.id !== me && <span className="mark cut">{owner.name}</span>}
      {summary.tags.slice(0, 2).map(tag => (
        <span key={tag} className="mark mark-tag cut">
          <bdi>{tag}</bdi>
        </span>
      ))}
      {summary.kind === 'request' && <span className="mark">{words.kinds.request}</span>}
    </>
  )
}
