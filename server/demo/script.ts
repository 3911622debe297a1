/** How the demo's conversations are written down: who talks with whom, and what is asked of the case, minute by minute. */
import type { CaseFact, Kind, PriorityReason } from '../../domain/case/facts.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { roundUp } from '../../domain/line/quote/spoken.ts'
import { type Instant, SECOND } from '../../domain/time.ts'
import type { CustomerIds } from './accounts.ts'
import type { CustomerKey } from './customers.ts'
import type { AgentKey, DemoTeam } from './people.ts'
import { askedIfSolved, replied } from './steps.ts'

/** Days before today at a time of the wall clock there, or minutes before the fill. */
export type Start = { readonly day: number; readonly at: string } | { readonly minutesAgo: number }

export interface Scene {
  readonly state: CaseState
  readonly now: Instant
  readonly team: DemoTeam
  readonly customerIds: CustomerIds
  /** A new id; with a name the same one each time within the conversation. */
  readonly id: (name?: string) => string
}

export interface Step {
  /** Minutes since the step before, and up to so many more by chance. */
  readonly after: number
  readonly spread?: number
  /** What is asked of the case; or the facts themselves, where the server finds something out that nobody asked for. */
  readonly ask: (scene: Scene) => CaseRequest | readonly CaseFact[]
  /** Rows that are written beside the facts, by their table. */
  readonly rows?: (scene: Scene) => Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface Conversation {
  readonly who: CustomerKey
  readonly via: 'chat' | 'mail'
  readonly about: string
  readonly start: Start
  readonly first: string
  readonly subject?: string
  readonly priority?: PriorityReason
  readonly steps: readonly Step[]
}

interface Talk {
  readonly who: CustomerKey
  readonly by: AgentKey
  readonly about: string
  readonly start: Start
  /** Customer and agent in turn, beginning with the customer. */
  readonly talk: readonly [string, ...string[]]
  /** The customer's yes, in answer to the last line, with which the agent then asks whether it is solved. */
  readonly solved?: string
  readonly kind?: Kind
  readonly priority?: PriorityReason
  /** Minutes until somebody answers. */
  readonly wait?: number
  /** Seconds that they are told to wait at most; else a time that is kept. */
  readonly told?: number
  readonly then?: readonly Step[]
}

/** A live talk. It ends with the customer's yes, or is ended by the agent when the talk is over. */
export function chat({ wait = 2, told = wait * 100, ...talk }: Talk): Conversation {
  const pace = { turn: { after: 0.6, spread: 1.8 }, answer: { after: 0.7, spread: 2 } }
  return {
    ...openingOf(talk),
    via: 'chat',
    steps: [
      quoted(wait, told),
      ...picked(talk.by, wait),
      ...sorted(talk),
      ...turns(talk, pace),
      ...(talk.solved === undefined
        ? [ended(talk.by)]
        : [{ after: 0.5, spread: 2, ask: confirming(talk.solved) }]),
      ...(talk.then ?? []),
    ],
  }
}

/** A live talk that goes on at this moment. */
export function talking({ wait = 1, ...talk }: Omit<Talk, 'solved' | 'then'>): Conversation {
  const pace = { turn: { after: 0.6, spread: 1 }, answer: { after: 0.7, spread: 1 } }
  return {
    ...openingOf(talk),
    via: 'chat',
    steps: [quoted(wait, wait * 100), ...picked(talk.by, wait), ...turns(talk, pace)],
  }
}

/** Letters to and fro; each is answered in one go by whoever takes it up. */
export function letter({ wait = 45, subject, ...talk }: Talk & { readonly subject: string }): Conversation {
  const pace = { turn: { after: 50, spread: 90 }, answer: { after: 4, spread: 7 } }
  const confirmed =
    talk.solved === undefined ? [] : [linked(), { after: 1, spread: 3, ask: confirming(talk.solved) }]
  return {
    ...openingOf(talk),
    via: 'mail',
    subject,
    steps: [
      ...picked(talk.by, wait),
      ...sorted(talk),
      ...turns(talk, pace, wait),
      ...confirmed,
      ...(talk.then ?? []),
    ],
  }
}

/** Somebody who is waiting now. */
export function waiting(
  talk: Pick<Talk, 'who' | 'about' | 'start' | 'priority'> & {
    readonly said: string
    readonly subject?: string
  },
): Conversation {
  const { said, ...rest } = talk
  return { ...rest, first: said, via: talk.subject === undefined ? 'chat' : 'mail', steps: [] }
}

interface Pace {
  readonly after: number
  readonly spread: number
}

function openingOf({ who, about, start, priority, talk }: Omit<Talk, 'wait'>) {
  return { who, about, start, first: talk[0], ...(priority === undefined ? {} : { priority }) }
}

function quoted(wait: number, told: number): Step {
  return {
    after: 0,
    ask: scene => ({
      ask: 'tell-quote',
      entryId: entryOf(scene),
      atMostSeconds: roundUp(told),
      ahead: Math.floor(wait / 3),
    }),
  }
}

const ringMs = 20 * SECOND

function picked(by: AgentKey, after: number): readonly Step[] {
  return [
    {
      after,
      ask: scene => ({
        ask: 'offer-entry',
        entryId: entryOf(scene),
        agentId: scene.team[by].id,
        until: scene.now + ringMs,
        overtook: [],
      }),
    },
    {
      after: 0.1,
      ask: scene => ({ ask: 'answer-entry', entryId: entryOf(scene), agentId: scene.team[by].id }),
    },
  ]
}

/** The agent says of what kind it is, once that is clear. */
function sorted({ by, kind }: Pick<Talk, 'by' | 'kind'>): readonly Step[] {
  if (kind === undefined) return []
  return [{ after: 0.4, ask: ({ team }) => ({ ask: 'change-kind', agentId: team[by].id, kind }) }]
}

function turns(
  { talk, by, solved }: Pick<Talk, 'talk' | 'by' | 'solved'>,
  pace: { readonly turn: Pace; readonly answer: Pace },
  /** A letter has to be taken up anew. */
  wait?: number,
): readonly Step[] {
  return talk.slice(1).flatMap((text, index) => {
    const isLast = index === talk.length - 2
    if (index % 2 === 1) {
      return [{ ...pace.turn, ask: speaking(text) }, ...(wait === undefined ? [] : picked(by, wait))]
    }
    const step = isLast && solved !== undefined ? askedIfSolved(by, text, 0) : replied(by, text, 0)
    return [{ ...step, ...pace.answer }]
  })
}

function speaking(text: string): Step['ask'] {
  return ({ state, id }) => ({
    ask: 'speak',
    messageId: id(),
    channel: state.channel,
    files: [],
    verified: true,
    words: { text },
    entryId: id(),
    medium: state.channel === 'mail' ? 'letter' : 'chat',
  })
}

export function confirming(text: string): Step['ask'] {
  return ({ state }) => ({
    ask: 'confirm-solved',
    customerId: state.customerId,
    verified: true,
    words: { text },
  })
}

/** The customer opens the link of the letter. */
function linked(): Step {
  return { after: 40, spread: 200, ask: () => ({ ask: 'verify', how: 'link' }) }
}

function ended(by: AgentKey): Step {
  return { after: 0.5, spread: 1, ask: ({ team }) => ({ ask: 'end-contact', agentId: team[by].id }) }
}

function entryOf({ state }: Scene): string {
  if (!state.entry) throw new Error(`${state.reference} has no place in the line`)
  return state.entry.id
}
