import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dovecotIsMissing } from '../tests/peers/dovecot.ts'
import { run } from './mail-crash.ts'

const skip =
  dovecotIsMissing('that no mail is lost or doubled when the server is killed while it fetches') ?? false

test('no mail is lost or doubled, by SMTP or by IMAP, though server and database are killed', {
  skip,
}, async () => {
  const { acknowledged, imapSeen, ...rest } = await run({ rounds: '3', imap: '60' })
  assert.ok(acknowledged !== undefined && acknowledged > 5, `only ${acknowledged} mails came by SMTP`)
  assert.ok(imapSeen !== undefined && imapSeen >= 60, `only ${imapSeen} mails came by IMAP`)
  assert.deepEqual(rest, {
    rounds: 3,
    lost: 0,
    doubled: 0,
    imapLost: 0,
    imapDoubled: 0,
    seenTooEarly: 0,
  })
})
