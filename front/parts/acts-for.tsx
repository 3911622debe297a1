/** For whoever speaks in somebody else's place: for whom, how far, until when, and what else they may open. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { YouHere } from '../../contract/pages.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'

interface ActsForProps {
  readonly you: YouHere
  readonly state: CaseForCustomer
  readonly caseHref: string
}

export function ActsFor({ you, state, caseHref }: ActsForProps) {
  const { language, tell } = useSpeech()
  const { acts, writes } = helpersWords[language]
  const { actsFor } = state
  return (
    <>
      {actsFor && (
        <aside class="notice calm">
          <p class="notice-title">{acts.title(actsFor.customerName ?? acts.somebody)}</p>
          <p>
            {actsFor.mayDecide ? acts.decides : acts.reads} {acts.until(tell.date(actsFor.until))}
          </p>
        </aside>
      )}
      {you.writesFor !== null && (
        <aside class="notice calm">
          <p class="notice-title">{writes.title(you.writesFor)}</p>
          <p>{writes.says}</p>
        </aside>
      )}
      {you.others.length > 0 && you.account === null && (
        <section aria-labelledby="others-title">
          <h2 id="others-title">{acts.others}</h2>
          <OpenOthers references={you.others} caseHref={caseHref} says={acts.open} />
        </section>
      )}
    </>
  )
}

interface OpenOthersProps {
  readonly references: readonly string[]
  readonly caseHref: string
  readonly says: (reference: string) => string
}

export function OpenOthers({ references, caseHref, says }: OpenOthersProps) {
  const { formToken } = useSpeech()
  return (
    <form method="post" action={`${caseHref}/open-other`} class="row">
      <input type="hidden" name="token" value={formToken} />
      {references.map(reference => (
        <button key={reference} class="second" name="reference" value={reference}>
          {says(reference)}
        </button>
      ))}
    </form>
  )
}
