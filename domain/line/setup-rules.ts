/** What must hold of the skills that requests ask for, or somebody would wait without end. */
import { refusedBy } from '../rule.ts'
import type { Refusal, Rule } from '../rule.ts'
import type { PerMedium } from './seat.ts'

export interface SkillAsked {
  /** How well it must be known for a request. */
  readonly leastLevel: number
  /** Whether requests ask for it now: a mailbox or an open case names it. */
  readonly isAsked: boolean
  /** Those who have the skill and work here. */
  readonly holders: readonly { readonly level: number; readonly capacity: PerMedium }[]
}

const skillHasFirstHelp: Rule<SkillAsked> = {
  name: 'skill-has-first-help',
  says: 'Nobody who takes calls or chats knows this skill well enough: requests for it would wait without end. Give it to somebody who takes first help too, or ask for less.',
  refuses: 'a skill for requests without the matching first help',
  when: ({ leastLevel, isAsked, holders }) =>
    isAsked &&
    !holders.some(({ level, capacity }) => level >= leastLevel && capacity.call + capacity.chat > 0),
}

export const skillRules: readonly Rule<SkillAsked>[] = [skillHasFirstHelp]

/** Null when requests may ask for this skill. */
export function refusedSkill(asked: SkillAsked): Refusal | null {
  return refusedBy(skillRules, asked)
}
