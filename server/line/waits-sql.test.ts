/** What counts as waiting, from rows and facts: the same in the figures of a day and in what selling has cost. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { NOTHING_FOUND } from '../../domain/callback/requests.ts'
import type { Span } from '../../domain/line/selling.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { waitingDuring } from '../guarantees/sql.ts'
import { append } from '../ledger/append.ts'
import { visitsBetween } from '../line-days/sql.ts'
import { allWeek } from '../testing/hours.ts'
import { ask, type Office, openCase, openOffice } from '../testing/office.ts'

let office: Office
let start: number
beforeEach(async () => {
  office = await openOffice()
  start = office.clock.now()
})
afterEach(() => office[Symbol.asyncDispose]())

type Opened = Awaited<ReturnType<typeof openCase>>

/** Moves the clock to so many minutes after the start. */
const until = (minutes: number) => office.clock.advance(start + minutes * MINUTE - office.clock.now())
const span = (from: number, to: number): Span => ({ from: start + from * MINUTE, until: start + to * MINUTE })
const minutes = ({ from, until: to }: Span) => [(from - start) / MINUTE, (to - start) / MINUTE]

async function answeredBy(agentId: string, { id, entryId }: Opened): Promise<void> {
  const lapses = office.clock.now() + 20 * SECOND
  await ask(office.ledger, id, { ask: 'offer-entry', entryId, agentId, until: lapses, overtook: [] })
  await ask(office.ledger, id, { ask: 'answer-entry', entryId, agentId })
}

/** Called in their turn after half an hour, not reached, called again four minutes after that was due. */
async function calledTwice(opened: Opened): Promise<void> {
  const { ledger, ids } = office
  const { id, entryId } = opened
  const promise = { commitmentId: randomUUID(), agentId: ids.ada, words: 'We call you.' }
  const number = { by: 'chat', number: null, isNumberRight: true, numberIs: 'confirmed' } as const
  const hours = allWeek
  await ask(ledger, id, {
    ask: 'ask-callback',
    entryId,
    ...number,
    found: NOTHING_FOUND,
    window: null,
    hours,
    promise,
  })
  until(30)
  await answeredBy(ids.ada, opened)
  until(31)
  await ask(ledger, id, { ask: 'miss-callback', entryId, agentId: ids.ada, why: 'no-answer', hours })
  until(41)
  await ask(ledger, id, { ask: 'come-due', entryId })
  until(45)
  await answeredBy(ids.ada, opened)
}

test('time at home before a second try is no waiting, neither of the day nor because of selling', async () => {
  const { ledger, ids } = office
  const [buyer, called] = [await openCase(ledger, { kind: 'request' }), await openCase(ledger)]
  until(1)
  await answeredBy(ids.bo, buyer)
  const offer = { type: 'OfferMade', offerId: randomUUID(), agentId: ids.bo } as const
  await append(ledger, { cases: [buyer.id] }, () => ({
    facts: [{ caseId: buyer.id, fact: offer }],
    result: null,
  }))
  await calledTwice(called)
  const visits = await visitsBetween(ledger.db, span(0, 60))
  const visit = visits.find(({ id }) => id === called.entryId)
  assert.deepEqual(visit?.waits?.map(minutes), [
    [0, 30],
    [41, 45],
  ])
  assert.equal(visit.joinedAt, start + 41 * MINUTE)
  assert.deepEqual((await waitingDuring(ledger.db, span(0, 60))).map(minutes), [
    [0, 30],
    [41, 45],
  ])
})

test('waiting is cut to the stretch that is asked for, at both ends', async () => {
  const { ledger, ids } = office
  const [buyer, waiting] = [await openCase(ledger, { kind: 'request' }), await openCase(ledger)]
  await answeredBy(ids.bo, buyer)
  const offer = { type: 'OfferMade', offerId: randomUUID(), agentId: ids.bo } as const
  await append(ledger, { cases: [buyer.id] }, () => ({
    facts: [{ caseId: buyer.id, fact: offer }],
    result: null,
  }))
  until(20)
  await answeredBy(ids.ada, waiting)
  assert.deepEqual((await waitingDuring(ledger.db, span(5, 12))).map(minutes), [[5, 12]])
  assert.deepEqual((await waitingDuring(ledger.db, span(5, 40))).map(minutes), [[5, 20]])
})
