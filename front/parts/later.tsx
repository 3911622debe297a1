/** Leaving an address, to go on later; and showing who one is, where that is still open. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { FormProblem } from '../../contract/pages.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { Field } from './field.tsx'

interface LaterProps {
  readonly state: CaseForCustomer
  readonly caseHref: string
  readonly problem: FormProblem | null
}

export function Later({ state, caseHref, problem }: LaterProps) {
  const { words, formToken } = useSpeech()
  const known = state.addresses.map(address => address.masked).join(', ')
  return (
    <section class="later" aria-labelledby="later-title">
      <h2 id="later-title">{words.address.title}</h2>
      <p>{known ? words.address.have(known) : words.address.why}</p>
      <form method="post" action={`${caseHref}/address`} data-act>
        <input type="hidden" name="token" value={formToken} />
        <Field
          name="address"
          label={known ? words.address.another : words.contact.address}
          problem={problem?.field === 'address' ? problem : null}
        >
          {described => <input {...described} autoComplete="email" required />}
        </Field>
        <button class="second">{words.address.save}</button>
      </form>
      {!state.isVerified && known && (
        <div class="prove-here">
          <p>{words.address.prove}</p>
          <Act to={`${caseHref}/code`} says={words.address.proveButton} leadsOn />
        </div>
      )}
    </section>
  )
}
