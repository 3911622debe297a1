/** Keeping cases in order, as sentences. The customer reads of joining and splitting; how the team sorts its work is its own affair. */
import type { Sentences } from '../case/describe.ts'
import type { CaseWorkFact, WhyAwake } from './facts.ts'
import { wordOfTag } from './tags.ts'

type CaseWorkSentences = Pick<Sentences, CaseWorkFact['type']>

const back: Readonly<Record<Exclude<WhyAwake, 'agent'>, { readonly en: string; readonly es: string }>> = {
  time: {
    en: 'This is back: the promise is nearly due.',
    es: 'Esto vuelve a estar sobre la mesa: el plazo de la promesa se acerca.',
  },
  customer: {
    en: 'This is back: the customer has said something.',
    es: 'Esto vuelve a estar sobre la mesa: el cliente ha dicho algo.',
  },
  settled: {
    en: 'This is back: the promise is settled.',
    es: 'Esto vuelve a estar sobre la mesa: la promesa ya no está pendiente.',
  },
  owner: {
    en: 'This is back: somebody else looks after it.',
    es: 'Esto vuelve a estar sobre la mesa: ahora lo atiende otra persona.',
  },
}

export const caseWorkInEnglish: CaseWorkSentences = {
  CaseTagged: (fact, { name }) => {
    const word = wordOfTag(fact)
    return `${name(fact.agentId)} added ${word === null ? 'a tag' : `the tag “${word}”`}.`
  },
  CaseUntagged: (fact, { name }) => {
    const word = wordOfTag(fact)
    return `${name(fact.agentId)} took ${word === null ? 'a tag' : `the tag “${word}”`} away.`
  },
  CaseSnoozed: ({ agentId, until }, { name, time }) =>
    `${name(agentId)} put this aside. It is back by ${time(until)}.`,
  CaseAwoke: ({ why, agentId }, { name }) =>
    why === 'agent' ? `${name(agentId ?? '')} has this back on the desk.` : back[why].en,
  CaseMerged: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} joined this with your matter ${reference}. It goes on there.`,
      `${name(agentId)} joined this into ${reference}. It goes on there.`,
    ),
  CaseJoined: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} joined your matter ${reference} with this one.`,
      `${name(agentId)} joined ${reference} into this case.`,
    ),
  CaseSplit: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} made a part of this a matter of its own: ${reference}.`,
      `${name(agentId)} made a part of this a case of its own: ${reference}.`,
    ),
}

export const caseWorkInSpanish: CaseWorkSentences = {
  CaseTagged: (fact, { name }) => {
    const word = wordOfTag(fact)
    return `${name(fact.agentId)} añadió ${word === null ? 'una etiqueta' : `la etiqueta «${word}»`}.`
  },
  CaseUntagged: (fact, { name }) => {
    const word = wordOfTag(fact)
    return `${name(fact.agentId)} quitó ${word === null ? 'una etiqueta' : `la etiqueta «${word}»`}.`
  },
  CaseSnoozed: ({ agentId, until }, { name, time }) =>
    `${name(agentId)} lo dejó aparte. Vuelve, como muy tarde: ${time(until)}.`,
  CaseAwoke: ({ why, agentId }, { name }) =>
    why === 'agent' ? `${name(agentId ?? '')} lo tiene otra vez sobre la mesa.` : back[why].es,
  CaseMerged: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} unió esto con su asunto ${reference}. Continúa allí.`,
      `${name(agentId)} unió este caso a ${reference}. Continúa allí.`,
    ),
  CaseJoined: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} unió su asunto ${reference} con este.`,
      `${name(agentId)} unió ${reference} a este caso.`,
    ),
  CaseSplit: ({ agentId, reference }, { name, to }) =>
    to(
      `${name(agentId)} hizo de una parte de esto un asunto propio: ${reference}.`,
      `${name(agentId)} hizo de una parte de esto un caso propio: ${reference}.`,
    ),
}
