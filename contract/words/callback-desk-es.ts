/** Being called back, at the desk, in Spanish. */
import type { callback as english } from './callback-desk-en.ts'

export const callback: typeof english = {
  byPhone: 'Devolver la llamada',
  byChat: 'Quiere que le avisen',
  try: count => (count === 1 ? 'un intento hasta ahora' : `${count} intentos hasta ahora`),
  next: time => `se le llama ${time}`,
  due: 'ya toca llamarle',
  chosen: (from, until) => `Eligió de ${from} a ${until}.`,
  title: name => (name === '' ? 'Llame a esta persona' : `Llame a ${name}`),
  lead: 'Lea de qué se trata, marque el número y diga aquí cómo fue. El puesto es suyo hasta entonces.',
  numberIs: {
    typed: 'Este número se escribió y no se confirmó.',
    confirmed: 'Quien lo pidió miró este número y lo confirmó.',
    account: 'Este es el número que tenemos del cliente.',
    known: name => `Consta como número de ${name}. No se ha confirmado quién lo pidió: compruébelo primero.`,
  },
  earlyAsked: 'Llamar ya: lo ha pedido',
  earlyWrites: 'Llamar ya: está escribiendo',
  earlyHint: (from, until) =>
    `Eligió de ${from} a ${until}. Su motivo queda en la historia; sin él, la fila avisa a alguien a esa hora.`,
  gone: 'El número se borró. Escríbale y apunte que no se localizó a nadie.',
  copy: 'Copiar el número',
  copied: 'Copiado',
  reached: 'Localizado',
  missed: 'No contesta nadie',
  wrong: 'El número es de otra persona',
  missedHint:
    'Se le llama otra vez a los diez minutos y después a la hora, en tiempo de apertura. Tras el tercer intento se guarda el puesto.',
  talking: name => `Está hablando con ${name}`,
  talkingHint: 'Cuando termine, apunte la llamada: con eso acaba el contacto.',
  write: 'Apuntar la llamada',
  comes: name => `Se ha avisado a ${name} de que es su turno`,
  comesHint: time => `Puede venir a su página hasta las ${time}. Lo que escriba aparece aquí.`,
}
