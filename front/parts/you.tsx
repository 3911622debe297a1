/** Who sits before the page: what they have shown, and one calm way to show it while they wait. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { YouHere } from '../../contract/pages.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { CodeForm } from './code-form.tsx'
import { Field } from './field.tsx'

interface YouProps {
  readonly you: YouHere
  readonly state: CaseForCustomer
  readonly caseHref: string
}

export function You({ you, state, caseHref }: YouProps) {
  const { language, tell } = useSpeech()
  const says = helpersWords[language].you
  if (you.shown) {
    const how = says.shownHow(says.how[you.shown.how], tell.moment(you.shown.at))
    return (
      <p id="you" class="shown">
        {says.shown(how)}
      </p>
    )
  }
  // Where an account is looked for, its own part asks for the code.
  if (you.toProve === null || you.account || state.status === 'solved') return null
  const isWaiting = state.line !== null && state.line.medium !== 'letter'
  return (
    <section id="you" class="you" aria-labelledby="you-title">
      <h2 id="you-title">{isWaiting ? says.titleWaiting : says.title}</h2>
      <p>{isWaiting ? says.whyWaiting : says.why}</p>
      {you.toProve === 'press' ? (
        <>
          <p>{says.pressWhy}</p>
          <Act to={`${caseHref}/it-is-me`} says={says.press} />
        </>
      ) : (
        <ByCode you={you} caseHref={caseHref} />
      )}
    </section>
  )
}

function ByCode({ you, caseHref }: Pick<YouProps, 'you' | 'caseHref'>) {
  const { language, formToken } = useSpeech()
  const says = helpersWords[language].you
  const isSent = you.code === 'sent' || you.code === 'wrong'
  if (isSent) {
    return (
      <>
        <p>{says.sent}</p>
        <CodeForm
          to={`${caseHref}/enter`}
          label={says.code}
          says={says.enter}
          wrong={you.code === 'wrong' ? says.wrong : null}
        />
        <Act to={`${caseHref}/code`} says={says.again} look="quiet" />
      </>
    )
  }
  if (you.hasMail) return <Act to={`${caseHref}/code`} says={says.ask} />
  const problem = you.code === 'address' ? { says: says.addressWrong, field: 'mail' } : null
  return (
    <form method="post" action={`${caseHref}/code`} data-act>
      <input type="hidden" name="token" value={formToken} />
      <Field name="mail" label={says.address} hint={says.addressHint} problem={problem}>
        {described => <input {...described} name="address" autoComplete="email" required />}
      </Field>
      <button class="second">{says.ask}</button>
    </form>
  )
}
