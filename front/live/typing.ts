/** Who is writing to the customer right now, and telling them that the customer is. */
interface TypingOptions {
  readonly caseHref: string
  readonly formToken: string
  readonly onChange: (name: string | null) => void
}

export interface Typing {
  readonly seen: (name: string) => void
  readonly stopped: () => void
  /** Tells the other side, at most once in a while. */
  readonly tell: () => void
}

const SHOWN_MS = 6_000
const TOLD_EVERY_MS = 3_000

export function typingOf({ caseHref, formToken, onChange }: TypingOptions): Typing {
  let timer = 0
  let toldAt = 0
  return {
    seen: name => {
      onChange(name)
      clearTimeout(timer)
      timer = window.setTimeout(() => onChange(null), SHOWN_MS)
    },
    stopped: () => {
      clearTimeout(timer)
      onChange(null)
    },
    tell: () => {
      if (Date.now() - toldAt < TOLD_EVERY_MS) return
      toldAt = Date.now()
      const body = new URLSearchParams({ token: formToken })
      const headers = { Accept: 'application/json' }
      // Nothing hangs on its arrival.
      fetch(`${caseHref}/typing`, { method: 'POST', body, headers }).catch(() => {})
    },
  }
}
