/** Mails that a person leaves: in a case, set aside, and in the case of somebody else; for the test that all of it is erased. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { sql } from 'kysely'
import { noRota, openCallbackBook } from '../callback/book.ts'
import type { Inbox } from '../../channels/channel.ts'
import { silent } from '../db/log.ts'
import type { DemoHouse } from '../demo/testing.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { openInbox } from '../intake/inbox.ts'
import { openDirectory } from '../ledger/directory.ts'

interface Writer {
  readonly name: string
  readonly email: string
}

/** @param reference of the case that every reply address leads to; null for none */
export function openFront(house: DemoHouse, reference: string | null = null): Inbox {
  return openInbox({
    ledger: house.ledger,
    directory: openDirectory(house.db, house.ledger.signals),
    blobs: createBlobStore({ folder: join(house.dataDir, 'files'), limitBytes: 100_000 }),
    log: silent,
    can: new Map(),
    callbacks: openCallbackBook('nobody is called here', () => 0, noRota),
    readReplyToken: () => (reference === null ? null : { reference, helperId: null }),
    readReturnToken: () => null,
    readCustomerToken: () => null,
    mailDomain: 'behemoth.example',
  })
}

/** With an attachment and as it came, through the intake. */
export async function mailFrom(house: DemoHouse, { name, email }: Writer): Promise<void> {
  const received = await openFront(house).receive({
    channel: 'mail',
    externalId: 'mail-of-noor',
    receivedAt: house.now,
    from: { address: email, name },
    to: ['help@behemoth.example'],
    subject: 'The coral reef again',
    messageId: 'one@post.example',
    text: 'I wrote to you about the coral reef.',
    attachments: [
      {
        name: 'bleaching.jpg',
        mediaType: 'image/jpeg',
        size: 10,
        content: { bytes: Buffer.from('coral reef') },
      },
    ],
    raw: { bytes: Buffer.from('Subject: The coral reef again') },
  })
  assert.deepEqual(received, { ok: true, duplicate: false })
}

/** One that a machine sent for them, set aside, and one that names the case of somebody else. */
export async function mailsWithoutCase(
  house: DemoHouse,
  { name, email, customerId }: Writer & { readonly customerId: string },
): Promise<void> {
  const [other] = await rows<{ reference: string }>(
    house,
    `SELECT reference FROM cases WHERE customer_id <> '${customerId}' AND status = 'owned' LIMIT 1`,
  )
  const head = { envelopeFrom: email, parts: [], source: 'smtp' }
  const away = [{ name: 'auto-submitted', value: 'auto-replied' }]
  for (const [externalId, subject, headers] of [
    ['mail-of-noor-away', 'Away: diving at the coral reef', away],
    ['mail-of-noor-elsewhere', `${other?.reference}: the coral reef`, []],
  ] as const) {
    const received = await openFront(house).receive({
      channel: 'mail',
      externalId,
      receivedAt: house.now,
      from: { address: email, name },
      to: ['help@behemoth.example'],
      subject,
      messageId: `${externalId}@post.example`,
      text: 'I am at the coral reef.',
      attachments: [],
      raw: { bytes: Buffer.from(`Subject: ${subject}`) },
      mail: { ...head, headers },
    })
    assert.deepEqual(received, { ok: true, duplicate: false })
  }
  const places = await rows<{ place: string }>(
    house,
    `SELECT place FROM mail_in WHERE from_address = '${email}' ORDER BY place`,
  )
  assert.deepEqual(
    places.map(({ place }) => place),
    ['aside', 'case', 'pending'],
  )
}

async function rows<T>(house: DemoHouse, statement: string): Promise<readonly T[]> {
  return (await sql.raw<T>(statement).execute(house.owner)).rows
}
