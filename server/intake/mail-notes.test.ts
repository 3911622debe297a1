/** Mail that is nobody's words: letters that come back, answers by machines, complaints, circles. By SMTP into the whole house. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseView } from '../../contract/desk.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { dueAt as nextDue } from '../../domain/time/due.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { readHouse } from '../ledger/directory.ts'
import { eventually } from '../testing/eventually.ts'
import { type MailHouse, openMailHouse, typesOf } from '../../tests/mail-house.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

/** A case of Lena's in which she has written; with the number of that fact. */
async function answered(from: string): Promise<{ readonly view: CaseView; readonly seq: number }> {
  const { summary } = await house.opened(from)
  await house.lena.act(summary.id, { act: 'take' })
  await house.lena.act(summary.id, { act: 'reply', words: 'A technician comes on Friday.', files: [] })
  const view = await eventually('the letter at the relay', async () => {
    const now = await house.lena.view(summary.id)
    return now.story.some(({ type }) => type === 'MessageDelivered') ? now : undefined
  })
  return { view, seq: view.story.findLast(({ type }) => type === 'AgentReplied')?.seq ?? 0 }
}

interface Report {
  readonly to: string
  readonly about: string
  readonly action?: string
  readonly status?: string
  readonly original?: string
}

async function bounced({ to, about, action = 'failed', status = '5.1.1', original }: Report) {
  const text = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message did not arrive.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.post.example',
    '',
    `Final-Recipient: rfc822; ${about}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user here',
    ...(original === undefined
      ? []
      : ['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${original}>`]),
    '--b--',
  ].join('\n')
  return await house.sent({
    from: 'mailer-daemon@post.example',
    envelopeFrom: '',
    to,
    subject: 'Undelivered Mail Returned to Sender',
    text,
    headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
  })
}

test('a letter that came back is told in its case, its owner is called, and the address is known not to work', async () => {
  const from = 'ada.bounced@post.example'
  const { view, seq } = await answered(from)
  const { id } = view.summary
  const went = await bounced({ to: house.returnPath(id, seq), about: from })
  assert.deepEqual([went.caseId, went.place, went.kind], [id, 'story', 'bounce'])
  const after = await house.lena.view(id)
  assert.equal(typesOf(after).at(-1), 'MessageNotDelivered')
  const told = after.story.findLast(({ type }) => type === 'MessageNotDelivered')
  assert.match(told?.sentence ?? '', /could not be delivered by e-mail: there is no such address\./)
  assert.match(told?.words ?? '', /^ada\.bounced@post\.example: .*no such user here/)
  // The message itself shows it, also where it was delivered as far as the relay knew.
  assert.equal(after.story.find(item => item.seq === seq)?.delivery, 'failed')
  assert.equal(after.summary.isMentioned, true)
  assert.equal(after.summary.entry, null)
  assert.equal(after.customer.addresses[0]?.isUnreachable, true)
  // A mail from there shows that it works again.
  await house.sent({ from, subject: view.summary.reference, text: 'I am back.' })
  assert.equal((await house.lena.view(id)).customer.addresses[0]?.isUnreachable, false)
})

test('a letter of a promise with its terms comes back: they have not arrived, and nothing expires by it', async () => {
  const { world, lena } = house
  const hugo = await world.agent('hugo')
  const offerId = randomUUID()
  const day = (days: number) => new Date(world.clock.now() + days * DAY).toISOString().slice(0, 10)
  const offer = {
    en: { name: 'Fibre 200', terms: '£31 a month for 24 months.' },
    es: { name: 'Fibra 200', terms: '31 £ al mes durante 24 meses.' },
    price: { minor: 3_100, currency: 'GBP' },
    fromDay: day(-1),
    untilDay: null,
    version: 0,
  }
  assert.equal((await hugo.send('PUT', `/api/desk/setup/offers/${offerId}`, offer)).status, 200)
  const from = 'tom.terms@post.example'
  const { id } = (await house.opened(from)).summary
  await lena.act(id, { act: 'take' })
  const dueAt = world.clock.now() + 2 * HOUR
  const words = 'Fibre 200 for £31.'
  const done = await lena.act(id, { act: 'promise', kind: 'terms', words, dueAt, offerId, replaces: null })
  assert.equal(done.status, 200, done.text)
  const termsNow = async () => (await lena.view(id)).promises.find(({ kind }) => kind === 'terms')?.terms
  await eventually('the terms came', async () => ((await termsNow())?.hasArrived === true ? true : undefined))
  const seq = (await lena.view(id)).story.findLast(({ type }) => type === 'CommitmentMade')?.seq ?? 0
  await bounced({ to: house.returnPath(id, seq), about: from })
  const terms = await termsNow()
  assert.deepEqual([terms?.hasArrived, terms?.standsUntil], [false, undefined])
})

test('details that came back are owed again until the next working day ends by the calendar', async () => {
  const { world, lena } = house
  const from = 'ivy.details@post.example'
  const { id } = (await house.opened(from)).summary
  await lena.act(id, { act: 'take' })
  const dueAt = world.clock.now() + HOUR
  const details = { words: 'Fibre 200: £31 a month for 24 months.' }
  const promise = { act: 'promise', kind: 'send-details', words: 'I send you the details.' } as const
  const done = await lena.act(id, { ...promise, dueAt, details, replaces: null })
  assert.equal(done.status, 200, done.text)
  const owed = async () => (await lena.view(id)).promises.find(({ kind }) => kind === 'send-details')
  await eventually('they came', async () => ((await owed())?.state === 'kept' ? true : undefined))
  const { seq = 0 } = (await lena.view(id)).story.findLast(({ type }) => type === 'AgentReplied') ?? {}
  await bounced({ to: house.returnPath(id, seq), about: from })
  const now = world.clock.now()
  const calendar = calendarFor(await readHouse(world.db, now))
  const again = await owed()
  assert.equal(again?.state, 'open')
  assert.equal(again.dueAt, nextDue(calendar, now, { amount: 1, unit: 'working-days' }))
})

test('a letter of a case that was joined into another comes back: whoever owns that one is called to it, and reads it there', async () => {
  const from = 'ida.joined@post.example'
  const { view: old, seq } = await answered(from)
  const { view: stays } = await answered(from)
  const { id } = stays.summary
  await house.lena.act(id, { act: 'merge', from: old.summary.id })
  const went = await bounced({ to: house.returnPath(old.summary.id, seq), about: from })
  assert.equal(went.place, 'story')
  const after = await house.lena.view(id)
  assert.equal(after.summary.isMentioned, true)
  assert.equal((await house.lena.view(old.summary.id)).summary.isMentioned, false)
  const joined = after.story.filter(item => item.joinedFrom?.id === old.summary.id)
  assert.ok(joined.some(({ type }) => type === 'MessageNotDelivered'))
  assert.equal(joined.find(({ type }) => type === 'AgentReplied')?.delivery, 'failed')
})

test('without a signed return path, the report’s Message-ID names the letter', async () => {
  const from = 'ben.bounced@post.example'
  const { view, seq } = await answered(from)
  const original = `${view.summary.id}.${seq}@behemoth.example`
  const went = await bounced({ to: 'help@behemoth.example', about: from, status: '5.2.2', original })
  assert.deepEqual([went.caseId, went.place], [view.summary.id, 'story'])
  const { story, customer } = await house.lena.view(view.summary.id)
  assert.match(
    story.findLast(({ type }) => type === 'MessageNotDelivered')?.sentence ?? '',
    /mailbox is full/,
  )
  assert.equal(customer.addresses[0]?.isUnreachable, false, 'a full mailbox may be emptied')
})

test('a letter that is late is noted, and that is all', async () => {
  const from = 'cem.late@post.example'
  const { view, seq } = await answered(from)
  await bounced({
    to: house.returnPath(view.summary.id, seq),
    about: from,
    action: 'delayed',
    status: '4.4.1',
  })
  const after = await house.lena.view(view.summary.id)
  assert.equal(typesOf(after).at(-1), 'DeliveryDelayed')
  assert.deepEqual([after.summary.isMentioned, after.customer.addresses[0]?.isUnreachable], [false, false])
})

test('a bounce of no letter of ours stands aside', async () => {
  const went = await bounced({ to: 'help@behemoth.example', about: 'who@else.example' })
  assert.deepEqual([went.caseId, went.place], [null, 'aside'])
})

test('an answer by machine is noted in its case, wakes nothing and joins no line', async () => {
  const from = 'dan.away@post.example'
  const { view } = await answered(from)
  const headers = { 'Auto-Submitted': 'auto-replied' }
  const went = await house.sent({
    from,
    subject: `Re: ${view.summary.reference}`,
    text: 'I am away.',
    headers,
  })
  assert.deepEqual([went.caseId, went.place, went.kind], [view.summary.id, 'story', 'auto-reply'])
  const after = await house.lena.view(view.summary.id)
  assert.equal(typesOf(after).at(-1), 'AutomaticReplyCame')
  const { entry, status, unansweredSince } = after.summary
  assert.deepEqual([entry, status, unansweredSince], [null, view.summary.status, null])
})

test('two machines that answer each other: the fourth within the hour is the loop, told once', async () => {
  const from = 'robot@other-desk.example'
  const { view } = await answered(from)
  const headers = { 'Auto-Submitted': 'auto-replied' }
  const kinds: string[] = []
  for (let times = 0; times < 6; times++) {
    const went = await house.sent({
      from,
      subject: `Re: ${view.summary.reference}`,
      text: 'Received.',
      headers,
    })
    kinds.push(went.kind)
  }
  assert.deepEqual(kinds, ['auto-reply', 'auto-reply', 'auto-reply', 'loop', 'loop', 'loop'])
  const after = await house.lena.view(view.summary.id)
  const count = (type: string) => typesOf(after).filter(one => one === type).length
  assert.deepEqual([count('AutomaticReplyCame'), count('MailLoopStopped')], [3, 1])
  assert.equal(after.summary.isMentioned, true)
})

interface Complains {
  readonly reader: string
  /** The Message-ID of the letter. */
  readonly original: string
  readonly returnPath?: string
}

async function complained({ reader, original, returnPath }: Complains) {
  const text = [
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Version: 1',
    'User-Agent: post.example',
    ...(returnPath === undefined ? [] : [`Original-Mail-From: <${returnPath}>`]),
    `Original-Rcpt-To: <${reader}>`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${original}@behemoth.example>`,
    '--b--',
  ].join('\n')
  return await house.sent({
    from: 'abuse@post.example',
    subject: 'Abuse report',
    text,
    headers: { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary=b' },
  })
}

async function isUnwanted(caseId: string): Promise<boolean | undefined> {
  return (await house.lena.view(caseId)).customer.addresses[0]?.isUnwanted
}

test('a complaint without the signed return path is noted, and nothing follows: anybody could have written it', async () => {
  const from = 'eli@post.example'
  const { view, seq } = await answered(from)
  const { id } = view.summary
  for (const returnPath of [undefined, house.returnPath(id, seq).replace(/\.[a-z2-7]+@/, '.aaaaaaaaaaaa@')]) {
    const went = await complained({
      reader: from,
      original: `${id}.${seq}`,
      ...(returnPath !== undefined && { returnPath }),
    })
    assert.deepEqual([went.caseId, went.place, went.kind], [id, 'story', 'abuse-report'])
  }
  const after = await house.lena.view(id)
  assert.match(after.story.at(-1)?.sentence ?? '', /nothing changes/)
  assert.equal(after.summary.isMentioned, false)
  assert.equal(await isUnwanted(id), false)
})

test('who calls a letter unwanted gets none from machines any more, until they answer a letter of ours', async () => {
  const from = 'eva@post.example'
  const { view, seq } = await answered(from)
  const { id, reference } = view.summary
  await complained({ reader: from, original: `${id}.${seq}`, returnPath: house.returnPath(id, seq) })
  const after = await house.lena.view(id)
  assert.equal(typesOf(after).at(-1), 'AbuseReported')
  assert.match(after.story.at(-1)?.sentence ?? '', /until its reader answers a letter of ours/)
  assert.equal(after.summary.isMentioned, true)
  assert.equal(await isUnwanted(id), true)
  // A mail that merely names them lifts nothing.
  await house.sent({ from, subject: reference, text: 'Hello?' })
  assert.equal(await isUnwanted(id), true)
  await house.sent({ from, to: house.replyAddress(reference), text: 'Do write to me.' })
  assert.equal(await isUnwanted(id), false)
})

test('who leaves the address again on their page gets letters there again', async () => {
  const own = await house.world.customer('My line is dead.')
  const leave = async () => {
    const { status } = await own.post('address', { address: 'ema@post.example' })
    assert.ok(status < 400, String(status))
  }
  await leave()
  await sql`UPDATE customer_address SET complained_at = now() WHERE value = 'ema@post.example'`.execute(
    house.world.db,
  )
  assert.equal(await isUnwanted(own.caseId), true)
  await leave()
  assert.equal(await isUnwanted(own.caseId), false)
})

test('a complaint about a letter to somebody else says nothing of the customer’s address', async () => {
  const from = 'ewa@post.example'
  const { view, seq } = await answered(from)
  const { id } = view.summary
  const returnPath = house.returnPath(id, seq)
  await complained({ reader: 'nobody@post.example', original: `${id}.${seq}`, returnPath })
  assert.equal(await isUnwanted(id), false)
})

test('an invitation is a case, with what, when and where among its words', async () => {
  const text = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'SUMMARY:Visit of the technician',
    'LOCATION:12 Mill Lane',
    'DTSTART:20261127T150000Z',
    'DTEND:20261127T160000Z',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')
  const headers = { 'Content-Type': 'text/calendar; method=REQUEST; charset=utf-8' }
  const went = await house.sent({ from: 'fay@post.example', subject: 'Invitation', text, headers })
  assert.deepEqual([went.place, went.kind], ['case', 'invitation'])
  const { story } = await house.lena.view(went.caseId ?? '')
  const words = story.find(({ type }) => type === 'CustomerSpoke')?.words ?? ''
  assert.match(words, /What: Visit of the technician/)
  assert.match(words, /When: 2026-11-27 15:00 UTC to 2026-11-27 16:00 UTC/)
  assert.match(words, /Where: 12 Mill Lane/)
})
