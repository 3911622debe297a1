/**
 * The conversations that I am in, each with its number. In the order in which they began: new words change a row and never its place,
 * so that a hand on the way to one does not land in another.
 */
import { Link } from '@tanstack/react-router'
import type { CaseSummary } from '../../contract/desk.ts'
import { ariaOf } from '../commands/keys.ts'
import { toChats } from '../commands/work.ts'
import { useWorld } from '../commands/world.tsx'
import { useDrafts } from '../drafts.ts'
import { duration, useNow } from '../when.tsx'
import { Icon } from './icon.tsx'
import { Name } from './name.tsx'

export function ChatStrip({ look }: { look: 'list' | 'strip' }) {
  const { live, words } = useWorld()
  if (live.length === 0 || (look === 'strip' && live.length === 1)) return null
  return (
    <section className={`chats chats-${look}`} aria-label={words.work.chats.title}>
      {look === 'list' && (
        <h2 className="list-head">
          {words.work.chats.title} <span className="count">{live.length}</span>
        </h2>
      )}
      <ol>
        {live.map((summary, at) => (
          <li key={summary.id}>
            <Chat summary={summary} at={at} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Chat({ summary, at }: { summary: CaseSummary; at: number }) {
  const { words, open } = useWorld()
  const hasDraft = useDrafts().includes(summary.id)
  const key = toChats[at]?.keys[0]
  return (
    <Link
      className="chat"
      to="/case/$caseId"
      params={{ caseId: summary.id }}
      search={{}}
      aria-current={open?.summary.id === summary.id ? 'page' : undefined}
      aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
      data-unread={summary.isUnread}
    >
      <span className="chat-number" aria-hidden="true">
        {key === undefined ? '·' : at + 1}
      </span>
      <Name or={summary.customer.address}>{summary.customer.name}</Name>
      {summary.isUnread && <span className="mark mark-new">{words.lists.unread}</span>}
      {hasDraft && (
        <span className="chat-draft" title={words.composer.kept}>
          <Icon sign="note" size={12} />
          <span className="hidden">{words.composer.kept}</span>
        </span>
      )}
      <span className="chat-words" dir="auto">
        {summary.lastWords}
      </span>
      <Waits summary={summary} />
    </Link>
  )
}

/** Whether they wait for me, and since when; or how long it has been quiet. */
function Waits({ summary: { unansweredSince, lastAt } }: { summary: CaseSummary }) {
  const { words } = useWorld()
  const at = useNow(5000)
  if (unansweredSince !== null) {
    const time = duration(at - unansweredSince, words.time)
    return (
      <span className="chat-time chat-waits">
        <Icon sign="clock" size={11} /> <span className="hidden">{words.work.chats.waits(time)}</span>
        <span aria-hidden="true">{time}</span>
      </span>
    )
  }
  const time = duration(at - lastAt, words.time)
  return (
    <span className="chat-time">
      <span className="hidden">{words.work.chats.quiet(time)}</span>
      <span aria-hidden="true">{time}</span>
    </span>
  )
}
