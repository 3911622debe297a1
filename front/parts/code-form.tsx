/** The six digits, typed where they were asked for. */
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'

interface CodeFormProps {
  readonly to: string
  readonly label: string
  readonly says: string
  readonly wrong: string | null
}

export function CodeForm({ to, label, says, wrong }: CodeFormProps) {
  const { formToken } = useSpeech()
  return (
    <form method="post" action={to} data-act>
      <input type="hidden" name="token" value={formToken} />
      <Field name="code" label={label} problem={wrong === null ? null : { says: wrong, field: 'code' }}>
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
      <button class="second">{says}</button>
    </form>
  )
}
