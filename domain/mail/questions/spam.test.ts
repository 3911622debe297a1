import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knowing, mailOf, OUR_ID } from '../testing/mails.ts'
import { spam } from './spam.ts'

const verdicts: readonly string[] = [
  'X-Spam-Flag: YES',
  'X-Spam-Status: Yes, score=12.4 required=5.0 tests=BAYES_99',
  'X-Spam: Yes',
  'X-Spamd-Result: default: True [15.00 / 15.00]; ARC_NA(0.00)[]',
  'X-Rspamd-Action: add header',
  'X-Rspamd-Action: rewrite subject',
  'X-MS-Exchange-Organization-SCL: 6',
  'X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;CAT:SPM;DIR:INB;',
  'X-Forefront-Antispam-Report: CIP:192.0.2.7;SFV:NONE;CAT:HPHSH;',
  'X-Barracuda-Spam-Flag: YES',
  'X-Bogosity: Spam, tests=bogofilter, spamicity=1.000000, version=1.2.5',
  'X-DSPAM-Result: Spam',
  'X-KLMS-AntiSpam-Status: spam',
]

const noVerdicts: readonly string[] = [
  'X-Spam-Flag: NO',
  'X-Spam-Status: No, score=-1.1 required=5.0',
  'X-Spam-Level: ********',
  'X-Spam-Score: 11.2',
  'X-Spamd-Result: default: False [3.20 / 15.00]; ARC_NA(0.00)[]',
  'X-Rspamd-Action: no action',
  'X-Rspamd-Score: 14.9',
  'X-MS-Exchange-Organization-SCL: -1',
  'X-Forefront-Antispam-Report: CIP:192.0.2.7;SCL:1;SFV:NSPM;CAT:NONE;',
  'X-Microsoft-Antispam: BCL:7;ARA:13230031;',
  'X-Bogosity: Unsure, tests=bogofilter, spamicity=0.500000',
  'Subject: This is SPAM!',
]

for (const header of verdicts) {
  test(`A filter said that it is spam: ${header.slice(0, 60)}`, () => {
    assert.ok(spam.answer(mailOf(`From: a@shop.example\n${header}`), knowing()))
  })
}

for (const header of noVerdicts) {
  test(`No filter said that it is spam: ${header.slice(0, 60)}`, () => {
    assert.equal(spam.answer(mailOf(`From: a@shop.example\n${header}`), knowing()), null)
  })
}

test('The filter nearest to us has the last word', () => {
  const clean = 'X-Spam-Status: No, score=0.1'
  const bad = 'X-Spam-Flag: YES'
  assert.equal(spam.answer(mailOf(`${clean}\nReceived: from a by b\n${bad}`), knowing()), null)
  const found = spam.answer(mailOf(`${bad}\nReceived: from a by b\n${clean}`), knowing())
  assert.deepEqual(found?.by, [{ name: 'x-spam-flag', value: 'YES' }])
})

test('Whoever answers a letter of ours is heard, whatever a filter says', () => {
  const mail = mailOf(`From: Ana <ana@mail.example>\nX-Spam-Flag: YES\nIn-Reply-To: <${OUR_ID}>`)
  assert.equal(spam.answer(mail, knowing()), null)
})
