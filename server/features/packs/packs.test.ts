/** Which packs hold, through the doors: chosen, shown with what they ask, and one of the house's own that contradicts itself refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { LadderSetup } from '../../../contract/ladder.ts'
import type { PackFile, PacksView, SetPacks } from '../../../contract/packs.ts'
import { breachOfPromise, compensationFor } from '../../../domain/charter/compensation.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import { readHousePacks, rulesForBreach } from '../../charter/packs.ts'
import { ladderOf } from '../../ladder/ladder-of.ts'
import { readHouse } from '../../ledger/directory.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
})
after(() => world[Symbol.asyncDispose]())

const url = '/api/desk/setup/packs'
const look = async (): Promise<PacksView> => (await hugo.get(url)).body
const set = async (change: Omit<SetPacks, 'version'>) =>
  await hugo.send('PUT', url, { version: (await look()).version, ...change })

test('agents do not see the packs; leads see them and read why they do not change them', async () => {
  assert.equal((await (await world.agent('ada')).get(url)).status, 403)
  const lena = await world.agent('lena')
  const seen: PacksView = (await lena.get(url)).body
  assert.match(seen.readOnlyBecause ?? '', /how the house is set up/)
  const change = { version: seen.version, country: 'GB', sector: 'telecom', broken: null }
  assert.equal((await lena.send('PUT', url, change)).status, 403)
})

test('a house that has said nothing has its own rules alone, and gives no money by itself', async () => {
  const { packs, country } = await look()
  assert.equal(country, null)
  assert.deepEqual(
    packs.map(({ id }) => id),
    ['house'],
  )
  assert.ok(!packs[0]?.rules.some(({ kind }) => kind === 'money'))
})

test('the packs of the place hold, with clause, how sure it is, how it is checked, and what does not hold there', async () => {
  assert.equal((await set({ country: 'ES', sector: 'telecom', broken: null })).status, 200)
  const { packs, notAdvice } = await look()
  assert.deepEqual(
    packs.map(({ id }) => id),
    ['es-10-2025', 'es-consumers', 'es-telecom', 'house'],
  )
  assert.match(notAdvice, /^This is not legal advice\./)
  const rules = packs.flatMap(pack => pack.rules)
  const supervisor = rules.find(({ id }) => id === 'es.supervisor')
  assert.match(supervisor?.exceptBecause ?? '', /art\. 65\.2/)
  const attended = rules.find(({ id }) => id === 'es.attended')
  assert.deepEqual(
    [attended?.clause, attended?.confidence, attended?.check],
    ['art. 10.3', 'primary', 'The figure “Reached a person within 3 minutes” on the charter.'],
  )
  const sms = rules.find(({ id }) => id === 'es.outage-updates')
  assert.deepEqual([sms?.check, sms?.isChecked], ['Not checked by Heed: Heed sends no text messages.', false])
  for (const rule of rules) assert.doesNotMatch(rule.check, /undefined|[a-z]+-[a-z]+-[a-z]+/, rule.id)
})

test('a pack that wants the outside body told with every “no” switches that on, and the ladder says by what', async () => {
  const toldAlways = async () => {
    const { outside } = ladderOf(await readHouse(world.db), world.clock.now())
    return outside.isToldWithEveryNo
  }
  await set({ country: 'DE', sector: 'telecom', broken: null })
  assert.equal(await toldAlways(), false)
  await set({ country: 'ES', sector: 'telecom', broken: null })
  assert.equal(await toldAlways(), true)
  const rules = (await look()).packs.flatMap(pack => pack.rules)
  assert.match(
    rules.find(({ id }) => id === 'es.refusal-names-body')?.switchesOn ?? '',
    /^Switched on by this pack/,
  )
  const ladder: LadderSetup = (await hugo.get('/api/desk/setup/ladder')).body
  assert.equal(ladder.outside.isToldWithEveryNo, true)
  assert.equal(ladder.demandedBy.length, 1)
})

test('of two rules that differ both are shown, and which is applied, with the reason', async () => {
  await set({ country: 'ES', sector: 'telecom', broken: null })
  const { conflicts, packs } = await look()
  const answers = conflicts.find(({ sides }) =>
    sides.some(({ clause }) => clause === 'house' || /21\.3/.test(clause)),
  )
  const told = answers?.sides.map(({ clause, isApplied, limit }) => [
    clause,
    isApplied,
    limit?.split('. ')[0],
  ])
  assert.deepEqual(told?.at(-1), ['house', false, '30 calendar days'])
  assert.deepEqual(
    told?.find(([clause]) => clause === 'TRLGDCU art. 21.3'),
    ['TRLGDCU art. 21.3', true, '15 calendar days'],
  )
  assert.equal(told?.length, 3, 'each limit once, with its source')
  const house = packs.flatMap(({ rules }) => rules).find(({ id }) => id === 'house.answer')
  assert.match(house?.after.join() ?? '', /TRLGDCU art\. 21\.3/)
  assert.match(house?.check ?? '', /It counts by 15 calendar days for everybody, and not by this limit\./)
  assert.equal(answers?.why, 'Counted from today, it is due first.')
})

test('what a broken promise is made good with is what compensation reckons, and the law where it gives more', async () => {
  await set({ country: 'GB', sector: 'telecom', broken: { minor: 500, currency: 'GBP' } })
  const house = await readHouse(world.db)
  const now =
    Temporal.PlainDateTime.from('2026-11-20T12:00').toZonedDateTime('Europe/London').epochMilliseconds
  const rules = rulesForBreach(await readHousePacks(world.db, { timeZone: 'Europe/London', now }))
  const due = (kind: 'reply' | 'visit') =>
    compensationFor(
      rules,
      breachOfPromise({ id: 'p', kind, dueAt: now }, { now, calendar: calendarFor(house) }),
    )
  assert.deepEqual(
    due('reply').map(({ rule, amountMinor }) => [rule, amountMinor]),
    [['house.broken-promise', 500]],
  )
  assert.deepEqual(
    due('visit').map(({ rule, amountMinor }) => [rule, amountMinor]),
    [['gb.missed-appointment', 3231]],
  )
})

test('nobody writes over what a colleague has just changed', async () => {
  const { version } = await look()
  assert.equal((await set({ country: 'DE', sector: 'telecom', broken: null })).status, 200)
  const late = await hugo.send('PUT', url, { version, country: 'IT', sector: 'telecom', broken: null })
  assert.equal(late.status, 410)
  assert.equal((await look()).country, 'DE')
})

const both = (text: string) => ({ en: text, es: text })
const day = '2026-01-01'
const own: PackFile = {
  id: 'mine.one',
  jurisdiction: 'house',
  sectors: 'all',
  name: both('Ours'),
  from: day,
  source: { instrument: 'The board', clause: '7', confidence: 'primary', verifiedOn: day },
  applicability: both('All of us.'),
  rules: [
    {
      id: 'mine.person',
      kind: 'metric',
      about: 'reaching-a-person',
      clause: '=7',
      says: both('A person within 3 minutes.'),
      confidence: 'primary',
      verifiedOn: day,
      from: day,
      mean: { atMostSeconds: 60 },
      check: { by: 'figure', figure: 'person-reached' },
    },
  ],
}
const bring = async (pack: object) => await hugo.send('POST', `${url}/own`, pack)

test('a pack of the house’s own is brought in, holds, and is removed; what is removed twice is gone', async () => {
  assert.equal((await bring(own)).status, 200)
  assert.equal((await bring(own)).status, 200)
  const held = await look()
  assert.deepEqual(held.own, [{ id: 'mine.one', name: 'Ours', holds: true }])
  assert.ok(
    held.conflicts.some(({ sides }) => sides.some(({ pack, isApplied }) => pack === 'Ours' && isApplied)),
  )
  for (const path of [`${url}/own/mine.one`, `${url}/own/mine.one`])
    assert.equal((await hugo.send('DELETE', path)).status, 200)
  assert.deepEqual((await look()).own, [])
})

test('the limit of a pack of the house’s own stands in the table of the year, and calculates nothing there', async () => {
  const formula = { ...own, id: 'mine.two', rules: [{ ...own.rules[0], says: both('=1+1') }] }
  assert.equal((await bring(formula)).status, 200)
  const table = await (await fetch(`${world.url}/charter.csv`)).text()
  assert.match(table, /mean at most 60 s/)
  assert.match(table, /mine\.two, =7/)
  assert.doesNotMatch(table, /(^|,)"?[=+@]/m)
  await hugo.send('DELETE', `${url}/own/mine.two`)
})

test('a pack that is here is not brought in again with an earlier beginning', async () => {
  assert.equal((await bring(own)).status, 200)
  const answer = await bring({ ...own, from: '2025-06-01' })
  assert.equal(answer.status, 400)
  assert.match(answer.text, /“mine\.one” is here from 2026-01-01: a later version does not begin before/)
  await hugo.send('DELETE', `${url}/own/mine.one`)
})

const wrong: readonly (readonly [string, object, RegExp])[] = [
  [
    'dates the wrong way round',
    { ...own, until: '2025-12-01' },
    /“mine\.one” begins on 2026-01-01 and ends before that/,
  ],
  [
    'one rule twice at once',
    { ...own, rules: [own.rules[0], own.rules[0]] },
    /“mine\.person” stands twice for the same days/,
  ],
  ['a day that is none', { ...own, from: '2026-02-30', rules: [] }, /rules/],
  ['a rule before its pack', { ...own, from: '2026-03-01' }, /before its pack does/],
  [
    'takes the place of a later one',
    { ...own, supersedes: { id: 'es-10-2025', from: '2025-01-01' } },
    /takes the place of “es-10-2025”/,
  ],
  ['the id of a pack that ships', { ...own, id: 'gb-ofcom' }, /is the id of a pack that comes with Heed/],
  ['an unknown kind', { ...own, rules: [{ ...own.rules[0], kind: 'wish' }] }, /kind/],
  ['no pack at all', {}, /id/],
]
for (const [is, pack, says] of wrong) {
  test(`a pack is refused with a sentence, and nothing of it is kept: ${is}`, async () => {
    const answer = await bring(pack)
    assert.equal(answer.status, 400)
    assert.match(answer.text, says)
    assert.deepEqual((await look()).own, [])
  })
}
