/** Who decides, until when, and the one tap by which the customer goes a step higher. */
import { hasAskedAbove } from '../../contract/asks-above.ts'
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'
import type { LadderWords } from '../../contract/words/ladder-en.ts'
import { ladderWords } from '../../contract/words/ladder.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'

type OnLadder = NonNullable<CaseForCustomer['ladder']>

export interface LadderProps {
  readonly state: CaseForCustomer
  readonly story: readonly StoryItem[]
  readonly caseHref: string
}

/** Null while nobody has taken it on, as there is nobody yet to go above; and where nothing is above. */
export function Ladder({ state, story, caseHref }: LadderProps) {
  const { language } = useSpeech()
  const { ladder, owner, actsFor } = state
  if (!ladder || !owner) return null
  if (!owner.hasAccepted && ladder.rung === 0 && ladder.outside === null) return null
  const say = ladderWords[language].page
  const isOnlyTheirs = actsFor?.mayDecide === false
  const isOutsideShown = ladder.outside !== null && ladder.next?.isOutside === true
  const hasAsked = ladder.canClimb && hasAskedAbove(story)
  return (
    <section class={hasAsked ? 'ladder asked' : 'ladder'} id="ladder" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{say.title}</h2>
      <Now ladder={ladder} ownerName={owner.name} say={say} />
      {ladder.outside && <OutsideBody outside={ladder.outside} caseHref={caseHref} say={say} />}
      {hasAsked && <p class="lead">{say.asked}</p>}
      {ladder.canClimb && ladder.next && (
        <>
          {!isOutsideShown && <NextUp next={ladder.next} say={say} />}
          <Act
            to={`${caseHref}/climb/${ladder.rung}`}
            says={isOutsideShown ? say.inWriting : ladder.next.isOutside ? say.toOutside : say.up}
            look={hasAsked ? 'main' : 'second'}
          />
        </>
      )}
      {isOnlyTheirs && ladder.next && actsFor && (
        <p class="soft">{say.onlyThey(actsFor.customerName ?? say.theCustomer)}</p>
      )}
    </section>
  )
}

interface Saying {
  readonly say: LadderWords['page']
}

function Now({ ladder, ownerName, say }: Saying & { readonly ladder: OnLadder; readonly ownerName: string }) {
  const { tell } = useSpeech()
  const { name, isDeciding, answerBy, next, timesLate = 0 } = ladder
  if (name === null) return <p>{say.now(ownerName)}</p>
  if (!isDeciding)
    return (
      <>
        <p>{say.answered(name)}</p>
        <p class="soft">{say.ownerStays(ownerName)}</p>
      </>
    )
  const isLate = timesLate > 0 && answerBy !== null
  return (
    <>
      <p class="lead decides">
        {isLate
          ? say.late(name, tell.moment(answerBy))
          : answerBy === null
            ? say.decidesSoon(name)
            : say.decides(name, tell.moment(answerBy))}
      </p>
      {!isLate && <p>{next?.isOutside === true ? say.whenLastLate : say.whenLate}</p>}
      <p class="soft">{say.ownerStays(ownerName)}</p>
    </>
  )
}

function NextUp({ next, say }: Saying & { readonly next: NonNullable<OnLadder['next']> }) {
  const { tell } = useSpeech()
  if (next.isOutside) return <p>{say.nextOutside(next.name)}</p>
  return (
    <p>
      {next.answerBy === null ? say.nextSoon(next.name) : say.next(next.name, tell.moment(next.answerBy))}
    </p>
  )
}

function OutsideBody({
  outside,
  caseHref,
  say,
}: Saying & {
  readonly outside: NonNullable<OnLadder['outside']>
  readonly caseHref: string
}) {
  const { tell } = useSpeech()
  const { name, address, link, rights, applies } = outside
  const because = applies?.because ?? 'answered'
  return (
    <div class="outside-body">
      <h3>{say.outside}</h3>
      <p>{because === 'time' ? say.because.time(say.days(applies?.days ?? 0)) : say.because[because]}</p>
      <address>
        <strong>{name}</strong>
        {address !== '' && <span class="outside-address">{address}</span>}
        {link !== '' && (
          <a href={link} rel="noreferrer">
            {link}
          </a>
        )}
      </address>
      {rights !== '' && <p>{rights}</p>}
      {applies && applies.until !== null && <p>{say.until(tell.date(applies.until))}</p>}
      <p>
        <a href={`${caseHref}/outside-letter`}>{say.letter}</a>
      </p>
    </div>
  )
}
