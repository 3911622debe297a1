/** Failures of a service as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import type { FailureEvent, FailureFact } from './facts.ts'

type FailureSentences = Pick<Sentences, FailureFact['type']>

const english: Readonly<Record<FailureEvent, readonly [customer: string, team: string]>> = {
  'loss-of-service': ['You were without service', 'Without service'],
  'delayed-start': ['Your service did not begin on its day', 'The start is late'],
  'missed-appointment': ['We did not keep our appointment with you', 'An appointment was missed'],
}

const spanish: Readonly<Record<FailureEvent, readonly [customer: string, team: string]>> = {
  'loss-of-service': ['Usted se quedó sin servicio', 'Sin servicio'],
  'delayed-start': ['Su servicio no empezó en su día', 'El alta se retrasa'],
  'missed-appointment': ['No acudimos a la cita con usted', 'Se faltó a una cita'],
}

export const failureInEnglish: FailureSentences = {
  FailureNoted: ({ event, from, until }, { to, time }) => {
    const [customer, team] = english[event]
    const when = timesEn(event, time(from), until === null ? null : time(until))
    return to(
      `${customer}: ${when}. You do not have to ask: what our rules give for it comes by itself.`,
      `${team}: ${when}.`,
    )
  },
  FailureEnded: ({ event, until }, { to, time }) =>
    event === 'delayed-start'
      ? to(`Your service began: ${time(until)}.`, `The service began: ${time(until)}.`)
      : to(`Your service is back: ${time(until)}.`, `The service is back: ${time(until)}.`),
  FailureCorrected: ({ event, from, until, kept }, { to, time }) => {
    const when = timesEn(event, time(from), until === null ? null : time(until))
    const more = kept === undefined ? null : sayMoney(kept.minor, kept.currency, 'en')
    return to(
      `We had written down other times. It was ${when}.${more === null ? '' : ` You keep all that you got, ${more} more than is due.`}`,
      `The times were corrected: ${when}.${more === null ? '' : ` ${more} more was given than is due; the customer keeps it.`}`,
    )
  },
}

export const failureInSpanish: FailureSentences = {
  FailureNoted: ({ event, from, until }, { to, time }) => {
    const [customer, team] = spanish[event]
    const when = timesEs(event, time(from), until === null ? null : time(until))
    return to(
      `${customer}: ${when}. No tiene que pedir nada: lo que dan nuestras reglas llega solo.`,
      `${team}: ${when}.`,
    )
  },
  FailureEnded: ({ event, until }, { to, time }) =>
    event === 'delayed-start'
      ? to(`Su servicio empezó: ${time(until)}.`, `El servicio empezó: ${time(until)}.`)
      : to(`Su servicio ha vuelto: ${time(until)}.`, `El servicio ha vuelto: ${time(until)}.`),
  FailureCorrected: ({ event, from, until, kept }, { to, time }) => {
    const when = timesEs(event, time(from), until === null ? null : time(until))
    const more = kept === undefined ? null : sayMoney(kept.minor, kept.currency, 'es')
    return to(
      `Habíamos anotado otras horas. Fue ${when}.${more === null ? '' : ` Usted se queda con todo lo recibido, ${more} más de lo debido.`}`,
      `Se corrigieron las horas: ${when}.${more === null ? '' : ` Se dio ${more} más de lo debido; se lo queda el cliente.`}`,
    )
  },
}

function timesEn(event: FailureEvent, from: string, until: string | null): string {
  if (event === 'missed-appointment') return from
  return until === null ? `since ${from}` : `from ${from} to ${until}`
}

function timesEs(event: FailureEvent, from: string, until: string | null): string {
  if (event === 'missed-appointment') return from
  return until === null ? `desde ${from}` : `de ${from} a ${until}`
}
