/** Leaving and paying less as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import { sayDay } from '../time/say-day.ts'
import type { LeavingFact } from './facts.ts'

type LeavingSentences = Pick<Sentences, LeavingFact['type']>

export const leavingInEnglish: LeavingSentences = {
  LeavingSaid: ({ by, agentId, isDismissed }, { name }) =>
    isDismissed && agentId !== undefined
      ? `${name(agentId)} told the customer that they can go. The lead was told.`
      : by === 'agent' && agentId !== undefined
        ? `${name(agentId)} heard that the customer wants to leave.`
        : 'The customer wants to leave. The lead was told.',
  WishToPayLess: ({ by, agentId }, { name }) =>
    by === 'agent' && agentId !== undefined
      ? `${name(agentId)} heard that the customer wants to pay less.`
      : 'The customer wants to pay less: whoever reads this changes the plan now.',
  WishTakenBack: ({ wish, agentId }, { name }) =>
    wish === 'leave'
      ? `${name(agentId)} took back that the customer wants to leave.`
      : `${name(agentId)} took back that the customer wants to pay less.`,
  ServiceCancelled: ({ endsOn, agentId }, { name, to }) =>
    to(
      `We cancelled your service. Its last day is ${sayDay(endsOn, 'en')}. You need do nothing more.`,
      agentId === null
        ? `The customer cancelled a service. Its last day is ${sayDay(endsOn, 'en')}.`
        : `${name(agentId)} cancelled a service for the customer. Its last day is ${sayDay(endsOn, 'en')}.`,
    ),
  PlanChanged: ({ from, agentId, beforeMinor, monthlyMinor, currency }, { name, to }) =>
    to(
      `We changed your plan. From ${sayDay(from, 'en')} you pay ${sayMoney(monthlyMinor, currency, 'en')} a month, ${sayMoney(beforeMinor - monthlyMinor, currency, 'en')} less.`,
      `${name(agentId)} changed the plan: ${sayMoney(monthlyMinor, currency, 'en')} a month from ${sayDay(from, 'en')}, ${sayMoney(beforeMinor - monthlyMinor, currency, 'en')} less.`,
    ),
  OrderBooked: ({ what, on, reference }, { to }) =>
    what === 'end-service'
      ? to(
          `Your cancellation is done: the last day is ${sayDay(on, 'en')}, and no bill comes for later. Its reference is ${reference}.`,
          `The cancellation is in the books: last day ${sayDay(on, 'en')}, reference ${reference}.`,
        )
      : to(
          `Your new plan is in our books from ${sayDay(on, 'en')}. Its reference is ${reference}.`,
          `The new plan is in the books from ${sayDay(on, 'en')}, reference ${reference}.`,
        ),
  OrderRefused: ({ what }, { to }) =>
    what === 'end-service'
      ? to(
          'Your last day stands. A person enters your cancellation in our books.',
          'Billing did not take the cancellation: somebody enters it by hand, and its reference.',
        )
      : to(
          'Your new plan stands. A person enters it in our books.',
          'Billing did not take the new plan: somebody enters it by hand, and its reference.',
        ),
}

export const leavingInSpanish: LeavingSentences = {
  LeavingSaid: ({ by, agentId, isDismissed }, { name }) =>
    isDismissed && agentId !== undefined
      ? `${name(agentId)} dijo al cliente que puede irse. Se ha avisado al responsable del turno.`
      : by === 'agent' && agentId !== undefined
        ? `${name(agentId)} oyó que el cliente quiere irse.`
        : 'El cliente quiere irse. Se ha avisado al responsable del turno.',
  WishToPayLess: ({ by, agentId }, { name }) =>
    by === 'agent' && agentId !== undefined
      ? `${name(agentId)} oyó que el cliente quiere pagar menos.`
      : 'El cliente quiere pagar menos: quien lo lee cambia el plan ahora.',
  WishTakenBack: ({ wish, agentId }, { name }) =>
    wish === 'leave'
      ? `${name(agentId)} retiró que el cliente quiere irse.`
      : `${name(agentId)} retiró que el cliente quiere pagar menos.`,
  ServiceCancelled: ({ endsOn, agentId }, { name, to }) =>
    to(
      `Cancelamos su servicio. El último día es el ${sayDay(endsOn, 'es')}. No tiene que hacer nada más.`,
      agentId === null
        ? `El cliente canceló un servicio. El último día es el ${sayDay(endsOn, 'es')}.`
        : `${name(agentId)} canceló un servicio del cliente. El último día es el ${sayDay(endsOn, 'es')}.`,
    ),
  PlanChanged: ({ from, agentId, beforeMinor, monthlyMinor, currency }, { name, to }) =>
    to(
      `Cambiamos su plan. Desde el ${sayDay(from, 'es')} paga ${sayMoney(monthlyMinor, currency, 'es')} al mes, ${sayMoney(beforeMinor - monthlyMinor, currency, 'es')} menos.`,
      `${name(agentId)} cambió el plan: ${sayMoney(monthlyMinor, currency, 'es')} al mes desde el ${sayDay(from, 'es')}, ${sayMoney(beforeMinor - monthlyMinor, currency, 'es')} menos.`,
    ),
  OrderBooked: ({ what, on, reference }, { to }) =>
    what === 'end-service'
      ? to(
          `Su baja está hecha: el último día es el ${sayDay(on, 'es')} y no llega factura por después. Su referencia es ${reference}.`,
          `La baja está en los libros: último día ${sayDay(on, 'es')}, referencia ${reference}.`,
        )
      : to(
          `Su nuevo plan está en nuestros libros desde el ${sayDay(on, 'es')}. Su referencia es ${reference}.`,
          `El nuevo plan está en los libros desde el ${sayDay(on, 'es')}, referencia ${reference}.`,
        ),
  OrderRefused: ({ what }, { to }) =>
    what === 'end-service'
      ? to(
          'Su último día sigue en pie. Una persona anota su baja en nuestros libros.',
          'Facturación no aceptó la baja: alguien la anota a mano, con su referencia.',
        )
      : to(
          'Su nuevo plan sigue en pie. Una persona lo anota en nuestros libros.',
          'Facturación no aceptó el nuevo plan: alguien lo anota a mano, con su referencia.',
        ),
}
