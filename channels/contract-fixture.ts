/** The outside world as a channel's own tests play it, and inboxes for the contract suite to listen with. */
import type { Channel, Inbox, InboundMessage, Received } from './channel.ts'

/** What the customer's side is told: that it arrived, that it should try again, or that it never will. */
export type Told = 'accepted' | 'try again' | 'refused'

export type Said = {
  /** The customer's side keeps it when it sends the same words again. */
  readonly key: string
  /** As bytes, because a wire may carry anything. */
  readonly words: Uint8Array
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

export type Reached = { readonly text: string; readonly files: readonly Uint8Array[] }

export type ChannelFixture = {
  readonly channel: Channel
  /** The customer's side says something to the running channel, waits, and is told. */
  readonly say: (said: Said) => Promise<Told>
  /** Whom `send` can reach while the line is whole. */
  readonly someone: string
  /** Everything that has reached that person. */
  readonly reached: () => Promise<readonly Reached[]>
  readonly setBroken: (broken: boolean) => Promise<void>
  /** Ends what the fixture itself started, and fails if the channel left something behind. */
  readonly close: () => Promise<void>
}

export type KeepingInbox = Inbox & { readonly kept: readonly InboundMessage[]; readonly duplicates: number }

/** An inbox that keeps each external id once, as the server's does. */
export function acceptOnce(): KeepingInbox {
  const kept: InboundMessage[] = []
  let duplicates = 0
  return {
    kept,
    get duplicates() {
      return duplicates
    },
    receive: async message => {
      const duplicate = kept.some(known => known.externalId === message.externalId)
      if (duplicate) duplicates++
      else kept.push(message)
      return { ok: true, duplicate }
    },
  }
}

/** An inbox that answers as told, and keeps what it was asked. */
export function answering(
  answer: (inbound: InboundMessage) => Received | Promise<Received>,
): Inbox & { readonly asked: readonly InboundMessage[] } {
  const asked: InboundMessage[] = []
  return {
    asked,
    receive: async message => {
      asked.push(message)
      return await answer(message)
    },
  }
}

/** Runs the channel around the body, and ends it and the fixture whatever happens. */
export async function withFixture(
  makeFixture: () => Promise<ChannelFixture>,
  inbox: Inbox,
  body: (fixture: ChannelFixture) => Promise<void>,
) {
  const fixture = await makeFixture()
  const stop = new AbortController()
  const running = fixture.channel.run(inbox, stop.signal)
  try {
    await body(fixture)
  } finally {
    stop.abort()
    await running
    await fixture.close()
  }
}
