/** Recordings and copies as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import type { EvidenceFact } from './facts.ts'
import { clockOf } from './seconds.ts'

type EvidenceSentences = Pick<Sentences, EvidenceFact['type']>

export const evidenceInEnglish: EvidenceSentences = {
  RecordingAdded: ({ agentId, seconds, callId }, { name }) =>
    callId === undefined
      ? `${name(agentId)} added a recording, ${clockOf(seconds)} long.`
      : `${name(agentId)} added the recording of a call, ${clockOf(seconds)} long.`,
  TranscriptAdded: ({ agentId, lines }, { name }) =>
    `${name(agentId)} added what was said in a recording${lines === 1 ? '.' : `, in ${lines} lines.`}`,
  RecordingRemoved: ({ agentId }, { name }) => `${name(agentId)} took a recording away.`,
  CaseCopied: ({ agentId, helperId, for: forWhom }, { name, to, helper }) => {
    if (agentId !== null)
      return forWhom === 'house'
        ? `${name(agentId)} made a copy of this case for the team.`
        : `${name(agentId)} made a copy of this case, with what its customer may read.`
    if (helperId !== undefined) return `A copy of this case was taken by ${helper}.`
    return to('You took a copy of this case.', 'The customer took a copy of this case.')
  },
}

export const evidenceInSpanish: EvidenceSentences = {
  RecordingAdded: ({ agentId, seconds, callId }, { name }) =>
    callId === undefined
      ? `${name(agentId)} añadió una grabación de ${clockOf(seconds)}.`
      : `${name(agentId)} añadió la grabación de una llamada, de ${clockOf(seconds)}.`,
  TranscriptAdded: ({ agentId, lines }, { name }) =>
    `${name(agentId)} añadió lo que se dijo en una grabación${lines === 1 ? '.' : `, en ${lines} líneas.`}`,
  RecordingRemoved: ({ agentId }, { name }) => `${name(agentId)} retiró una grabación.`,
  CaseCopied: ({ agentId, helperId, for: forWhom }, { name, to, helper }) => {
    if (agentId !== null)
      return forWhom === 'house'
        ? `${name(agentId)} hizo una copia de este caso para el equipo.`
        : `${name(agentId)} hizo una copia de este caso, con lo que su cliente puede leer.`
    if (helperId !== undefined) return `Una copia de este caso la descargó ${helper}.`
    return to('Usted descargó una copia de este caso.', 'El cliente descargó una copia de este caso.')
  },
}
