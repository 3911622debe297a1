/** `/account`: one box for whatever number somebody holds. It turns nobody away. */
import type { AccountPage } from '../../contract/pages.ts'
import { accountWords } from '../../contract/words/account.ts'
import { Field } from '../parts/field.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSpeech } from '../speech.tsx'

export function AccountPageView({ page }: { readonly page: AccountPage }) {
  const { language, formToken } = useSpeech()
  const says = accountWords[language]
  const { problem, typed } = page
  return (
    <div class="column">
      <h1>{says.title}</h1>
      <p class="lead">{says.lead}</p>
      <ProblemNotice problem={problem} />
      <form method="post" action="/account">
        <input type="hidden" name="token" value={formToken} />
        <input type="hidden" name="messageId" value={page.messageId} />
        <Field name="number" label={says.number} hint={says.numberHint} problem={problem}>
          {described => (
            <input {...described} dir="auto" autoComplete="off" required defaultValue={typed?.number ?? ''} />
          )}
        </Field>
        <Field name="words" label={says.words} hint={says.wordsHint} isOptional>
          {described => <textarea {...described} rows={3} dir="auto" defaultValue={typed?.words ?? ''} />}
        </Field>
        <Field name="address" label={says.address} hint={says.addressHint} isOptional problem={problem}>
          {described => <input {...described} autoComplete="email" defaultValue={typed?.address ?? ''} />}
        </Field>
        <Field name="name" label={says.name} isOptional>
          {described => (
            <input {...described} dir="auto" autoComplete="name" defaultValue={typed?.name ?? ''} />
          )}
        </Field>
        <p>{says.whatFollows}</p>
        <button class="main">{says.find}</button>
      </form>
      <PersonNear />
    </div>
  )
}
