/** What is suggested as a promise, and what is not. How often it is right over many lines is a figure: `npm run bench -- promises`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../../hours/hours.ts'
import type { Calendar } from '../../time/calendar.ts'
import { suggestPromises, type SuggestLanguage } from './suggest.ts'

const work = [{ from: '09:00', to: '18:00' }]
const calendar: Calendar = {
  timeZone: 'Europe/Madrid',
  week: {
    monday: work,
    tuesday: work,
    wednesday: work,
    thursday: work,
    friday: work,
    saturday: [],
    sunday: [],
  },
  closedDays: [],
  extraDays: [],
}
const at = (date: string, time: string) =>
  momentOf('Europe/Madrid', Temporal.PlainDate.from(date), time, 'earlier')
/** A Monday. */
const NOW = at('2026-11-23', '10:00')

function found(text: string, language: SuggestLanguage = 'en') {
  return suggestPromises(text, language, NOW, calendar)
}

const until = (date: string, time: string) => ({ at: at(date, time) })

const dues = [
  ['en', 'I will call you by Friday.', until('2026-11-27', '18:00')],
  ['en', 'We will fix it within 3 working days.', { within: { amount: 3, unit: 'working-days' } }],
  ['en', 'I’ll call you tomorrow before 12.', until('2026-11-24', '12:00')],
  ['en', 'I will call you at 9.', until('2026-11-24', '09:00')],
  ['en', 'We will refund it on 23 December at half price.', until('2026-12-23', '18:00')],
  ['en', 'We will write to you before Thursday.', until('2026-11-26', '00:00')],
  ['en', 'The parcel will arrive on Saturday.', until('2026-11-29', '00:00')],
  ['en', 'I will call you in 3 to 5 working hours.', { within: { amount: 5, unit: 'working-hours' } }],
  ['en', 'We will refund the fee.', null],
  ['es', 'Le llamaré mañana antes de las 12.', until('2026-11-24', '12:00')],
  ['es', 'Le llamo mañana por la mañana.', until('2026-11-24', '12:00')],
  ['es', 'Le llamo esta mañana.', until('2026-11-23', '12:00')],
  ['es', 'Le respondemos en 48 horas.', { within: { amount: 48, unit: 'hours' } }],
  ['es', 'Le abonaremos la cuota pasado mañana.', until('2026-11-25', '18:00')],
  ['es', 'Le llamaré el próximo jueves a las 5 de la tarde.', until('2026-11-26', '17:00')],
] as const

for (const [language, words, due] of dues) {
  test(`until when: ${words}`, () => assert.deepEqual(found(words, language)[0]?.due, due))
}

const none: readonly (readonly [SuggestLanguage, string])[] = [
  ['en', 'I can’t promise a refund.'],
  ['en', 'We will not be able to come.'],
  ['en', 'If you send the form, we will refund you.'],
  ['en', 'Shall I call you tomorrow?'],
  ['en', 'I called you yesterday.'],
  ['en', 'You wrote: "I will call you tomorrow".'],
  ['en', '> We will refund you by Friday'],
  ['en', 'Suppose we send a new router tomorrow.'],
  ['en', 'The customer will call us tomorrow.'],
  ['es', 'No podemos prometerle nada.'],
  ['es', 'Si me lo envía, le abono la cuota.'],
  ['es', '¿Le llamo mañana?'],
  ['es', 'Le llamé ayer.'],
  ['es', 'Usted escribió: «Le llamaremos mañana».'],
  ['es', 'Puede que le llamemos mañana.'],
]

for (const [language, words] of none) {
  test(`no promise: ${words}`, () => assert.deepEqual(found(words, language), []))
}

test('each promise of a text is found with its words, where they stand', () => {
  const text =
    'Sorry 👋. Tomorrow at ten I will call you. And we’ll credit £10 within 5 working days, so no worries.'
  const suggested = found(text)
  assert.deepEqual(
    suggested.map(({ kind, words }) => [kind, words]),
    [
      ['call-back', 'Tomorrow at ten I will call you'],
      ['credit', 'we’ll credit £10 within 5 working days'],
    ],
  )
  for (const { from, to, words } of suggested) assert.equal(text.slice(from, to), words)
})

test('a time that has passed is no due date', () => {
  assert.equal(found('I will call you today before 8:00 am, as agreed on the 23rd.')[0]?.due, null)
})

test('a very long text is read to a limit, and without end nowhere', () => {
  assert.deepEqual(found('a'.repeat(200_000)), [])
  assert.equal(found(`${'I will '.repeat(2_000)}call you.`).length, 1)
})
