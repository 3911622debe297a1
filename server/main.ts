/**
 * The whole of Heed, built by hand and in order: the database, the ledger, what follows it, the line, the channels, the pages, the
 * doors. Stopping goes the same way back.
 */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { createChat } from '../channels/chat.ts'
import { ownCertificate } from '../channels/mail/certificate.ts'
import { createMailChannel } from '../channels/mail/mail.ts'
import { readReplyAddress, replyTokenIn, signReplyAddress } from '../channels/mail/reply-address.ts'
import { parseReference } from '../domain/case/reference.ts'
import { type Auth, openAuth } from './auth/auth.ts'
import { startClocks } from './clocks/clocks.ts'
import { type Config, secretOf } from './config.ts'
import { connect } from './db/connect.ts'
import { migrationsFolder } from './db/folder.ts'
import type { Log } from './db/log.ts'
import { migrate } from './db/migrate.ts'
import type { OpenDatabase } from './db/open.ts'
import { deskCasesRoutes } from './features/desk-cases/routes.ts'
import { frontDoorRoutes } from './features/front-door/routes.ts'
import { healthRoutes } from './features/health/routes.ts'
import { outboxRoutes } from './features/outbox/routes.ts'
import { ownCaseRoutes } from './features/own-case/routes.ts'
import { noteVisitor, noteVisitorGone } from './features/own-case/sql.ts'
import { teamRoutes } from './features/team/routes.ts'
import { touchSeat } from './features/team/sql.ts'
import { viewTeam } from './features/team/views.ts'
import { createBlobStore } from './files/blob-store.ts'
import { openHttp } from './http/app.ts'
import { caseKeys } from './http/case-key.ts'
import { openReception } from './http/desk.ts'
import { formTokens } from './http/form-token.ts'
import { openPages } from './http/pages.ts'
import { serveBuilt } from './http/static.ts'
import { openInbox } from './intake/inbox.ts'
import { openDirectory } from './ledger/directory.ts'
import type { Ledger } from './ledger/ledger.ts'
import { openSignals } from './ledger/signals.ts'
import { openTail } from './ledger/tail.ts'
import { openLetters, prepareQueues } from './letters/letters.ts'
import { leadLine } from './line/leader.ts'
import { openLineMemory } from './line/memory.ts'
import { openWaits } from './line/wait.ts'
import { openCustomerStreams } from './live/customer-streams.ts'
import { deskLive } from './live/desk-live.ts'

export interface Heed {
  /** Where it listens: for printing and for tests. */
  readonly url: string
  readonly smtpPort: number
  readonly auth: Auth
  readonly ledger: Ledger
  readonly stop: () => Promise<void>
}

export interface Start {
  readonly config: Config
  readonly database: OpenDatabase
  readonly log: Log
  readonly clock: () => number
  /** Fills an installation that has no organisation yet. */
  readonly furnish: (house: { readonly ledger: Ledger; readonly auth: Auth }) => Promise<void>
}

const root = join(import.meta.dirname, '..')
const maxTextLength = 100_000

export async function startHeed({ config, database, log, clock, furnish }: Start): Promise<Heed> {
  const stops: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const step of stops.toReversed()) await step()
  }
  try {
    const secret = secretOf(config)
    const isSecure = config.publicUrl?.startsWith('https:') ?? false
    const limits = { maxUploadBytes: config.maxUploadBytes, maxTextLength }
    const onTrouble = (error: unknown) =>
      log.warn({ err: error }, 'something failed in the background; it will be tried again')

    await migrate({ url: database.owner, directory: migrationsFolder, log })
    await prepareQueues(database.owner)
    const { db, close } = connect({ url: database.app, log })
    stops.push(close)
    const signals = openSignals({ db, openConnection: () => openConnection(database.app), onTrouble })
    stops.push(signals.close)

    const ledger: Ledger = { db, clock, signals }
    const directory = openDirectory(db, signals)
    const auth = openAuth({ db, secret, publicUrl: config.publicUrl, clock })
    await furnish({ ledger, auth })
    directory.forget()
    const { organisation } = await directory.house()
    const mailDomain = config.mailDomain ?? organisation.mailDomain

    const memory = openLineMemory(ledger)
    await memory.rebuild()
    const waits = openWaits(db, memory, clock)
    const tail = await openTail(ledger, onTrouble)
    stops.push(tail.stop)

    const blobs = createBlobStore({
      folder: join(config.dataDir, 'files'),
      limitBytes: config.maxUploadBytes,
    })
    const streams = openCustomerStreams(
      tail,
      signals,
      { seen: caseId => noteVisitor(db, caseId, clock()), gone: caseId => noteVisitorGone(db, caseId) },
      log,
    )
    stops.push(streams.close)
    const chat = createChat({ push: caseId => streams.isWatched(caseId) })
    let smtpPort = config.smtpPort
    const mail = createMailChannel({
      domain: mailDomain,
      from: { address: `help@${mailDomain}`, name: organisation.name },
      outbound:
        config.smtpUrl === undefined
          ? { outboxFolder: join(config.dataDir, 'outbox') }
          : { smtpUrl: config.smtpUrl },
      door: {
        port: config.smtpPort,
        host: config.host,
        hostname: mailDomain,
        tls: await ownCertificate(config.dataDir, mailDomain),
        sizeLimit: config.maxUploadBytes,
        accepts: address => address.endsWith(`@${mailDomain}`),
        spoolFolder: join(config.dataDir, 'spool'),
        clock,
        onListening: port => {
          smtpPort = port
        },
        onTrouble,
      },
    })
    const inbox = openInbox({
      ledger,
      directory,
      blobs,
      log,
      can: new Map([chat.channel, mail].map(channel => [channel.name, channel.can])),
      readReplyToken: token => parseReference(readReplyAddress(secret, token) ?? ''),
    })

    const app = await openHttp({
      log,
      publicUrl: config.publicUrl ?? null,
      maxUploadBytes: config.maxUploadBytes,
      requestsPerMinute: 1_200,
      errorPage: () => null,
    })
    stops.push(() => app.close())
    const tokens = formTokens(secret, isSecure)
    const pages = await openPages(join(root, 'dist', 'front'), tokens, clock)
    const keys = caseKeys(secret, isSecure)
    const reception = openReception(directory, cookies => auth.whoIs(cookies))
    const baseUrl = () => config.publicUrl ?? addressOf(app, config)
    const letters = await openLetters({
      ledger,
      directory,
      channel: mail,
      blobs,
      secret,
      keys,
      mailDomain,
      baseUrl,
      database,
      log,
    })
    stops.push(letters.stop)

    await serveBuilt(app, join(root, 'dist'))
    healthRoutes(app, db)
    frontDoorRoutes({ app, ledger, directory, pages, keys, formTokens: tokens, limits, chat, waits })
    ownCaseRoutes({
      app,
      ledger,
      directory,
      pages,
      keys,
      formTokens: tokens,
      limits,
      chat,
      waits,
      blobs,
      streams,
      secret,
      sendCode: letters.sendCode,
      replyToken: reference => replyTokenIn(signReplyAddress(secret, reference, mailDomain)) ?? '',
    })
    teamRoutes({ app, ledger, directory, reception, auth, limits })
    deskCasesRoutes({ app, ledger, reception, waits, blobs })
    outboxRoutes({
      app,
      directory,
      pages,
      outboxFolder: config.smtpUrl === undefined ? join(config.dataDir, 'outbox') : null,
    })
    const live = deskLive({
      app,
      ledger,
      tail,
      reception,
      log,
      team: ({ house }) => [...viewTeam(house, clock())],
      touch: agentId => touchSeat(db, agentId, clock()),
    })
    stops.push(live.close)

    const channels = new AbortController()
    const running = Promise.all([chat.channel, mail].map(channel => channel.run(inbox, channels.signal)))
    running.catch(onTrouble)
    stops.push(async () => {
      channels.abort()
      await running.catch(() => undefined)
    })
    const leader = leadLine({ ledger, memory, log })
    stops.push(leader.stop)
    const clocks = startClocks({ ledger, directory, log })
    stops.push(clocks.stop)

    await app.listen({ port: config.port, host: config.host })
    return {
      url: addressOf(app, config),
      get smtpPort() {
        return smtpPort
      },
      auth,
      ledger,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'heed signals' })
  await client.connect()
  return client
}

function addressOf(app: FastifyInstance, config: Config): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  return `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`
}
