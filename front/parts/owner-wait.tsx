/** In the line: rather wait for the one who knows the case, told honestly what that costs; and back again. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'

interface OwnerWaitProps {
  readonly line: NonNullable<CaseForCustomer['line']>
  readonly caseHref: string
}

export function OwnerWait({ line, caseHref }: OwnerWaitProps) {
  const { words, tell } = useSpeech()
  const { owner, state } = line
  if (!owner || state !== 'waiting') return null
  const say = words.case.ownerWait
  if (owner.awaitedUntil !== null) {
    return (
      <section class="leave owner-wait">
        <h2>{say.waitTitle(owner.name)}</h2>
        <p>{say.waiting(tell.clock(owner.awaitedUntil))}</p>
        <p>{say.cost}</p>
        <Act to={`${caseHref}/any-agent`} says={say.anybody} />
      </section>
    )
  }
  return (
    <section class="leave owner-wait">
      <h2>{say.title(owner.name)}</h2>
      <p>{(owner.isHere ? say.busy : say.away)(owner.name)}</p>
      <p>
        {say.cost} {say.until(owner.mostMinutes)}
      </p>
      <Act to={`${caseHref}/my-agent`} says={say.choose(owner.name)} />
    </section>
  )
}
