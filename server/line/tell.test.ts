import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type TellableWait, tellOffered, tellOpenButEmpty, tellWait, type Waiting } from './tell.ts'

const fiveMinutes: TellableWait = { kind: 'at-most', seconds: 300 }
const threeHours: TellableWait = { kind: 'at-most', seconds: 3 * 3_600 }
const atOnce: TellableWait = { kind: 'at-once' }
const tooFew: TellableWait = { kind: 'cannot-tell', why: 'too-few-samples' }
const nobody: TellableWait = { kind: 'cannot-tell', why: 'nobody-here' }

const inLine: Waiting = { ahead: 0, estimate: atOnce, isLetter: false, isNewcomer: false, closed: null }
const newcomer: Waiting = { ...inLine, isNewcomer: true }
const letter: Waiting = { ...inLine, isLetter: true }
const newLetter: Waiting = { ...letter, isNewcomer: true }
const CLOSED = 'We are closed now. A person answers from 07:00 today.'
const CERRADO = 'Ahora estamos cerrados. Una persona atiende a partir de las 07:00 de hoy.'

interface Case {
  readonly says: string
  readonly waiting: Waiting
  readonly en: string
  readonly es: string
}

const live: readonly Case[] = [
  {
    says: 'somebody is free',
    waiting: newcomer,
    en: 'Somebody is free: a person answers at once.',
    es: 'Hay alguien libre: una persona le atiende enseguida.',
  },
  {
    says: 'next in the line',
    waiting: { ...inLine, estimate: fiveMinutes },
    en: 'You are next. A person answers in at most 5 minutes, nine times out of ten.',
    es: 'Es su turno. Una persona le atiende en 5 minutos como máximo, nueve de cada diez veces.',
  },
  {
    says: 'nobody before, before writing',
    waiting: { ...newcomer, estimate: fiveMinutes },
    en: 'Nobody is before you. A person answers in at most 5 minutes, nine times out of ten.',
    es: 'No hay nadie antes que usted. Una persona le atiende en 5 minutos como máximo, nueve de cada diez veces.',
  },
  {
    says: 'three before',
    waiting: { ...inLine, ahead: 3, estimate: threeHours },
    en: '3 people are before you. A person answers in at most 3 hours, nine times out of ten.',
    es: 'Hay 3 personas antes que usted. Una persona le atiende en 3 horas como máximo, nueve de cada diez veces.',
  },
  {
    says: 'with the middle value, and roughly',
    waiting: { ...newcomer, estimate: { kind: 'at-most', seconds: 300, middleSeconds: 120, isRough: true } },
    en: 'Nobody is before you. A person answers in at most 5 minutes, nine times out of ten. Half of the time it is at most 2 minutes. This is only a rough figure.',
    es: 'No hay nadie antes que usted. Una persona le atiende en 5 minutos como máximo, nueve de cada diez veces. La mitad de las veces son 2 minutos como máximo. Es solo una cifra aproximada.',
  },
  {
    says: 'told again that it takes longer',
    waiting: { ...inLine, estimate: { kind: 'at-most', seconds: 300, worse: 'fewer-here' } },
    en: 'You are next. It takes longer than we said: fewer of us are here than before. A person answers in at most 5 minutes, nine times out of ten.',
    es: 'Es su turno. Tarda más de lo que dijimos: somos menos que antes. Una persona le atiende en 5 minutos como máximo, nueve de cada diez veces.',
  },
  {
    says: 'what was told is over',
    waiting: { ...inLine, estimate: { kind: 'late' } },
    en: 'You are next. It takes longer than we told you, and we are sorry. Your place is kept.',
    es: 'Es su turno. Tarda más de lo que le dijimos, y lo sentimos. Le guardamos el turno.',
  },
  {
    says: 'too little is known, and until when we are open',
    waiting: { ...inLine, ahead: 1, estimate: tooFew, open: 'We are open until 18:00.' },
    en: 'One person is before you. We cannot tell yet how long it will take. We are open until 18:00. Your place is kept.',
    es: 'Hay una persona antes que usted. Todavía no podemos decir cuánto tardará. We are open until 18:00. Le guardamos el turno.',
  },
  {
    says: 'too little is known, before joining: no place is kept yet, and the rota says who is here',
    waiting: { ...newcomer, estimate: tooFew, plan: 'By our plan 2 of us are here this hour.' },
    en: 'Nobody is before you. We cannot tell yet how long it will take. By our plan 2 of us are here this hour.',
    es: 'No hay nadie antes que usted. Todavía no podemos decir cuánto tardará. By our plan 2 of us are here this hour.',
  },
  {
    says: 'too little is known',
    waiting: { ...inLine, ahead: 1, estimate: tooFew },
    en: 'One person is before you. We cannot tell yet how long it will take. Your place is kept.',
    es: 'Hay una persona antes que usted. Todavía no podemos decir cuánto tardará. Le guardamos el turno.',
  },
  {
    says: 'nobody at a desk though we are open, before writing: that stands above it',
    waiting: { ...newcomer, estimate: nobody },
    en: 'Write now: you take your place in the line, and need not stay on this page.',
    es: 'Escriba ahora: toma su turno en la fila y no hace falta que espere en esta página.',
  },
  {
    says: 'closed, before writing: the hours stand above it',
    waiting: { ...newcomer, estimate: nobody, closed: CLOSED },
    en: 'Write now: you take your place in the line, and need not stay on this page.',
    es: 'Escriba ahora: toma su turno en la fila y no hace falta que espere en esta página.',
  },
  {
    says: 'nobody at a desk though we are open, in the line',
    waiting: { ...inLine, estimate: nobody },
    en: 'Nobody is at a desk right now. Your place is kept, and you need not stay on this page.',
    es: 'Ahora mismo no hay nadie en su puesto. Le guardamos el turno y no hace falta que espere en esta página.',
  },
  {
    says: 'closed, in the line: it says when a person answers',
    waiting: { ...inLine, estimate: nobody, closed: CLOSED },
    en: `${CLOSED} Your place is kept, and you need not stay on this page.`,
    es: `${CERRADO} Le guardamos el turno y no hace falta que espere en esta página.`,
  },
]

const letters: readonly Case[] = [
  {
    says: 'somebody is free',
    waiting: newLetter,
    en: 'Somebody is free: a person reads it at once and writes back to you.',
    es: 'Hay alguien libre: una persona lo lee enseguida y le responde por escrito.',
  },
  {
    says: 'three before',
    waiting: { ...newLetter, ahead: 3, estimate: fiveMinutes },
    en: '3 people are before you. A person reads it in at most 5 minutes, nine times out of ten, and writes back to you.',
    es: 'Hay 3 personas antes que usted. Una persona lo lee en 5 minutos como máximo, nueve de cada diez veces, y le responde por escrito.',
  },
  {
    says: 'too little is known',
    waiting: { ...newLetter, ahead: 1, estimate: tooFew, closed: CLOSED },
    en: 'One person is before you. A person writes back to you. We cannot tell yet when.',
    es: 'Hay una persona antes que usted. Una persona le responde por escrito. Todavía no podemos decir cuándo.',
  },
  {
    says: 'nobody at a desk though we are open',
    waiting: { ...newLetter, estimate: nobody },
    en: 'A person writes back to you. We cannot tell yet when.',
    es: 'Una persona le responde por escrito. Todavía no podemos decir cuándo.',
  },
  {
    says: 'closed, before writing: the hours stand above it',
    waiting: { ...newLetter, ahead: 2, estimate: nobody, closed: CLOSED },
    en: '2 people are before you. A person writes back to you.',
    es: 'Hay 2 personas antes que usted. Una persona le responde por escrito.',
  },
  {
    says: 'closed, in the line: it says when a person answers',
    waiting: { ...letter, estimate: nobody, closed: CLOSED },
    en: `${CLOSED} A person writes back to you.`,
    es: `${CERRADO} Una persona le responde por escrito.`,
  },
]

for (const [medium, cases] of Object.entries({ 'In a chat': live, 'By letter': letters })) {
  describe(medium, () => {
    for (const { says, waiting, en, es } of cases) {
      test(`what is said of the wait: ${says}`, () => {
        assert.equal(tellWait(waiting, 'en'), en)
        assert.equal(tellWait({ ...waiting, closed: waiting.closed && CERRADO }, 'es'), es)
      })
    }
  })
}

test('on the contact page no sentence stands twice when nobody is here', () => {
  for (const closed of [null, CLOSED]) {
    const told = [newcomer, newLetter].map(one => tellWait({ ...one, estimate: nobody, closed }, 'en'))
    const sentences: readonly string[] = told.join(' ').split(/(?<=\.) /)
    assert.deepEqual(sentences, [...new Set(sentences)])
  }
})

test('where nobody is at a desk the opening hours promise nobody', () => {
  assert.equal(tellOpenButEmpty('en'), 'We are open, but nobody is at a desk right now.')
  assert.equal(tellOpenButEmpty('es'), 'Estamos abiertos, pero ahora mismo no hay nadie en su puesto.')
})

test('whoever is being called is told so', () => {
  assert.equal(tellOffered('en'), 'A person is being called to you right now.')
  assert.equal(tellOffered('es'), 'Estamos avisando a una persona ahora mismo.')
})
