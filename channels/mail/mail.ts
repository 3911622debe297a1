/** Mail as a channel: in by SMTP at our own door and out of mailboxes that are fetched, out through a relay or into an outbox. */
import type { Capabilities, Channel } from '../channel.ts'
import { aborted } from '../door.ts'
import { sendOnce } from '../send-once.ts'
import { fetchMailboxes, type FetchOptions } from './imap/fetch-mailboxes.ts'
import { type MailDoorOptions, receiveMail } from './receive.ts'
import { createOutboxSender, createRelaySender, type RelayOptions } from './send.ts'
import type { MailIdentity } from './write-mail.ts'

const CAN: Capabilities = {
  live: false,
  typing: false,
  files: true,
  html: true,
  maxTextLength: 1_000_000,
  // Base64 makes three bytes four, and most relays take 25 MB in all.
  maxFileBytes: 18 * 1024 * 1024,
}

export type MailOptions = MailIdentity & {
  /** Absent where no mail comes in by SMTP: the channel then only sends. */
  readonly door?: MailDoorOptions
  /** Absent where nothing is fetched by IMAP. */
  readonly fetch?: FetchOptions
  readonly outbound: RelayOptions | { readonly outboxFolder: string }
}

export function createMailChannel(options: MailOptions): Channel {
  const { outbound, door, fetch } = options
  const sender =
    'smtpUrl' in outbound
      ? createRelaySender(outbound, options)
      : createOutboxSender(outbound.outboxFolder, options)

  return {
    name: 'mail',
    can: CAN,
    async run(inbox, signal) {
      try {
        await runTogether(signal, [
          inner => (door ? receiveMail(door, inbox, inner) : aborted(inner)),
          inner => (fetch ? fetchMailboxes(fetch, inbox, inner) : aborted(inner)),
        ])
      } finally {
        sender.close()
      }
    },
    send: sendOnce(async message => {
      const fileBytes = message.attachments.reduce((sum, file) => sum + file.size, 0)
      if (message.text.length > CAN.maxTextLength) {
        return { failed: `the text is longer than ${CAN.maxTextLength} characters`, retry: false }
      }
      if (fileBytes > CAN.maxFileBytes) {
        return { failed: `the files are larger than ${CAN.maxFileBytes} bytes together`, retry: false }
      }
      return await sender.deliver(message)
    }),
  }
}

/** Until the signal aborts; when one of them fails, the others end first. */
async function runTogether(
  signal: AbortSignal,
  sources: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController()
  const inner = AbortSignal.any([signal, failed.signal])
  const runs = sources.map(async run => {
    try {
      await run(inner)
    } catch (error) {
      failed.abort()
      throw error
    }
  })
  const outcomes = await Promise.allSettled(runs)
  const lost = outcomes.find(outcome => outcome.status === 'rejected')
  if (lost) throw lost.reason
}
