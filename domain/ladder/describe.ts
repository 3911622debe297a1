/** The ladder as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import type { ClimbedBy, LadderFact } from './facts.ts'

type LadderSentences = Pick<Sentences, LadderFact['type']>

const whyEn: Readonly<Record<ClimbedBy, readonly [customer: string, agent: string]>> = {
  customer: ['You asked for somebody above.', 'The customer asked for somebody above.'],
  helper: ['Whoever speaks for you asked for somebody above.', 'The helper asked for somebody above.'],
  agent: ['We asked somebody above to decide.', 'An agent asked for somebody above.'],
  breach: ['A promise to you was not kept.', 'A promise was not kept.'],
  approval: ['Nobody decided in time.', 'An approval was not given in time.'],
  unanswered: ['Nobody answered you in time.', 'The rung below did not answer in time.'],
}

const whyEs: Readonly<Record<ClimbedBy, readonly [customer: string, agent: string]>> = {
  customer: ['Usted pidió hablar con alguien superior.', 'El cliente pidió hablar con alguien superior.'],
  helper: ['Quien habla por usted pidió a alguien superior.', 'El ayudante pidió a alguien superior.'],
  agent: ['Pedimos que decida alguien superior.', 'Un agente pidió que decida alguien superior.'],
  breach: ['No cumplimos una promesa que le hicimos.', 'No se cumplió una promesa.'],
  approval: ['Nadie decidió a tiempo.', 'Una autorización no llegó a tiempo.'],
  unanswered: ['Nadie le respondió a tiempo.', 'El nivel anterior no respondió a tiempo.'],
}

export const ladderInEnglish: LadderSentences = {
  RungClimbed: ({ rung, to: decider, by, answerBy }, { name, time, to }) => {
    const why = to(...whyEn[by])
    if (decider === null)
      return to(
        `${why} You can go to a body outside our company now. We wrote to you how.`,
        `${why} The customer was told of the body outside.`,
      )
    const until = answerBy === null ? '' : ` by ${time(answerBy)}`
    return to(
      `${why} ${name(decider)} decides now and answers you${until}.`,
      `${why} On rung ${rung}, ${name(decider)} decides${until}.`,
    )
  },
  RungAnswered: ({ rung, agentId, how }, { name, to }) =>
    how === 'yes'
      ? to(`${name(agentId)} decided for you.`, `${name(agentId)} answered for rung ${rung}.`)
      : to(`${name(agentId)} decided, and it is a no.`, `${name(agentId)} answered for rung ${rung}: no.`),
  RungEnded: ({ rung }) => `Nobody waits for an answer of rung ${rung} any more: the customer was erased.`,
  RungReminded: ({ rung }) => `Rung ${rung} was reminded: its time is nearly over.`,
  RungLate: ({ rung, agentId, answerBy }, { name, time, to }) =>
    to(
      `We did not answer you in time. That is our fault. ${name(agentId)} still owes you an answer, by ${time(answerBy)}.`,
      `Rung ${rung}, the last inside, did not answer in time. ${name(agentId)} answers by ${time(answerBy)}.`,
    ),
  PointListed: ({ agentId, helperId }, { name, to }) =>
    agentId === null
      ? to(
          helperId === undefined
            ? 'You want us to answer a point.'
            : 'Whoever speaks for you wants us to answer a point.',
          helperId === undefined
            ? 'The customer listed a point of the complaint.'
            : 'The helper listed a point of the complaint.',
        )
      : to(
          'We wrote down a point of yours, so that we answer it.',
          `${name(agentId)} listed a point of the complaint.`,
        ),
  PointTakenBack: ({ agentId }, { name, to }) =>
    to(
      'We had written down a point that is not yours, and took it back. List it again if we are wrong.',
      `${name(agentId)} took a point of the complaint back.`,
    ),
  PointSettled: (_, { to }) =>
    to('You said that a point is settled.', 'The customer says that a point is settled.'),
  PointOpenedAgain: (_, { to }) =>
    to('You said that a point is not settled.', 'The customer says that a point is not settled after all.'),
}

export const ladderInSpanish: LadderSentences = {
  RungClimbed: ({ rung, to: decider, by, answerBy }, { name, time, to }) => {
    const why = to(...whyEs[by])
    if (decider === null)
      return to(
        `${why} Ahora puede acudir a un organismo externo. Le escribimos cómo.`,
        `${why} Se informó al cliente del organismo externo.`,
      )
    const until = answerBy === null ? '' : ` Plazo: ${time(answerBy)}.`
    return to(
      `${why} ${name(decider)} decide ahora y le responde.${until}`,
      `${why} En el nivel ${rung} decide ${name(decider)}.${until}`,
    )
  },
  RungAnswered: ({ rung, agentId, how }, { name, to }) =>
    how === 'yes'
      ? to(`${name(agentId)} decidió a su favor.`, `${name(agentId)} respondió por el nivel ${rung}.`)
      : to(
          `${name(agentId)} decidió, y la respuesta es no.`,
          `${name(agentId)} respondió por el nivel ${rung}: no.`,
        ),
  RungEnded: ({ rung }) =>
    `Nadie espera ya una respuesta del nivel ${rung}: se borraron los datos del cliente.`,
  RungReminded: ({ rung }) => `Se recordó al nivel ${rung} que su plazo está a punto de acabar.`,
  RungLate: ({ rung, agentId, answerBy }, { name, time, to }) =>
    to(
      `No le respondimos a tiempo. Es culpa nuestra. ${name(agentId)} le debe aún una respuesta. Plazo: ${time(answerBy)}.`,
      `El nivel ${rung}, el último interno, no respondió a tiempo. Responde ${name(agentId)}. Plazo: ${time(answerBy)}.`,
    ),
  PointListed: ({ agentId, helperId }, { name, to }) =>
    agentId === null
      ? to(
          helperId === undefined
            ? 'Usted quiere que respondamos a un punto.'
            : 'Quien habla por usted quiere que respondamos a un punto.',
          helperId === undefined
            ? 'El cliente anotó un punto de la reclamación.'
            : 'El ayudante anotó un punto de la reclamación.',
        )
      : to('Anotamos un punto suyo para responderlo.', `${name(agentId)} anotó un punto de la reclamación.`),
  PointTakenBack: ({ agentId }, { name, to }) =>
    to(
      'Habíamos anotado un punto que no es suyo y lo retiramos. Si nos equivocamos, anótelo de nuevo.',
      `${name(agentId)} retiró un punto de la reclamación.`,
    ),
  PointSettled: (_, { to }) =>
    to('Usted dijo que un punto está resuelto.', 'El cliente dice que un punto está resuelto.'),
  PointOpenedAgain: (_, { to }) =>
    to('Usted dijo que un punto no está resuelto.', 'El cliente dice que un punto aún no está resuelto.'),
}
