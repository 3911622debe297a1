/** Whom the site says is logged in. Asked at once and not when somebody opens the button: the site's tokens are soon too old. */
import type { WidgetIdentity } from '../../contract/widget.ts'

export interface Identity {
  /** Takes a token of the site; null when nobody is logged in any more. */
  readonly identify: (token: string | null) => void
  /** Whoever it is by now, once that is known; null for nobody. */
  readonly known: () => Promise<WidgetIdentity | null>
  /** Asked once more with the same token: what goes on may be another matter by now. */
  readonly again: () => Promise<WidgetIdentity | null>
  readonly watch: (onChange: () => void) => () => void
}

export function identityAt(base: string): Identity {
  const watchers = new Set<() => void>()
  let known: Promise<WidgetIdentity | null> = Promise.resolve(null)
  let again: Identity['again'] = async () => null
  return {
    identify: token => {
      again = async () => (token === null ? null : await ask(base, token))
      known = again()
      for (const tell of watchers) tell()
    },
    known: () => known,
    again: async () => await again(),
    watch: onChange => {
      watchers.add(onChange)
      return () => void watchers.delete(onChange)
    },
  }
}

async function ask(base: string, token: string): Promise<WidgetIdentity | null> {
  const body = new FormData()
  body.set('token', token)
  try {
    const answer = await fetch(`${base}/api/widget/identify`, { method: 'POST', body, credentials: 'omit' })
    return answer.ok ? ((await answer.json()) as WidgetIdentity) : null // our own server, by the contract
  } catch {
    return null
  }
}
