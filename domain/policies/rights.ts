/**
 * Who may do what, as a table to read: each verb of the team beside each kind of colleague. Worked out by asking `can`, so that
 * the page cannot say anything else than the buttons and the server do.
 */
import type { Actor } from './actor.ts'
import { can, type Noun, teamVerbs, type Verb } from './can.ts'

export const STANDINGS = ['agent', 'lead', 'head', 'admin', 'agency'] as const
export type Standing = (typeof STANDINGS)[number]

/** `own`: on what is theirs, and not on what is a colleague's. */
export type Right =
  | { readonly may: 'yes' }
  | { readonly may: 'own'; readonly rule: string; readonly says: string }
  | { readonly may: 'no'; readonly rule: string; readonly says: string }

export interface RightsRow {
  readonly verb: Verb
  readonly rights: Readonly<Record<Standing, Right>>
}

const me = 'me'
const base = { who: 'agent', id: me, role: 'agent', isAdmin: false, agency: null } as const
const actors: Readonly<Record<Standing, Actor>> = {
  agent: base,
  lead: { ...base, role: 'lead' },
  head: { ...base, role: 'head' },
  admin: { ...base, isAdmin: true },
  agency: { ...base, agency: 'an outside agency' },
}

export function rightsTable(): readonly RightsRow[] {
  return teamVerbs.map(verb => ({
    verb,
    rights: {
      agent: rightOf(actors.agent, verb),
      lead: rightOf(actors.lead, verb),
      head: rightOf(actors.head, verb),
      admin: rightOf(actors.admin, verb),
      agency: rightOf(actors.agency, verb),
    },
  }))
}

function rightOf(actor: Actor, verb: Verb): Right {
  const onAnothers = can(actor, verb, nounOf(verb, 'another'))
  if (onAnothers === true) return { may: 'yes' }
  const { rule, says } = onAnothers.refused
  return { may: can(actor, verb, nounOf(verb, me)) === true ? 'own' : 'no', rule, says }
}

/** All fields that the noun of any verb has: a verb that brings a new one does not compile until it is given below. */
type Everything = (
  Noun<Verb> extends infer One
    ? One extends object
      ? (take: One) => void
      : never
    : never
) extends (take: infer All) => void
  ? All
  : never

/** Something that belongs to this person, whatever the verb is done to. */
function nounOf<Name extends Verb>(_verb: Name, personId: string): Noun<Name> {
  const noun: Everything = {
    id: 'a case',
    ownerId: personId,
    agentId: personId,
    ownerIds: [personId],
    role: 'lead',
    isReviewer: false,
    involvedIds: [personId],
  }
  return noun as unknown as Noun<Name> // has what every noun has
}
