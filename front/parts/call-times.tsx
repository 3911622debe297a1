/** The times to choose from: when it is one's turn, or one of the half hours of the next days. */
import type { CallbackPage } from '../../contract/pages.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'

type Half = CallbackPage['windows'][number]

export function CallTimes({ page }: { readonly page: CallbackPage }) {
  const { language, tell } = useSpeech()
  const say = callbackWords[language].page
  const { window } = page.typed
  const chosen = window === null ? '' : valueOf(window)
  return (
    <Field name="window" label={say.when} problem={page.problem}>
      {described => (
        <select {...described} required={!page.isOpen}>
          <option value="" selected={chosen === ''}>
            {page.isOpen ? say.atTurn : say.closedNow}
          </option>
          {byDay(page.windows, tell.day).map(([day, halves]) => (
            <optgroup key={day} label={day}>
              {halves.map(half => (
                <option key={half.from} value={valueOf(half)} selected={chosen === valueOf(half)}>
                  {say.half(tell.clock(half.from), tell.clock(half.until))}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

function valueOf({ from, until }: Half): string {
  return `${from}-${until}`
}

function byDay(halves: readonly Half[], dayOf: (at: number) => string) {
  const days = new Map<string, Half[]>()
  for (const half of halves) {
    const day = dayOf(half.from)
    days.set(day, [...(days.get(day) ?? []), half])
  }
  return [...days]
}
