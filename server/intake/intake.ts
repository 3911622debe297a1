/** The intake, opened by hand: what comes in, and what stands aside. */
import { join } from 'node:path'
import type { Channel, Inbox } from '../../channels/channel.ts'
import { readReplyAddress } from '../../channels/mail/reply-address.ts'
import { readReturnPath } from '../../channels/mail/return-path.ts'
import { createTakeMail } from '../../channels/mail/take-mail.ts'
import { parseReference } from '../../domain/case/reference.ts'
import type { CaseKeys } from '../http/case-key.ts'
import { openInbox } from './inbox.ts'
import type { Setting } from './setting.ts'
import { type AsideMails, openAsideMails } from './taken-up.ts'

interface Ground
  extends Pick<Setting, 'ledger' | 'directory' | 'blobs' | 'callbacks' | 'log' | 'mailDomain'> {
  readonly config: { readonly dataDir: string; readonly maxUploadBytes: number }
  readonly secret: string
  readonly keys: Pick<CaseKeys, 'readPerson'>
}

export function openIntake(
  ground: Ground,
  channels: readonly Channel[],
): { readonly inbox: Inbox; readonly aside: AsideMails } {
  const { config, secret, keys, ledger } = ground
  const setting: Setting = {
    ...ground,
    can: new Map(channels.map(channel => [channel.name, channel.can])),
    readReplyToken(token) {
      const read = readReplyAddress(secret, token)
      const reference = parseReference(read?.reference ?? '')
      return read && reference !== null ? { reference, helperId: read.writer } : null
    },
    readReturnToken: token => readReturnPath(secret, token),
    readCustomerToken: token => keys.readPerson(token, ledger.clock()),
  }
  const takeMail = createTakeMail({
    isReplyToken: token => readReplyAddress(secret, token) !== null,
    spoolFolder: join(config.dataDir, 'spool'),
    sizeLimit: config.maxUploadBytes,
  })
  return { inbox: openInbox(setting), aside: openAsideMails(setting, takeMail) }
}
