import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldsOf, newWordsOf } from './new-words.ts'

const SAID = 'It still does not work.\n\nPlease call me.'
const OLD = '> Dear Rosa,\n>\n> is the box on?'
const ABOVE = 'On Tue, 3 Mar 2026 at 10:12, Big Behemoth <help@behemoth.example> wrote:'
const HEADERS =
  'From: Big Behemoth <help@behemoth.example>\nSent: Tuesday, 3 March 2026 10:12\nTo: Rosa\nSubject: Your line'
const LEGAL =
  'This e-mail and any attachments are confidential and intended solely for the addressee. Please notify the sender and delete it.'

const cases: readonly (readonly [string, string, string])[] = [
  ['a signature below dashes', `${SAID}\n\n-- \nRosa Example\n01632 960001\n`, SAID],
  ['a signature, then the quote', `${SAID}\n--\nRosa\n\n${ABOVE}\n${OLD}`, SAID],
  [
    'how to reach somebody, below a closing and a name',
    `${SAID}\n\nBest regards,\nRosa Example\nHead of Roofs\nTel: 01632 960001\nwww.roofs.example`,
    `${SAID}\n\nBest regards,\nRosa Example`,
  ],
  [
    'a closing and a name stay',
    `${SAID}\n\nViele Grüße\nRosa Example`,
    `${SAID}\n\nViele Grüße\nRosa Example`,
  ],
  [
    'a telephone number that is said stays',
    `${SAID}\n\nMany thanks,\nRosa\n01632 960001`,
    `${SAID}\n\nMany thanks,\nRosa\n01632 960001`,
  ],
  [
    'answers between quotes stay, with what they answer',
    `On 3 Mar 2026, Ada wrote:\n> Is the box on?\n\nYes.\n\n> Which light?\n\nThe red one.\n\n> Thank you\n> Ada`,
    '> Is the box on?\n\nYes.\n\n> Which light?\n\nThe red one.',
  ],
  [
    'an answer below the quote',
    `On 3 Mar 2026, Ada wrote:\n> Is the box on?\n>\n\nYes, since noon.\nIt is red.`,
    'Yes, since noon.\nIt is red.',
  ],
  [
    'a greeting above the quote and the answer below',
    `Dear Ada,\n\nOn 3 Mar 2026, Ada wrote:\n\n> Is the box on?\n\nYes.\n\nRosa`,
    'Dear Ada,\n\n\n> Is the box on?\n\nYes.\n\nRosa',
  ],
  [
    'a question below the quote is no card',
    `See below.\n\nOn 3 Mar 2026, Ada wrote:\n\n> Is the box on?\n\nWhich box do you mean?`,
    'See below.\n\n\n> Is the box on?\n\nWhich box do you mean?',
  ],
  [
    'words before the sentence on the same line',
    `Yes On Tue, Mar 3, 2026 at 10:12 AM, ada@behemoth.example wrote:\n> Is it on?`,
    'Yes',
  ],
  [
    'a quote that Apple marks from its sentence on',
    `Works now.\n\n> On 3 Mar 2026, at 10:12, Ada <ada@behemoth.example> wrote:\n> \n> try again`,
    'Works now.',
  ],
  [
    'rules between parts of a letter',
    `One is broken.\n\n-----\nTwo is slow.\n\n-----\nThree is late.\n\n-----\nFour is fine.`,
    `One is broken.\n\n-----\nTwo is slow.\n\n-----\nThree is late.\n\n-----\nFour is fine.`,
  ],
  [
    'a heading that is underlined',
    'My bill\n-------\nIt is twice as high.',
    'My bill\n-------\nIt is twice as high.',
  ],
  [
    'a question below a rule',
    'It is dead.\n\n*****\nAnd when does somebody come?',
    'It is dead.\n\n*****\nAnd when does somebody come?',
  ],
  [
    'what a customer says by post, not by phone',
    'I paid.\n\nSent by courier on Monday, with the receipt.',
    'I paid.\n\nSent by courier on Monday, with the receipt.',
  ],
  [
    'a sentence that only begins like one above a quote',
    'On Monday your colleague said:\nit will be repaired by Friday.\n\nIt was not.',
    'On Monday your colleague said:\nit will be repaired by Friday.\n\nIt was not.',
  ],
  [
    'confidential is a word that people use, in the last paragraph too',
    'My neighbour reads my letters, so I ask you to write by mail only.\n\nPlease keep what I told you about my neighbour confidential, and call me before you send anybody to the house.',
    'My neighbour reads my letters, so I ask you to write by mail only.\n\nPlease keep what I told you about my neighbour confidential, and call me before you send anybody to the house.',
  ],
  [
    'an address that a program tore off a quoted line',
    `Yes.\n\nOn 3 Mar 2026 at 10:12, Ada wrote:\n> See (https://help.example/a?\nrouter=3)\n> Is it on?`,
    'Yes.',
  ],
  [
    'what somebody said on a day',
    'I am cross.\n\nOn 3 March 2026 at 10:12 your colleague said:\nit will be repaired.\n\nIt was not.',
    'I am cross.\n\nOn 3 March 2026 at 10:12 your colleague said:\nit will be repaired.\n\nIt was not.',
  ],
  [
    'what a customer says that we wrote, and their own words below',
    'I am cross.\n\nOn 3 March 2026 you wrote:\n"It will be repaired by Friday."\n\nIt was not.',
    'I am cross.\n\nOn 3 March 2026 you wrote:\n"It will be repaired by Friday."\n\nIt was not.',
  ],
  [
    'a day with its seconds and a receiver, as headers',
    `${SAID}\n\nDate: Tue, 3 Mar 2026 10:12:02 -0600\nTo: rosa@roofs.example\n\nIs the box on?`,
    SAID,
  ],
  [
    'a day and a receiver that a customer names',
    'I wrote to you.\nDate: 3 March 2026\nTo: help@behemoth.example\nNobody answered.',
    'I wrote to you.\nDate: 3 March 2026\nTo: help@behemoth.example\nNobody answered.',
  ],
  [
    'headers that a customer names',
    'I cannot read it.\n\nFrom: unknown\n\nWhat does this mean?',
    'I cannot read it.\n\nFrom: unknown\n\nWhat does this mean?',
  ],
  [
    'confidential is a word that people use',
    'This is confidential between us.\n\nMy neighbour reads my letters.',
    'This is confidential between us.\n\nMy neighbour reads my letters.',
  ],
  [
    'a block of code',
    'It prints:\n\n```\n> ready\n--\n# stop\n```\n\nWhat now?',
    'It prints:\n\n```\n> ready\n--\n# stop\n```\n\nWhat now?',
  ],
  [
    'armour of PGP',
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt is dead.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n',
    'It is dead.',
  ],
  [
    'a banner above the words',
    'CAUTION: This email originated from outside of the organization.\n\nIt is dead.',
    'It is dead.',
  ],
  ['a quote between arrows', 'Yes.\n\n>>>>\nIs it on?\n<<<<\n', 'Yes.'],
  ['a quote with initials', 'Yes.\n\nAQ> Is it on?\nAQ> Truly?\n', 'Yes.'],
]
for (const [says, text, words] of cases) test(says, () => assert.equal(newWordsOf(text), words))

const FORWARD =
  '---------- Forwarded message ---------\nFrom: Ivo <ivo@post.example>\nDate: Tue, 3 Mar 2026 at 10:12\nSubject: Storm\nTo: Rosa\n\nThe mast fell down.'

test('what is passed on is folded below words, and is the message where there are none', () => {
  assert.equal(newWordsOf(`Please see below.\n\n${FORWARD}`), 'Please see below.')
  assert.deepEqual(
    foldsOf(`Please see below.\n\n${FORWARD}`).map(({ is }) => is),
    ['forward'],
  )
  assert.equal(newWordsOf(FORWARD), FORWARD)
  assert.equal(
    newWordsOf(`Sent from my iPhone\n\nBegin forwarded message:\n\n${FORWARD}`).includes(
      'The mast fell down.',
    ),
    true,
  )
})

for (const text of [
  OLD,
  '-- \nRosa',
  'Sent from my iPhone',
  FORWARD,
  `${ABOVE}\n${OLD}`,
  LEGAL,
  '> ',
  '---',
  '   \n ',
]) {
  test(`something is always in sight: ${JSON.stringify(text.slice(0, 40))}`, () => {
    assert.equal(newWordsOf(text) === '', text.trim() === '')
  })
}

const piece = fc.oneof(
  fc.constantFrom(
    SAID,
    OLD,
    FORWARD,
    '-- ',
    '-----',
    '',
    '> ',
    '>>>>',
    '<<<<',
    '```',
    'From: a@b.example',
    'Sent: 3 Mar 2026',
    'Regards,',
    '01632 960001',
  ),
  fc.constantFrom(
    ABOVE,
    HEADERS,
    LEGAL,
    'Sent from my iPhone',
    '-----Original Message-----',
    'Am 3.3.2026 um 10:12 schrieb Rosa:',
  ),
  fc.string(),
)
const mail = fc
  .array(piece, { maxLength: 14 })
  .chain(pieces => fc.constantFrom('\n', '\n\n', '\r\n').map(end => pieces.join(end)))

test('a mail of nothing but small print says the small print', () => {
  assert.equal(newWordsOf(LEGAL), LEGAL)
  assert.equal(newWordsOf(`${LEGAL}\n\n-- \nRosa`), LEGAL)
})

test('folds are in order, within the text, and never hide all of it', () => {
  fc.assert(
    fc.property(mail, text => {
      let at = 0
      for (const { from, to } of foldsOf(text)) {
        assert.ok(from >= at && to > from && to <= text.length)
        at = to
      }
      assert.equal(newWordsOf(text) === '', text.trim() === '')
    }),
    { numRuns: 500 },
  )
})

test('new words of words and a quote are the words, and their new words are the same again', () => {
  const sentence = fc.constantFrom(
    'It is dead.',
    'Please call me.',
    'The red light is on.',
    'Thank you',
    'ٹھیک ہے',
    'ठीक है',
  )
  const words = fc.array(sentence, { minLength: 1, maxLength: 5 }).map(said => said.join('\n\n'))
  const old = fc.constantFrom(
    `${ABOVE}
${OLD}`,
    `${ABOVE}

Dear Rosa`,
    `${HEADERS}

Dear Rosa`,
    `-- 
Rosa

${ABOVE}

${OLD}`,
  )
  fc.assert(
    fc.property(words, old, (said, quoted) => {
      const once = newWordsOf(`${said}\n\n${quoted}`)
      assert.equal(once, said)
      assert.equal(newWordsOf(once), once)
    }),
  )
})

const endless = [
  '--\n',
  '> \n',
  'On \n',
  'On 3 Mar 2026, at \n',
  'From: a@b.example\n',
  'To:\n',
  '3.3.2026 wrote: ',
  'a@',
  'Sent from my\n',
  '\n',
  ' ',
  '```\n',
  '>',
  '> > ',
  'AB>',
  'A ',
  '-----BEGIN PGP SIGNATURE-----\n',
  '> a\nb\n',
]
for (const unit of endless) {
  test(`two million characters of ${JSON.stringify(unit)} end`, () => {
    foldsOf(`words\n\n${unit.repeat(2_000_000 / unit.length)}`)
  })
}
