/** The facts of the line as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import type { LineFact, OwnerWaitEnd } from './facts.ts'

type LineSentences = Pick<Sentences, LineFact['type']>

const minutesOf = (seconds: number) => Math.round(seconds / 60)

const endedInEnglish: Readonly<Record<OwnerWaitEnd, (owner: string) => string>> = {
  customer: owner => `Whoever is free comes now, not only ${owner}.`,
  limit: owner => `${owner} could not come in time: whoever is free comes now.`,
  'owner-changed': owner => `${owner} does not look after this any more: whoever is free comes now.`,
}

export const lineInEnglish: LineSentences = {
  OwnerAwaited: ({ agentId, until }, { name, time, to }) =>
    `${to('You would', 'The customer would')} rather wait for ${name(agentId)}, until ${time(until)} at most. The place in the line is kept.`,
  OwnerNotAwaited: ({ agentId, reason }, { name, to }) =>
    `${endedInEnglish[reason](name(agentId))} ${to('You have', 'The customer has')} the same place as before.`,
  RequestPastLimit: ({ limitSeconds }) =>
    `This request has waited for longer than the ${minutesOf(limitSeconds)} minutes that we state: a call at a time of the customer’s choice is due to them.`,
}

const endedInSpanish: Readonly<Record<OwnerWaitEnd, (owner: string) => string>> = {
  customer: owner => `Ahora atiende quien esté libre, no solo ${owner}.`,
  limit: owner => `${owner} no pudo venir a tiempo: ahora atiende quien esté libre.`,
  'owner-changed': owner => `${owner} ya no lleva este asunto: ahora atiende quien esté libre.`,
}

export const lineInSpanish: LineSentences = {
  OwnerAwaited: ({ agentId, until }, { name, time, to }) =>
    `${to('Usted prefiere', 'El cliente prefiere')} esperar a ${name(agentId)}, hasta las ${time(until)} como máximo. El puesto en la fila se guarda.`,
  OwnerNotAwaited: ({ agentId, reason }, { name, to }) =>
    `${endedInSpanish[reason](name(agentId))} ${to('Usted conserva', 'El cliente conserva')} el mismo puesto que antes.`,
  RequestPastLimit: ({ limitSeconds }) =>
    `Esta petición ha esperado más de los ${minutesOf(limitSeconds)} minutos que indicamos: al cliente se le debe una llamada a la hora que elija.`,
}
