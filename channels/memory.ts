/**
 * A channel without a wire, for tests and simulation. It keeps every promise of a channel: it hands in only
 * while it runs, passes on what the inbox answers, and carries out once.
 */
import type { Capabilities, Channel, Inbox, InboundMessage, OutboundMessage, Received } from './channel.ts'
import { openDoor } from './door.ts'
import { sendOnce } from './send-once.ts'

const CAN: Capabilities = {
  live: true,
  typing: false,
  files: true,
  html: true,
  maxTextLength: 2_000_000,
  maxFileBytes: 25 * 1024 * 1024,
}

export type MemoryChannel = {
  readonly channel: Channel
  /** Somebody says something; resolves with what they are told. */
  readonly say: (inbound: Omit<InboundMessage, 'channel'>) => Promise<Received>
  /** What reached the customer so far, oldest first. */
  readonly reached: readonly OutboundMessage[]
  /** Cuts the line to the customer, or mends it. */
  readonly setBroken: (broken: boolean) => void
}

export function createMemoryChannel(name = 'memory'): MemoryChannel {
  const door = openDoor()
  const reached: OutboundMessage[] = []
  let broken = false

  const send = sendOnce(async message => {
    if (broken) return { failed: 'the line is cut', retry: true }
    if (message.text.length > CAN.maxTextLength) {
      return { failed: `the text is longer than ${CAN.maxTextLength} characters`, retry: false }
    }
    reached.push(message)
    return { sent: true, externalId: message.id }
  })

  return {
    channel: { name, can: CAN, run: (inbox: Inbox, signal: AbortSignal) => door.run(inbox, signal), send },
    say: inbound => door.handIn({ ...inbound, channel: name }),
    reached,
    setBroken: now => {
      broken = now
    },
  }
}
