/** Whom the site says is logged in. Asked at once and not when somebody opens the button: the site's tokens are soon too old. */
import type { WidgetIdentity } from '../../contract/widget.ts'

export interface Identity {
  /** Takes a token of the site; null when nobody is logged in any more. */
  readonly identify: (token: string | null) => void
  /** Whoever it is by now, once that is known; null for nobody. */
  readonly known: () => Promise<WidgetIdentity | null>
  readonly watch: (onChange: () => void) => () => void
}

export function identityAt(base: string): Identity {
  const watchers = new Set<() => void>()
  let known: Promise<WidgetIdentity | null> = Promise.resolve(null)
  return {
    identify: token => {
      known = token === null ? Promise.resolve(null) : ask(base, token)
      for (const tell of watchers) tell()
    },
    known: () => known,
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
