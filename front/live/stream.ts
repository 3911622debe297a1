/**
 * Keeps a line open to the server, and opens it again from where it broke off.
 *
 * Each event carries the token to go on from; what the server sends twice is harmless, because the story knows its items.
 */
import { backoffMs } from './backoff.ts'
import type { StreamEvent } from './event-stream.ts'
import { eventReader } from './event-stream.ts'
import { quietTime } from './quiet-time.ts'

interface StreamOptions {
  readonly address: (resume: string) => string
  readonly resume: string
  readonly onEvent: (event: StreamEvent) => void
  readonly onLine: (line: 'open' | 'lost') => void
  /** The server does not know this browser any more, or the token is too old. */
  readonly onStale: () => void
  readonly signal: AbortSignal
  /** What shows who asks, where no cookie does. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The server says something at least every 20 seconds; after this long the line is dead, whatever the browser thinks. */
const SILENCE_MS = 50_000

export async function followStream(options: StreamOptions): Promise<void> {
  const { signal, onEvent, onLine } = options
  let resume = options.resume
  let failures = 0
  while (!signal.aborted) {
    const outcome = await readOnce(options.address(resume), options, {
      onOpen: () => {
        failures = 0
        onLine('open')
      },
      onEvent: event => {
        resume = event.id ?? resume
        onEvent(event)
      },
    })
    if (signal.aborted) return
    if (outcome === 'stale') return options.onStale()
    failures += 1
    onLine('lost')
    await quietTime(backoffMs(failures, Math.random()), signal)
  }
}

interface LineEvents {
  readonly onOpen: () => void
  readonly onEvent: (event: StreamEvent) => void
}

async function readOnce(
  address: string,
  { signal, headers }: Pick<StreamOptions, 'signal' | 'headers'>,
  on: LineEvents,
): Promise<'broken' | 'stale'> {
  const line = new AbortController()
  const close = () => line.abort()
  signal.addEventListener('abort', close, { once: true })
  let silence = window.setTimeout(close, SILENCE_MS)
  try {
    const answer = await fetch(address, {
      signal: line.signal,
      headers: { Accept: 'text/event-stream', ...headers },
    })
    if ([401, 403, 404, 410].includes(answer.status)) return 'stale'
    if (!answer.ok || !answer.body) return 'broken'
    on.onOpen()
    const read = eventReader()
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) return 'broken'
      clearTimeout(silence)
      silence = window.setTimeout(close, SILENCE_MS)
      read(value).forEach(on.onEvent)
    }
  } catch {
    return 'broken'
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', close)
    close()
  }
}
