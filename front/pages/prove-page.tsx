/** Whoever opens a case shows that it is theirs. Says the same whether or not there is such a case. */
import type { ProvePage } from '../../contract/pages.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { Field } from '../parts/field.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSpeech } from '../speech.tsx'

export function ProvePageView({ page }: { readonly page: ProvePage }) {
  const { words, language } = useSpeech()
  const stopped = helpersWords[language].prove
  return (
    <div class="column">
      <p class="eyebrow">
        <bdi>{words.case.reference(page.reference)}</bdi>
      </p>
      <h1>
        {page.isStopped ? stopped.stoppedTitle : page.isCodeSent ? words.prove.sentTitle : words.prove.title}
      </h1>
      {page.isStopped && <p class="lead">{stopped.stopped}</p>}
      {!(page.isStopped && !page.isCodeSent) && (
        <p class="lead">{page.isCodeSent ? words.prove.sent : words.prove.why}</p>
      )}
      <ProblemNotice problem={page.problem} />
      {page.isCodeSent && <EnterCode page={page} />}
      <AskForCode page={page} />
      <PersonNear says={words.prove.noAddress} />
    </div>
  )
}

function EnterCode({ page }: { readonly page: ProvePage }) {
  const { words, formToken } = useSpeech()
  return (
    <form method="post" action={`/case/${encodeURIComponent(page.reference)}/enter`}>
      <input type="hidden" name="token" value={formToken} />
      <Field name="code" label={words.prove.code} problem={page.problem}>
        {described => (
          <input
            {...described}
            class="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
          />
        )}
      </Field>
      <button class="main">{words.prove.enter}</button>
    </form>
  )
}

function AskForCode({ page }: { readonly page: ProvePage }) {
  const { words, formToken } = useSpeech()
  return (
    <form method="post" action={`/case/${encodeURIComponent(page.reference)}/code`}>
      <input type="hidden" name="token" value={formToken} />
      <button class={page.isCodeSent ? 'second' : 'main'}>
        {page.isCodeSent ? words.prove.again : words.prove.ask}
      </button>
    </form>
  )
}
