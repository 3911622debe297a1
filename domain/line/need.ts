/**
 * What an entry needs of an agent, in one word: entries with the same need may be taken by exactly the same agents, so they stand in
 * one queue. Null when every agent may take them.
 */
import { neededLevel, neededSkill, type Wish } from './entry.ts'
import { LEVELS, levelOf, type Seat } from './seat.ts'

export type Need = string | null

/** Stands in no name of a skill and in no id. */
const BESIDE = '\n'

export function needOf(wish: Wish): Need {
  // Whoever waits for their owner gets the owner, who has first help for the subject as well.
  if (wish.onlyFor) return `${BESIDE}${wish.onlyFor.agentId}`
  const skill = neededSkill(wish)
  return skill === null ? null : `${skill}${BESIDE}${neededLevel(wish)}`
}

/** Every need that this agent meets. */
export function needsMetBy(seat: Seat): readonly Need[] {
  const skills = [...new Set(seat.skills)].flatMap(skill =>
    LEVELS.filter(level => level <= levelOf(seat, skill)).map(level => `${skill}${BESIDE}${level}`),
  )
  return [null, ...skills, `${BESIDE}${seat.agentId}`]
}
