/** How a mail was read: what was asked of it, what the answers rest on, how its case was found, what its domain says of it. */
import type { MailHow } from '../../../../contract/mail-shown.ts'
import type { MailShownWords } from '../../../../contract/words/mail-shown-en.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWords } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useMailHow } from '../mail-data.ts'
import type { MailId } from '../mail-data.ts'

export function MailHowPanel({ id }: { id: MailId }) {
  const { mailShown } = useWords()
  const { data: how, error } = useMailHow(id)
  return (
    <section className="mail-panel" aria-label={mailShown.how}>
      {!how &&
        (error instanceof NotDone ? <Sentence failure={error.failure} /> : <Late text={mailShown.loading} />)}
      {how && <How how={how} />}
    </section>
  )
}

function How({ how }: { how: MailHow }) {
  const { read } = useWords().mailShown
  const times = useTimes()
  const isPerson = how.answers.every(({ is }) => !is)
  return (
    <>
      <dl className="mail-head">
        <dt>{read.from}</dt>
        <dd>
          <bdi>{how.from ?? '—'}</bdi>
        </dd>
        <dt>{read.subject}</dt>
        <dd dir="auto">{how.subject || '—'}</dd>
        <dt>{read.came}</dt>
        <dd>
          {times.full(how.cameAt)} · {read.by} {sourceOf(how.source, read)}
        </dd>
        <dt>{read.case}</dt>
        <dd>
          {how.found?.why ?? read.newCase}{' '}
          {how.found && <code className="mail-value">{how.found.value}</code>}
        </dd>
      </dl>
      <h4>{read.asked}</h4>
      {isPerson && how.answers.length > 0 && <p>{read.person}</p>}
      <ul className="mail-asked">
        {how.answers.map(answer => (
          <li key={answer.question} data-is={answer.is}>
            <Icon sign={answer.is ? 'check' : 'cross'} size={12} />
            <span>
              {answer.asks} <strong>{answer.is ? read.yes : read.no}</strong>
              {answer.why !== null && <> — {answer.why}</>}
              {answer.by.length > 0 && (
                <span className="mail-by">
                  {read.headers}:{' '}
                  {answer.by.map(({ name, value }, at) => (
                    <code key={at} className="mail-value">
                      {name}: {value}
                    </code>
                  ))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <h4>{read.sender}</h4>
      {how.verdicts === null ? <p>{read.notAsked}</p> : <Verdicts verdicts={how.verdicts} />}
      <p className="soft">{read.never}</p>
    </>
  )
}

function Verdicts({ verdicts }: { verdicts: NonNullable<MailHow['verdicts']> }) {
  const { read } = useWords().mailShown
  const known: Readonly<Record<string, string>> = read.verdicts
  const says = (verdict: string) => `${known[verdict] ?? verdict} (${verdict})`
  return (
    <ul className="mail-asked">
      <li>{read.spf(says(verdicts.spf))}</li>
      <li>{read.dkim(says(verdicts.dkim))}</li>
      <li>{read.dmarc(says(verdicts.dmarc))}</li>
    </ul>
  )
}

/** Otherwise it is the id of a mailbox that is fetched. */
function sourceOf(source: string, { sources }: MailShownWords['read']): string {
  return source === 'smtp' || source === 'import' ? sources[source] : sources.mailbox
}
