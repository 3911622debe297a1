/**
 * What can be wrong with a request. Each fault has one status, and in each language one sentence that says what to do; the
 * sentence that is sent may be more exact than that (`words/faults-en.ts`). The domain's "no" is not a fault: it is a refusal
 * (409, with its rule).
 */
import { z } from 'zod'
import type { Language } from './case.ts'
import { type FaultWords, faultWords } from './words/faults.ts'

/** By name, the status. */
export const faults = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'code-wrong': 403,
  'not-allowed': 403,
  'not-yours': 404,
  'not-found': 404,
  'too-large': 413,
  'wrong-type': 415,
  'too-many': 429,
  'gone-stale': 410,
  'not-ready': 503,
  bug: 500,
} as const

export type FaultName = keyof typeof faults

/** Picks a sentence that is more exact than the usual one, in whichever language it will be read. */
export type SayFault = (words: FaultWords, language: Language) => string

/** A wrong request, thrown by the server and answered with the fault's status. Its message is the English sentence. */
export class Fault extends Error {
  readonly fault: FaultName
  /** Whether its sentence says more than the fault's name does. */
  readonly isExact: boolean
  readonly #say: SayFault
  constructor(fault: FaultName, say?: SayFault) {
    const sentence: SayFault = say ?? (words => words.usual[fault])
    super(sentence(faultWords.en, 'en'))
    this.name = 'Fault'
    this.fault = fault
    this.isExact = say !== undefined
    this.#say = sentence
  }

  saysIn(language: Language): string {
    return this.#say(faultWords[language], language)
  }
}

export const FaultAnswer = z.object({
  fault: z.string(),
  says: z.string(),
  fields: z.array(z.string()).optional(),
})
export type FaultAnswer = z.infer<typeof FaultAnswer>

export const RefusalAnswer = z.object({
  refused: z.object({
    rule: z.string(),
    says: z.string(),
    mayGoOn: z.literal(true).optional(),
    maySetAside: z.literal(true).optional(),
  }),
})
export type RefusalAnswer = z.infer<typeof RefusalAnswer>
