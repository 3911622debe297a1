/** Promises as sentences, for the customer and for the team. */
import type { Sentences, Voice } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import type { CommitmentFact } from './facts.ts'
import { type NamedPromise, promisedWords, quotedWords, whichPromise } from './kinds.ts'

type CommitmentSentences = Pick<Sentences, CommitmentFact['type']>

export const commitmentInEnglish: CommitmentSentences = {
  CommitmentMade: ({ agentId, kind, dueAt, carriedFrom }, { name, time }) =>
    carriedFrom === undefined
      ? `${name(agentId)} promised to ${promisedWords[kind].en} by ${time(dueAt)}.`
      : `A promise goes on here: ${name(agentId)} promised to ${promisedWords[kind].en} by ${time(dueAt)}.`,
  CommitmentDueSoon: ({ commitmentId }, { promise }) =>
    `A promise is nearly due${whichPromise(promise(commitmentId), 'en')}.`,
  CommitmentKept: ({ agentId, commitmentId }, { name, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'en')
    return agentId === null
      ? to(`We kept a promise to you${which}.`, `A promise was kept${which}.`)
      : `${name(agentId)} kept a promise${which}.`
  },
  CommitmentBroken: ({ commitmentId, dueAt }, { time, to, promise }) =>
    to(
      `We promised ${whatEn(promise(commitmentId))} by ${time(dueAt)} and did not do it in time. We are sorry.`,
      `A promise was not kept by ${time(dueAt)}${whichPromise(promise(commitmentId), 'en')}.`,
    ),
  CommitmentReplaced: ({ carriedInto }) =>
    carriedInto === undefined
      ? 'A new promise took the place of an earlier one.'
      : 'A promise goes on, unchanged, where this was joined.',
  CommitmentReleased: ({ commitmentId, helperId }, voice) =>
    `${customerEn(helperId, voice)} let us off a promise${whichPromise(voice.promise(commitmentId), 'en')}.`,
  CommitmentPaused: ({ agentId }, { name, to }) =>
    to(
      'We need something from you first. Until it is here, the time of our promise rests.',
      `${name(agentId)} waits for the customer: the clock of a promise rests.`,
    ),
  CommitmentResumed: ({ commitmentId, dueAt }, { time, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'en')
    return to(
      `We go on with our promise${which}. It is due by ${time(dueAt)} now.`,
      `The clock of a promise goes on${which}. It is due by ${time(dueAt)} now.`,
    )
  },
  CommitmentReopened: ({ commitmentId, dueAt }, { time, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'en')
    return to(
      `What we sent you did not arrive. Our promise is open again, until ${time(dueAt)}${which}.`,
      `What was sent did not arrive. The promise is open again, until ${time(dueAt)}${which}.`,
    )
  },
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
  CommitmentDueSoon: ({ commitmentId }, { promise }) =>
    `El plazo de una promesa está a punto de acabar${whichPromise(promise(commitmentId), 'es')}.`,
  CommitmentKept: ({ agentId, commitmentId }, { name, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'es')
    return agentId === null
      ? to(`Cumplimos una promesa que le hicimos${which}.`, `Se cumplió una promesa${which}.`)
      : `${name(agentId)} cumplió una promesa${which}.`
  },
  CommitmentBroken: ({ commitmentId, dueAt }, { time, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'es')
    return to(
      `No cumplimos a tiempo lo que le prometimos${which}. Lo sentimos. El plazo era: ${time(dueAt)}.`,
      `No se cumplió una promesa${which}. El plazo era: ${time(dueAt)}.`,
    )
  },
  CommitmentReplaced: ({ carriedInto }) =>
    carriedInto === undefined
      ? 'Una promesa nueva ocupa el lugar de otra anterior.'
      : 'Una promesa continúa, sin cambios, donde esto se unió.',
  CommitmentReleased: ({ commitmentId, helperId }, voice) =>
    `${customerEs(helperId, voice)} nos liberó de una promesa${whichPromise(voice.promise(commitmentId), 'es')}.`,
  CommitmentPaused: ({ agentId }, { name, to }) =>
    to(
      'Antes necesitamos algo de usted. Hasta que llegue, el plazo de nuestra promesa se detiene.',
      `${name(agentId)} espera al cliente: el plazo de una promesa se detiene.`,
    ),
  CommitmentResumed: ({ commitmentId, dueAt }, { time, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'es')
    return to(
      `Seguimos con nuestra promesa${which}. El plazo es ahora: ${time(dueAt)}.`,
      `El plazo de una promesa sigue${which}. Ahora es: ${time(dueAt)}.`,
    )
  },
  CommitmentReopened: ({ commitmentId, dueAt }, { time, to, promise }) => {
    const which = whichPromise(promise(commitmentId), 'es')
    return to(
      `Lo que le enviamos no llegó. Nuestra promesa sigue abierta${which}. Plazo: ${time(dueAt)}.`,
      `Lo que se envió no llegó. La promesa vuelve a estar abierta${which}. Plazo: ${time(dueAt)}.`,
    )
  },
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

/** What follows "we promised". */
function whatEn(promise: NamedPromise | null): string {
  if (promise === null) return 'you something'
  const words = quotedWords(promise)
  return words === null ? `to ${promisedWords[promise.kind].en}` : `you ${words}`
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
