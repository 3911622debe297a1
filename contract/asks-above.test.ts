import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForSomebodyAbove, hasAskedAbove } from './asks-above.ts'
import { asksPlainlyAbove } from './asks-plainly-above.ts'

const asks = [
  'I want to speak to your manager.',
  'Can I talk to a supervisor please?',
  'Put me through to someone above you',
  'Please escalate this.',
  'Who is your boss?',
  'I’d like to speak with somebody who can decide',
  'I am taking this further',
  'Ask for the team leader? Yes: give me the team leader!',
  'Quiero hablar con su superior',
  'Páseme con un encargado, por favor',
  'Necesito hablar con el responsable.',
  'quiero poner una queja con el jefe de usted',
  'Quiero escalar el caso',
  '¿Quién es su jefe?',
  'Exijo que me atienda alguien con más autoridad',
]

const doNotAsk = [
  'My line is dead.',
  'My manager told me to call you.',
  'I am the manager of this shop and my line is dead.',
  'No need to talk to a manager, it works now.',
  'I spoke to Tom yesterday.',
  'The package said: manager edition',
  'Mi jefe dice que la línea no va.',
  'No hace falta hablar con su jefe.',
  'El router es superior al anterior.',
  'Quiero una factura.',
  'Can I go higher than 100 Mbit?',
  'Vivo más arriba, en el tercero.',
]

for (const words of asks)
  test(`somebody above is asked for: ${words}`, () => {
    assert.equal(asksForSomebodyAbove(words), true)
  })

for (const words of doNotAsk)
  test(`nobody above is asked for: ${words}`, () => {
    assert.equal(asksForSomebodyAbove(words), false)
  })

test('what was asked before going up is settled by it', () => {
  const asked = { type: 'CustomerSpoke', words: 'I want to speak to your manager.' }
  const climbed = { type: 'RungClimbed', words: null }
  assert.equal(hasAskedAbove([asked]), true)
  assert.equal(hasAskedAbove([asked, climbed]), false)
  assert.equal(hasAskedAbove([asked, climbed, asked]), true)
  assert.equal(hasAskedAbove([{ ...asked, type: 'AgentReplied' }]), false)
})

const plainly = [
  'I want to speak to your manager.',
  'This is useless. I want to talk to a supervisor now!',
  "I'd like to speak with somebody who can decide",
  'Can I please talk to the manager?',
  'Put me through to someone above you',
  'Let me speak to your team leader, please.',
  'Give me the supervisor!',
  'Please escalate this.',
  'Could you escalate my complaint?',
  'I want to go higher.',
  'We would like to take this higher up, please',
  'I want to go to the ombudsman.',
  'Quiero hablar con su superior.',
  'Páseme con un encargado, por favor',
  '¿Puedo hablar con el supervisor?',
  'Exijo que me atienda alguien con más autoridad',
  'Necesito hablar con el responsable.',
  'Quiero escalar mi reclamación',
  'Por favor, eleven mi queja',
  'Quiero ir más arriba.',
  'Quiero acudir al defensor del cliente.',
]

const notPlainly = [
  'If this goes on, I want to speak to your manager.',
  'I already spoke to your manager yesterday.',
  'I wanted to talk to a supervisor last week.',
  'Do I have to talk to a manager for that?',
  'How do I escalate this?',
  'My wife said I need to speak to the manager.',
  'I want to talk to the manager of my shop first.',
  'I am the manager and I want to talk to the boss of our team.',
  'I need to speak to my manager before I decide.',
  'The engineer asked to talk to the supervisor.',
  'I do not want to speak to your manager, just fix it.',
  'They told me to ask for the manager.',
  'Your manager was very kind, thank you.',
  'I want the manager edition of the router.',
  'Can I speak to Tom?',
  'I want to go higher than 100 Mbit with my plan.',
  'I will go to the ombudsman.',
  'Do I have to go higher?',
  'What does the ombudsman do?',
  'Vivo dos calles más arriba.',
  'Acudiré al defensor del cliente.',
  'Si no se arregla, quiero hablar con su superior.',
  'Ya hablé con su jefe ayer.',
  'Me dijeron que hablara con el encargado.',
  'No quiero hablar con su jefe.',
  'Tengo que hablar con mi jefe primero.',
  'Quiero hablar con el responsable de mi caso.',
  'El router es superior al anterior.',
  '¿Cómo se escala una reclamación?',
]

for (const words of plainly)
  test(`somebody above is asked for plainly, here and now: ${words}`, () => {
    assert.equal(asksPlainlyAbove(words), true)
    assert.equal(asksForSomebodyAbove(words), true)
  })

for (const words of notPlainly)
  test(`these words send nobody up by themselves: ${words}`, () => {
    assert.equal(asksPlainlyAbove(words), false)
  })
