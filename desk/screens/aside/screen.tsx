/** Mail that waits for somebody: newest first, each with what it is and why; unfolded, with its words and what can be done. */
import { useState } from 'react'
import { useWords } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { failureIn, useAside } from './data.ts'
import { MailRow } from './parts/mail-row.tsx'

export function AsideScreen() {
  const words = useWords()
  const { mailAside } = words
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useAside()
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const mails = data?.pages.flatMap(page => page.mails)
  const count = data?.pages[0]?.count ?? 0
  return (
    <Page title={mailAside.title}>
      <p className="aside-about">{mailAside.about}</p>
      {!mails && !error && <Late text={words.story.loading} />}
      {error && <Sentence failure={failureIn(error)} />}
      {mails && (
        <p role="status" className="aside-count">
          {mails.length === 0 ? mailAside.none : mailAside.waiting(count)}
        </p>
      )}
      <ul className="aside-list">
        {mails?.map(mail => (
          <MailRow
            key={mail.id}
            mail={mail}
            isUnfolded={mail.id === unfolded}
            onFold={() => setUnfolded(mail.id === unfolded ? null : mail.id)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="button button-plain"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {mailAside.more}
        </button>
      )}
    </Page>
  )
}
