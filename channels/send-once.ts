/**
 * One id sent twice reaches the customer once, as far as one process can promise it: an id that got through,
 * or is on its way, is answered from memory. What failed is forgotten, so that a retry is a real one.
 * Across a restart the caller's own record of what was sent holds the promise.
 */
import type { OutboundMessage, Sent } from './channel.ts'

const REMEMBERED = 10_000

/** Wraps a delivery. `deliver` may throw: that is told as a failure worth a retry. */
export function sendOnce(deliver: (message: OutboundMessage) => Promise<Sent>) {
  const known = new Map<string, Promise<Sent>>()

  return function send(message: OutboundMessage): Promise<Sent> {
    const before = known.get(message.id)
    if (before) return before
    const attempt = answer(deliver, message).then(sent => {
      if ('failed' in sent) known.delete(message.id)
      return sent
    })
    known.set(message.id, attempt)
    forgetOldest(known)
    return attempt
  }
}

async function answer(
  deliver: (message: OutboundMessage) => Promise<Sent>,
  message: OutboundMessage,
): Promise<Sent> {
  try {
    return await deliver(message)
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error), retry: true }
  }
}

function forgetOldest(known: Map<string, unknown>) {
  if (known.size <= REMEMBERED) return
  const [oldest] = known.keys()
  if (oldest !== undefined) known.delete(oldest)
}
