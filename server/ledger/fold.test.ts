/** What the rows say is what the facts add up to, whatever was asked of a case and in whatever order. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import { evolve } from '../../domain/case/evolve.ts'
import {
  asks,
  ASHA,
  CASE_ID,
  HUGO_HEAD,
  LENA_LEAD,
  MORNING,
  MRS_OKAFOR,
  TOM,
} from '../../domain/case/given.ts'
import { type Dice, FOLLIES, type History, live } from '../../domain/case/random-history.ts'
import type { Leave } from '../../domain/guarantee/weigh.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { isRefusal } from '../../domain/rule.ts'
import { giveAccount } from '../testing/accounts.ts'
import { newCustomer, type Office, openCase, openOffice } from '../testing/office.ts'
import { actOn } from './act.ts'
import { readCase } from './case-rows.ts'
import type { Ledger } from './ledger.ts'
import { factsOfCase } from './read.ts'

let office: Office
/** Works here too, and never in what is told of the case. */
const stranger = randomUUID()
before(async () => {
  office = await openOffice()
  await sql`INSERT INTO agent (id, name, email, role, created_at)
    SELECT ${stranger}, 'dov', 'dov@behemoth.example', role, created_at FROM agent WHERE id = ${office.ids.cleo}`.execute(
    office.ledger.db,
  )
})
after(() => office[Symbol.asyncDispose]())

const dice: fc.Arbitrary<readonly Dice[]> = fc.array(
  fc.record({
    ask: fc.nat(asks.length - 1),
    agent: fc.nat(2),
    other: fc.nat(2),
    pick: fc.nat(5),
    follies: fc.oneof(
      { weight: 7, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.subarray([...FOLLIES], { minLength: 1 }) },
    ),
    minutes: fc.integer({ min: 0, max: 90 }),
  }),
  { minLength: 5, maxLength: 60, size: 'max' },
)

/** The names that the domain's histories use, as ids that a database takes. The same name is the same id. */
function rename(known: Map<string, string>) {
  const toId = (name: string): string => {
    const id = known.get(name) ?? randomUUID()
    known.set(name, id)
    return id
  }
  const isName = (field: string) =>
    /Id$|^(?:id|from|to|into|replaces|carriedFrom|acceptedBy|overtook|mayDecide|decidedBy|refusedBy|people)$/u.test(
      field,
    )
  // A change of plan is from a day on.
  const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/u.test(value)
  const renamed = (field: string, value: unknown): unknown => {
    if (typeof value === 'string') return isName(field) && !isDay(value) ? toId(value) : value
    if (Array.isArray(value)) return value.map(part => renamed(field, part))
    // Hours hold times of day, no names.
    if (typeof value !== 'object' || value === null || field === 'hours') return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, renamed(name, part)]))
  }
  return (request: CaseRequest): CaseRequest => renamed('', request) as CaseRequest // the same fields with other ids
}

async function foldOf(ledger: Ledger, caseId: string): Promise<CaseState | null> {
  const facts = await factsOfCase(ledger.db, caseId)
  return facts.reduce<CaseState | null>(
    (state, stored) => evolve(state, stored.fact as CaseFact, stored.at, caseId), // a case's facts are case facts
    null,
  )
}

/** Each history of the database has overrides of its own. */
function underOwnName(leave: Leave): Leave {
  const { house } = leave
  if (!house?.override) return leave
  return { ...leave, house: { ...house, override: { ...house.override, id: randomUUID() } } }
}

/** Lives a history through the ledger, request by request, and compares rows and facts after each. */
async function liveAgain({ steps }: History): Promise<void> {
  const { ledger, ids } = office
  const customerId = await newCustomer(ledger)
  const known = new Map([
    [ASHA, ids.ada],
    [TOM, ids.bo],
    [LENA_LEAD, ids.lena],
    [HUGO_HEAD, ids.cleo],
    ['a-stranger', stranger],
    [MRS_OKAFOR, customerId],
  ])
  let now = MORNING
  const then = { ...ledger, clock: () => now }
  const opened = await openCase(then, { customerId, dutyLeadId: ids.lena })
  known.set(CASE_ID, opened.id)
  known.set('entry-1', opened.entryId)
  // What it may be joined into has a row too.
  known.set('case-2', (await openCase(then, { customerId, dutyLeadId: ids.lena })).id)
  const { accountId, serviceId } = await giveAccount(ledger.db, opened.id)
  known.set('account-1', accountId)
  known.set('service-1', serviceId)
  const renamed = rename(known)
  for (const step of steps) {
    now = step.now
    const answer = await actOn(then, {
      caseId: opened.id,
      request: renamed(step.request),
      leave: underOwnName(step.leave),
    })
    assert.equal(isRefusal(answer), isRefusal(step.decided), step.request.ask)
    const row = await readCase(ledger.db, opened.id)
    assert.deepEqual(row, await foldOf(ledger, opened.id), `after ${step.request.ask}`)
    assert.equal(row?.status, step.after.status)
    assert.equal(row?.version, step.after.version)
  }
}

test('after any history of requests the rows of a case are the fold of its facts', async () => {
  await fc.assert(
    fc.asyncProperty(dice, async thrown => await liveAgain(live(thrown))),
    { numRuns: 12 },
  )
})

test('what became of each place in the line stands in its row', async () => {
  const { db } = office.ledger
  const { rows } = await sql<{ readonly entryId: string; readonly state: string; readonly last: string }>`
    SELECT e.id AS "entryId", e.state, (
      SELECT f.type FROM fact f WHERE f.case_id = e.case_id AND f.data::jsonb ->> 'entryId' = e.id::text
        AND f.type IN ('EntryJoined', 'EntryOffered', 'EntryAnswered', 'EntryReturned', 'EntryLeft', 'ContactEnded')
      ORDER BY f.seq DESC LIMIT 1) AS last
    FROM entry e`.execute(db)
  const states: Readonly<Record<string, string>> = {
    EntryJoined: 'waiting',
    EntryOffered: 'offered',
    EntryAnswered: 'answered',
    EntryReturned: 'waiting',
    EntryLeft: 'left',
    ContactEnded: 'ended',
  }
  assert.ok(rows.length > 12)
  for (const row of rows) assert.equal(row.state, states[row.last], `${row.entryId} after ${row.last}`)
})
