/** A form that is one button: something the customer does to their case. Works without script. */
import { useSpeech } from '../speech.tsx'

interface ActProps {
  readonly to: string
  readonly says: string
  readonly look?: 'main' | 'second' | 'quiet'
  /** True when it leads to another page, so that the browser has to go there by itself. */
  readonly leadsOn?: boolean
}

export function Act({ to, says, look = 'second', leadsOn = false }: ActProps) {
  const { formToken } = useSpeech()
  return (
    <form method="post" action={to} data-act={leadsOn ? undefined : ''}>
      <input type="hidden" name="token" value={formToken} />
      <button class={look}>{says}</button>
    </form>
  )
}
