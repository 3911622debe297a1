/** Being called back as sentences, for the customer and for the team. No number stands in them. */
import type { Sentences } from '../case/describe.ts'
import type { CallbackFact } from './facts.ts'

type CallbackSentences = Pick<Sentences, CallbackFact['type']>

export const callbackInEnglish: CallbackSentences = {
  CallbackAsked: ({ by, window }, { time, to }) => {
    const when = window === null ? 'when it is their turn' : `from ${time(window.from)}`
    if (by === 'chat')
      return to(
        'We tell you when it is your turn. You keep your place in the line.',
        `The customer has left the page and is to be told ${when}. The place in the line is kept.`,
      )
    return to(
      window === null
        ? 'We call you when it is your turn. You keep your place in the line.'
        : `We call you from ${time(window.from)}. You keep your place in the line.`,
      `The customer is to be called ${when}. The place in the line is kept.`,
    )
  },
  CallbackWithdrawn: (_, { to }) =>
    to('You wait here after all, in the same place.', 'The customer waits after all, in the same place.'),
  CallbackDue: (_, { to }) => to('Your call is due.', 'The callback is due, in its old place.'),
  CallbackEarly: ({ agentId, why }, { name, to }) => {
    const because = why === 'customer-asked' ? 'the customer asked for it' : 'the customer is writing now'
    return to(
      'We call you before the time that you chose.',
      `${name(agentId)} calls before the chosen time: ${because}.`,
    )
  },
  CallbackRung: ({ agentId, until }, { name, time, to }) =>
    to(
      `It is your turn: ${name(agentId)} is here for you until ${time(until)}.`,
      `${name(agentId)} is there for the customer until ${time(until)}.`,
    ),
  CallbackTried: ({ agentId, attempt, why, nextAt }, { name, time, to }) => {
    const next = nextAt === null ? '' : ` The next try is ${time(nextAt)}.`
    if (why === 'wrong-number')
      return to(
        'We called, and the number is somebody else’s. Please give us another one.',
        `${name(agentId)} called: the number is somebody else’s.`,
      )
    return to(
      `We called you and did not reach you (try ${attempt}).${next}`,
      `${name(agentId)} called and reached nobody (try ${attempt}).${next}`,
    )
  },
  CallbackMet: ({ agentId }, { name, to }) =>
    agentId === null
      ? to('You came back to the page.', 'The customer came back to the page.')
      : to(`${name(agentId)} reached you.`, `${name(agentId)} reached the customer.`),
  CallbackSetAside: ({ keptUntil }, { end, to }) =>
    to(
      `We do not call again. Your place is kept until ${end(keptUntil)}: call, write or ask for a call, and you are at the front.`,
      `Set aside. The place is kept until ${end(keptUntil)}.`,
    ),
  PlaceTakenUp: (_, { to }) =>
    to(
      'You are back in time: you have the place that you had.',
      'The customer is back in time, in the place that was kept.',
    ),
}

export const callbackInSpanish: CallbackSentences = {
  CallbackAsked: ({ by, window }, { time, to }) => {
    const when = window === null ? 'cuando le toque' : `desde ${time(window.from)}`
    if (by === 'chat')
      return to(
        'Le avisamos cuando sea su turno. Usted conserva su puesto en la fila.',
        `El cliente ha dejado la página y hay que avisarle ${when}. El puesto en la fila se guarda.`,
      )
    return to(
      window === null
        ? 'Le llamamos cuando sea su turno. Usted conserva su puesto en la fila.'
        : `Le llamamos desde ${time(window.from)}. Usted conserva su puesto en la fila.`,
      `Hay que llamar al cliente ${when}. El puesto en la fila se guarda.`,
    )
  },
  CallbackWithdrawn: (_, { to }) =>
    to('Al final usted espera aquí, en el mismo puesto.', 'Al final el cliente espera, en el mismo puesto.'),
  CallbackDue: (_, { to }) =>
    to('Ya toca su llamada.', 'Ya toca devolver la llamada, en su puesto de siempre.'),
  CallbackEarly: ({ agentId, why }, { name, to }) => {
    const because = why === 'customer-asked' ? 'lo pidió el cliente' : 'el cliente está escribiendo ahora'
    return to(
      'Le llamamos antes de la hora que eligió.',
      `${name(agentId)} llama antes de la hora elegida: ${because}.`,
    )
  },
  CallbackRung: ({ agentId, until }, { name, time, to }) =>
    to(
      `Es su turno: ${name(agentId)} está aquí para usted. Hasta cuándo: ${time(until)}.`,
      `${name(agentId)} espera al cliente. Hasta cuándo: ${time(until)}.`,
    ),
  CallbackTried: ({ agentId, attempt, why, nextAt }, { name, time, to }) => {
    const next = nextAt === null ? '' : ` El próximo intento es ${time(nextAt)}.`
    if (why === 'wrong-number')
      return to(
        'Llamamos, y el número es de otra persona. Denos otro, por favor.',
        `${name(agentId)} llamó: el número es de otra persona.`,
      )
    return to(
      `Le llamamos y no le localizamos (intento ${attempt}).${next}`,
      `${name(agentId)} llamó y no localizó a nadie (intento ${attempt}).${next}`,
    )
  },
  CallbackMet: ({ agentId }, { name, to }) =>
    agentId === null
      ? to('Usted volvió a la página.', 'El cliente volvió a la página.')
      : to(`${name(agentId)} habló con usted.`, `${name(agentId)} localizó al cliente.`),
  CallbackSetAside: ({ keptUntil }, { end, to }) =>
    to(
      `No volvemos a llamar. Le guardamos el puesto hasta ${end(keptUntil)}: llame, escriba o pida una llamada, y será de los primeros.`,
      `Apartado. El puesto se guarda hasta ${end(keptUntil)}.`,
    ),
  PlaceTakenUp: (_, { to }) =>
    to(
      'Ha vuelto a tiempo: tiene el puesto que tenía.',
      'El cliente ha vuelto a tiempo, en el puesto que se le guardó.',
    ),
}
