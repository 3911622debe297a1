/** Leaving and paying less as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import type { LeavingFact } from './facts.ts'

type LeavingSentences = Pick<Sentences, LeavingFact['type']>

export const leavingInEnglish: LeavingSentences = {
  LeavingSaid: ({ by, agentId }, { name }) =>
    by === 'agent' && agentId !== undefined
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
      `We cancelled your service. Its last day is ${endsOn}. You need do nothing more.`,
      agentId === null
        ? `The customer cancelled a service. Its last day is ${endsOn}.`
        : `${name(agentId)} cancelled a service for the customer. Its last day is ${endsOn}.`,
    ),
  PlanChanged: ({ from, agentId, beforeMinor, monthlyMinor, currency }, { name, to }) =>
    to(
      `We changed your plan. From ${from} you pay ${sayMoney(monthlyMinor, currency, 'en')} a month, ${sayMoney(beforeMinor - monthlyMinor, currency, 'en')} less.`,
      `${name(agentId)} changed the plan: ${sayMoney(monthlyMinor, currency, 'en')} a month from ${from}, ${sayMoney(beforeMinor - monthlyMinor, currency, 'en')} less.`,
    ),
}

export const leavingInSpanish: LeavingSentences = {
  LeavingSaid: ({ by, agentId }, { name }) =>
    by === 'agent' && agentId !== undefined
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
      `Cancelamos su servicio. El último día es el ${endsOn}. No tiene que hacer nada más.`,
      agentId === null
        ? `El cliente canceló un servicio. El último día es el ${endsOn}.`
        : `${name(agentId)} canceló un servicio del cliente. El último día es el ${endsOn}.`,
    ),
  PlanChanged: ({ from, agentId, beforeMinor, monthlyMinor, currency }, { name, to }) =>
    to(
      `Cambiamos su plan. Desde el ${from} paga ${sayMoney(monthlyMinor, currency, 'es')} al mes, ${sayMoney(beforeMinor - monthlyMinor, currency, 'es')} menos.`,
      `${name(agentId)} cambió el plan: ${sayMoney(monthlyMinor, currency, 'es')} al mes desde el ${from}, ${sayMoney(beforeMinor - monthlyMinor, currency, 'es')} menos.`,
    ),
}
