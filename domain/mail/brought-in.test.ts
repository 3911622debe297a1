import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HowItCame, isBroughtIn } from './brought-in.ts'

const cameAt = Date.UTC(2026, 10, 23, 12)
const aMailbox = '0f0e0d0c-0b0a-4908-8706-050403020100'

const cases: readonly [string, HowItCame, boolean][] = [
  ['a mail from a file', { source: 'import', date: 'Mon, 23 Nov 2026 11:59:00 +0000' }, true],
  ['a mail that comes by SMTP', { source: 'smtp', date: 'Mon, 23 Nov 2026 11:59:00 +0000' }, false],
  [
    'a mail by SMTP from a computer without a clock',
    { source: 'smtp', date: 'Thu, 1 Jan 1970 00:00:00 +0000' },
    false,
  ],
  ['a new mail in a mailbox', { source: aMailbox, date: 'Sun, 22 Nov 2026 08:00:00 +0000' }, false],
  [
    'a mail that lay in a mailbox for years',
    { source: aMailbox, date: 'Wed, 4 Mar 2020 08:00:00 +0100' },
    true,
  ],
  ['a mail in a mailbox that does not say when it was sent', { source: aMailbox, date: null }, false],
  [
    'a mail in a mailbox from a computer without a clock',
    { source: aMailbox, date: 'Thu, 1 Jan 1970 00:00:00 +0000' },
    false,
  ],
  [
    'a mail that came into its mailbox today from a computer whose clock is weeks behind',
    { source: aMailbox, date: 'Sun, 1 Nov 2026 08:00:00 +0000', inMailboxAt: cameAt - 60_000 },
    false,
  ],
  [
    'a mail that lay in a mailbox for weeks, from a computer whose clock is ahead',
    { source: aMailbox, date: 'Wed, 25 Nov 2026 08:00:00 +0000', inMailboxAt: Date.UTC(2026, 10, 1) },
    true,
  ],
  ['a mail in a mailbox with a date that is none', { source: aMailbox, date: 'yesterday' }, false],
]

for (const [says, mail, expected] of cases)
  test(`${says} ${expected ? 'is brought in' : 'was sent to us now'}`, () => {
    assert.equal(isBroughtIn(mail, cameAt), expected)
  })
