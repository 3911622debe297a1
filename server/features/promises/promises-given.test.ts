/** What was promised is given once, and is seen to be given: something as good for what is broken, and money. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
  const keep = { act: 'keep-promise', evidence: 'It is on the bill.' } as const
  assert.match((await ada.tryTo(nia.caseId, { ...keep, commitmentId: id })).text, /Words do not keep/)
  assert.equal((await ada.act(nia.caseId, { ...keep, commitmentId: plain })).status, 200)
  const { promises } = await ada.view(nia.caseId)
  assert.equal(promises.find(one => one.id === id)?.state, 'open')
  assert.equal(promises.find(one => one.id === plain)?.state, 'kept')
})
