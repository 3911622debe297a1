import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readBounce } from './bounce.ts'
import type { Known, Mail, MailKind, MailPart } from './mail.ts'
import { placeOf, TREATMENTS } from './places.ts'
import { knowing, mailOf, OUR_ID, partOf } from './testing/mails.ts'
import { ORDER, whatIsIt, whyItIs } from './what.ts'

const person = mailOf('From: Ana <ana@mail.example>\nSubject: My line is dead\n\nSince this morning.')

test('A mail to which every question says no is somebody’s words, and each answer is kept', () => {
  const what = whatIsIt(person, knowing())
  assert.equal(what.kind, 'person')
  assert.deepEqual(
    what.answers.map(({ question, is }) => [question, is]),
    ORDER.map(({ question }) => [question.name, false]),
  )
  assert.equal(whyItIs(what).en, 'Nothing in it speaks of a machine: somebody wrote it.')
})

test('Asking stops at the first yes, which says why and by which headers', () => {
  const what = whatIsIt(mailOf('From: Ana <ana@mail.example>\nAuto-Submitted: auto-replied'), knowing())
  const last = what.answers.at(-1)
  assert.equal(what.kind, 'auto-reply')
  assert.deepEqual([last?.question, last?.is], ['auto-reply', true])
  assert.deepEqual(last?.by, [{ name: 'auto-submitted', value: 'auto-replied' }])
  assert.equal(whyItIs(what).en, 'Its headers say that a program answered by itself.')
  assert.ok(what.answers.slice(0, -1).every(answer => !answer.is))
})

test('Each question is asked once, and each kind has a place', () => {
  const asked = ORDER.map(({ question }) => question.name)
  assert.equal(new Set(asked).size, asked.length)
  assert.deepEqual([...asked, 'person'].toSorted(), Object.keys(TREATMENTS).toSorted())
})

test('Every sentence is there in both languages, whole, and not the same in both', () => {
  const said = [
    ...ORDER.map(({ question }) => question.asks),
    ...Object.values(TREATMENTS).map(({ says }) => says),
  ]
  for (const { en, es } of said) {
    assert.match(en, /^[A-Z].*[.?]$/)
    assert.match(es, /^[¿A-Z].*[.?]$/)
    assert.notEqual(en, es)
  }
})

const ana = 'From: Ana <ana@mail.example>'
const invites = [partOf('text/calendar', 'METHOD:REQUEST')]
const listed = 'List-Id: <talk.lists.example>\nX-Mailing-List: talk@lists.example'

/** Mails to which two questions would say yes: the one that comes first is right. */
const both: readonly (readonly [MailKind, MailKind, Mail, Partial<Known>?])[] = [
  ['duplicate', 'echo', mailOf(`${ana}\nMessage-ID: <${OUR_ID}>`), { isHereAlready: true }],
  [
    'echo',
    'abuse-report',
    mailOf(`Message-ID: <${OUR_ID}>`, {
      subject: 'complaint about message from us',
      from: { address: ['staff', 'hotmail.com'].join('@') },
    }),
  ],
  ['loop', 'spam', mailOf(`${ana}\nX-Loop: help@behemoth.example\nX-Spam-Flag: YES`)],
  ['spam', 'auto-reply', mailOf(`${ana}\nX-Spam-Flag: YES\nAuto-Submitted: auto-replied`)],
  [
    'auto-reply',
    'bulk',
    mailOf(`${ana}\nX-Autoreply: yes\nPrecedence: bulk\nList-Unsubscribe: <mailto:out@mail.example>`),
  ],
  ['bulk', 'list', mailOf(`${ana}\n${listed}\nFeedback-ID: 7\nList-Unsubscribe: <mailto:out@lists.example>`)],
  ['list', 'invitation', mailOf(`${ana}\n${listed}`, { parts: invites })],
  ['invitation', 'machine', mailOf(`${ana}\nAuto-Submitted: auto-generated`, { parts: invites })],
]

for (const [first, second, mail, more] of both) {
  test(`Asked whether it is ${first} before ${second}`, () => {
    const asked = ORDER.filter(({ question }) => question.answer(mail, knowing(more))).map(
      ({ question }) => question.name,
    )
    assert.deepEqual(asked.slice(0, 2), [first, second])
    assert.equal(whatIsIt(mail, knowing(more)).kind, first)
  })
}

test('Words of somebody always come into a case; what is nobody’s never opens one', () => {
  assert.deepEqual([placeOf('person', true), placeOf('person', false)], ['case', 'case'])
  assert.deepEqual([placeOf('machine', true), placeOf('machine', false)], ['case', 'case'])
  assert.deepEqual([placeOf('bounce', true), placeOf('bounce', false)], ['story', 'aside'])
  assert.deepEqual([placeOf('auto-reply', true), placeOf('auto-reply', false)], ['story', 'aside'])
  assert.deepEqual([placeOf('spam', true), placeOf('spam', false)], ['story', 'aside'])
})

test('Only people get a receipt', () => {
  const kinds = Object.entries(TREATMENTS).filter(([, treatment]) => treatment.getsReceipt)
  assert.deepEqual(kinds.map(([kind]) => kind).toSorted(), ['invitation', 'person'])
})

const NAMES = `auto-submitted content-type delivered-to from list-id list-post list-unsubscribe mailing-list
  precedence received return-path to x-auto-response-suppress x-loop x-failed-recipients x-spam-status x-heed-letter
  x-forefront-antispam-report feedback-id`.split(/\s+/)
const VALUES = `auto-replied|bulk|list|multipart/report; report-type=delivery-status|<>|Yes|${OUR_ID}|All||
  <help.behemoth.example>|<mailto:help@behemoth.example>|help@behemoth.example`.split('|')
const MEDIA = `message/delivery-status message/feedback-report message/rfc822 text/rfc822-headers
  text/calendar text/plain`.split(/\s+/)
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...VALUES),
  fc.constantFrom(
    'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT',
    'Action: failed\n\nStatus: 5.1.1',
    'failure notice',
  ),
)
const part: fc.Arbitrary<MailPart> = fc.record({
  mediaType: fc.constantFrom(...MEDIA),
  parameters: fc.constantFrom({}, { method: 'REQUEST' }, { method: 'constructor' }),
  disposition: fc.constantFrom(null, 'attachment' as const),
  fileName: fc.constant(null),
  text: fc.option(words),
})
const anyMail: fc.Arbitrary<Mail> = fc.record({
  headers: fc.array(fc.record({ name: fc.constantFrom(...NAMES), value: words }), { maxLength: 12 }),
  envelopeFrom: fc.option(words),
  to: fc.array(words, { maxLength: 3 }),
  from: fc.option(fc.record({ address: words, name: words })),
  subject: words,
  text: words,
  parts: fc.array(part, { maxLength: 3 }),
  messageId: fc.option(words),
  answers: fc.array(words, { maxLength: 3 }),
})

test('Whatever a mail holds, it is something, and it has a place', () => {
  fc.assert(
    fc.property(anyMail, fc.boolean(), fc.nat(5), (mail, isHereAlready, machineMailsThisHour) => {
      const what = whatIsIt(mail, knowing({ isHereAlready, machineMailsThisHour }))
      assert.ok(placeOf(what.kind, true) && placeOf(what.kind, false))
      assert.ok(what.kind === 'person' || what.answers.at(-1)?.is)
      assert.ok(what.kind === 'person' || what.answers.at(-1)?.why?.es)
      for (const { by } of what.answers) assert.ok(by.every(({ value }) => value.length <= 300))
      readBounce(mail)
    }),
    { numRuns: 500 },
  )
})

/** What makes a careless expression try forever: the runner stops a test that does not come back. */
const TRAPS = [
  'a',
  ' ',
  '\n',
  '\n ',
  '<',
  '@',
  'a@',
  'a.',
  '5.1.',
  '.',
  're: ',
  '[',
  '- ',
  '> ',
  'User ',
  'x:x\n',
  '\t',
]

test('Two megabytes of anything take no longer than their size', () => {
  for (const trap of TRAPS) {
    const long = trap.repeat(2_000_000 / trap.length)
    const mail: Mail = {
      ...person,
      headers: NAMES.map(name => ({ name, value: long })),
      envelopeFrom: '',
      from: { address: `mailer-daemon@${long}`, name: long },
      subject: long,
      text: long,
      parts: MEDIA.map(mediaType => ({
        mediaType,
        parameters: {},
        disposition: null,
        fileName: null,
        text: long,
      })),
      messageId: long,
      answers: [long],
    }
    for (const { question } of ORDER) question.answer(mail, knowing({ machineMailsThisHour: 9 }))
    readBounce(mail)
  }
})

test('Ten thousand headers are looked through like ten', () => {
  const headers = Array.from({ length: 10_000 }, (_, at) => ({ name: `x-${at}`, value: 'a' }))
  assert.equal(whatIsIt({ ...person, headers }, knowing()).kind, 'person')
})
