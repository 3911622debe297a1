/** Mail as a channel: in by SMTP at our own door, out through a relay or into an outbox. */
import type { Capabilities, Channel } from '../channel.ts'
import { aborted } from '../door.ts'
import { sendOnce } from '../send-once.ts'
import { type MailDoorOptions, receiveMail } from './receive.ts'
import { createOutboxSender, createRelaySender, type MailIdentity } from './send.ts'

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
  readonly outbound: { readonly smtpUrl: string } | { readonly outboxFolder: string }
}

export function createMailChannel(options: MailOptions): Channel {
  const { outbound, door } = options
  const sender =
    'smtpUrl' in outbound
      ? createRelaySender(outbound.smtpUrl, options)
      : createOutboxSender(outbound.outboxFolder, options)

  return {
    name: 'mail',
    can: CAN,
    async run(inbox, signal) {
      try {
        await (door ? receiveMail(door, inbox, signal) : aborted(signal))
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
