/**
 * A post office for the tests of letters: a database of its own, the real inbox, the real mail channel, and a relay that keeps what it
 * is given or refuses it as it is told. Letters are stepped by hand; the clock is moved by hand.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type pg from 'pg'
import { noRota, openCallbackBook } from '../callback/book.ts'
import { createMailChannel } from '../../channels/mail/mail.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import { isRefusal } from '../../domain/rule.ts'
import { MINUTE } from '../../domain/time.ts'
import { openClient } from '../db/client.ts'
import { connect, type Db } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase } from '../db/test-cluster.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { caseKeys } from '../http/case-key.ts'
import { openInbox } from '../intake/inbox.ts'
import { insertFile } from '../intake/sql.ts'
import { actOn } from '../ledger/act.ts'
import { type Directory, openDirectory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { factsOfCase } from '../ledger/read.ts'
import { openSignals } from '../ledger/signals.ts'
import { eventually } from '../testing/eventually.ts'
import { allWeek } from '../testing/hours.ts'
import { type Letters, openLetters } from './letters.ts'
import { prepareQueues } from './prepare-queues.ts'
import { openRelay, type Relay } from '../../tests/peers/relay.ts'

export const SECRET = 'a secret that only the tests know, long enough'
export const DOMAIN = 'behemoth.example'
export const MAYA = randomUUID()
export const TOM = randomUUID()
export const LENA = randomUUID()

export interface Opened {
  readonly id: string
  readonly reference: string
  readonly customerId: string
}

export interface PostOffice extends AsyncDisposable {
  readonly ledger: Ledger
  readonly db: Db
  readonly pool: pg.Pool
  readonly owner: string
  /** The login that serves. */
  readonly appUrl: string
  readonly relay: Relay
  readonly keys: ReturnType<typeof caseKeys>
  readonly directory: Pick<Directory, 'forget'>
  /** Reads and sends all that is due. */
  readonly letters: () => Letters
  /** Stops the letters and opens them anew, as another start of the process would. */
  readonly restart: () => Promise<void>
  readonly stopLetters: () => Promise<void>
  readonly move: (ms: number) => void
  readonly mailFrom: (address: string, more?: Sender) => Promise<Opened>
  /** From our own page, with or without an address. */
  readonly chat: (address?: string) => Promise<Opened>
  readonly ask: (caseId: string, request: CaseRequest) => Promise<void>
  readonly reply: (caseId: string, text: string, files?: readonly string[]) => Promise<string>
  readonly attach: (caseId: string, name: string, bytes: Uint8Array, size?: number) => Promise<string>
  readonly facts: <Type extends CaseFact['type']>(
    caseId: string,
    type: Type,
  ) => Promise<readonly Extract<CaseFact, { type: Type }>[]>
  /** Makes what waits for another try due now, eleven minutes later. */
  readonly hurry: () => Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const ground = await openGround()
  const { db, pool, ledger, relay } = ground
  const workers = await openWorkers(ground)
  const ask: PostOffice['ask'] = async (caseId, request) => {
    const acted = await actOn(ledger, { caseId, request })
    if (isRefusal(acted)) throw new Error(acted.refused.says)
  }
  return {
    ...ground,
    ...workers,
    ask,
    mailFrom: (address, more) => receive(ground, 'mail', address, more),
    chat: address => receive(ground, 'chat', address),
    async reply(caseId, text, files = []) {
      const messageId = randomUUID()
      await ask(caseId, { ask: 'reply', agentId: MAYA, messageId, files, words: { text } })
      return messageId
    },
    attach: (caseId, name, bytes, size = bytes.length) => attach(ground, { caseId, name, bytes, size }),
    async facts(caseId, type) {
      const facts = await factsOfCase(db, caseId)
      return facts.flatMap(({ fact }) => (fact.type === type ? [fact as never] : [])) // narrowed by the line itself
    },
    async hurry() {
      // Longer than any pause of a domain or of the relay.
      ground.move(11 * MINUTE)
      // What is still in somebody's hands cannot be hurried.
      await eventually('nothing is in hand', async () => {
        const { rows } = await pool.query(`SELECT FROM pgboss.job WHERE state = 'active' LIMIT 1`)
        return rows.length === 0
      })
      await pool.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`)
      await workers.letters().catchUp()
    },
    async [Symbol.asyncDispose]() {
      await workers.stopLetters()
      await ledger.signals.close()
      await ground.close()
      await relay.close()
      await ground.drop()
    },
  }
}

/** All that letters stand on. */
async function openGround() {
  const database = await cloneTestDatabase()
  await prepareQueues(database.owner)
  const folder = mkdtempSync(join(tmpdir(), 'heed-letters-'))
  const { db, pool, close } = connect({ url: database.app, log: silent })
  const relay = await openRelay()
  let now = Date.now()
  const onTrouble = (error: unknown) => void (error instanceof Error && relay.troubles.push(error))
  const signals = openSignals({ db, openConnection: () => openClient(database.app), onTrouble })
  const ledger: Ledger = { db, clock: () => now, signals }
  await furnish(db, now)
  return {
    db,
    pool,
    close,
    relay,
    ledger,
    onTrouble,
    owner: database.owner,
    appUrl: database.app,
    directory: openDirectory(db, signals),
    blobs: createBlobStore({ folder, limitBytes: 50_000_000 }),
    keys: caseKeys(SECRET, false),
    move: (ms: number) => void (now += ms),
    async drop() {
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
}

type Ground = Awaited<ReturnType<typeof openGround>>

async function openWorkers(ground: Ground): Promise<Pick<PostOffice, 'letters' | 'restart' | 'stopLetters'>> {
  let hangUp = () => {}
  const open = async () => {
    const channel = createMailChannel({
      domain: DOMAIN,
      from: { address: `help@${DOMAIN}`, name: 'Big Behemoth' },
      outbound: { smtpUrl: ground.relay.url },
    })
    const letters = await openLetters({
      ...ground,
      channel,
      secret: SECRET,
      mailDomain: DOMAIN,
      baseUrl: () => 'https://help.behemoth.example',
      pace: { atOnce: 8, aMinute: 1_000 },
      random: () => 0.5,
      log: { ...silent, error: ({ err }: { err?: unknown }) => ground.onTrouble(err) },
    })
    letters.start()
    const stopping = new AbortController()
    channel
      .run({ receive: () => Promise.reject(new Error('no door')) }, stopping.signal)
      .catch(ground.onTrouble)
    hangUp = () => stopping.abort()
    return letters
  }
  let letters = await open()
  const stopLetters = async () => {
    await letters.stop()
    hangUp()
  }
  return {
    letters: () => letters,
    stopLetters,
    async restart() {
      await stopLetters()
      letters = await open()
    },
  }
}

interface Sender {
  readonly name?: string
  readonly language?: string
  readonly automatic?: boolean
  /** How it came; by SMTP if absent. */
  readonly source?: string
  readonly date?: string
  /** When it came into the mailbox that it was fetched from. */
  readonly inMailboxAt?: number
  /** Whom it was written to; our address if absent. */
  readonly to?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** Why its case would not take it, where another one did. */
  readonly notTaken?: { readonly says: string }
}

async function receive(
  { ledger, directory, blobs, db }: Ground,
  channel: 'mail' | 'chat',
  address: string | undefined,
  sender: Sender = {},
): Promise<Opened> {
  const { name, language, automatic = false, source = 'smtp', date, inMailboxAt, headers = {} } = sender
  const externalId = randomUUID()
  const inbox = openInbox({
    ledger,
    directory,
    blobs,
    log: silent,
    can: new Map(),
    callbacks: openCallbackBook('nobody is called here', () => 0, noRota),
    mailDomain: DOMAIN,
    readReplyToken: () => null,
    readReturnToken: () => null,
    readCustomerToken: () => null,
  })
  const asMail = {
    subject: 'Dead line',
    messageId: `${externalId}@mail.customer.example`,
    raw: { bytes: Buffer.from('Subject: Dead line\r\n\r\nMy line') },
    mail: {
      headers: [
        ...(automatic ? [{ name: 'auto-submitted', value: 'auto-generated' }] : []),
        ...(date === undefined ? [] : [{ name: 'date', value: date }]),
        ...Object.entries(headers).map(([header, value]) => ({ name: header, value })),
      ],
      envelopeFrom: address ?? null,
      parts: [],
      source,
      ...(inMailboxAt === undefined ? {} : { inMailboxAt }),
    },
  }
  const received = await inbox.receive({
    channel,
    externalId,
    receivedAt: ledger.clock(),
    from: address === undefined ? null : { address, ...(name === undefined ? {} : { name }) },
    to: sender.to ?? [`help@${DOMAIN}`],
    text: 'My line has been dead since Friday.',
    ...(sender.notTaken && { notTaken: sender.notTaken }),
    attachments: [],
    ...(language === undefined ? {} : { language }),
    ...(channel === 'mail' ? asMail : {}),
  })
  if (!received.ok) throw new Error(received.says)
  return await openedBy(db, channel, externalId)
}

async function attach(
  { db, blobs, ledger }: Ground,
  file: { readonly caseId: string; readonly name: string; readonly bytes: Uint8Array; readonly size: number },
): Promise<string> {
  const { caseId, name, bytes, size } = file
  const { id: blob, sha256 } = await blobs.put(Readable.from([bytes]))
  const id = randomUUID()
  const now = ledger.clock()
  const row = { id, caseId, messageId: null, blob, name, mediaType: 'text/plain', size, sha256, now }
  await db.transaction().execute(tx => insertFile(tx, { ...row, purpose: 'attachment' }))
  return id
}

async function openedBy(db: Db, channel: string, externalId: string): Promise<Opened> {
  const { rows } = await sql<Opened>`
    SELECT c.id, c.reference, c.customer_id AS "customerId" FROM received r JOIN cases c ON c.id = r.case_id
    WHERE r.channel = ${channel} AND r.external_id = ${externalId}`.execute(db)
  const [opened] = rows
  if (!opened) throw new Error('no case was opened')
  return opened
}

async function furnish(db: Db, now: number): Promise<void> {
  const people = [
    [MAYA, 'Maya Lind', 'agent'],
    [TOM, 'Tom Reyes', 'agent'],
    [LENA, 'Lena Marsh', 'lead'],
  ] as const
  for (const [id, name, role] of people) {
    await sql`INSERT INTO agent (id, name, email, role, created_at)
      VALUES (${id}, ${name}, ${`${role}-${id}@behemoth.example`}, ${role}, ${new Date(now)})`.execute(db)
  }
  await sql`
    INSERT INTO organisation (name, mail_domain, time_zone, hours, duty_lead_id, outside_body, told_from, told_until)
    VALUES ('Big Behemoth', ${DOMAIN}, 'Europe/London', ${JSON.stringify(allWeek)}, ${LENA}, 'the Arbiter', '00:00', '24:00')`.execute(
    db,
  )
}
