/** What letters say, and what they do not let through. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { House } from '../ledger/directory.ts'
import { composeCode, composeLetter, type Occasion } from './compose.ts'
import { toHtml } from './html.ts'
import { noThread } from './thread.ts'

const LINK = 'https://help.behemoth.example/case/HD-4K7Q-92MX/open?k=key'
const MAYA = 'maya'
const NOON = Date.UTC(2026, 10, 23, 12)

const house = {
  organisation: { name: 'Big Behemoth', timeZone: 'Europe/London' },
  agents: new Map([[MAYA, { name: 'Maya Lind' }]]),
} as unknown as House // as much of it as letters look at

const reply: CaseFact = {
  type: 'AgentReplied',
  messageId: 'm',
  agentId: MAYA,
  files: [],
  body: { text: 'It works.' },
}

function occasion(fact: CaseFact, addressee: Partial<Occasion['addressee']> = {}): Occasion {
  return {
    fact,
    house,
    link: LINK,
    promiseWords: null,
    filesOnPage: [],
    addressee: {
      reference: 'HD-4K7Q-92MX',
      channel: 'mail',
      customerName: 'Elif Aydin',
      language: 'en',
      ownerId: MAYA,
      isAccepted: true,
      to: 'elif@customer.example',
      subject: 'Dead line',
      thread: noThread,
      answerBy: null,
      machineLetters: 0,
      firstMachineLetter: null,
      isAutomatic: false,
      keyVersion: 0,
      ...addressee,
    },
  }
}

const textOf = (each: Occasion) => composeLetter(each)?.paragraphs.join('\n\n') ?? ''

test('a thread that the customer began keeps their subject, one that we began carries the reference from its first mail', () => {
  const mark = '[HD-4K7Q-92MX]'
  const subjects = {
    'Dead line': 'Re: Dead line',
    'RE: Fwd: AW: Dead line': 'Re: Dead line',
    [`Re: Dead line ${mark}`]: `Re: Dead line ${mark}`,
    [`Your matter with Big Behemoth ${mark}`]: `Re: Your matter with Big Behemoth ${mark}`,
    '': `Re: Your matter with Big Behemoth ${mark}`,
  }
  for (const [subject, expected] of Object.entries(subjects))
    assert.equal(composeLetter(occasion(reply, { subject }))?.subject, expected)
  assert.equal(
    composeLetter(occasion(reply, { subject: null }))?.subject,
    `Your matter with Big Behemoth ${mark}`,
  )
})

const opened: CaseFact = {
  type: 'CaseOpened',
  reference: 'HD-4K7Q-92MX',
  customerId: 'c',
  kind: null,
  channel: 'mail',
  skill: null,
  priority: null,
  ownerId: MAYA,
}

test('a receipt names the owner, the day and the time of the answer with its zone as a promise, and where the case stands', () => {
  const english = textOf(occasion(opened, { answerBy: NOON }))
  assert.match(english, /Maya Lind looks after it/)
  assert.match(
    english,
    /answers you by Monday,? 23 November.* 12:00 \(United Kingdom Time\)\. That is a promise/,
  )
  assert.ok(english.includes(LINK))
  const spanish = textOf(occasion(opened, { answerBy: NOON, language: 'es' }))
  assert.match(spanish, /Plazo: .*12:00 \(hora de Reino Unido\)\. Es una promesa/)
  assert.doesNotMatch(textOf(occasion(opened)), /promise/)
})

test('whoever stands in until a colleague takes it on is not said to stay until it is solved', () => {
  const english = textOf(occasion(opened, { isAccepted: false }))
  assert.match(english, /looks after it until a colleague takes it on/)
  assert.match(english, /Maya Lind looks after this until a colleague takes it on\.$/)
  assert.doesNotMatch(english, /until you say/)
  const spanish = textOf(occasion(opened, { isAccepted: false, language: 'es' }))
  assert.match(spanish, /Maya Lind se ocupa de esto hasta que alguien del equipo lo tome a su cargo\.$/)
  assert.doesNotMatch(spanish, /hasta que usted diga/)
})

test('what a machine says bears no person’s name below it, and what a person says bears theirs', () => {
  assert.deepEqual(composeLetter(occasion(opened))?.paragraphs.at(-2), 'Big Behemoth')
  assert.deepEqual(composeLetter(occasion(reply))?.paragraphs.at(-2), 'Maya Lind\nBig Behemoth')
})

test('a sender who is called like an advertisement is not greeted by that name', () => {
  for (const customerName of [
    'Win at https://spam.example',
    'a@b.example',
    'Elif\nBcc: x',
    'x'.repeat(80),
    '',
  ])
    assert.match(textOf(occasion(reply, { customerName })), /^Hello,\n/)
  for (const customerName of ['Elif Aydin', 'Siân O’Neill-Şahin', 'Dr. 王 小明'])
    assert.match(textOf(occasion(reply, { customerName })), new RegExp(`^Hello ${customerName},\n`))
})

test('a letter whose words were erased is no letter', () => {
  const { body: _, ...erased } = reply
  assert.equal(composeLetter(occasion(erased)), null)
})

test('what is not for letters makes none', () => {
  assert.equal(
    composeLetter(occasion({ type: 'AgentNoted', noteId: 'n', agentId: MAYA, body: { text: 'x' } })),
    null,
  )
  assert.equal(composeLetter(occasion({ type: 'CaseRested' })), null)
})

test('whoever is asked whether it is solved reads what is still owed, each with its time', () => {
  const owed = [
    {
      id: 'p',
      kind: 'goods' as const,
      words: 'A new cable comes by post.',
      by: { id: MAYA, name: 'Maya' },
      madeAt: 0,
      dueAt: Date.UTC(2026, 10, 27, 16),
      state: 'open' as const,
      isDueSoon: false,
      settledAt: null,
    },
  ]
  for (const type of ['SolvedProposed', 'SolvedReported'] as const) {
    const asked = occasion({ type, agentId: MAYA, body: { text: 'It works.' } })
    assert.match(
      textOf({ ...asked, owed }),
      /we still owe you.*\n– A new cable comes by post\. \(.*27/u,
      type,
    )
    assert.doesNotMatch(textOf(asked), /owe you/, type)
  }
})

test('every letter names who looks after the matter, in both languages', () => {
  const facts: readonly CaseFact[] = [
    reply,
    opened,
    { type: 'OwnerChanged', from: 'tom', to: MAYA, reason: 'departure' },
    { type: 'SolvedProposed', agentId: MAYA, body: { text: 'Whole again.' } },
    { type: 'SolvedReported', agentId: MAYA, body: { text: 'Works.' } },
    { type: 'RefusalGiven', agentId: MAYA, nextRung: 'lead', nextAgentId: null, body: { reasons: 'No.' } },
    {
      type: 'CommitmentMade',
      commitmentId: 'p',
      kind: 'visit',
      agentId: MAYA,
      dueAt: NOON,
      warnAt: NOON,
      replaces: null,
      body: { words: 'At noon.' },
    },
    { type: 'CommitmentBroken', commitmentId: 'p', dueAt: NOON },
  ]
  for (const fact of facts) {
    const english = textOf(occasion(fact))
    const spanish = textOf(occasion(fact, { language: 'es' }))
    assert.match(english, /Maya Lind looks after this until you say that it is solved\.$/, fact.type)
    assert.match(spanish, /Maya Lind se ocupa de esto hasta que usted diga que está resuelto\.$/, fact.type)
    assert.ok(english.includes(LINK) && spanish.includes(LINK), fact.type)
    assert.doesNotMatch(spanish, /\b(you|your|mail)\b/, fact.type)
  }
})

test('a code’s letter holds the code, until when, and no link that opens anything', () => {
  const { paragraphs, subject } = composeCode({
    code: '493817',
    until: NOON,
    house,
    addressee: occasion(reply).addressee,
  })
  const text = paragraphs.join('\n')
  assert.match(text, /Your code is 493817\./)
  assert.match(text, /12:00/)
  assert.doesNotMatch(text, /https?:/)
  assert.doesNotMatch(subject, /493817/)
})

test('HTML says what the text says and runs nothing', () => {
  const html = toHtml(
    ['<script>alert("1")</script> & \'more\'', `See\n${LINK}&x="><b>.`, 'javascript:alert(1)'],
    { language: 'en', title: 'x' },
  )
  assert.match(html, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; &amp; &#39;more&#39;/)
  assert.match(html, /<br>\n<a href="https:\/\/help[^"<>]*k=key&amp;x=">/)
  assert.equal(html.match(/<a /g)?.length, 1)
  assert.doesNotMatch(html, /<(script|b)>/)
})

test('words from right to left are set so, in a letter that is otherwise not; no colour is chosen for anybody', () => {
  const html = toHtml(['Hello,', '“سلام، لائن بند ہے”', 'קו מת', '3 × “مرحبا”'], {
    language: 'en',
    title: '<&>',
  })
  assert.equal(html.match(/<p dir="rtl" style="[^"]*text-align:right">/g)?.length, 3)
  assert.match(html, /<p style="[^"]*">Hello,<\/p>/)
  assert.match(html, /<html lang="en" dir="ltr">/)
  assert.match(html, /<title>&lt;&amp;&gt;<\/title>/)
  assert.match(html, /<meta name="color-scheme" content="light dark">/)
  assert.doesNotMatch(html, /(?:[^-]|background-)color:/)
})
