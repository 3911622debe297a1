/** Who is writing to the customer right now, and telling them that the customer is. */
import { useRef, useState } from 'preact/hooks'

interface Typing {
  readonly name: string | null
  readonly seen: (name: string) => void
  readonly stopped: () => void
  /** Tells the other side, at most once in a while. */
  readonly tell: () => void
}

const SHOWN_MS = 6_000
const TOLD_EVERY_MS = 3_000

export function useTyping(caseHref: string, formToken: string): Typing {
  const [name, setName] = useState<string | null>(null)
  const timer = useRef(0)
  const toldAt = useRef(0)
  return {
    name,
    seen: seenName => {
      setName(seenName)
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setName(null), SHOWN_MS)
    },
    stopped: () => {
      clearTimeout(timer.current)
      setName(null)
    },
    tell: () => {
      if (Date.now() - toldAt.current < TOLD_EVERY_MS) return
      toldAt.current = Date.now()
      const body = new URLSearchParams({ token: formToken })
      // Nothing hangs on its arrival.
      fetch(`${caseHref}/typing`, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(
        () => {},
      )
    },
  }
}
