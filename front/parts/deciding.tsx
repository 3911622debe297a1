/** Who decides about more than the agent may give, until when, and what happens if nobody answers. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { approvalsPageWords } from '../../contract/words/approvals-page.ts'
import { useSpeech } from '../speech.tsx'

type Decides = NonNullable<CaseForCustomer['deciding']>[number]

/** Always there, so that what appears in it is read out. */
export function Deciding({ state: { deciding = [] } }: { readonly state: CaseForCustomer }) {
  const { language } = useSpeech()
  const say = approvalsPageWords[language]
  return (
    <div aria-live="polite">
      {deciding.length > 0 && (
        <section class="deciding" aria-labelledby="deciding-title">
          <h2 id="deciding-title">{say.title}</h2>
          {deciding.map(one => (
            <OneDecides key={`${one.what} ${one.name}`} one={one} />
          ))}
        </section>
      )}
    </div>
  )
}

function OneDecides({ one: { name, what, until, isLate, goesUp } }: { readonly one: Decides }) {
  const { language, tell } = useSpeech()
  const say = approvalsPageWords[language]
  const when = tell.moment(until)
  return (
    <>
      <p class="lead decides">{isLate ? say.late(name, what) : say.decides(name, what, when)}</p>
      <p>{isLate ? say.again(when) : goesUp ? say.thenUp : say.thenLate(name)}</p>
    </>
  )
}
