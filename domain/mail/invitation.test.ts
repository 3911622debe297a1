import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInvitation } from './invitation.ts'
import { knowing, mailOf, partOf } from './testing/mails.ts'
import { whatIsIt } from './what.ts'

function calendar(method: string | null, event: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN']
  if (method !== null) lines.push(`METHOD:${method}`)
  return [...lines, 'BEGIN:VEVENT', 'UID:1@mail.example', event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
}

const visit = [
  'SUMMARY:Visit of the technician\\, second ',
  ' try',
  'LOCATION:14 Mill Lane\\nBack door',
  'DTSTART;TZID=Europe/Madrid:20260312T150000',
  'DTEND;TZID=Europe/Madrid:20260312T160000',
].join('\r\n')

function mailWith(text: string | null, parameters: Readonly<Record<string, string>> = {}) {
  const part = partOf('text/calendar', text, { parameters })
  return mailOf('From: Ana <ana@mail.example>\nSubject: Visit', { parts: [part] })
}

test('What, where and when an invitation says is read', () => {
  assert.deepEqual(readInvitation(mailWith(calendar('REQUEST', visit))), {
    method: 'request',
    what: 'Visit of the technician, second try',
    where: '14 Mill Lane Back door',
    starts: '2026-03-12T15:00:00',
    ends: '2026-03-12T16:00:00',
    zone: 'Europe/Madrid',
  })
})

test('Times of whole days and of no zone are told as they are written', () => {
  const days = readInvitation(
    mailWith(calendar('PUBLISH', 'DTSTART;VALUE=DATE:20260312'), { method: 'REQUEST' }),
  )
  assert.equal(days?.starts, '2026-03-12')
  const utc = readInvitation(mailWith(calendar('CANCEL', 'DTSTART:20260312T140000Z')))
  assert.deepEqual([utc?.method, utc?.starts, utc?.zone], ['cancel', '2026-03-12T14:00:00Z', null])
})

test('An answer to an invitation and another time that is proposed are told apart', () => {
  assert.equal(readInvitation(mailWith(calendar('REPLY', visit)))?.method, 'reply')
  assert.equal(readInvitation(mailWith(calendar('COUNTER', visit)))?.method, 'counter')
})

test('A file with dates is a file, and not an invitation', () => {
  assert.equal(readInvitation(mailWith(calendar('PUBLISH', visit))), null)
  assert.equal(readInvitation(mailWith(calendar(null, visit))), null)
  assert.equal(readInvitation(mailWith(null)), null)
})

test('An invitation that cannot be read is still one', () => {
  const broken = readInvitation(mailWith('METHOD:REQUEST\nBEGIN:VEVENT\nDTSTART:yesterday'))
  assert.deepEqual(broken, {
    method: 'request',
    what: null,
    where: null,
    starts: null,
    ends: null,
    zone: null,
  })
})

test('A calendar that says of itself that it is a program still brings a person’s invitation', () => {
  const mail = {
    ...mailOf(
      'From: Ana <ana@mail.example>\nSender: calendar@provider.example\nAuto-Submitted: auto-generated',
    ),
    parts: [partOf('text/calendar', calendar('REQUEST', visit))],
  }
  assert.equal(whatIsIt(mail, knowing()).kind, 'invitation')
})

test('A newsletter with a date in it stays a newsletter', () => {
  const mail = {
    ...mailOf('From: a@shop.example\nList-Unsubscribe: <mailto:out@shop.example>\nPrecedence: bulk'),
    parts: [partOf('text/calendar', calendar('REQUEST', visit))],
  }
  assert.equal(whatIsIt(mail, knowing()).kind, 'bulk')
})
