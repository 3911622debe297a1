/** The facts of acting for somebody, as sentences. The name of a helper is told by whoever has the body at hand. */
import type { Sentences } from '../case/describe.ts'
import type { ActingFact } from './facts.ts'

type ActingSentences = Pick<Sentences, ActingFact['type']>

export const actingInEnglish: ActingSentences = {
  HelperAsked: ({ agentId }, { name, to, helper }) =>
    to(
      `We asked you whether ${helper} may act for you.`,
      `${name(agentId)} wrote down that ${helper} may act for the customer. It counts when the customer has said yes.`,
    ),
  HelperAuthorised: ({ scope, until, inAllMatters }, { time, to, helper }) => {
    const matters = inAllMatters ? 'in every matter' : 'in this matter'
    const does = scope === 'decide' ? 'read, write and decide' : 'read and write'
    return `${helper} may act for ${to('you', 'the customer')} ${matters} until ${time(until)}: ${does}.`
  },
  HelperWithdrawn: (_fact, { to, helper }) =>
    to(
      `${helper} no longer acts for you. You took it back.`,
      `The customer took it back: ${helper} no longer acts for them.`,
    ),
  HelperDeclined: (_fact, { to, helper }) =>
    to(
      `You said no: ${helper} may not act for you.`,
      `The account holder said no: ${helper} may not act for them.`,
    ),
  CaseIsAbout: ({ kind, accountHolderId, helperId }) => {
    if (kind === 'own-account')
      return accountHolderId === null
        ? 'What was typed fits no account for certain.'
        : 'What was typed fits an account. The writer has not shown that it is theirs.'
    return accountHolderId === null
      ? 'The writer speaks for somebody else. We found no account for certain.'
      : `The writer speaks for somebody else, whose account we found.${helperId === undefined ? '' : ' They were asked whether the writer may act for them.'}`
  },
  LinksStopped: (_fact, { to }) =>
    to(
      'You had every link to this case stopped. New links come with our next letter.',
      'The customer had every link to this case stopped.',
    ),
}

export const actingInSpanish: ActingSentences = {
  HelperAsked: ({ agentId }, { name, to, helper }) =>
    to(
      `Le preguntamos si ${helper} puede actuar por usted.`,
      `${name(agentId)} anotó que ${helper} puede actuar por el cliente. Vale cuando el cliente haya dicho que sí.`,
    ),
  HelperAuthorised: ({ scope, until, inAllMatters }, { time, to, helper }) => {
    const matters = inAllMatters ? 'en todos los asuntos' : 'en este asunto'
    const does = scope === 'decide' ? 'leer, escribir y decidir' : 'leer y escribir'
    return `${helper} puede actuar por ${to('usted', 'el cliente')} ${matters} hasta ${time(until)}: ${does}.`
  },
  HelperWithdrawn: (_fact, { to, helper }) =>
    to(
      `${helper} ya no actúa por usted. Usted retiró el permiso.`,
      `El cliente retiró el permiso: ${helper} ya no actúa por él.`,
    ),
  HelperDeclined: (_fact, { to, helper }) =>
    to(
      `Usted dijo que no: ${helper} no puede actuar por usted.`,
      `El titular dijo que no: ${helper} no puede actuar en su nombre.`,
    ),
  CaseIsAbout: ({ kind, accountHolderId, helperId }) => {
    if (kind === 'own-account')
      return accountHolderId === null
        ? 'Lo que se escribió no corresponde con certeza a ninguna cuenta.'
        : 'Lo que se escribió corresponde a una cuenta. Quien escribe no ha mostrado que sea suya.'
    return accountHolderId === null
      ? 'Quien escribe habla por otra persona. No hallamos con certeza ninguna cuenta.'
      : `Quien escribe habla por otra persona, cuya cuenta hallamos.${helperId === undefined ? '' : ' Se le preguntó si quien escribe puede actuar en su nombre.'}`
  },
  LinksStopped: (_fact, { to }) =>
    to(
      'Usted hizo que dejaran de valer todos los enlaces a este caso. Los nuevos llegan con nuestra próxima carta.',
      'El cliente hizo que dejaran de valer todos los enlaces a este caso.',
    ),
}
