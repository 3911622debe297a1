/**
 * The whole of Heed, built by hand and in order: the database, the ledger, the line, the channels, what follows the ledger, the
 * doors. Stopping goes the same way back.
 */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { startLookingUp } from './acting/look-up.ts'
import { type Auth, openAuth } from './auth/auth.ts'
import { openChannels } from './channels.ts'
import { charterFollower } from './charter/follower.ts'
import { type Booker, openBooker } from './billing/booker.ts'
import { mayBeTold, openPost } from './billing/outside.ts'
import { startClocks } from './clocks/clocks.ts'
import { startFailures } from './failures/sweep.ts'
import { startTellingUnused } from './unused/sweep.ts'
import { openCallbackBook } from './callback/book.ts'
import { type Config, secretOf } from './config.ts'
import { openClient } from './db/client.ts'
import { connect } from './db/connect.ts'
import { migrationsFolder } from './db/folder.ts'
import type { Log } from './db/log.ts'
import { migrate } from './db/migrate.ts'
import type { OpenDatabase } from './db/open.ts'
import { noteVisitor, noteVisitorGone } from './features/own-case/sql.ts'
import { createBlobStore } from './files/blob-store.ts'
import { startTidying } from './files/tidy.ts'
import { caseKeys } from './http/case-key.ts'
import { openImportFiles, startImporter } from './imports/importer.ts'
import { openIntake } from './intake/intake.ts'
import { type Directory, openDirectory } from './ledger/directory.ts'
import { follow } from './ledger/follow.ts'
import { startLaneHeadExport } from './ledger/lane-heads.ts'
import type { Ledger } from './ledger/ledger.ts'
import { openSignals } from './ledger/signals.ts'
import { openTail } from './ledger/tail.ts'
import { openLetters } from './letters/letters.ts'
import { prepareQueues } from './letters/prepare-queues.ts'
import { keepLineDays } from './line-days/keep.ts'
import { leadLine } from './line/leader.ts'
import { openLineMemory } from './line/memory.ts'
import { startTellingAgain } from './line/tell-again.ts'
import { openTurns } from './line/turn.ts'
import { openWaits } from './line/wait.ts'
import { openCustomerStreams } from './live/customer-streams.ts'
import { quoteFollower } from './quotes/follower.ts'
import { startForgetting } from './quotes/forget-old.ts'
import { startLearning } from './quotes/nightly.ts'
import { openQuotes } from './quotes/quotes.ts'
import { plannedOn } from './rota/planned.ts'
import { openRotas } from './rota/rotas.ts'
import { keepSearch } from './search/search.ts'
import type { AskDns } from './mail-doctor/dns.ts'
import { doctorsDns } from './mail-doctor/doctor.ts'
import { openFetch, type Outside } from './pictures/fetch.ts'
import { openWeb } from './web.ts'

export interface Heed {
  /** Where the web server listens. */
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
  /** Gives an installation that is new its organisation. */
  readonly furnish: (house: { readonly ledger: Ledger; readonly auth: Auth }) => Promise<void>
  /** Answers are dated by `clock` and not by the one on the wall: desks go by that date. */
  readonly datesAnswers?: boolean
  /** Who is asked for names on the internet; the DNS of this computer if absent. */
  readonly dns?: AskDns
  /** How the world outside is reached; the public internet, unless a test gives its own. */
  readonly outside?: Outside
}

export async function startHeed(start: Start): Promise<Heed> {
  const stops: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const step of stops.splice(0).toReversed()) await step()
  }
  try {
    return { ...(await open(start, step => stops.push(step))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type AtStop = (step: () => Promise<void> | void) => void

/** What everything stands on: the database, the ledger, who works here. */
async function openGround({ config, database, log, clock, furnish }: Start, atStop: AtStop) {
  const secret = secretOf(config)
  const onTrouble = (error: unknown) =>
    log.warn({ err: error }, 'something failed in the background; it will be tried again')
  await migrate({ url: database.owner, directory: migrationsFolder, log })
  await prepareQueues(database.owner)
  const { db, pool, close } = connect({ url: database.app, log })
  atStop(close)
  const signals = openSignals({
    db,
    openConnection: () => openClient(database.app, 'heed signals'),
    onTrouble,
  })
  atStop(signals.close)
  const ledger: Ledger = { db, clock, signals }
  const directory = openDirectory(db, signals, clock)
  const auth = openAuth({ db, secret, publicUrl: config.publicUrl, clock })
  await furnish({ ledger, auth })
  directory.forget()
  const { organisation } = await directory.house()
  const mailDomain = config.mailDomain ?? organisation.mailDomain
  const blobs = createBlobStore({ folder: join(config.dataDir, 'files'), limitBytes: config.maxUploadBytes })
  const keys = caseKeys(secret, config.publicUrl?.startsWith('https:') ?? false)
  const rotas = openRotas(ledger)
  const callbacks = openCallbackBook(secret, clock, (house, date) => plannedOn(rotas, house, date))
  await callbacks.hashOlder(db)
  return {
    config,
    pool,
    log,
    secret,
    onTrouble,
    ledger,
    directory,
    auth,
    organisation,
    mailDomain,
    blobs,
    keys,
    callbacks,
    rotas,
  }
}

async function open(start: Start, atStop: AtStop): Promise<Omit<Heed, 'stop'>> {
  const ground = await openGround(start, atStop)
  const { config, log, ledger, auth, rotas, onTrouble } = ground
  const { db, clock } = ledger

  // What became due while nobody was here is dealt with while the doors are still being built.
  atStop(startClocks({ ...ground }).stop)
  const memory = openLineMemory(ledger)
  await memory.rebuild()
  const quotes = openQuotes(db, memory, { clock, log, rotas })
  atStop(quotes.stop)
  const waits = openWaits(db, memory, { clock, quotes, rotas })
  const tail = await openTail(ledger, onTrouble)
  atStop(tail.stop)
  const visitors = {
    seen: (caseId: string, reader: string) => noteVisitor(db, caseId, reader, clock()),
    gone: (caseId: string, reader: string) => noteVisitorGone(db, caseId, reader),
  }
  const streams = openCustomerStreams(tail, ledger.signals, visitors, log)

  const channels = await openChannels({ ...ground, db, streams, clock })
  const site: { url: string } = { url: config.publicUrl ?? '' }
  const letters = await openLetters({
    ...ground,
    channel: channels.mail,
    baseUrl: () => site.url,
    // What goes into an outbox goes to nobody who could be hurried.
    pace: config.smtpUrl === undefined ? undefined : config.mailPace,
  })
  const imports = openImports({ ...ground, atStop })
  const booker = openBilling(ground, start, atStop)
  const intake = openIntake(ground, channels.all)
  const web = await openWeb({
    ...ground,
    imports,
    aside: intake.aside,
    channels,
    waits,
    turns: openTurns(memory),
    memory,
    tail,
    streams,
    booker,
    sendCode: letters.sendCode,
    fetchPicture: openFetch(start.outside),
    dns: start.dns ?? doctorsDns(),
    datesAnswers: start.datesAnswers ?? false,
    site: () => site.url,
  })

  const running = channels.run(intake.inbox)
  atStop(running.stop)
  // Stopped before the channels: what is in hand can still be sent.
  atStop(letters.stop)
  const leader = leadLine({ ledger, memory, log })
  atStop(leader.stop)
  atStop(startTellingAgain({ ...ground, memory, quotes, isLeading: leader.isLeading }).stop)
  atStop(startFailures({ ...ground }).stop)
  atStop(startTellingUnused({ ...ground }).stop)
  atStop(startLookingUp({ ...ground, send: letters.sendCode }).stop)
  atStop(keepSearch(ledger, onTrouble).stop)
  atStop(follow(ledger, quoteFollower, onTrouble).stop)
  atStop(follow(ledger, charterFollower, onTrouble).stop)
  atStop(startLearning({ ...ground, learned: quotes.learned }).stop)
  atStop(keepLineDays(ground).stop)
  atStop(startForgetting(ground).stop)
  atStop(startLaneHeadExport({ db, dataDir: config.dataDir, clock, log }).stop)
  atStop(startTidying({ ...ground, db, clock }).stop)
  // The doors are shut first.
  atStop(web.close)

  // A port that cannot be had is the operator's to know now, not the log's.
  const listening = web.app.listen({ port: config.port, host: config.host })
  await Promise.race([Promise.all([listening, channels.listening]), running.failed])
  const url = addressOf(web.app, config)
  site.url ||= url
  letters.start()
  return { url, smtpPort: channels.smtpPort(), auth, ledger }
}

/** Books what is given, where the customers' accounts are kept. */
function openBilling(
  ground: Awaited<ReturnType<typeof openGround>>,
  { outside }: Pick<Start, 'outside'>,
  atStop: AtStop,
): Booker {
  const booker = openBooker({
    ...ground,
    post: openPost(outside),
    mayBeTold: async url => await mayBeTold(url, outside),
    timeZone: async () => (await ground.directory.house()).organisation.timeZone,
  })
  atStop(booker.stop)
  return booker
}

/** Files of other systems lie apart from those of cases: they are deleted when they have been brought in. */
function openImports(ground: {
  readonly config: Config
  readonly ledger: Ledger
  readonly directory: Directory
  readonly log: Log
  readonly atStop: AtStop
}) {
  const blobs = openImportFiles(ground.config.dataDir)
  const importer = startImporter({ ...ground, blobs })
  ground.atStop(importer.stop)
  return { blobs, importer }
}

function addressOf(app: FastifyInstance, config: Config): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return `http://${host}:${port}`
}
