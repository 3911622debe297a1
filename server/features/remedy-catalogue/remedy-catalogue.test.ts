import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { CatalogueView, SetEntry } from '../../../contract/catalogue.ts'
import type { RemediesView } from '../../../contract/remedies.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { type AgentClient, openWorld } from '../../testing/world.ts'

const credit: SetEntry = {
  version: 0,
  kind: 'credit',
  en: { name: 'Credit for a missed visit', terms: 'It stands on your next bill.' },
  es: { name: 'Abono por una visita perdida', terms: 'Aparece en su próxima factura.' },
  effects: [{ trouble: 'fault', repairs: 'part' }],
  amountBy: 'fixed',
  amountMinor: 12_00,
  costMinor: 0,
  currency: 'GBP',
  days: 1,
  plan: null,
}
const at = (id: string) => `/api/desk/setup/remedies/${id}`
const put = async (agent: AgentClient, id: string, change: Partial<SetEntry> = {}) =>
  await agent.send('PUT', at(id), { ...credit, ...change })
const catalogueOf = async (agent: AgentClient): Promise<CatalogueView> =>
  (await agent.get('/api/desk/setup/remedies')).body

test('what can be given is set up in versions, and what was given by an old one keeps its terms', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const id = randomUUID()
  assert.equal((await put(hugo, id)).status, 200)
  const customer = await world.customer('The line has been dead since Friday.')
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const gift = {
    remedyId: randomUUID(),
    kind: 'credit',
    catalogueId: id,
    accountId,
    amountMinor: 12_00,
    currency: 'GBP',
  }
  const given = await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, gift)
  assert.equal(given.status, 200, given.text)
  const [first] = (await catalogueOf(hugo)).entries.filter(entry => entry.id === id)
  assert.ok(first)
  const changed = await put(hugo, id, {
    version: first.changeVersion,
    en: { ...credit.en, terms: 'It is paid out at once.' },
    amountMinor: 20_00,
  })
  assert.equal(changed.status, 200, changed.text)
  const [now] = (await catalogueOf(hugo)).entries.filter(entry => entry.id === id)
  assert.deepEqual([now?.version, now?.amountMinor, now?.given], [2, 20_00, 1])
  assert.deepEqual(
    now?.older.map(({ version, en, amount, given: count }) => [version, en.terms, amount, count]),
    [[1, 'It stands on your next bill.', '£12.00', 1]],
  )
  const promise = (await ada.view(customer.caseId)).promises.find(({ kind }) => kind === 'credit')
  assert.match(promise?.words ?? '', /It stands on your next bill\./)
})

test('what is taken out is offered no more and never deleted, and put back by its next version', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const hugo = await world.agent('hugo')
  const id = randomUUID()
  await put(hugo, id)
  const customer = await world.customer('The line has been dead since Friday.')
  await giveAccount(world.db, customer.caseId)
  const names = async () => {
    const { options }: RemediesView = (await hugo.get(`/api/desk/cases/${customer.caseId}/remedies`)).body
    return options.map(({ name }) => name)
  }
  assert.ok((await names()).includes(credit.en.name))
  const version = async () =>
    (await catalogueOf(hugo)).entries.find(entry => entry.id === id)?.changeVersion ?? 0
  const out = async () => (await hugo.send('DELETE', `${at(id)}?version=${await version()}`)).status
  assert.deepEqual([await out(), await out()], [200, 200])
  assert.ok(!(await names()).includes(credit.en.name))
  assert.notEqual((await catalogueOf(hugo)).entries.find(entry => entry.id === id)?.endedAt, null)
  await assert.rejects(
    sql`DELETE FROM remedy_entry WHERE id = ${id}`.execute(world.heed.ledger.db),
    /permission/,
  )
  assert.equal((await put(hugo, id, { version: await version() })).status, 200)
  assert.ok((await names()).includes(credit.en.name))
})

test('amounts that are none, other kinds, and changes that somebody has overtaken are refused with a sentence', async () => {
  await using world = await openWorld()
  const hugo = await world.agent('hugo')
  const id = randomUUID()
  for (const change of [
    { amountMinor: -5 },
    { amountMinor: 0 },
    { amountMinor: 1e300 },
    { currency: 'POUNDS' },
  ] as const)
    assert.equal((await put(hugo, id, change)).status, 409, JSON.stringify(change))
  assert.deepEqual((await catalogueOf(hugo)).entries, [])
  await put(hugo, id)
  assert.equal((await put(hugo, id, { amountMinor: 13_00 })).status, 410, 'as nobody saw it')
  const text = { effects: '[{"trouble":"fault","repairs":"full"}]' } as unknown as Partial<SetEntry> // as a client of others may
  assert.equal((await put(hugo, id, text)).status, 400)
  assert.equal((await put(await world.agent('ada'), id)).status, 403)
})

test('the database keeps no list of effects that is not one, and changes no version', async () => {
  await using world = await openWorld()
  const ids = await furnishRemedies(world.db)
  for (const effects of [
    '"[]"',
    '{}',
    '[1]',
    '[{"trouble":"fault"}]',
    '[{"trouble":"rain","repairs":"full"}]',
  ])
    await assert.rejects(
      sql`UPDATE remedy_entry SET effects = ${effects}::jsonb, version = version + 1 WHERE id = ${ids.credit}`.execute(
        world.db,
      ),
      /remedy_entry_effects_are_a_list/,
      effects,
    )
  await assert.rejects(
    sql`UPDATE remedy_entry SET terms_en = 'Less.' WHERE id = ${ids.credit}`.execute(world.db),
    /without a new version/,
  )
})
