/** Gifts that somebody else looks at. Nothing in it says that anybody did wrong. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { GiftReviewsView, NearMeView, ReviewOutcome } from '../../../../contract/interest.ts'
import { interestWords } from '../../../../contract/words/interest.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'
import type { NearData } from '../data.ts'

type Open = GiftReviewsView['open'][number]
type Closed = NearMeView['closed'][number] & { readonly givenBy?: string }

interface Props {
  readonly reviews: GiftReviewsView
  readonly data: NearData
}

export function Reviews({ reviews, data }: Props) {
  const { list: say } = useWordsOf(interestWords)
  return (
    <section aria-labelledby="near-open">
      <h3 id="near-open" className="rules-title">
        {say.title}
      </h3>
      {reviews.open.length === 0 && <p role="status">{say.none}</p>}
      <ul className="rules-list">
        {reviews.open.map(gift => (
          <li key={gift.id} className="rules-group">
            <What gift={gift} />
            <p className="soft">
              {say.by(gift.givenBy)}
              {gift.allowedBy !== null && ` · ${say.allowed(gift.allowedBy)}`}
            </p>
            <CloseForm id={gift.id} data={data} />
          </li>
        ))}
      </ul>
      {reviews.closed.length > 0 && (
        <details>
          <summary>{say.closed}</summary>
          <ul className="rules-list">
            {reviews.closed.map(gift => (
              <ClosedGift key={gift.id} gift={gift} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function What({ gift }: { gift: Pick<Open, 'says' | 'caseId' | 'reference' | 'at' | 'why' | 'gifts'> }) {
  const { list: say } = useWordsOf(interestWords)
  const times = useTimes()
  return (
    <>
      <p>
        <strong>{gift.says}</strong> ·{' '}
        <Link to="/case/$caseId" params={{ caseId: gift.caseId }} className="reference">
          {gift.reference}
        </Link>{' '}
        <span className="soft">{times.date(gift.at)}</span>
      </p>
      <p>
        {say.why[gift.why]} <span className="soft">({say.gifts(gift.gifts)})</span>
      </p>
    </>
  )
}

export function ClosedGift({ gift }: { gift: Closed }) {
  const { list: say } = useWordsOf(interestWords)
  const times = useTimes()
  return (
    <li className="rules-group">
      <What gift={gift} />
      {gift.givenBy !== undefined && <p className="soft">{say.by(gift.givenBy)}</p>}
      <p>
        {say.outcomes[gift.outcome]}, {times.date(gift.closedAt)}:{' '}
        <q dir="auto">{gift.reason ?? say.erased}</q>
      </p>
    </li>
  )
}

function CloseForm({ id, data }: { id: string; data: NearData }) {
  const { list: say } = useWordsOf(interestWords)
  const [reason, setReason] = useState('')
  const [outcome, setOutcome] = useState<ReviewOutcome>('cleared')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void data.close(id, outcome, reason)
  }
  return (
    <form className="act-form rules-form" onSubmit={send}>
      <fieldset className="lacked">
        <legend className="hidden">{say.close}</legend>
        {(['cleared', 'kept'] as const).map(name => (
          <label key={name} className="lacked-one">
            <input
              type="radio"
              name={`outcome-${id}`}
              checked={outcome === name}
              onChange={() => setOutcome(name)}
            />
            {say[name]}
          </label>
        ))}
      </fieldset>
      <AreaField
        label={say.reason}
        hint={say.reasonHint}
        value={reason}
        rows={2}
        maxLength={2000}
        required
        onChange={event => setReason(event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={data.isBusy}>
          {say.close}
        </button>
      </div>
    </form>
  )
}
