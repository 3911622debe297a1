import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeReference } from '../case/reference.ts'
import { isOurMessageId, readOurLetter } from './our-ids.ts'
import { foundBy, type NamedCase, type Traces, tracesOf, whichCase } from './which-case.ts'

const ourDomains = ['behemoth.example']
const REFERENCES = [1, 2, 3].map(seed => makeReference(new Uint8Array(8).fill(seed * 37)))
const [FIRST = '', SECOND = '', THIRD = ''] = REFERENCES
const CASES = ['1', '2', '3'].map(digit => `${digit.repeat(8)}-1111-4111-8111-111111111111`)

/** The three cases, with who writes known in some of them, and mails that are in them. */
function named(known: readonly string[] = [], mails: Readonly<Record<string, readonly string[]>> = {}) {
  return REFERENCES.map(
    (reference, at): NamedCase => ({
      caseId: CASES[at] ?? '',
      reference,
      isWriterKnown: known.includes(reference),
      mails: mails[reference] ?? [],
    }),
  )
}

interface Written {
  readonly subject?: string
  readonly text?: string
  readonly newWords?: string
  readonly answers?: readonly string[]
  readonly signed?: string | null
}

function traces({ subject = '', text = '', newWords = text, answers = [], signed = null }: Written): Traces {
  return tracesOf({ subject, text, answers }, newWords, { signed, ourDomains })
}

function chosen(written: Written, cases: readonly NamedCase[] = named()): string | null {
  const choice = whichCase(traces(written), cases)
  return choice && `${choice.by} ${CASES.indexOf(choice.caseId) + 1}`
}

const ourId = (at: number) => `${CASES[at]}.17@behemoth.example`

test('the signed address comes before all else, then what is answered, then what is visible', () => {
  const all = { signed: THIRD, answers: [ourId(1)], subject: FIRST, text: FIRST }
  assert.equal(chosen(all), 'reply-address 3')
  assert.equal(chosen({ ...all, signed: null }), 'letter 2')
  assert.equal(chosen({ ...all, signed: null, answers: [] }), 'subject 1')
  assert.equal(chosen({ text: `${FIRST} please` }), 'words 1')
  assert.equal(chosen({ subject: 'My line', text: 'is dead' }), null)
})

test('of several mails that it answers, the first that is in a case counts', () => {
  const mails = { [FIRST]: ['a@post.example'], [SECOND]: ['b@post.example'] }
  assert.equal(
    chosen({ answers: ['x@post.example', 'b@post.example', 'a@post.example'] }, named([], mails)),
    'mail 2',
  )
  assert.equal(chosen({ answers: ['a@post.example', ourId(2)] }, named([], mails)), 'mail 1')
})

test('of the cases of the mails that it answers, one where its writer is known comes first', () => {
  const twice = { [FIRST]: ['a@post.example'], [SECOND]: ['a@post.example'] }
  assert.equal(chosen({ answers: ['a@post.example'] }, named([], twice)), 'mail 1')
  assert.equal(chosen({ answers: ['a@post.example'] }, named([SECOND], twice)), 'mail 2')
  assert.equal(chosen({ answers: ['a@post.example', ourId(2)] }, named([THIRD], twice)), 'letter 3')
  assert.equal(chosen({ answers: ['a@post.example', ourId(2)] }, named([SECOND, THIRD], twice)), 'mail 2')
})

test('of several references in the subject, the first that is a case counts', () => {
  assert.equal(chosen({ subject: `${SECOND}, ${FIRST}`, text: THIRD }), 'subject 2')
  assert.equal(chosen({ subject: `${SECOND}, ${FIRST}` }, named().slice(0, 1)), 'subject 1')
})

test('a reference is read in small letters, with blanks and other dashes, and over the end of a line', () => {
  const [, four = '', last = ''] = FIRST.split('-')
  for (const typed of [
    `hd ${four} ${last}`.toLowerCase(),
    `HD${four}${last}`,
    `Ref: HD – ${four} – ${last}`,
    `HD-${four}-\n${last}`,
  ]) {
    assert.equal(chosen({ text: `My number is ${typed}.` }), 'words 1', typed)
  }
  // One wrong sign, and it is nobody's.
  const wrong = `HD-${four}-${last.slice(0, 3)}${last.endsWith('2') ? '3' : '2'}`
  assert.equal(chosen({ text: wrong }), null)
})

test('a list of references names no case, but for somebody who is known in one of them', () => {
  const text = REFERENCES.join('\n')
  assert.equal(chosen({ text }), null)
  assert.equal(chosen({ text }, named([SECOND])), 'words 2')
})

test('a reference in what is quoted counts for those alone who are known there', () => {
  const written = { text: `Hello.\n> ${FIRST}\n> wrote this`, newWords: 'Hello.' }
  assert.equal(chosen(written), null)
  assert.equal(chosen(written, named([SECOND])), null)
  assert.equal(chosen(written, named([FIRST])), 'quote 1')
})

test('whatever a mail holds, it joins only a case that it names, and how is said in both languages', () => {
  const reference = fc.constantFrom(...REFERENCES)
  const words = fc.array(fc.oneof(reference, fc.string({ maxLength: 20 })), { maxLength: 6 })
  fc.assert(
    fc.property(
      words,
      words,
      words,
      fc.array(fc.oneof(fc.constantFrom(ourId(0), ourId(2)), fc.string()), { maxLength: 5 }),
      fc.subarray(REFERENCES),
      (subject, fresh, quoted, answers, known) => {
        const written = {
          subject: subject.join(' '),
          newWords: fresh.join(' '),
          text: `${fresh.join(' ')}\n${quoted.join(' ')}`,
          answers,
        }
        const choice = whichCase(traces(written), named(known))
        if (!choice) return
        const at = REFERENCES[CASES.indexOf(choice.caseId)] ?? 'none'
        const isNamed = `${written.subject}\n${written.text}`.includes(at)
        assert.ok(isNamed || answers.includes(choice.value))
        assert.ok(foundBy[choice.by].en !== '' && foundBy[choice.by].es !== '')
      },
    ),
    { numRuns: 500 },
  )
})

test('the names of our letters are read, and nobody else’s', () => {
  assert.deepEqual(readOurLetter(ourId(0), ourDomains), { caseId: CASES[0], seq: 17, helperId: null })
  const toHelper = `${CASES[0]}.17.${CASES[1]}@Behemoth.example`
  assert.equal(readOurLetter(toHelper, ourDomains)?.helperId, CASES[1])
  assert.equal(readOurLetter(`${CASES[0]}.17@else.example`, ourDomains), null)
  assert.equal(readOurLetter('anything@behemoth.example', ourDomains), null)
  assert.ok(isOurMessageId(`note-yes-${CASES[0]}@behemoth.example`, ourDomains))
  assert.ok(!isOurMessageId('colleague.writes@behemoth.example', ourDomains))
})
