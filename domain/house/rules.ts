/**
 * What must hold of the house after any change to it: somebody can set things up, somebody leads, and nobody is stood in for by a
 * person who is not there. Asked about the house as it would be, so that no way round a rule is left open.
 */
import { refusedBy } from '../rule.ts'
import type { Refusal, Rule } from '../rule.ts'
import type { Role } from '../ladder/ladder.ts'

export interface Colleague {
  readonly id: string
  readonly role: Role
  readonly isAdmin: boolean
  readonly hasLeft: boolean
  /** Has taken the invitation: an invited person is not there yet. */
  readonly canSignIn: boolean
}

export interface HouseAfter {
  readonly people: readonly Colleague[]
  readonly dutyLeadId: string | null
}

const anAdminRemains: Rule<HouseAfter> = {
  name: 'an-admin-remains',
  says: 'Nobody would be left who can set things up: make a colleague who has signed in an administrator first.',
  refuses: 'taking the last administrator away',
  when: ({ people }) => !people.some(({ isAdmin, hasLeft, canSignIn }) => isAdmin && !hasLeft && canSignIn),
}

const dutyLeadLeads: Rule<HouseAfter> = {
  name: 'duty-lead-leads',
  says: 'The duty lead must be a lead or the head, who works here and has signed in: name another duty lead first.',
  refuses: 'a departure or a role that leaves the duty lead’s place to somebody who cannot fill it',
  when: ({ people, dutyLeadId }) => {
    if (dutyLeadId === null) return false
    const named = people.find(({ id }) => id === dutyLeadId)
    return !named || named.hasLeft || !named.canSignIn || named.role === 'agent'
  },
}

export const houseRules: readonly Rule<HouseAfter>[] = [anAdminRemains, dutyLeadLeads]

/** Null when the house may become like this. */
export function refusedHouse(after: HouseAfter): Refusal | null {
  return refusedBy(houseRules, after)
}

interface Change {
  readonly person: Colleague
}

const leftStaysLeft: Rule<Change> = {
  name: 'left-stays-left',
  says: 'This person has left. Invite them anew, with another address, if they come back.',
  refuses: 'changing or inviting somebody who has left',
  when: ({ person }) => person.hasLeft,
}

export const changeRules: readonly Rule<Change>[] = [leftStaysLeft]

/** Null when this person may be changed. */
export function refusedChange(person: Colleague): Refusal | null {
  return refusedBy(changeRules, { person })
}

interface StandIn {
  readonly deputy: Pick<Colleague, 'hasLeft' | 'canSignIn'>
}

const deputyWorksHere: Rule<StandIn> = {
  name: 'deputy-works-here',
  says: 'The deputy has left: choose somebody who works here.',
  refuses: 'an absence with a deputy who has left',
  when: ({ deputy }) => deputy.hasLeft,
}

const deputyHasJoined: Rule<StandIn> = {
  name: 'deputy-has-joined',
  says: 'The deputy has not signed in yet: choose somebody who can answer.',
  refuses: 'an absence with a deputy who never signed in',
  when: ({ deputy }) => !deputy.canSignIn,
}

export const deputyRules: readonly Rule<StandIn>[] = [deputyWorksHere, deputyHasJoined]

/** Null when this person may stand in for somebody. */
export function refusedDeputy(deputy: StandIn['deputy']): Refusal | null {
  return refusedBy(deputyRules, { deputy })
}

interface Removal {
  /** How many people, mailboxes and open cases still need it. */
  readonly uses: number
}

const skillIsFree: Rule<Removal> = {
  name: 'skill-is-free',
  says: 'This skill is still in use: take it from the people and mailboxes that have it, and wait until no open case asks for it.',
  refuses: 'removing a skill',
  when: ({ uses }) => uses > 0,
}

const teamIsEmpty: Rule<Removal> = {
  name: 'team-is-empty',
  says: 'People are still in this team: move them to another one first.',
  refuses: 'removing a team',
  when: ({ uses }) => uses > 0,
}

export const removalRules = { skill: [skillIsFree], team: [teamIsEmpty] } as const

/** Null when nothing needs it any more. */
export function refusedRemoval(of: keyof typeof removalRules, uses: number): Refusal | null {
  return refusedBy(removalRules[of], { uses })
}
