/** The rota through the doors: who may, days and weeks, what is refused, copying, swapping, and a file. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MyShifts, RotaImported, RotaWeek, Shift } from '../../../contract/rota.ts'
import type { SetupChanges } from '../../../contract/setup.ts'
import { addDays } from '../../../domain/rota/rota.ts'
import { HOUR } from '../../../domain/time.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const url = '/api/desk/setup/rota'
const early: Shift = { from: '07:00', to: '15:00', breaks: [{ from: '11:00', to: '11:30' }] }
const late: Shift = { from: '14:00', to: '22:00', breaks: [] }

let world: World
let lena: AgentClient
let ada: AgentClient
let bo: AgentClient
const names = { ada: 'Ada Quill', bo: '' }
let monday = ''
before(async () => {
  world = await openWorld()
  ;[lena, ada, bo] = await Promise.all([world.agent('lena'), world.agent('ada'), world.agent('bo')])
  const { week, people } = await look()
  monday = week
  names.bo = people.find(({ agentId }) => agentId === bo.id)?.name ?? ''
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

/** The name of the rule that refused. */
function ruleOf({ text }: { readonly text: string }): unknown {
  return JSON.parse(text).refused?.rule
}

async function look(week = ''): Promise<RotaWeek> {
  return (await lena.get(`${url}${week && `?week=${week}`}`)).body
}

async function personIn(week: string, { id }: AgentClient) {
  const { people } = await look(week)
  return people.find(({ agentId }) => agentId === id) ?? assert.fail()
}

/** The hours of each day of a week, Monday first. */
async function worked(week: string, agent: AgentClient): Promise<readonly string[]> {
  const { days } = await personIn(week, agent)
  return days.map(({ shifts }) => shifts.map(({ from, to }) => `${from}-${to}`).join('+'))
}

async function setDay(agent: AgentClient, date: string, change: Record<string, unknown>) {
  const { version } = await personIn(date, agent)
  return await lena.send('PUT', `${url}/${agent.id}/${date}`, { version, holds: 'day', ...change })
}

test('leads plan shifts, agents do not see the team’s', async () => {
  assert.equal((await ada.send('GET', url)).status, 403)
  const body = { version: 0, shifts: [early], holds: 'weekly' }
  assert.equal((await ada.send('PUT', `${url}/${ada.id}/${monday}`, body)).status, 403)
  assert.equal((await look()).readOnlyBecause, null)
  assert.equal((await lena.send('PUT', `${url}/${world.clock.now()}/${monday}`, body)).status, 400)
})

test('a week that ends before it begins is refused with its reason, also where the weekday has shifts', async () => {
  const far = addDays(monday, 70)
  const refused = await setDay(lena, far, { shifts: [early], holds: 'weekly', until: addDays(far, -1) })
  assert.deepEqual([refused.status, ruleOf(refused)], [409, 'weeks-end-after-start'])
})

test('a weekday is set for every week, a day for itself, and it can be as every week again', async () => {
  assert.equal((await setDay(ada, monday, { holds: 'weekly', shifts: [early] })).status, 200)
  assert.equal((await setDay(ada, addDays(monday, 7), { shifts: [] })).status, 200)
  assert.deepEqual((await worked(monday, ada))[0], '07:00-15:00')
  assert.deepEqual((await worked(addDays(monday, 7), ada))[0], '')
  assert.deepEqual((await worked(addDays(monday, 14), ada))[0], '07:00-15:00')
  const next = addDays(monday, 7)
  const { version } = await personIn(next, ada)
  assert.equal((await lena.send('DELETE', `${url}/${ada.id}/${next}?version=${version}`)).status, 200)
  assert.deepEqual((await worked(next, ada))[0], '07:00-15:00')
})

test('what makes no sense is refused with its rule, and a colleague’s change is not written over', async () => {
  const tuesday = addDays(monday, 1)
  const wrong = await setDay(ada, tuesday, { shifts: [{ ...early, to: '06:00' }] })
  assert.deepEqual([wrong.status, ruleOf(wrong)], [409, 'shift-ends-after-start'])
  const beside = await setDay(ada, tuesday, {
    shifts: [{ ...late, breaks: [{ from: '12:00', to: '12:30' }] }],
  })
  assert.equal(ruleOf(beside), 'break-in-shift')
  assert.equal((await setDay(ada, tuesday, { shifts: [{ ...late, from: '7' }] })).status, 400)
  assert.equal((await setDay(ada, tuesday, { shifts: [late], version: 0 })).status, 410)
  assert.deepEqual((await worked(monday, ada))[1], '')
})

test('a week is copied for everybody who has a rota, and each change is in the record under their name', async () => {
  assert.equal((await setDay(bo, monday, { shifts: [late] })).status, 200)
  const target = addDays(monday, 21)
  const copied = await lena.send('POST', `${url}/copy`, { from: monday, to: target, agentId: null })
  assert.deepEqual([copied.status, copied.text], [200, '{"people":2}'])
  assert.deepEqual(
    [(await worked(target, ada))[0], (await worked(target, bo))[0]],
    ['07:00-15:00', '14:00-22:00'],
  )
  const { changes }: SetupChanges = (await lena.get('/api/desk/setup/changes')).body
  const ofBo = changes.find(({ kind, subject }) => kind === 'rota' && subject === names.bo)
  assert.deepEqual(
    ofBo?.fields.map(({ field, after: is }) => [field, is]),
    [['rotaDays', `${target}: 14:00–22:00`]],
  )
})

test('two people swap a day, and there must be something to swap', async () => {
  const swap = async (date: string) =>
    await lena.send('POST', `${url}/swap`, {
      date,
      agentId: ada.id,
      version: (await personIn(date, ada)).version,
      withAgentId: bo.id,
    })
  assert.equal((await swap(monday)).status, 200)
  assert.deepEqual(
    [(await worked(monday, ada))[0], (await worked(monday, bo))[0]],
    ['14:00-22:00', '07:00-15:00'],
  )
  assert.equal((await personIn(monday, ada)).days[0]?.swappedWith, names.bo)
  assert.equal(ruleOf(await swap(addDays(monday, 6))), 'swap-has-shift')
})

test('a file is tried first and changes nothing; then its good lines are taken and each bad one is named', async () => {
  const [week, friday] = [addDays(monday, 28), addDays(monday, 32)]
  const csv = [
    'Person;Date;From;To;Break from;Break to',
    `ada@house.example;${friday};09:00;17:00;12:00;12:30`,
    `${names.bo};${friday};;`,
    `Nobody Known;${friday};09:00;17:00`,
    `${names.ada};${week};09:00;08:00`,
  ]
    .join('\r\n')
    .replace('ada@house.example', names.ada)
  const bring = async (isTrial: boolean): Promise<RotaImported> =>
    (await lena.send('POST', `${url}/import`, { csv, isTrial })).body
  const trial = await bring(true)
  assert.deepEqual([trial.lines, trial.people, trial.days], [2, 2, 2])
  assert.deepEqual(
    trial.bad.map(({ line, why }) => [line, why]),
    [
      [4, 'no-person'],
      [5, 'refused'],
    ],
  )
  assert.match(trial.bad[1]?.about ?? '', /16 hours/)
  assert.deepEqual((await worked(week, ada))[4], '')
  assert.deepEqual(await bring(false), trial)
  assert.deepEqual((await worked(week, ada))[4], '09:00-17:00')
})

test('everybody sees their own shifts and breaks of the next days, and nobody else’s', async () => {
  const own: MyShifts = (await ada.get('/api/desk/shifts')).body
  assert.ok(own.shifts.length > 0)
  assert.ok(own.shifts.every(({ from, until }) => until - from === 8 * HOUR))
  const hugo = await world.agent('hugo')
  assert.deepEqual((await hugo.get('/api/desk/shifts')).body, { shifts: [] })
})
