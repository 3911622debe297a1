import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Known, Mail, MailKind } from '../mail.ts'
import { knowing, mailOf, OUR_ID, OURS, partOf } from '../testing/mails.ts'
import { whatIsIt } from '../what.ts'

interface Case {
  readonly mail: Mail
  readonly kind: 'person' | MailKind
  readonly known?: Partial<Known>
}

const ana = 'From: Ana <ana@mail.example>'
const returned = { returnedLetter: { caseId: OUR_ID, seq: 7 } }
const report = 'Content-Type: multipart/report; report-type=feedback-report; boundary=x'
const received = (times: number) => 'Received: from a.example by b.example\n'.repeat(times)
const answer = (more: string) => mailOf(`${ana}\n${more}\nIn-Reply-To: <${OUR_ID}>\nSubject: Re: Your case`)

const cases: Readonly<Record<string, Case>> = {
  'a letter of ours that came back': {
    mail: mailOf(`From: Maya <help@${OURS}>\nMessage-ID: <${OUR_ID}>\nAuto-Submitted: auto-replied`),
    kind: 'echo',
  },
  'a letter of ours that was redirected by somebody': {
    mail: mailOf(`From: Maya <help@${OURS}>\nResent-From: ana@mail.example\nMessage-ID: <${OUR_ID}>`),
    kind: 'echo',
  },
  'a letter of ours under another Message-ID, with our mark': {
    mail: mailOf(`From: Maya <help@${OURS}>\nX-Heed-Letter: heed@${OURS}\nMessage-ID: <1@list.example>`),
    kind: 'echo',
  },
  'a colleague who writes from our own domain': {
    mail: mailOf(`From: Jo <jo@${OURS}>\nSubject: A customer called me`),
    kind: 'person',
  },
  'a colleague who answers a letter of ours': {
    mail: mailOf(`From: Jo <jo@${OURS}>\nIn-Reply-To: <${OUR_ID}>\nSubject: Re: Your case`),
    kind: 'person',
  },
  'a colleague whose own filter marks their mail': {
    mail: mailOf(`From: Jo <jo@${OURS}>\nX-Loop: jo@${OURS}`),
    kind: 'person',
  },
  'a mail that is here already': {
    mail: mailOf(`${ana}\nSubject: My line is dead`),
    kind: 'duplicate',
    known: { isHereAlready: true },
  },
  'a mail that says something else under the name of one that is here': {
    mail: mailOf(`${ana}\nSubject: My line is dead again`),
    kind: 'person',
    known: { isNameUsedAgain: true },
  },
  'a bounce that is here already': {
    mail: mailOf('X-Failed-Recipients: bo@mail.example'),
    kind: 'duplicate',
    known: { isHereAlready: true },
  },
  'a report of abuse, which returns our letter from nobody': {
    mail: mailOf(`From: Postmaster <postmaster@provider.example>\n${report}\nSubject: Undeliverable`, {
      envelopeFrom: '',
      parts: [partOf('message/feedback-report', 'Feedback-Type: abuse')],
    }),
    kind: 'abuse-report',
    known: returned,
  },
  'a person who sends a report of abuse along': {
    mail: mailOf(`${ana}\nContent-Type: multipart/mixed; boundary=x\nSubject: What is this?`, {
      parts: [partOf('message/feedback-report', 'Feedback-Type: abuse')],
    }),
    kind: 'person',
  },
  'our mark in what is not our letter': {
    mail: mailOf(`${ana}\nX-Loop: help@${OURS}\nSubject: Re: Your case`),
    kind: 'loop',
  },
  'the mark of another house': {
    mail: mailOf(`${ana}\nX-Loop: help@other.example\nSubject: My line is dead`),
    kind: 'person',
  },
  'a person who answers through a list for the fourth time this hour': {
    mail: mailOf(
      `${ana}\nTo: help@${OURS}\nList-ID: <town.list.example>\nPrecedence: list\nSubject: Re: The street`,
    ),
    kind: 'machine',
    known: { machineMailsThisHour: 3 },
  },
  'fifty-one servers on the way': { mail: mailOf(`${received(51)}${ana}`), kind: 'loop' },
  'a long way, from house to house': { mail: mailOf(`${received(30)}${ana}`), kind: 'person' },
  'the third answer of a machine within the hour': {
    mail: answer('Auto-Submitted: auto-replied'),
    kind: 'auto-reply',
    known: { machineMailsThisHour: 2 },
  },
  'the fourth answer of a machine within the hour': {
    mail: answer('Auto-Submitted: auto-replied'),
    kind: 'loop',
    known: { machineMailsThisHour: 3 },
  },
  'the fourth answer of a help desk that calls its mail generated': {
    mail: answer('Auto-Submitted: auto-generated'),
    kind: 'loop',
    known: { machineMailsThisHour: 3 },
  },
  'the tenth alarm within the hour, which answers nothing': {
    mail: mailOf('From: alarm@mail.example\nAuto-Submitted: auto-generated\nSubject: Pump 4 stands still'),
    kind: 'machine',
    known: { machineMailsThisHour: 9 },
  },
  'a person whose machine has answered often': {
    mail: answer('X-Mailer: Post'),
    kind: 'person',
    known: { machineMailsThisHour: 9 },
  },
  'the tenth bounce of one server, each of another letter': {
    mail: mailOf('X-Failed-Recipients: bo@mail.example\nAuto-Submitted: auto-replied', { envelopeFrom: '' }),
    kind: 'bounce',
    known: { ...returned, machineMailsThisHour: 9 },
  },
}

for (const [named, { mail, kind, known }] of Object.entries(cases)) {
  test(`It is ${kind === 'person' ? 'a person' : `called ${kind}`}: ${named}`, () => {
    assert.equal(whatIsIt(mail, knowing(known)).kind, kind)
  })
}
