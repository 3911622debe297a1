/** Beside a mail's words: the mail as it was written, how it was read, its source. One at a time, and only when asked for. */
import type { StoryItem } from '../../../../contract/case.ts'
import { newWordsIn, quoted } from '../../../../contract/folds.ts'
import { useWords } from '../../../choices.tsx'
import { goesOnHere } from '../../../commands/work.ts'
import { useWorld } from '../../../commands/world.tsx'
import { changeDraft, readDraft } from '../../../drafts.ts'
import type { MailId } from '../mail-data.ts'
import { MailHowPanel } from './mail-how.tsx'
import { MailRawPanel } from './mail-raw.tsx'
import type { OpenedHere, Panel } from './opened.tsx'

interface Props {
  readonly item: StoryItem
  readonly opened: OpenedHere
}

export function MailBar({ item, opened }: Props) {
  const { mailShown } = useWords()
  if (!item.mail) return null
  const toggle = (panel: Panel) => ({
    type: 'button' as const,
    className: 'mail-act',
    'data-does': panel,
    'aria-expanded': opened.panel === panel,
    onClick: () => opened.change({ panel: opened.panel === panel ? null : panel }),
  })
  return (
    <div className="mail-bar" role="group" aria-label={mailShown.about}>
      {item.mail.hasHtml && <button {...toggle('html')}>{mailShown.html}</button>}
      <button {...toggle('how')}>{mailShown.how}</button>
      <button {...toggle('raw')}>{mailShown.raw}</button>
      {item.type === 'CustomerSpoke' && <Quote item={item} />}
    </div>
  )
}

/** Nothing is quoted unless the agent wants it so: most people have what they wrote. */
function Quote({ item }: { item: StoryItem }) {
  const { mailShown } = useWords()
  const { open, write } = useWorld()
  if (!open || !goesOnHere(open) || item.words === null) return null
  const quote = () => {
    const words = quoted(newWordsIn(item.words ?? '', item.folds))
    const { reply } = readDraft(open.summary.id)
    changeDraft(open.summary.id, { reply: [reply.trimEnd(), `${words}\n\n`].filter(Boolean).join('\n\n') })
    write('reply')
  }
  return (
    <button type="button" className="mail-act" data-does="quote" onClick={quote}>
      {mailShown.quote}
    </button>
  )
}

export function MailPanel({ item, opened }: Props) {
  const { messageId } = item
  if (!item.mail || messageId === null) return null
  const id: MailId = { caseId: item.joinedFrom?.id ?? opened.caseId, messageId }
  if (opened.panel === 'how') return <MailHowPanel id={id} />
  if (opened.panel === 'raw') return <MailRawPanel id={id} />
  return null
}
