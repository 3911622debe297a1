/** "Someone may act for me": whom the customer named, until when, and the form to name somebody. All of it works without script. */
import type { HelperView, YouHere } from '../../contract/pages.ts'
import type { HelpersWords } from '../../contract/words/helpers-en.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { ActingTerms } from './acting-terms.tsx'
import { Field } from './field.tsx'

interface WhoMayActProps {
  readonly you: YouHere
  readonly caseHref: string
}

export function WhoMayAct({ you, caseHref }: WhoMayActProps) {
  const { language } = useSpeech()
  const { list, links } = helpersWords[language]
  // Nobody lets others in who acts for somebody, or looks for an account.
  if (you.helpers === null && you.toProve === null) return null
  return (
    <section id="helpers" class="who-may-act" aria-labelledby="helpers-title">
      <h2 id="helpers-title">{list.title}</h2>
      <p>{list.lead}</p>
      {you.helpers === null ? (
        <p>
          <a href="#you">{list.prove}</a>
        </p>
      ) : (
        <>
          {you.helpers.length > 0 && (
            <ul class="plain helpers">
              {you.helpers.map(helper => (
                <HelperLine key={helper.id} helper={helper} you={you} caseHref={caseHref} />
              ))}
            </ul>
          )}
          <NameSomebody you={you} caseHref={caseHref} />
        </>
      )}
      <details>
        <summary>{links.summary}</summary>
        <p>{links.why}</p>
        <Act to={`${caseHref}/stop-links`} says={links.stop} leadsOn />
      </details>
    </section>
  )
}

interface HelperLineProps extends WhoMayActProps {
  readonly helper: HelperView
}

function HelperLine({ helper, you, caseHref }: HelperLineProps) {
  const { language, formToken, tell } = useSpeech()
  const { list, question } = helpersWords[language]
  const href = `${caseHref}/helpers/${helper.id}`
  return (
    <li>
      <p>
        <bdi dir="ltr">{lineOf(helper, list, tell.date)}</bdi> <span class="soft">{helper.masked}</span>
      </p>
      {helper.standing === 'acting' && <Act to={`${href}/withdraw`} says={list.withdraw} />}
      {helper.standing === 'asked' && (
        <>
          <form method="post" action={`${href}/yes`} data-act>
            <input type="hidden" name="token" value={formToken} />
            <ActingTerms terms={you.terms} prefix={`${helper.id}-`} />
            <button class="main">{question.yes}</button>
          </form>
          <Act to={`${href}/no`} says={list.no} />
        </>
      )}
    </li>
  )
}

function lineOf(helper: HelperView, list: HelpersWords['list'], date: (at: number) => string): string {
  const { name, until } = helper
  switch (helper.standing) {
    case 'acting': {
      const does = helper.mayDecide ? list.decides : list.reads
      return list.line(name, does, helper.inAllMatters ? list.everywhere : list.here, date(until))
    }
    case 'asked':
      return list.asked(name)
    case 'ended':
      return list.ended(name, date(until))
    case 'withdrawn':
      return list.withdrawn(name)
    case 'declined':
      return list.declined(name)
  }
}

function NameSomebody({ you, caseHref }: WhoMayActProps) {
  const { language, formToken } = useSpeech()
  const says = helpersWords[language].form
  return (
    <details>
      <summary>{says.summary}</summary>
      <form method="post" action={`${caseHref}/helpers`} data-act>
        <input type="hidden" name="token" value={formToken} />
        <Field name="helper-name" label={says.name}>
          {described => <input {...described} name="name" dir="auto" autoComplete="off" required />}
        </Field>
        <Field name="helper-address" label={says.address} hint={says.addressHint}>
          {described => <input {...described} name="address" autoComplete="off" required />}
        </Field>
        <ActingTerms terms={you.terms} prefix="new-" />
        <button class="second">{says.submit}</button>
      </form>
    </details>
  )
}
