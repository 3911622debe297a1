/** What was promised is given once, and is seen to be given: something as good for what is broken, and money. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../../domain/time.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld()
  ;[ada, lena] = await Promise.all([world.agent('ada'), world.agent('lena')])
})
after(() => world[Symbol.asyncDispose]())

async function newest(caseId: string) {
  return (await ada.view(caseId)).promises.at(-1) ?? assert.fail('nothing was promised')
}

test('a broken promise is put right by something as good that the customer takes, and only once', async () => {
  const nia = await world.customer('Where is your technician?')
  await ada.act(nia.caseId, {
    act: 'promise',
    kind: 'visit',
    words: 'Our technician comes at eleven.',
    dueAt: world.clock.now() + 2 * HOUR,
    replaces: null,
  })
  const { id } = await newest(nia.caseId)
  world.clock.advance(3 * HOUR)
  await eventually('it is broken', async () =>
    (await newest(nia.caseId)).state === 'broken' ? true : undefined,
  )
  const instead = {
    act: 'offer-equivalent',
    commitmentId: id,
    kind: 'visit',
    words: 'Our head technician comes at nine.',
    dueAt: world.clock.now() + DAY,
  } as const
  assert.equal((await lena.act(nia.caseId, instead)).status, 200)
  assert.match(await nia.page(), /Our head technician comes at nine\./)
  const offered = (await newest(nia.caseId)).equivalent ?? assert.fail('nothing is offered')
  assert.equal((await nia.post(`promises/${id}/accept/${offered.id}`)).status, 200)
  assert.deepEqual(
    (await ada.view(nia.caseId)).promises.map(({ state, words }) => [state, words]),
    [
      ['broken', 'Our technician comes at eleven.'],
      ['open', 'Our head technician comes at nine.'],
    ],
  )
  assert.match((await lena.tryTo(nia.caseId, instead)).text, /it is not given twice/)
})

test('words do not keep a promise of money for which nothing was given; without an amount they do', async () => {
  const nia = await world.customer('You owe me ten pounds.')
  const credit = {
    act: 'promise',
    kind: 'credit',
    dueAt: world.clock.now() + 2 * HOUR,
    replaces: null,
  } as const
  const amount = { minor: 10_00, currency: 'GBP' }
  await ada.act(nia.caseId, { ...credit, words: 'Something off your next bill.' })
  const { id: plain } = await newest(nia.caseId)
  await ada.act(nia.caseId, { ...credit, words: '£10 off your next bill.', amount })
  const { id } = (await ada.view(nia.caseId)).promises.find(one => one.id !== plain) ?? assert.fail()
  const isByGiving = async () =>
    Object.fromEntries((await ada.view(nia.caseId)).promises.map(one => [one.id, one.isKeptByGiving]))
  assert.deepEqual(await isByGiving(), { [plain]: undefined, [id]: true })
  const keep = { act: 'keep-promise', evidence: 'It is on the bill.' } as const
  assert.match((await ada.tryTo(nia.caseId, { ...keep, commitmentId: id })).text, /Words do not keep/)
  assert.equal((await ada.act(nia.caseId, { ...keep, commitmentId: plain })).status, 200)
  const { promises } = await ada.view(nia.caseId)
  assert.equal(promises.find(one => one.id === id)?.state, 'open')
  assert.equal(promises.find(one => one.id === plain)?.state, 'kept')
})

test('a rule of an offer that is set aside sets no limit of money aside with it', async () => {
  await sql`
    INSERT INTO authority (role, kind, per_act_minor, currency) VALUES ('agent', 'credit', 1500, 'GBP')`.execute(
    world.db,
  )
  const dayOf = (days: number) => new Date(world.clock.now() - days * DAY).toISOString().slice(0, 10)
  const offerId = randomUUID()
  const hugo = await world.agent('hugo')
  const published = await hugo.send('PUT', `/api/desk/setup/offers/${offerId}`, {
    en: { name: 'Fibre 200', terms: '£31 a month for 24 months.' },
    es: { name: 'Fibra 200', terms: '31 £ al mes durante 24 meses.' },
    price: { minor: 31_00, currency: 'GBP' },
    fromDay: dayOf(60),
    untilDay: dayOf(20),
    version: 0,
  })
  assert.equal(published.status, 200, published.text)
  const nia = await world.customer('You promised me £40 with the fibre.')
  const promising = async (minor: number) =>
    await ada.send('POST', `/api/desk/cases/${nia.caseId}/acts`, {
      requestId: randomUUID(),
      act: {
        act: 'promise',
        kind: 'credit',
        words: 'Something off.',
        dueAt: world.clock.now() + DAY,
        replaces: null,
        offerId,
        amount: { minor, currency: 'GBP' },
      },
      setAside: { rules: ['offer-while-it-is-live'], reason: 'She asked while it was live.' },
    })
  const tooMuch = await promising(40_00)
  assert.equal(tooMuch.status, 409)
  assert.match(tooMuch.text, /promise-within-authority/)
  assert.equal((await promising(10_00)).status, 200)
  await sql`DELETE FROM authority`.execute(world.db)
})
