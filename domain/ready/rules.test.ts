import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR } from '../time.ts'
import { findings, GRADES } from './rules.ts'
import type { ReadyPerson, Standing } from './standing.ts'

/** A Tuesday, 11:00 in London. */
const now = Date.UTC(2031, 3, 8, 10)
const office = [{ from: '09:00', to: '17:00' }]
const always = [{ from: '00:00', to: '24:00' }]
const noa: ReadyPerson = {
  name: 'Noa Reyes',
  isAdmin: true,
  skills: ['billing'],
  presence: 'here',
  isAbsent: false,
  canSignIn: true,
}

function week(spans: typeof office): Standing['hours']['week'] {
  return {
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  }
}

/** Everything as it should be. */
const well: Standing = {
  now,
  hours: {
    timeZone: 'Europe/London',
    week: week(office),
    closedDays: [{ date: '2031-12-25', name: 'Christmas Day' }],
    extraDays: [],
  },
  phone: '01632 960100',
  emergencyPhone: '01632 960999',
  people: [noa, { ...noa, name: 'Ivo Lind' }],
  dutyLead: { isNamed: true, isAbsent: false, isCovered: true },
  mailboxes: [{ address: 'bills@behemoth.example', skill: 'billing' }],
  skillsWaitedFor: ['billing'],
  publicUrl: 'https://help.behemoth.example',
  sendsMail: true,
  admitsDemo: false,
  widgetOrigins: 1,
  articles: 3,
  lastBackupAt: now - DAY,
}

function found(change: Partial<Standing>): readonly string[] {
  return findings({ ...well, ...change }).map(({ rule }) => rule.says)
}

test('where everything is as it should be, nothing is found', () => {
  assert.deepEqual(found({}), [])
})

const sentences: readonly [says: string, change: Partial<Standing>][] = [
  ['Nobody who works here has signed in yet.', { people: [{ ...noa, canSignIn: false }] }],
  ['There are no opening hours.', { hours: { ...well.hours, week: week([]) } }],
  ['We are open, and nobody is at their desk.', { people: [{ ...noa, presence: 'away' }] }],
  [
    'A mailbox or a waiting request asks for a skill that nobody here has.',
    { mailboxes: [{ address: 'tv@behemoth.example', skill: 'tv' }] },
  ],
  ['No mail server is set (SMTP_URL), so nothing that is mailed leaves this computer.', { sendsMail: false }],
  ['No public address is set (HEED_PUBLIC_URL).', { publicUrl: null }],
  ['The public address does not begin with https.', { publicUrl: 'http://help.behemoth.example' }],
  ['Outside opening hours there is no emergency number.', { emergencyPhone: null }],
  ['There is no phone number on the contact page.', { phone: null }],
  ['No duty lead is named.', { dutyLead: { isNamed: false, isAbsent: false, isCovered: false } }],
  [
    'The duty lead is absent, and no deputy stands in.',
    { dutyLead: { isNamed: true, isAbsent: true, isCovered: false } },
  ],
  ['The demo log-ins work.', { admitsDemo: true }],
  ['Only one person can set things up.', { people: [noa, { ...noa, isAdmin: false }] }],
  ['No holiday of the coming year is written down.', { hours: { ...well.hours, closedDays: [] } }],
  ['The contact button stands on no site of yours.', { widgetOrigins: 0 }],
  ['There are no help articles.', { articles: 0 }],
  ['No backup of the last seven days is in the data folder.', { lastBackupAt: null }],
]

for (const [says, change] of sentences) {
  test(says, () => assert.ok(found(change).includes(says), found(change).join(' ')))
}

test('what is missing is named: the skills that nobody has, and the only one who can set things up', () => {
  const [skill] = findings({ ...well, skillsWaitedFor: ['tv', 'billing', 'mobile'] })
  assert.deepEqual(skill?.about, ['mobile', 'tv'])
  const [admin] = findings({ ...well, people: [noa] })
  assert.deepEqual(admin?.about, ['Noa Reyes'])
})

test('a skill that only somebody has who never signed in is a skill that nobody has', () => {
  const invited = { ...noa, name: 'New', skills: ['tv'], canSignIn: false }
  assert.deepEqual(found({ people: [...well.people, invited], skillsWaitedFor: ['tv'] }), [
    'A mailbox or a waiting request asks for a skill that nobody here has.',
  ])
})

test('at night nobody need be at their desk; open at any hour, no emergency number is needed', () => {
  const away = well.people.map(person => ({ ...person, presence: 'offline' as const }))
  assert.deepEqual(found({ now: now + 12 * HOUR, people: away }), [])
  const hours = { ...well.hours, week: week(always), closedDays: [], extraDays: [] }
  assert.equal(
    found({ hours, emergencyPhone: null }).includes('Outside opening hours there is no emergency number.'),
    false,
  )
})

test('a backup of last week is too old, one of yesterday is not', () => {
  assert.equal(found({ lastBackupAt: now - 8 * DAY }).length, 1)
  assert.equal(found({ lastBackupAt: now - 6 * DAY }).length, 0)
})

test('what stops customers comes first, what could be better last', () => {
  const grades = findings({ ...well, articles: 0, phone: null, sendsMail: false }).map(
    ({ rule }) => rule.grade,
  )
  assert.deepEqual(grades, [...GRADES])
})
