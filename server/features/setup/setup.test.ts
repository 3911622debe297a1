/** Setting up through the desk's doors: who may, what is refused with which sentence, and that it holds at once and is recorded. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ReadyView, RightsView, SetupChanges, SetupView } from '../../../contract/setup.ts'
import { setupEn } from '../../../contract/words/setup-en.ts'
import { setupEs } from '../../../contract/words/setup-es.ts'
import { policyRules } from '../../../domain/policies/can.ts'
import { readyRules } from '../../../domain/ready/rules.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  lena = await world.agent('lena')
  hugo = await world.agent('hugo')
})
after(() => world[Symbol.asyncDispose]())

async function look(who: AgentClient = hugo): Promise<SetupView> {
  const answer = await who.get('/api/desk/setup')
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

async function changes(): Promise<SetupChanges['changes']> {
  const { changes: found }: SetupChanges = (await hugo.get('/api/desk/setup/changes')).body
  return found
}

test('agents read who may do what; leads see the setup; administrators change it; everybody else reads why not', async () => {
  const view = await look()
  const { organisation, hours, authority } = view
  const reads = ['', '/ready', '/changes', '/holidays?year=2031']
  for (const path of reads) {
    assert.equal((await ada.get(`/api/desk/setup${path}`)).status, 403, path)
    assert.equal((await lena.get(`/api/desk/setup${path}`)).status, 200, path)
    assert.equal((await hugo.get(`/api/desk/setup${path}`)).status, 200, path)
  }
  assert.equal((await ada.get('/api/desk/setup/rights')).status, 200)
  for (const [path, body] of [
    ['organisation', organisation],
    ['hours', hours],
    ['authority', authority],
  ] as const) {
    for (const [who, status] of [
      [ada, 403],
      [lena, 403],
      [hugo, 200],
    ] as const) {
      const answer = await who.send('PUT', `/api/desk/setup/${path}`, body)
      assert.equal(answer.status, status, `${path}: ${answer.text}`)
      if (status === 403)
        assert.match(answer.text, /Only an administrator can change how the house is set up\./)
    }
  }
  assert.equal(
    (await look(lena)).readOnlyBecause,
    'Only an administrator can change how the house is set up.',
  )
  assert.equal(view.readOnlyBecause, null)
  assert.deepEqual(await changes(), [], 'saving what is so already is no change')
})

test('what is changed holds with the next page that a customer opens, and stands in the record', async () => {
  const { organisation } = await look()
  const asked = {
    ...organisation,
    name: 'Northern Lights Telecom',
    phone: '01632 960555',
    emergencyPhone: ' ',
  }
  assert.equal((await hugo.send('PUT', '/api/desk/setup/organisation', asked)).status, 200)
  const page = await (await fetch(world.url, { headers: { accept: 'text/html' } })).text()
  assert.match(page, /Northern Lights Telecom/)
  assert.match(page, /01632 960555/)
  const now = (await look()).organisation
  assert.equal(now.emergencyPhone, null)
  assert.equal(now.version, organisation.version + 1)
  const [change] = await changes()
  assert.equal(change?.by, 'Hugo Adeyemi')
  assert.equal(change?.kind, 'organisation')
  assert.deepEqual(
    change?.fields.find(({ field }) => field === 'phone'),
    { field: 'phone', before: '01632 960100', after: '01632 960555' },
  )
  assert.equal(
    change?.fields.some(({ field }) => field === 'timeZone'),
    false,
    'only what differs is recorded',
  )
})

test('of two administrators who change the same thing, the second reads who was quicker, and overwrites nothing', async () => {
  const { organisation } = await look()
  const first = { ...organisation, outsideBody: 'the Energy Arbiter' }
  const second = { ...organisation, outsideBody: 'the Travel Arbiter' }
  const answers = await Promise.all(
    [first, second].map(async body => await hugo.send('PUT', '/api/desk/setup/organisation', body)),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 410],
  )
  const late = answers.find(({ status }) => status === 410)
  assert.match(late?.text ?? '', /Hugo Adeyemi has changed this since you opened it\./)
  const won = answers[0]?.status === 200 ? first : second
  assert.equal((await look()).organisation.outsideBody, won.outsideBody)
})

test('hours that overlap, a day that is none and a zone that is none are refused with a sentence, and nothing is changed', async () => {
  const { hours, organisation } = await look()
  const overlapping = [
    { from: '09:00', to: '13:00' },
    { from: '12:00', to: '17:00' },
  ]
  const wrong = await hugo.send('PUT', '/api/desk/setup/hours', {
    ...hours,
    week: { ...hours.week, monday: overlapping },
    closedDays: [{ date: '2031-02-30', name: '' }],
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /Monday: 09:00 to 13:00 and 12:00 to 17:00 overlap\./)
  assert.match(wrong.text, /is not a day of the calendar/)
  const zone = await hugo.send('PUT', '/api/desk/setup/organisation', {
    ...organisation,
    timeZone: 'Europe/Nowhere',
  })
  assert.equal(zone.status, 400)
  assert.match(zone.text, /is not a time zone/)
  assert.deepEqual(await look().then(({ hours: kept }) => kept), hours)
})

test('closed hours are closed at once for whoever looks at the page', async () => {
  const { hours } = await look()
  const { week } = hours
  const closed = Object.fromEntries(Object.keys(week).map(day => [day, []]))
  const asked = { ...hours, week: closed, closedDays: [{ date: '2031-12-25', name: 'Christmas Day' }] }
  assert.equal((await hugo.send('PUT', '/api/desk/setup/hours', asked)).status, 200)
  const { findings }: ReadyView = (await hugo.get('/api/desk/setup/ready')).body
  assert.ok(findings.some(({ name }) => name === 'never-open'))
  const { hours: now } = await look()
  assert.equal((await hugo.send('PUT', '/api/desk/setup/hours', { ...now, week })).status, 200)
  const later: ReadyView = (await hugo.get('/api/desk/setup/ready')).body
  assert.equal(
    later.findings.some(({ name }) => name === 'never-open'),
    false,
  )
})

test('the duty lead is a lead or the head, who has signed in', async () => {
  const { organisation } = await look()
  const asked = { ...organisation, dutyLeadId: ada.id }
  const answer = await hugo.send('PUT', '/api/desk/setup/organisation', asked)
  assert.equal(answer.status, 409)
  assert.match(answer.text, /The duty lead must be a lead or the head/)
  const gone = { ...organisation, dutyLeadId: crypto.randomUUID() }
  assert.equal((await hugo.send('PUT', '/api/desk/setup/organisation', gone)).status, 409)
})

test('what a role may grant is kept as it was written, and nonsense is refused', async () => {
  const { authority } = await look()
  const none = {
    mostMinor: null,
    perActMinor: null,
    perMonthMinor: null,
    perMonthCount: null,
    currency: null,
  }
  const grants = [
    { ...none, role: 'agent', kind: 'credit', mostMinor: 2_000, perActMinor: 1_500, currency: 'GBP' },
    { ...none, role: 'agent', kind: 'visit', perMonthCount: 2 },
    { ...none, role: 'lead', kind: 'callback' },
  ]
  const put = async (asked: readonly unknown[], version = authority.version) =>
    await hugo.send('PUT', '/api/desk/setup/authority', { version, grants: asked })
  assert.equal((await put([{ ...grants[1], mostMinor: 5, currency: 'GBP' }])).status, 400)
  assert.equal((await put([{ ...grants[0], currency: null }])).status, 400)
  assert.equal((await put([{ ...grants[1], perActMinor: 5, currency: 'GBP' }])).status, 400)
  assert.equal((await put([grants[0], grants[0]])).status, 400)
  assert.equal((await put(grants)).status, 200)
  assert.deepEqual((await look()).authority.grants, grants)
})

test('holidays are proposed by country, region and year, each day once', async () => {
  const path = '/api/desk/setup/holidays?country=GB&region=SCT&year=2031'
  const { days, regions }: { days: { date: string; name: string }[]; regions: { code: string }[] } = (
    await hugo.get(path)
  ).body
  assert.ok(regions.some(({ code }) => code === 'SCT'))
  assert.ok(days.some(({ date }) => date === '2031-12-25'))
  assert.ok(
    days.some(({ date }) => date === '2031-01-02'),
    'the second of January is one in Scotland',
  )
  assert.equal(new Set(days.map(({ date }) => date)).size, days.length)
  const spanish = await hugo.get('/api/desk/setup/holidays?country=ES&year=2031&language=es')
  assert.match(spanish.text, /Navidad/)
  assert.equal((await hugo.get('/api/desk/setup/holidays?country=XX&year=2031')).status, 400)
})

test('ready? says what stops customers first, with what it is about', async () => {
  const { findings }: ReadyView = (await lena.get('/api/desk/setup/ready')).body
  const names = findings.map(({ name }) => name)
  assert.ok(names.includes('no-public-address') && names.includes('mail-is-not-sent'))
  assert.equal(findings[0]?.grade, 'stops-customers')
  assert.deepEqual(findings.find(({ name }) => name === 'one-admin')?.about, ['Hugo Adeyemi'])
})

test('every finding, verb and sentence of who may not has its words in both languages', async () => {
  const { rows }: RightsView = (await ada.get('/api/desk/setup/rights')).body
  for (const words of [setupEn, setupEs]) {
    assert.deepEqual(
      readyRules.filter(({ name }) => !(name in words.findings)).map(({ name }) => name),
      [],
    )
    assert.deepEqual(
      rows.filter(({ verb }) => !(verb in words.verbs)).map(({ verb }) => verb),
      [],
    )
  }
  const refusing = rows.flatMap(({ rights }) => Object.values(rights).flatMap(({ rule }) => rule ?? []))
  const spoken = new Set(policyRules.map(({ name }) => name))
  for (const rule of refusing) {
    assert.ok(spoken.has(rule), rule)
  }
})

test('the record comes fifty at a time, the newest first', async () => {
  for (let index = 0; index < 51; index++) {
    const { organisation } = await look()
    const asked = { ...organisation, restAfterHours: 100 + index }
    assert.equal((await hugo.send('PUT', '/api/desk/setup/organisation', asked)).status, 200)
  }
  const first: SetupChanges = (await hugo.get('/api/desk/setup/changes')).body
  assert.equal(first.changes.length, 50)
  const second: SetupChanges = (await hugo.get(`/api/desk/setup/changes?before=${first.more}`)).body
  assert.ok((second.changes[0]?.id ?? 0) < (first.changes.at(-1)?.id ?? 0))
  assert.equal(second.more, null)
})
