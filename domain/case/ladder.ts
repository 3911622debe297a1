/** Who decides next when somebody has said no. There is always a next rung, up to a body outside the company. */
import type { Rung } from './facts.ts'

export type Role = 'agent' | 'lead' | 'head'

const above: Readonly<Record<Role, Rung>> = { agent: 'lead', lead: 'head', head: 'outside-body' }

/** The rung above this person; never none. */
export function nextRung(role: Role): Rung {
  return above[role]
}
