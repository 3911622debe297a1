/** Promises as sentences, for the customer and for the team. */
import type { Sentences, Voice } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import type { CommitmentFact } from './facts.ts'
import { promisedWords } from './kinds.ts'

type CommitmentSentences = Pick<Sentences, CommitmentFact['type']>

export const commitmentInEnglish: CommitmentSentences = {
  CommitmentMade: ({ agentId, kind, dueAt, carriedFrom }, { name, time }) =>
    carriedFrom === undefined
      ? `${name(agentId)} promised to ${promisedWords[kind].en} by ${time(dueAt)}.`
      : `A promise goes on here: ${name(agentId)} promised to ${promisedWords[kind].en} by ${time(dueAt)}.`,
  CommitmentDueSoon: () => 'A promise is nearly due.',
  CommitmentKept: ({ agentId }, { name, to }) =>
    agentId === null
      ? to('We kept a promise to you.', 'A promise was kept.')
      : `${name(agentId)} kept a promise.`,
  CommitmentBroken: ({ dueAt }, { time, to }) =>
    to(
      `We promised you something by ${time(dueAt)} and did not do it in time. We are sorry.`,
      `A promise was not kept by ${time(dueAt)}.`,
    ),
  CommitmentReplaced: ({ carriedInto }) =>
    carriedInto === undefined
      ? 'A new promise took the place of an earlier one.'
      : 'A promise goes on, unchanged, where this was joined.',
  CommitmentReleased: ({ helperId }, voice) => `${customerEn(helperId, voice)} let us off a promise.`,
  CommitmentPaused: ({ agentId }, { name, to }) =>
    to(
      'We need something from you first. Until it is here, the time of our promise rests.',
      `${name(agentId)} waits for the customer: the clock of a promise rests.`,
    ),
  CommitmentResumed: ({ dueAt }, { time, to }) =>
    to(
      `We go on with our promise. It is due by ${time(dueAt)} now.`,
      `The clock of a promise goes on. It is due by ${time(dueAt)} now.`,
    ),
  CommitmentReopened: ({ dueAt }, { time, to }) =>
    to(
      `What we sent you did not arrive. Our promise is open again, until ${time(dueAt)}.`,
      `What was sent did not arrive: the promise is open again, until ${time(dueAt)}.`,
    ),
  CommitmentHonoured: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} confirmed what we promised you.`,
      `${name(agentId)} stands up for a promise that was beyond its maker’s authority.`,
    ),
  EquivalentOffered: ({ agentId, kind, dueAt, ...money }, { name, time, to }) => {
    const what = `${promisedWords[kind].en}${amountIn(money, 'en')} by ${time(dueAt)}`
    return to(
      `${name(agentId)} offers you something as good instead: to ${what}. You decide.`,
      `${name(agentId)} offered something as good: to ${what}. The customer decides.`,
    )
  },
  EquivalentAccepted: (_, { to }) =>
    to('You accepted something as good.', 'The customer accepted something as good.'),
  EquivalentDeclined: (_, { to }) =>
    to(
      'You did not accept something else. What we promised stands.',
      'The customer did not accept something else. What was promised stands.',
    ),
}

export const commitmentInSpanish: CommitmentSentences = {
  CommitmentMade: ({ agentId, kind, dueAt, carriedFrom }, { name, time }) =>
    carriedFrom === undefined
      ? `${name(agentId)} prometió ${promisedWords[kind].es}. Plazo: ${time(dueAt)}.`
      : `Una promesa continúa aquí: ${name(agentId)} prometió ${promisedWords[kind].es}. Plazo: ${time(dueAt)}.`,
  CommitmentDueSoon: () => 'El plazo de una promesa está a punto de acabar.',
  CommitmentKept: ({ agentId }, { name, to }) =>
    agentId === null
      ? to('Cumplimos una promesa que le hicimos.', 'Se cumplió una promesa.')
      : `${name(agentId)} cumplió una promesa.`,
  CommitmentBroken: ({ dueAt }, { time, to }) =>
    to(
      `No cumplimos a tiempo lo que le prometimos. Lo sentimos. El plazo era: ${time(dueAt)}.`,
      `No se cumplió una promesa. El plazo era: ${time(dueAt)}.`,
    ),
  CommitmentReplaced: ({ carriedInto }) =>
    carriedInto === undefined
      ? 'Una promesa nueva ocupa el lugar de otra anterior.'
      : 'Una promesa continúa, sin cambios, donde esto se unió.',
  CommitmentReleased: ({ helperId }, voice) => `${customerEs(helperId, voice)} nos liberó de una promesa.`,
  CommitmentPaused: ({ agentId }, { name, to }) =>
    to(
      'Antes necesitamos algo de usted. Hasta que llegue, el plazo de nuestra promesa se detiene.',
      `${name(agentId)} espera al cliente: el plazo de una promesa se detiene.`,
    ),
  CommitmentResumed: ({ dueAt }, { time, to }) =>
    to(
      `Seguimos con nuestra promesa. El plazo es ahora: ${time(dueAt)}.`,
      `El plazo de una promesa sigue. Ahora es: ${time(dueAt)}.`,
    ),
  CommitmentReopened: ({ dueAt }, { time, to }) =>
    to(
      `Lo que le enviamos no llegó. Nuestra promesa sigue abierta. Plazo: ${time(dueAt)}.`,
      `Lo que se envió no llegó: la promesa vuelve a estar abierta. Plazo: ${time(dueAt)}.`,
    ),
  CommitmentHonoured: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} confirmó lo que le prometimos.`,
      `${name(agentId)} responde por una promesa que su autor no podía hacer.`,
    ),
  EquivalentOffered: ({ agentId, kind, dueAt, ...money }, { name, time, to }) => {
    const what = `${promisedWords[kind].es}${amountIn(money, 'es')}. Plazo: ${time(dueAt)}`
    return to(
      `${name(agentId)} le ofrece a cambio algo igual de bueno: ${what}. Usted decide.`,
      `${name(agentId)} ofreció algo igual de bueno: ${what}. Decide el cliente.`,
    )
  },
  EquivalentAccepted: (_, { to }) =>
    to('Usted aceptó algo igual de bueno.', 'El cliente aceptó algo igual de bueno.'),
  EquivalentDeclined: (_, { to }) =>
    to(
      'Usted no aceptó otra cosa. Lo que le prometimos sigue en pie.',
      'El cliente no aceptó otra cosa. Lo prometido sigue en pie.',
    ),
}

function customerEn(helperId: string | undefined, { to, helper }: Voice): string {
  return helperId === undefined ? to('You', 'The customer') : `${helper}, for ${to('you', 'the customer')},`
}

function customerEs(helperId: string | undefined, { to, helper }: Voice): string {
  return helperId === undefined ? to('Usted', 'El cliente') : `${helper}, por ${to('usted', 'el cliente')},`
}

/** Of money that is offered: " (£30.00)". */
function amountIn(
  { amountMinor, currency }: { readonly amountMinor?: number; readonly currency?: string },
  language: 'en' | 'es',
): string {
  return amountMinor === undefined || currency === undefined
    ? ''
    : ` (${sayMoney(amountMinor, currency, language)})`
}
