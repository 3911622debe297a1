/** A wrong request is answered with what to send instead, in both languages, and never with the name of a type. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Fault } from '../../contract/faults.ts'
import { read } from './route.ts'

type Wrong = readonly [schema: z.ZodType, sent: unknown, english: RegExp, spanish: RegExp]

const wrong: Readonly<Record<string, Wrong>> = {
  'an id that is none': [z.uuid(), 'x', /: give it as it stands in the link/, /indíquelo entero/],
  'nothing at all': [z.string(), undefined, /: this is missing; send it too/, /falta; envíelo también/],
  'a number instead of words': [z.string(), 5, /: write text here/, /escriba un texto/],
  'words instead of a number': [z.number(), 'tomorrow', /: write a number/, /escriba un número/],
  'half of something whole': [z.int(), 1.5, /: write a whole number/, /escriba un número entero/],
  'words instead of yes or no': [z.boolean(), 'maybe', /: say yes or no/, /diga sí o no/],
  'one instead of a list': [z.array(z.string()), 'x', /: send a list/, /envíe una lista/],
  'a list instead of fields': [z.object({}), [], /: send fields with names/, /envíe campos con nombre/],
  'no words': [z.string().min(1), '', /: write something here/, /escriba algo/],
  'too few words': [z.string().min(8), 'x', /: write at least 8 characters/, /escriba al menos 8 letras/],
  'too many words': [
    z.string().max(3),
    'abcd',
    /: write at most 3 characters/,
    /escriba 3 letras como mucho/,
  ],
  'too small a number': [z.number().min(2), 1, /: choose 2 or more/, /elija 2 o más/],
  'too large a number': [z.number().max(2), 3, /: choose 2 or less/, /elija 2 o menos/],
  'too few of them': [z.array(z.string()).min(1), [], /: send at least 1/, /envíe al menos 1/],
  'too many of them': [z.array(z.string()).max(1), ['a', 'b'], /: send at most 1/, /envíe 1 como mucho/],
  'what cannot be chosen': [
    z.enum(['mine', 'team']),
    'all',
    /: choose one of mine, team/,
    /elija uno de estos: mine, team/,
  ],
  'another one than the only one': [z.literal(true), false, /: only true is possible/, /aquí solo vale true/],
  'an address that is none': [z.email(), 'x', /: write an e-mail address like/, /escriba un correo como/],
  'a link that is none': [z.url(), 'x', /: write an address that begins with https/, /que empiece por https/],
  'a date in words': [z.iso.date(), 'soon', /: write a date like 2026-11-23/, /escriba una fecha como/],
  'signs that do not belong': [
    z.string().regex(/^a+$/),
    'b',
    /: write this in another way/,
    /escríbalo de otra manera/,
  ],
  'a field that nobody knows': [
    z.strictObject({}),
    { b: 1 },
    /: leave b out/,
    /quite b: aquí nadie lo conoce/,
  ],
  'an act that nobody knows': [
    z.discriminatedUnion('act', [z.object({ act: z.literal('take') }), z.object({ act: z.literal('rest') })]),
    { act: 'explode' },
    /act: choose one of take, rest/,
    /elija uno de estos: take, rest/,
  ],
  'neither of two things': [z.union([z.string(), z.number()]), null, /: write text here/, /escriba un texto/],
}

function answerTo(schema: z.ZodType, sent: unknown): Fault {
  try {
    read('body', schema, sent)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  assert.fail('it was taken')
}

for (const [what, [schema, sent, english, spanish]] of Object.entries(wrong))
  test(`whoever sends ${what} reads what to send instead`, () => {
    const fault = answerTo(schema, sent)
    assert.match(fault.saysIn('en'), english)
    assert.match(fault.saysIn('es'), spanish)
    for (const says of [fault.saysIn('en'), fault.saysIn('es')])
      assert.doesNotMatch(says, /invalid|expected|received|\bstring\b|undefined|UUID|pattern|NaN/i)
  })

test('what a schema says itself is kept, and fields that people fill in are named in their language', () => {
  const schema = z.object({ name: z.string().min(1, 'Write a name.'), words: z.string() })
  const fault = answerTo(schema, { name: '' })
  assert.match(fault.saysIn('en'), /name: Write a name\.; words: this is missing/)
  assert.match(fault.saysIn('es'), /: el nombre \(escriba algo\), el texto \(falta; envíelo también\)\.$/)
  assert.deepEqual('fields' in fault && fault.fields, ['name', 'words'])
})
