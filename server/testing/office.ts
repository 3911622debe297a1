/**
 * An office without doors, for tests of what stands on the database alone: a ledger over a database of its own, a few people, and
 * further processes over the same rows. The clock is moved by hand.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openCase as firstFacts } from '../../domain/case/decide.ts'
import { type AskCallback, NOTHING_FOUND } from '../../domain/callback/requests.ts'
import type { Kind, Medium } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import type { Speak } from '../../domain/case/requests.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import { openClient } from '../db/client.ts'
import { connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase, type TestDatabase } from '../db/test-cluster.ts'
import { append } from '../ledger/append.ts'
import { type Acted, actOn } from '../ledger/act.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openSignals } from '../ledger/signals.ts'
import { ensureSeat } from '../line/sql.ts'
import { allWeek } from './hours.ts'

export const people = ['ada', 'bo', 'cleo', 'lena'] as const
export type Person = (typeof people)[number]

export interface Office extends AsyncDisposable {
  readonly database: TestDatabase
  readonly ledger: Ledger
  /** The ids of those who work here; `lena` is the duty lead. */
  readonly ids: Readonly<Record<Person, string>>
  readonly clock: { readonly now: () => number; readonly advance: (ms: number) => void }
  /** Another process over the same database: a pool and a wire of its own. */
  readonly another: () => Ledger
}

const start = Date.UTC(2031, 4, 6, 9)

export async function openOffice(): Promise<Office> {
  const database = await cloneTestDatabase()
  let now = start
  const clock = () => now
  const closes: (() => Promise<void>)[] = []
  const another = (): Ledger => {
    const { ledger, close } = openLedger(database.app, clock)
    closes.push(close)
    return ledger
  }
  const ledger = another()
  const ids = Object.fromEntries(people.map(name => [name, randomUUID()])) as Record<Person, string> // one for each of people
  await furnish(ledger, ids)
  return {
    database,
    ledger,
    ids,
    another,
    clock: {
      now: clock,
      advance: ms => {
        now += ms
      },
    },
    async [Symbol.asyncDispose]() {
      for (const close of closes.toReversed()) await close()
      await database.drop()
    },
  }
}

/** A ledger over a pool of its own, as each process has one. */
export function openLedger(
  url: string,
  clock: () => number,
): { readonly ledger: Ledger; readonly close: () => Promise<void> } {
  const { db, close } = connect({ url, log: silent })
  const signals = openSignals({
    db,
    onTrouble: () => {},
    openConnection: () => openClient(url),
  })
  return {
    ledger: { db, clock, signals },
    async close() {
      await signals.close()
      await close()
    },
  }
}

async function furnish({ db, clock }: Ledger, ids: Readonly<Record<Person, string>>): Promise<void> {
  const at = new Date(clock())
  for (const name of people) {
    await sql`
      INSERT INTO agent (id, name, email, role, created_at)
      VALUES (${ids[name]}, ${name}, ${`${name}@behemoth.example`}, ${name === 'lena' ? 'lead' : 'agent'}, ${at})`.execute(
      db,
    )
    await ensureSeat(db, ids[name], clock())
  }
  await sql`
    INSERT INTO organisation (name, mail_domain, time_zone, hours, duty_lead_id, outside_body)
    VALUES ('Big Behemoth Communications', 'behemoth.example', 'Europe/London', ${JSON.stringify(allWeek)}, ${ids.lena},
      'the Communications Arbiter')`.execute(db)
}

export interface Opening {
  readonly id?: string
  readonly customerId?: string
  readonly kind?: Kind | null
  readonly skill?: string | null
  readonly medium?: Medium
  readonly dutyLeadId?: string | null
}

export interface Opened {
  readonly id: string
  readonly entryId: string
  readonly customerId: string
}

/** Somebody with a matter comes in. A customer who is not named is a new one. */
export async function openCase(ledger: Ledger, opening: Opening = {}): Promise<Opened> {
  const id = opening.id ?? randomUUID()
  const customerId = opening.customerId ?? (await newCustomer(ledger))
  const speak = says({ medium: opening.medium ?? 'chat' })
  await append(ledger, { customers: [customerId] }, () => ({
    facts: firstFacts({
      reference: makeReference(crypto.getRandomValues(new Uint8Array(8))),
      customerId,
      kind: opening.kind ?? null,
      channel: 'chat',
      skill: opening.skill ?? null,
      priority: null,
      dutyLeadId: opening.dutyLeadId ?? null,
      speak,
    }).map(fact => ({ caseId: id, fact })),
    result: null,
  }))
  return { id, customerId, entryId: speak.entryId }
}

export async function newCustomer({ db, clock }: Ledger): Promise<string> {
  const id = randomUUID()
  await sql`INSERT INTO customer (id, name, created_at) VALUES (${id}, 'Mrs Okafor', ${new Date(clock())})`.execute(
    db,
  )
  return id
}

/** A word of a customer, with new ids. */
export function says(change: Partial<Speak> = {}): Speak {
  return {
    ask: 'speak',
    messageId: randomUUID(),
    channel: 'chat',
    files: [],
    verified: true,
    words: { text: 'My line has been dead since Friday.' },
    entryId: randomUUID(),
    medium: 'chat',
    ...change,
  }
}

/** They would rather be called when their turn comes. */
export function asksForCall(): AskCallback {
  return {
    ask: 'ask-callback',
    entryId: randomUUID(),
    by: 'phone',
    number: '+441632960111',
    isNumberRight: true,
    numberIs: 'typed',
    found: NOTHING_FOUND,
    window: null,
    hours: allWeek,
    promise: { commitmentId: randomUUID(), agentId: null, words: '' },
  }
}

/** Asks something of a case that must not be refused. */
export async function ask(ledger: Ledger, caseId: string, request: CaseRequest): Promise<void> {
  const answer = await tryTo(ledger, caseId, request)
  if (isRefusal(answer)) throw new Error(answer.refused.says)
}

/** Asks something of a case; a refusal is an answer. */
export async function tryTo(ledger: Ledger, caseId: string, request: CaseRequest): Promise<Acted | Refusal> {
  return await actOn(ledger, { caseId, request })
}
