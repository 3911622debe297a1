/** Cancelling a service: which one, until when, and that it is right. Nothing stands in front of it; needs no script. */
import type { LeavingPage } from '../../contract/pages.ts'
import { leavingPageWords } from '../../contract/words/leaving-page.ts'
import { Field } from '../parts/field.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSpeech } from '../speech.tsx'

export function LeavingPageView({ page }: { readonly page: LeavingPage }) {
  const { words, language } = useSpeech()
  const say = leavingPageWords[language]
  const href = `/case/${encodeURIComponent(page.reference)}`
  return (
    <div class="column">
      <p class="eyebrow">
        <bdi>{words.case.reference(page.reference)}</bdi>
      </p>
      <h1>{say.title}</h1>
      <ProblemNotice problem={page.problem} />
      {page.isProven ? (
        <Cancelling page={page} />
      ) : (
        <>
          <p class="lead">{say.first}</p>
          <p>
            <a class="button main" href={`${href}#you`}>
              {say.show}
            </a>
          </p>
        </>
      )}
      {page.hasOpenProblem && <p class="hint">{say.repair}</p>}
      <p>
        <a href={href}>{say.back}</a>
      </p>
      <PersonNear />
    </div>
  )
}

function Cancelling({ page }: { readonly page: LeavingPage }) {
  const { language, formToken, tell } = useSpeech()
  const say = leavingPageWords[language]
  const left = page.services.filter(({ isEnded }) => !isEnded)
  if (left.length === 0) return <p class="lead">{say.none}</p>
  const first = left.find(({ endsOn }) => endsOn === null) ?? left[0]
  return (
    <form method="post" action={`/case/${encodeURIComponent(page.reference)}/cancel`}>
      <p class="lead">{say.lead}</p>
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={page.messageId} />
      <fieldset class="choices">
        <legend class="label">{say.which}</legend>
        {left.map(service => (
          <div key={service.id} class="choice">
            <input
              type="radio"
              id={`service-${service.id}`}
              name="service"
              value={service.id}
              defaultChecked={service === first}
            />
            <label for={`service-${service.id}`}>
              {service.plan} · <bdi>{service.identifier}</bdi>
              {service.endsOn !== null &&
                ` · ${say.endsOn(tell.date(Date.parse(`${service.endsOn}T12:00:00Z`)))}`}
            </label>
          </div>
        ))}
      </fieldset>
      <Field name="endsOn" label={say.until}>
        {described => (
          <input {...described} type="date" min={page.today} max={page.latest} value={page.today} required />
        )}
      </Field>
      <button type="submit" class="main" name="confirmed" value="yes">
        {say.press}
      </button>
    </form>
  )
}
