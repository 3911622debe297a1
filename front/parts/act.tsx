/** A form that is one button: something the customer does to their case. Works without script. */
import { useSpeech } from '../speech.tsx'

interface ActProps {
  readonly to: string
  readonly says: string
  readonly look?: 'main' | 'second' | 'quiet'
}

export function Act({ to, says, look = 'second' }: ActProps) {
  const { formToken } = useSpeech()
  return (
    <form method="post" action={to} data-act>
      <input type="hidden" name="token" value={formToken} />
      <button class={look}>{says}</button>
    </form>
  )
}
