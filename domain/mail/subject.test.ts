import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeReference } from '../case/reference.ts'
import { subjectSaysMore } from './subject.ts'

const REFERENCE = makeReference(new Uint8Array(8).fill(37))
const answered = ['My line is dead', 'Your matter with Big Behemoth']

const nothingNew = [
  '',
  'Re:',
  'My line is dead',
  'Re: My line is dead',
  'RE: AW: [EXTERNAL] Fwd: my  line is dead!',
  `Re: Your matter with Big Behemoth [${REFERENCE}]`,
  REFERENCE,
  `re: ${REFERENCE.toLowerCase().replaceAll('-', ' ')}`,
  `Thank you! ${REFERENCE}`,
  'Re: Muchas gracias',
]
for (const subject of nothingNew)
  test(`A subject says no more than what it answers: “${subject}”`, () => {
    assert.equal(subjectSaysMore(subject, answered), false)
  })

const news = [
  `${REFERENCE} still dead`,
  `Re: ${REFERENCE}: call me at five`,
  'Re: My line is dead again',
  'My bill',
  'Re: no',
  'Zurück: My line is dead',
]
for (const subject of news)
  test(`A subject that says something of its own is heard: “${subject}”`, () => {
    assert.equal(subjectSaysMore(subject, answered), true)
  })
