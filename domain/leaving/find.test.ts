/** What counts as wishing to leave, and to pay less. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDismissal, findLeaving, findWishes } from './find.ts'

const leaving = [
  'I want to cancel my contract.',
  'cancel',
  'Cancel it, please!',
  'It is down again. Cancel.',
  'I quit.',
  'I will leave if this is not fixed.',
  'Please disconnect my line.',
  'I don’t want to stay with you.',
  'I need my PAC code.',
  'Baja inmediata',
  'Cancelar.',
  'Corten mi servicio.',
  'No quiero seguir con ustedes.',
  'I want to cancel.',
  'Please cancel my internet from Friday.',
  'If this is not fixed by Monday I will cancel.',
  'How do I cancel my subscription?',
  'Stop my service, please.',
  'We have decided to leave you.',
  'I am switching to another provider next week.',
  'Close my account.',
  'I’ll stop using your services.',
  'I don’t want your service any more.',
  'I am done with you.',
  'I want to port my number to another company: I take my number with me.',
  'The customer wants to cancel.',
  'Quiero darme de baja.',
  'Me doy de baja.',
  'Quiero cancelar.',
  'Quiero cancelar mi contrato de fibra.',
  'Solicito la baja de la línea.',
  'Denme de baja hoy mismo.',
  'Me voy a otra compañía.',
  'Ya no quiero el servicio.',
  '¿Cómo puedo cancelar mi línea?',
  'Quiero dejar de ser cliente.',
  'Si no lo arreglan, me cambio de operador.',
]

for (const words of leaving) {
  test(`wants to leave: ${words}`, () => assert.notEqual(findLeaving(words), null))
}

const staying = [
  'I want to cancel my appointment.',
  'I have a PAC code from my old company.',
  'Who disconnects my line each night?',
  'No me corten la línea.',
  'La baja calidad del vídeo.',
  'Please cancel my order.',
  'Please cancel the visit on Friday.',
  'I need to cancel the engineer.',
  'Don’t cancel my contract.',
  'I do not want to cancel.',
  'You cancelled my line without asking.',
  'My service was cancelled yesterday!',
  'I did not ask to cancel anything.',
  'When does my contract end?',
  'The internet stops every evening.',
  'I will leave the key with the neighbour.',
  'My colleague wrote: "I want to cancel my contract".',
  'I would like to leave a message.',
  'Quiero cancelar la cita.',
  'Quiero cancelar mi pedido.',
  'No quiero darme de baja.',
  'No cancelen mi contrato.',
  'Me dieron de baja sin avisar.',
  'Estoy de baja médica y necesito internet.',
  'La línea va mal y la televisión también.',
  '',
]

for (const words of staying) {
  test(`does not want to leave: ${words || '(nothing)'}`, () => assert.equal(findLeaving(words), null))
}

const less = [
  'I want the cheaper plan.',
  'Can I switch to a cheaper tariff?',
  'I would like to pay less.',
  'Please lower my monthly bill.',
  'I want to downgrade.',
  'Put me back on pay as you go.',
  'Switch me to pay-as-you-go.',
  'Quiero una tarifa más barata.',
  'Quiero pagar menos.',
  '¿Me pueden bajar la cuota?',
]

for (const words of less) {
  test(`wants to pay less: ${words}`, () =>
    assert.deepEqual(
      findWishes(words).map(({ wish }) => wish),
      ['pay-less'],
    ))
}

const same = [
  'I don’t want a cheaper plan, I want one that works.',
  'My last bill is wrong.',
  'No quiero una tarifa más barata.',
  'This is too slow.',
]

for (const words of same) {
  test(`has no wish to pay less: ${words}`, () => assert.deepEqual(findWishes(words), []))
}

test('an agent who shows the door is heard too', () => {
  for (const words of [
    'Yes sir, you can stop using our services.',
    'You are free to find another provider.',
    'Puede dejar de usar nuestros servicios.',
    'Es libre de irse a otra compañía.',
  ]) {
    const found = findDismissal(words)
    assert.ok(found && words.slice(found.from, found.to).length > 9, words)
  }
  for (const words of [
    'You can stop by our shop.',
    'You can use another socket.',
    'Puede dejar el paquete allí.',
  ])
    assert.equal(findDismissal(words), null, words)
})

test('the words that say it are found where they stand', () => {
  const text = 'Hello. It never works. I want to cancel my contract, today.'
  const found = findLeaving(text)
  assert.ok(found)
  assert.match(text.slice(found.from, found.to), /cancel my contract/)
})

test('a very long text is read as quickly as a short one', () => {
  assert.equal(findLeaving('want to want to '.repeat(20_000)), null)
})
