/** Calendars end to end: who may, what is refused, whom they hold for, and that what was told stands when one changes. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CalendarPreview, CalendarsView, Dues, SetCalendar } from '../../../contract/calendars.ts'
import type { Holidays, SetupChanges, SetupView } from '../../../contract/setup.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
let ada: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
  ada = await world.agent('ada')
  await moveAda()
})
after(() => world[Symbol.asyncDispose]())

const base = '/api/desk/setup/calendars'
const office = [
  { from: '09:00', to: '13:00' },
  { from: '15:00', to: '18:00' },
]
const madrid: Omit<SetCalendar, 'version'> = {
  name: 'Madrid, technicians',
  country: 'ES',
  region: 'MD',
  timeZone: 'Europe/Madrid',
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: [],
    sunday: [],
  },
  closedDays: [],
  extraDays: [],
  workedHolidays: [],
}

const look = async (): Promise<CalendarsView> => (await hugo.get(base)).body
const put = async (id: string, body: object) => await hugo.send('PUT', `${base}/${id}`, body)
const secondFloor = randomUUID()
/** Ada works in a team of her own. */
const moveAda = async () => {
  assert.equal(
    (await hugo.send('PUT', `/api/desk/setup/teams/${secondFloor}`, { version: 0, name: 'Second floor' }))
      .status,
    200,
  )
  const setup: SetupView = (await hugo.get('/api/desk/setup')).body
  const person = setup.people.find(({ name }) => name === 'Ada Quill') ?? assert.fail()
  const moved = { ...person, teamId: secondFloor }
  assert.equal((await hugo.send('PUT', `/api/desk/setup/people/${person.id}`, moved)).status, 200)
}
const give = async (calendarId: string | null) => {
  const { uses } = await look()
  const teams = [{ teamId: secondFloor, calendarId }]
  return await hugo.send('PUT', `${base}/uses`, { version: uses.version, ofHouse: uses.ofHouse, teams })
}
const duesOf = async (who: AgentClient): Promise<Dues> => (await who.get('/api/desk/dues')).body
const dayIn = (zone: string, at: number | undefined) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at)

const daysFrom = (now: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Date(now + at * 86_400_000).toISOString().slice(0, 10))
const versionOf = async (id: string) =>
  (await look()).calendars.find(each => each.id === id)?.version ?? assert.fail()

test('leads look at calendars, agents do not, and only administrators change them', async () => {
  assert.equal((await ada.get(base)).status, 403)
  const lena = await world.agent('lena')
  assert.equal((await lena.get(base)).status, 200)
  for (const [method, path, body] of [
    ['PUT', `${base}/${randomUUID()}`, { ...madrid, version: 0 }],
    ['PUT', `${base}/uses`, { version: 0, ofHouse: null, teams: [] }],
    ['DELETE', `${base}/${randomUUID()}?version=0`, undefined],
  ] as const) {
    const answer = await lena.send(method, path, body)
    assert.equal(answer.status, 403, path)
    assert.match(answer.text, /how the house is set up/)
  }
})

test('a calendar that nobody could work by, or that contradicts itself, is refused with its sentence', async () => {
  const id = randomUUID()
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  const feast = { date: '2027-05-03', name: 'The feast' }
  for (const [wrong, status, says] of [
    [{ week: none }, 409, /Nobody would ever work by this calendar/],
    [
      { closedDays: [feast], workedHolidays: [feast.date] },
      409,
      /2027-05-03: This day is in the calendar twice/,
    ],
    [{ closedDays: [feast], extraDays: [{ ...feast, spans: office }] }, 409, /2027-05-03: This day is/],
    [{ country: 'ZZ', region: null }, 400, /We know no holidays/],
    [{ region: 'NOWHERE' }, 400, /We know no holidays/],
    [{ country: null }, 400, /We know no holidays/],
    [{ timeZone: 'Mars' }, 400, /Mars.{0,2} is not a time zone/],
    [{ workedHolidays: ['2027-02-30'] }, 400, /Write a day like/],
  ] as const) {
    const answer = await put(id, { ...madrid, ...wrong, version: 0 })
    assert.equal(answer.status, status, answer.text)
    assert.match(answer.text, says)
  }
  assert.deepEqual((await look()).calendars, [])
})

test('a holiday of three days is proposed as three, and marked where it goes by the moon', async () => {
  const path = '/api/desk/setup/holidays?country=PK&region=&year=2027&language=en'
  const { days }: Holidays = (await hugo.get(path)).body
  const feast = days.filter(({ name }) => name.includes('al-Fitr'))
  assert.deepEqual(
    feast.map(({ isByTheMoon }) => isByTheMoon),
    [true, true, true],
  )
  assert.equal(days.find(({ date }) => date === '2027-08-14')?.isByTheMoon, false)
})

test('a preview says when so much time is over, and refuses amounts that nobody could promise', async () => {
  const { name: _, ...plan } = madrid
  const ask = async (amount: number, unit: string) =>
    await hugo.send('POST', `${base}/preview`, { plan, within: { amount, unit } })
  const preview: CalendarPreview = (await ask(10, 'working-days')).body
  assert.ok(preview.dueAt > preview.from)
  assert.match(dayIn('Europe/Madrid', preview.dueAt), / 18:00$/)
  for (const [amount, unit, says] of [
    [0, 'hours', /more than none/],
    [-3, 'working-hours', /more than none/],
    [1.5, 'working-days', /Days are counted whole/],
    [5000, 'working-days', /within five years/],
  ] as const) {
    const refused = await ask(amount, unit)
    assert.equal(refused.status, 409)
    assert.match(refused.text, says)
  }
})

test('a team goes by its calendar with the holidays of its region, the others by that of the house', async () => {
  const id = randomUUID()
  assert.equal((await put(id, { ...madrid, version: 0 })).status, 200)
  assert.equal((await put(randomUUID(), { ...madrid, name: 'MADRID, technicians', version: 0 })).status, 400)
  assert.equal((await put(id, { ...madrid, version: 0 })).status, 410)
  assert.equal((await give(randomUUID())).status, 400)
  const house = await duesOf(hugo)
  assert.equal((await give(id)).status, 200)
  const team = await duesOf(ada)
  assert.equal(team.timeZone, 'Europe/Madrid')
  assert.match(dayIn('Europe/Madrid', team.workingDays[9]), / 18:00$/)
  assert.deepEqual(await duesOf(hugo), house)
  const year = Number(dayIn('Europe/Madrid', team.workingDays[9]).slice(0, 4))
  const days: Holidays = (
    await hugo.get(`/api/desk/setup/holidays?country=ES&region=MD&year=${year}&language=en`)
  ).body
  const closed = new Set(days.days.map(({ date }) => date))
  assert.ok(team.workingDays.every(at => !closed.has(dayIn('Europe/Madrid', at).slice(0, 10))))
  const inUse = await hugo.send('DELETE', `${base}/${id}?version=${await versionOf(id)}`)
  assert.equal(inUse.status, 409)
  assert.match(inUse.text, /Somebody still works by this calendar/)
})

test('when a calendar changes while a clock runs, what was told stands, and what is told next goes by the new one', async () => {
  const [{ id } = assert.fail()] = (await look()).calendars
  const { caseId } = await world.customer('When does somebody come?')
  const promise = { act: 'promise', kind: 'visit', replaces: null } as const
  const words = 'A technician comes within two working days'
  const within = { amount: 2, unit: 'working-days' } as const
  const told = (await duesOf(ada)).workingDays[1] ?? assert.fail()
  await ada.act(caseId, { ...promise, words, within })
  const visit = async () =>
    (await ada.view(caseId)).promises.find(each => each.words === words) ?? assert.fail()
  const { id: commitmentId, dueAt } = await visit()
  assert.equal(dueAt, told)
  await ada.act(caseId, { act: 'pause-promise', commitmentId, words: 'When are you at home?' })
  const closedDays = daysFrom(world.clock.now(), 30).map(date => ({ date, name: 'The move' }))
  const changed = await put(id, { ...madrid, closedDays, version: await versionOf(id) })
  assert.equal(changed.status, 200, changed.text)
  assert.equal((await visit()).dueAt, told)
  // Nor does a rest of a moment bring the closed days in.
  await ada.act(caseId, { act: 'resume-promise', commitmentId })
  assert.equal((await visit()).dueAt, told)
  const next = (await duesOf(ada)).workingDays[1] ?? assert.fail()
  assert.ok(next - told > 20 * 24 * 3_600_000)
})

test('a calendar that nobody goes by any more is removed, and all of it stands in the record by name', async () => {
  const recorded = async () => {
    const { changes }: SetupChanges = (await hugo.get('/api/desk/setup/changes')).body
    return changes
      .filter(({ kind }) => kind.startsWith('calendar'))
      .map(({ what, subject }) => [what, subject])
  }
  const [{ id } = assert.fail()] = (await look()).calendars
  assert.equal((await give(null)).status, 200)
  assert.deepEqual(await recorded(), [
    ['changed', null],
    ['changed', 'Madrid, technicians'],
    ['changed', null],
    ['added', 'Madrid, technicians'],
  ])
  assert.equal((await hugo.send('DELETE', `${base}/${id}?version=${await versionOf(id)}`)).status, 200)
  assert.deepEqual((await look()).calendars, [])
  assert.deepEqual((await recorded())[0], ['removed', 'Madrid, technicians'])
})

test('what is put aside over closed days comes back while somebody works by the calendar of the team', async () => {
  const id = randomUUID()
  const [, tomorrow = '', ...closed] = daysFrom(world.clock.now(), 31)
  const last = closed.pop() ?? assert.fail()
  const spans = [{ from: '09:00', to: '18:00' }]
  const changed = await put(id, {
    ...madrid,
    name: 'The move',
    extraDays: [tomorrow, last].map(date => ({ date, name: 'The move', spans })),
    closedDays: closed.map(date => ({ date, name: 'The move' })),
    version: 0,
  })
  assert.equal(changed.status, 200, changed.text)
  assert.equal((await give(id)).status, 200)
  const { caseId } = await world.customer('When do I hear of you?')
  await ada.act(caseId, { act: 'take' })
  await ada.act(caseId, { act: 'end-contact' })
  // In the morning of the next day on which they work at all.
  const until = Date.parse(`${last}T08:30Z`)
  await ada.act(caseId, { act: 'snooze', until, words: 'You hear of us after the move.' })
  const { snoozedUntil } = (await ada.view(caseId)).summary
  assert.equal(dayIn('Europe/Madrid', snoozedUntil ?? 0).slice(0, 10), tomorrow)
})

test('a pause across closed days moves nothing by them, and one across a day that is worked moves the date', async () => {
  const DAY = 24 * 3_600_000
  const id = randomUUID()
  const closedDays = daysFrom(world.clock.now(), 5).map(date => ({ date, name: 'The feast' }))
  assert.equal((await put(id, { ...madrid, name: 'Feast', closedDays, version: 0 })).status, 200)
  assert.equal((await give(id)).status, 200)
  const { caseId } = await world.customer('When do I hear from you?')
  const within = { amount: 2, unit: 'working-days' } as const
  const words = 'You hear from me.'
  await ada.act(caseId, { act: 'promise', kind: 'reply', replaces: null, words, within })
  const now = async () => {
    const agent = await world.agent('ada')
    const promise = (await agent.view(caseId)).promises.find(each => each.words === words)
    return { agent, ...(promise ?? assert.fail()) }
  }
  const { id: commitmentId, dueAt: told } = await now()
  const rest = async (days: number) => {
    await (await now()).agent.act(caseId, {
      act: 'pause-promise',
      commitmentId,
      words: 'Which lights are on?',
    })
    world.clock.advance(days * DAY)
    await (await now()).agent.act(caseId, { act: 'resume-promise', commitmentId })
    return (await now()).dueAt
  }
  assert.equal(await rest(3), told, 'nobody worked meanwhile')
  assert.ok((await rest(10)) > told + DAY)
})
