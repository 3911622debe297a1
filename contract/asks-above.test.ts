import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForSomebodyAbove, hasAskedAbove } from './asks-above.ts'

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
