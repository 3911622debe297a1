/**
 * Every fact as one sentence: for the timeline, mail, exports. Names people and times, never what they wrote; a promise that was made
 * before is named by its words, since there may be several.
 *
 * Total by type in each language: a fact without its sentence does not compile.
 */
import type { NamedPromise } from '../commitment/kinds.ts'
import type { Instant } from '../time.ts'
import { english } from './describe-en.ts'
import { spanish } from './describe-es.ts'
import type { CaseFact, CaseFactType, FactOf } from './facts.ts'

export type Language = 'en' | 'es'
export type Audience = 'customer' | 'agent'

export interface Telling {
  readonly names: (agentId: string) => string
  readonly language: Language
  readonly audience: Audience
  /** As it stands after "by", in the reader's language and time zone: "Friday, 3 pm". */
  readonly formatTime: (instant: Instant) => string
  /** The same after "until", where a day that ends at midnight is named by itself: "the end of Friday". */
  readonly formatEnd?: (instant: Instant) => string
  /** The name of the helper whom the fact is about, where its body still says it. */
  readonly helper?: string | null
  /** A promise that a fact is about, as it was made; left out where it is told otherwise. */
  readonly promise?: (commitmentId: string) => NamedPromise | null
}

/** What a sentence needs beside its fact. */
export interface Voice {
  readonly name: (agentId: string) => string
  readonly time: (instant: Instant) => string
  /** After "until". */
  readonly end: (instant: Instant) => string
  /** The words for whoever reads: the customer ("you") or the team ("the customer"). */
  readonly to: (customer: string, agent: string) => string
  /** Who speaks, or may speak, in the customer’s place. */
  readonly helper: string
  readonly promise: (commitmentId: string) => NamedPromise | null
}

export type Sentences = {
  readonly [Type in CaseFactType]: (fact: FactOf<Type>, voice: Voice) => string
}

const languages: Readonly<Record<Language, Sentences>> = { en: english, es: spanish }

/** The sentence of a fact, for one reader. */
export function describe(fact: CaseFact, telling: Telling): string {
  const voice: Voice = {
    name: telling.names,
    time: telling.formatTime,
    end: telling.formatEnd ?? telling.formatTime,
    to: (customer, agent) => (telling.audience === 'customer' ? customer : agent),
    helper: telling.helper ?? { en: 'somebody else', es: 'otra persona' }[telling.language],
    promise: telling.promise ?? (() => null),
  }
  // Each type meets its own sentence, which TypeScript cannot follow through a union.
  const sentence: (fact: never, voice: Voice) => string = languages[telling.language][fact.type]
  const told = sentence(fact as never, voice) // reason above
  return told.charAt(0).toUpperCase() + told.slice(1)
}
