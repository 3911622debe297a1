/** What customers are written about what they were given. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { CaseFact } from '../../domain/case/facts.ts'
import { openWorld } from '../testing/world.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { eventually } from '../testing/eventually.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { noonAfter } from '../testing/noon.ts'
import { canBeMailed } from './decide.ts'
import { tellRemedy } from './remedy.ts'

const what = { remedyId: 'r', kind: 'credit', amountMinor: 15_00, currency: 'EUR' } as const
const material = {
  sentence: 'It is done: a credit of €15.00. Its reference is OP-1.',
  page: 'Your page',
  answer: 'Answer.',
  promiseWords: 'A credit of €15.00 for the visit that was missed.',
  words: null,
}

test('what was booked is told with what it is for, and where it stands on the bill, in both languages', () => {
  const fact = { type: 'RemedyBooked', ...what, reference: 'OP-1', how: 'webhook' } as const
  const english = tellRemedy(fact, material, 'en').join('\n')
  assert.match(english, /a credit of €15\.00/)
  assert.match(english, /What was promised: “A credit of €15\.00 for the visit that was missed\.”/)
  assert.match(english, /a line of its own on your open bill/)
  assert.match(tellRemedy(fact, material, 'es').join('\n'), /una línea propia en su factura abierta/)
})

test('what could not be booked, and what was taken back, say what happens now', () => {
  const failed = tellRemedy({ type: 'RemedyBookingFailed', ...what }, material, 'en').join('\n')
  assert.match(failed, /A person of ours now books it by hand/)
  const back = { type: 'RemedyTakenBack', ...what, agentId: 'a', body: { reason: 'Wrong account.' } } as const
  assert.match(
    tellRemedy(back, { ...material, words: 'Wrong account.' }, 'es').join('\n'),
    /El motivo: «Wrong account\.»/,
  )
  assert.match(tellRemedy(back, material, 'en').join('\n'), /The promise to you stands/)
})

test('an apology and a call back that was arranged have no letter of their own', () => {
  const booked = (kind: 'apology' | 'callback-same-person' | 'waiver'): CaseFact => ({
    type: 'RemedyBooked',
    remedyId: 'r',
    kind,
    reference: 'x',
    how: 'port',
  })
  assert.deepEqual([booked('apology'), booked('callback-same-person'), booked('waiver')].map(canBeMailed), [
    false,
    false,
    true,
  ])
})

test('a customer who wrote by mail is mailed what was given, what was booked and the apology in one letter', async () => {
  await using world = await openWorld()
  // By night they would be told in the morning.
  world.clock.advance(noonAfter(world.clock.now()) - world.clock.now())
  await furnishRemedies(world.db)
  const customer = await world.customer('Nobody came.', { address: 'elif@customer.example' })
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const apology = 'I am sorry that nobody came.'
  const gift = {
    remedyId: randomUUID(),
    kind: 'credit',
    accountId,
    amountMinor: 10_00,
    currency: 'GBP',
    apology,
  }
  assert.equal((await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, gift)).status, 200)
  const about = async () =>
    (await mailsTo(world, 'elif@customer.example')).filter(({ text }) => /credit/i.test(text))
  await eventually('a letter about it', async () => (await about()).length > 0)
  const [letter, ...more] = await about()
  assert.match(
    letter?.text ?? '',
    /I am sorry that nobody came\..*It is done: a credit of £10\.00\..*What was promised/s,
  )
  assert.deepEqual(more, [])
})
