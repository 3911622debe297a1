/** Paid for and not used: the house says so first, and what can be done is one press each. Nothing is offered. */
import type { OwnService } from '../../contract/own-account.ts'
import { ownAccountWords } from '../../contract/words/own-account.ts'
import { useSpeech } from '../speech.tsx'

interface UnusedProps {
  readonly service: OwnService
  readonly caseHref: string
}

export function UnusedService({ service: { id, unused, endsOn }, caseHref }: UnusedProps) {
  const { language, formToken } = useSpeech()
  const say = ownAccountWords[language]
  if (unused === null) return null
  const wishes = unused.mayBeCheaper ? (['pay-less', 'money-back'] as const) : (['money-back'] as const)
  return (
    <div class="own-unused">
      <p>
        <strong>{say.unused(unused.months, unused.charged)}</strong>
      </p>
      <p>{say.unusedWhat}</p>
      {wishes.map(wish => (
        <form key={wish} method="post" action={`${caseHref}/unused/${id}/${wish}`} data-act>
          <input type="hidden" name="token" value={formToken} />
          <button class="second">{say.wishes[wish]}</button>
        </form>
      ))}
      {endsOn === null && (
        <p>
          <a href={`${caseHref}/cancel`}>{say.end}</a>
        </p>
      )}
    </div>
  )
}
