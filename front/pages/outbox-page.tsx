/** Demo only: the mail that would have left. */
import type { OutboxPage } from '../../contract/pages.ts'
import { Headline } from '../parts/headline.tsx'
import { Said } from '../parts/said.tsx'
import { useSpeech } from '../speech.tsx'

export function OutboxPageView({ page }: { readonly page: OutboxPage }) {
  return <div class="column">{page.open ? <OpenMail mail={page.open} /> : <MailList page={page} />}</div>
}

function MailList({ page }: { readonly page: OutboxPage }) {
  const { words, tell } = useSpeech()
  return (
    <>
      <h1>{words.outbox.title}</h1>
      <p class="lead">{words.outbox.why}</p>
      {page.mails.length === 0 && <p>{words.outbox.empty}</p>}
      <ul class="plain mails">
        {page.mails.map(mail => (
          <li key={mail.id}>
            <a href={`/outbox/${encodeURIComponent(mail.id)}`} dir="auto">
              {mail.subject || words.outbox.noSubject}
            </a>
            <span class="soft">
              <bdi>{words.outbox.to(mail.to)}</bdi>, {tell.moment(mail.at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function OpenMail({ mail }: { readonly mail: NonNullable<OutboxPage['open']> }) {
  const { words, tell } = useSpeech()
  return (
    <>
      <p class="eyebrow">
        <a href="/outbox">{words.outbox.back}</a>
      </p>
      <Headline says={mail.subject || words.outbox.noSubject} />
      <p class="soft">
        <bdi>{words.outbox.to(mail.to)}</bdi>, {tell.moment(mail.at)}
      </p>
      <article class="letter">
        <Said words={mail.text} />
      </article>
    </>
  )
}
