/**
 * Against a real Postfix: a customer's mail server that brings mail to our door, the relay through which our letters go, and the one that
 * returns what it cannot deliver.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { dkimRecord } from '../../channels/mail/dkim.ts'
import { freePort, type Postfix, postfixIsMissing, startPostfix } from '../../tests/peers/postfix.ts'
import { deliverMail } from '../../tests/smtp-client.ts'
import { eventually } from '../testing/eventually.ts'
import { openWorld, type World } from '../testing/world.ts'
import { openRelay, type Relay, type Sent } from '../../tests/peers/relay.ts'

const missing = postfixIsMissing('mail to and from a real mail server, and letters that it returns')
const DOMAIN = 'behemoth.example'

let world: World
let postfix: Postfix
/** Where the mail server of all customers stands. */
let sink: Relay

before(async () => {
  if (missing) return
  sink = await openRelay()
  const door = await freePort()
  postfix = await startPostfix({ places: { [DOMAIN]: door }, sink: sink.port })
  world = await openWorld({ SMTP_URL: postfix.url, HEED_SMTP_PORT: String(door) })
})
after(async () => {
  if (missing) return
  await world[Symbol.asyncDispose]()
  await postfix.close()
  await sink.close()
})

/** Writes to us by way of Postfix; the case that it becomes. */
async function caseFrom(address: string): Promise<string> {
  const mail = { from: address, to: `help@${DOMAIN}`, subject: 'Dead line', text: 'It is dead since Friday.' }
  assert.equal((await deliverMail(postfix.port, mail)).code, 250)
  return await eventually('a case', async () => {
    const { rows } = await sql<{ id: string }>`
      SELECT c.id FROM cases c JOIN customer_address a USING (customer_id) WHERE a.value = ${address}`.execute(
      world.db,
    )
    return rows[0]?.id
  })
}

const mailsTo = (address: string): readonly Sent[] =>
  sink.mails.filter(({ envelope }) => envelope.to.includes(address))

test('a mail comes in through a mail server, and its receipt goes out through one: signed, in its thread, once', async t => {
  if (missing) return t.skip(missing)
  const id = await caseFrom('elif@customer.example')
  const receipt = await eventually('the receipt', async () => mailsTo('elif@customer.example')[0])
  assert.equal(receipt.subject, 'Re: Dead line')
  assert.match(receipt.envelope.from, /^bounce\+[a-z0-9]{25}\.[a-z0-9]{1,6}\.[a-z2-7]{12}@behemoth\.example$/)
  assert.match(receipt.text ?? '', /answers you by .*\. That is a promise/)

  const privateKey = await readFile(join(world.dataDir, 'dkim.pem'), 'utf8')
  const record = dkimRecord({ domain: DOMAIN, selector: 'heed', privateKey })
  const { results } = await dkimVerify(receipt.raw, {
    resolver: (name: string) => Promise.resolve(name === record.name ? [[...record.parts]] : []),
  })
  assert.deepEqual(
    results.map(({ status }) => status.result),
    ['pass'],
  )

  const agent = await world.agent('ada')
  await agent.act(id, { act: 'reply', words: 'We are on it.', files: [] })
  const reply = await eventually('the reply', async () => mailsTo('elif@customer.example')[1])
  assert.match(reply.text ?? '', /We are on it\./)
  assert.equal(reply.header('in-reply-to'), receipt.header('in-reply-to'))
  assert.equal(mailsTo('elif@customer.example').length, 2)
  // The relay has it before we have written down that it has.
  const promises = await eventually('the reply as delivered', async () => {
    const view = await agent.view(id)
    return view.story.some(({ type }) => type === 'MessageDelivered') ? view.promises : null
  })
  assert.deepEqual(
    promises.map(({ kind, state }) => [kind, state]),
    [['answer', 'kept']],
  )
})

test('what Postfix cannot deliver comes back to the address of its letter and is told in its case, with the reason', async t => {
  if (missing) return t.skip(missing)
  const address = 'gone@customer.example'
  const id = await caseFrom(address)
  await eventually('the receipt', async () => mailsTo(address)[0])
  sink.refuseAddress(/^gone@/, '550 5.1.1 no such user here')
  const agent = await world.agent('ada')
  await agent.act(id, { act: 'reply', words: 'Nobody will read this.', files: [] })
  const failed = await eventually('the bounce in its case', async () =>
    (await agent.view(id)).story.find(({ type }) => type === 'MessageNotDelivered'),
  )
  assert.match(failed.sentence, /could not be delivered/)
  assert.match(failed.sentence, /address|mailbox/i)
  const { rows } = await sql<{ cases: number }>`
    SELECT count(*)::int AS cases FROM cases c JOIN customer_address a USING (customer_id) WHERE a.value = ${address}`.execute(
    world.db,
  )
  assert.equal(rows[0]?.cases, 1, 'a bounce opens no case')
})

test('what the customer’s mail server takes later waits at Postfix, and is sent once', async t => {
  if (missing) return t.skip(missing)
  const address = 'slow@customer.example'
  sink.refuseAddress(/^slow@/, '450 4.7.1 greylisted')
  await caseFrom(address)
  await eventually('a delay', async () => /slow@.*status=deferred/.test(await postfix.log()))
  sink.refuseAddress(/^slow@/, null)
  await eventually('the receipt', async () => {
    await postfix.flush()
    return mailsTo(address)[0]
  })
  assert.equal(mailsTo(address).length, 1)
})
