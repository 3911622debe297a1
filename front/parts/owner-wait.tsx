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
      <section class="leave">
        <p>{say.waiting(owner.name, tell.clock(owner.awaitedUntil))}</p>
        <Act to={`${caseHref}/any-agent`} says={say.anybody} />
      </section>
    )
  }
  return (
    <section class="leave">
      <p>{(owner.isHere ? say.busy : say.away)(owner.name, owner.mostMinutes)}</p>
      <Act to={`${caseHref}/my-agent`} says={say.choose(owner.name)} />
    </section>
  )
}
