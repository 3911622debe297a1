/** The channels of this installation, opened by hand: chat on our own pages, mail by SMTP. */
import { join } from 'node:path'
import type { Channel, Inbox } from '../channels/channel.ts'
import { type Chat, createChat } from '../channels/chat.ts'
import { ownCertificate } from '../channels/mail/certificate.ts'
import { type DkimKey, ownDkimKey } from '../channels/mail/dkim.ts'
import { createMailChannel } from '../channels/mail/mail.ts'
import { openApartReader } from '../channels/mail/reading/apart.ts'
import { readReplyAddress } from '../channels/mail/reply-address.ts'
import { readReturnPath } from '../channels/mail/return-path.ts'
import { askVerdicts, systemDns } from '../channels/mail/verdicts.ts'
import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import type { CustomerStreams } from './live/customer-streams.ts'
import { fetchedMailboxes } from './mailboxes/fetched.ts'

export interface Channels {
  readonly chat: Chat
  readonly mail: Channel
  readonly all: readonly Channel[]
  /** Settles when mail can come in, on this port. */
  readonly listening: Promise<void>
  readonly smtpPort: () => number
  /** Null when mail goes out through a relay. */
  readonly outboxFolder: string | null
  /** Signs what goes out; undefined where the relay does, or nobody sends. */
  readonly dkim: DkimKey | undefined
  /** Lets words in until it is stopped; what is in hand is finished. */
  readonly run: (inbox: Inbox) => { readonly stop: () => Promise<void>; readonly failed: Promise<never> }
}

interface Setting {
  readonly config: Config
  readonly organisation: { readonly name: string }
  readonly mailDomain: string
  /** Signs the addresses that answers come back to. */
  readonly secret: string
  /** Knows which mailboxes are fetched, and where we are in each. */
  readonly db: Db
  readonly streams: CustomerStreams
  readonly clock: () => number
  readonly onTrouble: (error: unknown) => void
}

const QUIET_MS = 10_000

export async function openChannels(setting: Setting): Promise<Channels> {
  const { config, mailDomain, streams } = setting
  const outboxFolder = config.smtpUrl === undefined ? join(config.dataDir, 'outbox') : null
  let smtpPort = config.smtpPort
  const listening = Promise.withResolvers<void>()
  // The open page reads the story itself; a push only has to know whether there is one.
  const chat = createChat({ push: caseId => streams.isWatched(caseId) })
  const dkim = config.smtpUrl === undefined ? undefined : await dkimKeyOf(config, mailDomain)
  const apart = openApartReader()
  const isReplyToken = (token: string) => readReplyAddress(setting.secret, token) !== null
  const mail = createMailChannel({
    domain: mailDomain,
    from: { address: `help@${mailDomain}`, name: setting.organisation.name },
    fetch: {
      mailboxes: fetchedMailboxes(setting),
      isReplyToken,
      spoolFolder: join(config.dataDir, 'spool'),
      apart,
      sizeLimit: config.maxUploadBytes,
      clock: setting.clock,
      onTrouble: setting.onTrouble,
    },
    outbound:
      config.smtpUrl === undefined ? { outboxFolder: outboxFolder ?? '' } : { smtpUrl: config.smtpUrl, dkim },
    door: {
      port: config.smtpPort,
      host: config.host === 'localhost' ? '127.0.0.1' : config.host,
      hostname: mailDomain,
      tls: await ownCertificate(config.dataDir, mailDomain),
      sizeLimit: config.maxUploadBytes,
      accepts: address => isOurAddress(address, setting),
      isReplyToken,
      limits: config.mailLimits,
      ...(config.asksVerdicts && {
        verdicts: askVerdicts({ hostname: mailDomain, resolve: systemDns() }),
      }),
      spoolFolder: join(config.dataDir, 'spool'),
      apart,
      clock: setting.clock,
      onListening: port => {
        smtpPort = port
        listening.resolve()
      },
      onTrouble: setting.onTrouble,
    },
  })
  const all = [chat.channel, mail]
  return {
    chat,
    mail,
    all,
    listening: listening.promise,
    smtpPort: () => smtpPort,
    outboxFolder,
    dkim,
    run(inbox) {
      const stopping = new AbortController()
      // Not while everything else starts.
      const quiet = setTimeout(apart.getReady, QUIET_MS).unref()
      const running = all.map(channel => channel.run(inbox, stopping.signal))
      return {
        async stop() {
          stopping.abort()
          clearTimeout(quiet)
          await Promise.allSettled(running)
          apart.close()
        },
        failed: new Promise((_, reject) => {
          for (const one of running) one.catch(reject)
        }),
      }
    },
  }
}

/** Undefined where the relay signs. The key is made the first time that it is needed. */
export async function dkimKeyOf(
  { dataDir, dkimSelector: selector }: Pick<Config, 'dataDir' | 'dkimSelector'>,
  domain: string,
): Promise<DkimKey | undefined> {
  return selector === null ? undefined : { domain, selector, privateKey: await ownDkimKey(dataDir) }
}

/**
 * Every name before the @ is taken: a mistyped one still reaches a person. What answers a letter of ours is taken at any domain,
 * because the domain may have changed since.
 */
function isOurAddress(
  address: string,
  { mailDomain, secret }: { readonly mailDomain: string; readonly secret: string },
): boolean {
  if (address.endsWith(`@${mailDomain}`) || address === 'postmaster') return true
  return readReplyAddress(secret, address) !== null || readReturnPath(secret, address) !== null
}
