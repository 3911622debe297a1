import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bounce, readBounce } from './bounce.ts'
import type { Mail } from './mail.ts'
import { mailOf, OUR_ID, partOf } from './testing/mails.ts'

const daemon = 'From: Mail Delivery System <MAILER-DAEMON@mx.mail.example>\nSubject: Undelivered Mail'
const copy = `Return-Path: <bounce+x@behemoth.example>\nTo: bo@mail.example\nSubject: Your case\nMessage-ID:\n <${OUR_ID}>\n\nDear Bo,`
const report = (fields: string, more: Partial<Mail> = {}) =>
  mailOf(daemon, {
    parts: [
      partOf('text/plain', null),
      partOf('message/delivery-status', fields),
      partOf('message/rfc822', copy),
    ],
    ...more,
  })

interface Case {
  readonly mail: Mail
  readonly tells: Partial<Bounce>
}

const cases: Readonly<Record<string, Case>> = {
  'a report in the standard form': {
    mail: report(
      'Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; Bo@Mail.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <bo@mail.example>: Recipient\n    address rejected',
    ),
    tells: {
      address: 'bo@mail.example',
      status: '5.1.1',
      action: 'failed',
      means: 'hard',
      says: '550 5.1.1 <bo@mail.example>: Recipient address rejected',
      originalMessageId: OUR_ID,
    },
  },
  'a letter that was passed on: the address that we wrote to counts': {
    mail: report(
      'Reporting-MTA: dns; mx\n\nOriginal-Recipient: rfc822;bo@mail.example\nFinal-Recipient: rfc822;bo@elsewhere.example\nAction: failed\nStatus: 5.2.2',
    ),
    tells: { address: 'bo@mail.example', status: '5.2.2', means: 'soft' },
  },
  'two recipients, of whom one failed': {
    mail: report(
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ana@mail.example\nAction: relayed\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.1.2',
    ),
    tells: { address: 'bo@mail.example', status: '5.1.2', action: 'failed', means: 'hard' },
  },
  'a delay': {
    mail: report(
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; bo@mail.example\nAction: delayed\nStatus: 4.4.1',
    ),
    tells: { address: 'bo@mail.example', status: '4.4.1', action: 'delayed', means: 'delayed' },
  },
  'a letter that arrived': {
    mail: report(
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; bo@mail.example\nAction: delivered\nStatus: 2.0.0',
    ),
    tells: { action: 'delivered', means: 'arrived' },
  },
  'a refusal for policy, which says nothing of the address': {
    mail: report(
      'Final-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Looks like spam',
    ),
    tells: { status: '5.7.1', means: 'soft' },
  },
  'a refusal for policy whose words say that there is no such person': {
    mail: report(
      'Final-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 No such user here',
    ),
    tells: { status: '5.1.1', means: 'hard' },
  },
  'a number that says nothing, with words that do': {
    mail: report(
      'Final-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Mailbox full',
    ),
    tells: { status: '5.2.2', means: 'soft' },
  },
  'a number and words that say nothing': {
    mail: report(
      'Final-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Go away',
    ),
    tells: { status: '5.0.0', means: 'soft' },
  },
  'a letter of which only the headers came back': {
    mail: mailOf(daemon, {
      parts: [
        partOf(
          'message/delivery-status',
          'Final-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.1.1',
        ),
        partOf('text/rfc822-headers', copy),
      ],
    }),
    tells: { originalMessageId: OUR_ID },
  },
  'a report that names the letter among its fields, as Gmail does': {
    mail: mailOf(daemon, {
      parts: [
        partOf(
          'message/delivery-status',
          `Reporting-MTA: dns; gmail\nX-Original-Message-ID: <${OUR_ID}>\n\nFinal-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.1.1`,
        ),
      ],
    }),
    tells: { originalMessageId: OUR_ID },
  },
  'a report whose parts fell into one text': {
    mail: mailOf(
      `${daemon}\n\nIt is attached below.\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; bo@mail.example\nAction: failed\nStatus: 5.1.1\n\n${copy}`,
    ),
    tells: { address: 'bo@mail.example', status: '5.1.1', means: 'hard', originalMessageId: OUR_ID },
  },
  Exim: {
    mail: mailOf(
      `${daemon}\nX-Failed-Recipients: bo@mail.example\n\nThis message was created automatically by mail delivery software.\n\n  bo@mail.example\n    SMTP error from remote mail server after RCPT TO:<bo@mail.example>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\n${copy}`,
    ),
    tells: {
      address: 'bo@mail.example',
      status: '5.1.1',
      means: 'hard',
      says: '550 No such user here',
      originalMessageId: OUR_ID,
    },
  },
  'Exim, which still tries': {
    mail: mailOf(
      'From: Mail Delivery System <Mailer-Daemon@mx.mail.example>\nSubject: Warning: message 1abCde-0004 delayed 24 hours\n\nThe address to which the message has not yet been delivered is:\n\n  bo@mail.example\n    Delay reason: Connection timed out\n\nNo action is required on your part.',
    ),
    tells: { address: 'bo@mail.example', action: 'delayed', means: 'delayed', status: '4.4.1' },
  },
  qmail: {
    mail: mailOf(
      `From: MAILER-DAEMON@mx.mail.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.mail.example.\n\n<bo@mail.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${copy}`,
    ),
    tells: {
      address: 'bo@mail.example',
      status: '5.1.1',
      means: 'hard',
      says: 'Sorry, no mailbox here by that name. (#5.1.1)',
      originalMessageId: OUR_ID,
    },
  },
  'sendmail without parts': {
    mail: mailOf(
      `${daemon}\n\n   ----- The following addresses had permanent fatal errors -----\n<bo@mail.example>\n    (reason: 550 5.1.1 <bo@mail.example>... User unknown)\n\n   ----- Original message follows -----\n\n${copy}`,
    ),
    tells: { address: 'bo@mail.example', status: '5.1.1', means: 'hard', originalMessageId: OUR_ID },
  },
  Exchange: {
    mail: mailOf(
      'From: System Administrator <postmaster@mail.example>\nSubject: Undeliverable: Your case\n\nYour message did not reach the following recipient(s):\n\nbo@mail.example on Fri, 6 Mar 2026 11:20:31 +0000\n    The e-mail account does not exist at the organization.\n    <mail.example #5.1.1>',
    ),
    tells: { address: 'bo@mail.example', status: '5.1.1', means: 'hard' },
  },
  Domino: {
    mail: mailOf(
      'From: Postmaster@mail.example\nSubject: DELIVERY FAILURE\n\nYour message\n\n  Subject: Your case\n\nwas not delivered to:\n\n  bo@mail.example\n\nbecause:\n\n  User bo (bo@mail.example) not listed in Domino Directory',
    ),
    tells: { address: 'bo@mail.example', status: '5.1.1', means: 'hard' },
  },
  'a server that answers and names the letter in its own header': {
    mail: mailOf(`${daemon}\nIn-Reply-To: <${OUR_ID}>\n\n<bo@mail.example>: mailbox full`),
    tells: { address: 'bo@mail.example', status: '5.2.2', means: 'soft', originalMessageId: OUR_ID },
  },
  'a German server': {
    mail: mailOf(
      `${daemon}\n\nbo@mail.example\nIhre Nachricht konnte nicht zugestellt werden: Postfach voll`,
    ),
    tells: { address: 'bo@mail.example', status: '5.2.2', means: 'soft' },
  },
  'a Spanish server': {
    mail: mailOf(`${daemon}\n\nNo se pudo entregar a bo@mail.example: usuario desconocido`),
    tells: { address: 'bo@mail.example', status: '5.1.1', means: 'hard' },
  },
  'a server that names nobody': {
    mail: mailOf(`${daemon}\n\nYour mail could not be delivered.`),
    tells: { address: null, status: null, action: 'failed', means: 'soft', originalMessageId: null },
  },
}

for (const [named, { mail, tells }] of Object.entries(cases)) {
  test(`Read from a bounce: ${named}`, () => {
    const bounce = readBounce(mail)
    assert.ok(bounce)
    const told = Object.fromEntries(Object.entries(bounce).filter(([name]) => name in tells))
    assert.deepEqual(told, tells)
  })
}

test('The server’s own address and ours are not those that failed', () => {
  const mail = mailOf(
    `${daemon}\n\nThis is mx.mail.example. Ask <postmaster@mx.mail.example>.\nYour mail from bounce+k2@behemoth.example could not be delivered to\n<bo@mail.example>`,
  )
  assert.equal(readBounce(mail)?.address, 'bo@mail.example')
})

test('A mail that tells nothing of a delivery gives nothing', () => {
  assert.equal(readBounce(mailOf('From: Ana <ana@mail.example>\nSubject: Hello\n\nMy line is dead.')), null)
})
