/**
 * The way in for channels whose words are handed over by a call instead of a socket. Open while the channel
 * runs; after the abort nothing new is taken, and `run` resolves once everything in hand has been answered.
 */
import type { Inbox, InboundMessage, Received } from './channel.ts'
import { storableInbound } from './content.ts'

const CLOSED: Received = {
  ok: false,
  permanent: false,
  says: 'We are just starting or stopping. Please try again in a moment.',
}

export type Door = {
  readonly run: (inbox: Inbox, signal: AbortSignal) => Promise<void>
  /** Passes the words to the inbox and its answer back; rejects only when the inbox does. */
  readonly handIn: (inbound: InboundMessage) => Promise<Received>
}

export function openDoor(): Door {
  let open: Inbox | undefined
  const inHand = new Set<Promise<Received>>()

  return {
    async run(inbox, signal) {
      if (signal.aborted) return
      open = inbox
      await aborted(signal)
      open = undefined
      await Promise.allSettled(inHand)
    },
    async handIn(inbound) {
      if (!open) return CLOSED
      const answer = open.receive(storableInbound(inbound))
      inHand.add(answer)
      try {
        return await answer
      } finally {
        inHand.delete(answer)
      }
    },
  }
}

/** Resolves when the signal aborts, at once if it already has. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
