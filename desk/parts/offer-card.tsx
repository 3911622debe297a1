/** Someone is offered to me: who, what, how long, and how long I have. */
import { useId } from 'react'
import type { CaseSummary } from '../../contract/desk.ts'
import { answer, pass } from '../commands/people.ts'
import { useWorld } from '../commands/world.tsx'
import { CallbackFacts } from './callback-facts.tsx'
import { CommandButton } from './command-button.tsx'
import { Icon } from './icon.tsx'
import { Name } from './name.tsx'
import { Said } from './said.tsx'
import { duration, useNow } from '../when.tsx'

const OFFER_SECONDS = 20

export function OfferCard({ summary }: { summary: CaseSummary }) {
  const { words } = useWorld()
  const at = useNow(1000)
  const titleId = useId()
  const { entry, customer } = summary
  if (!entry) return null
  const howCalled = entry.callback?.by === 'phone' ? words.callback.byPhone : words.callback.byChat
  const left = Math.max(0, Math.floor(((entry.offerUntil ?? at) - at) / 1000))
  return (
    <section className="offer" aria-labelledby={titleId}>
      <p className="hidden" role="alert">
        {words.offer.notice(customer.name || words.now.someone)}
      </p>
      <h2 id={titleId}>
        <Icon sign={entry.medium} /> {words.offer.title}: <Name or={customer.address}>{customer.name}</Name>
      </h2>
      <p className="offer-words" dir="auto">
        {summary.lastWords}
      </p>
      <p className="offer-facts">
        <span>{entry.callback ? howCalled : words.media[entry.medium]}</span>
        <span>{words.kinds[summary.kind ?? 'unstated']}</span>
        <span>{words.offer.waited(duration(at - entry.joinedAt, words.time))}</span>
      </p>
      {entry.callback && <CallbackFacts called={entry.callback} />}
      <div className="offer-clock" aria-hidden="true">
        <progress max={OFFER_SECONDS} value={Math.min(OFFER_SECONDS, left)} />
        <span>{words.offer.left(left)}</span>
      </div>
      <div className="offer-acts">
        <CommandButton command={answer} look="main" />
        <CommandButton command={pass} hint={words.offer.passHint} />
      </div>
      <Said caseId={summary.id} acts={['answer', 'decline']} offersToGoOn />
    </section>
  )
}
