/** What somebody said, with its files and, for a mail, what stands behind its words. */
import type { StoryItem } from '../../../../contract/case.ts'
import { useWords } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import { useTimes } from '../../../when.tsx'
import { ChooseMessage } from './choose-message.tsx'
import type { Choosing } from './choose-message.tsx'
import { FoldedWords } from './folded-words.tsx'
import { MailBar, MailPanel } from './mail-bar.tsx'
import { MailFrame } from './mail-frame.tsx'
import { MessageFiles } from './message-files.tsx'
import { ReadingNotes } from './reading-notes.tsx'
import { PromiseSaid } from './promise-said.tsx'
import { useOpened } from './opened.tsx'
import type { Line } from './story-lines.ts'

const DELIVERY_SIGNS = { sending: 'clock', delivered: 'check', failed: 'warn' } as const

export function Message({
  line,
  choosing,
}: {
  line: Extract<Line, { is: 'message' }>
  choosing: Choosing | null
}) {
  const words = useWords()
  const times = useTimes()
  const { item, from, goesOn, delivery, subject } = line
  return (
    <article
      className="message"
      id={item.messageId === null ? undefined : `said-${item.messageId}`}
      data-from={from}
      data-goes-on={goesOn}
    >
      {choosing && <ChooseMessage item={item} choosing={choosing} />}
      {!goesOn && (
        <header>
          <Name>{item.by.name}</Name>
          {from === 'note' && (
            <span className="note-label">
              <Icon sign="note" size={12} /> {words.story.note} · {words.story.noteOnly}
            </span>
          )}
          {item.joinedFrom && (
            <span className="soft">{words.work.merge.from(item.joinedFrom.reference)}</span>
          )}
          <time title={times.full(item.at)}>{times.time(item.at)}</time>
        </header>
      )}
      <OtherAddress item={item} />
      {subject !== null && (
        <p className="message-subject" dir="auto">
          {subject}
        </p>
      )}
      <Said item={item} />
      <PromiseSaid item={item} />
      {delivery !== null && (
        <p className="delivery" data-delivery={delivery}>
          <Icon sign={DELIVERY_SIGNS[delivery]} size={12} /> {words.story.delivery[delivery]}
        </p>
      )}
    </article>
  )
}

/** Where a mail came from another address than those of its customer: a helper's, a new one, somebody's who was let in. */
function OtherAddress({ item: { mail } }: { item: StoryItem }) {
  const { mailShown } = useWords()
  const { open } = useWorld()
  const from = mail?.from
  if (from === undefined || !open) return null
  const isKnown = open.customer.addresses.some(({ value }) => value.toLowerCase() === from.toLowerCase())
  return isKnown ? null : <p className="message-from">{mailShown.cameFrom(from)}</p>
}

/** The words as text or, for a mail, as they were written; the files; and what can be looked at behind them. */
export function Said({ item }: { item: StoryItem }) {
  const opened = useOpened(item.messageId ?? String(item.seq))
  const isAsWritten = opened.panel === 'html' && item.mail?.hasHtml === true && item.messageId !== null
  // What stands in the words as they were written need not stand below them as well.
  const files = isAsWritten ? item.files.filter(({ isInline }) => isInline !== true) : item.files
  return (
    <>
      {isAsWritten ? (
        <MailFrame
          id={{ caseId: item.joinedFrom?.id ?? opened.caseId, messageId: item.messageId ?? '' }}
          opened={opened}
        />
      ) : (
        <FoldedWords
          words={item.words ?? item.sentence}
          folds={item.words === null ? undefined : item.folds}
          isUnfolded={opened.isUnfolded}
          onToggle={() => opened.change({ isUnfolded: !opened.isUnfolded })}
        />
      )}
      <ReadingNotes notes={item.mail?.notes} />
      <MessageFiles files={files} shown={opened.file} onShow={file => opened.change({ file })} />
      <MailBar item={item} opened={opened} />
      <MailPanel item={item} opened={opened} />
    </>
  )
}
