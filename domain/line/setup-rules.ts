/** What must hold of the skills that requests ask for, or somebody would wait without end. */
import { refusal, type Refusal, type Rule } from '../rule.ts'
import type { PerMedium } from './seat.ts'

export interface SkillAsked {
  /** By its name in the house, and as people read it. */
  readonly skill: { readonly name: string; readonly en: string; readonly es: string }
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
  when: lacksFirstHelp,
}

const lastFirstHelp: Rule<SkillAsked> = {
  name: 'last-first-help',
  says: 'Nobody else who takes calls or chats knows this skill well enough: requests for it would wait without end. Give it to somebody else first, or ask for less on the page of the line.',
  refuses: 'to take away the last person who can help with what requests ask for',
  when: lacksFirstHelp,
}

export const skillRules: readonly Rule<SkillAsked>[] = [skillHasFirstHelp, lastFirstHelp]

function lacksFirstHelp({ leastLevel, isAsked, holders }: SkillAsked): boolean {
  return (
    isAsked &&
    !holders.some(({ level, capacity }) => level >= leastLevel && capacity.call + capacity.chat > 0)
  )
}

/** Null when requests may ask for this skill. */
export function refusedSkill(asked: SkillAsked): Refusal | null {
  return refusedFor(skillHasFirstHelp, asked)
}

export interface Skills {
  readonly before: readonly SkillAsked[]
  readonly after: readonly SkillAsked[]
}

/**
 * Null unless a change leaves a skill without help that had it, or that nobody asked for.
 * @param by `people`: somebody loses a skill, their capacity, or their invitation. `mailbox`: a mailbox begins to ask for it.
 */
export function refusedLoss(by: 'people' | 'mailbox', { before, after }: Skills): Refusal | null {
  const lacked = new Set(before.filter(lacksFirstHelp).map(({ skill }) => skill.name))
  const lost = after.find(asked => lacksFirstHelp(asked) && !lacked.has(asked.skill.name))
  return lost ? refusedFor(by === 'people' ? lastFirstHelp : skillHasFirstHelp, lost) : null
}

function refusedFor(rule: Rule<SkillAsked>, asked: SkillAsked): Refusal | null {
  if (!rule.when(asked)) return null
  const { en, es } = asked.skill
  return { refused: { ...refusal(rule).refused, about: { en, es } } }
}
