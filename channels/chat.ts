/**
 * Live talk on the customer's own page. What the customer says comes in over HTTP and is handed to `deliver`;
 * what goes out is pushed to the pages that show the case. A push is not an acknowledgement: the page catches
 * up from the case after a lost connection, and knows by the message's id what it already shows.
 */
import type { Capabilities, Channel, InboundMessage, OutboundMessage, Received } from './channel.ts'
import { openDoor } from './door.ts'
import { sendOnce } from './send-once.ts'

const CAN: Capabilities = {
  live: true,
  typing: true,
  files: true,
  html: false,
  maxTextLength: 100_000,
  maxFileBytes: 25 * 1024 * 1024,
}

/** What chat needs from the server: the open pages. */
export type ChatWire = {
  /** Hands the message to every page that shows the case; false when there is none. Throws when the wire is down. */
  readonly push: (caseId: string, message: OutboundMessage) => boolean
}

export type Chat = {
  readonly channel: Channel
  /** For the HTTP handler: the customer's words, `externalId` chosen by their page and kept when it sends again. */
  readonly deliver: (inbound: Omit<InboundMessage, 'channel'>) => Promise<Received>
}

export function createChat(wire: ChatWire): Chat {
  const door = openDoor()

  const send = sendOnce(async message => {
    if (message.text.length > CAN.maxTextLength) {
      return { failed: `the text is longer than ${CAN.maxTextLength} characters`, retry: false }
    }
    if (!wire.push(message.to, message)) return { failed: 'nobody is connected', retry: false }
    return { sent: true, externalId: message.id }
  })

  return {
    channel: { name: 'chat', can: CAN, run: (inbox, signal) => door.run(inbox, signal), send },
    deliver: inbound => door.handIn({ ...inbound, channel: 'chat' }),
  }
}
