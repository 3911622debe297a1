/**
 * Who may say yes to more than somebody may give: whoever stands on the ladder above them, from the nearest up; whoever is not there is
 * stood in for. Nobody twice, and never whoever asks.
 */
import { type LadderRung, type OnLadder, type People, type Role, whoStands } from '../ladder/ladder.ts'

export interface Above {
  readonly agentId: string
  /** Counted from one. */
  readonly rung: number
}

interface Asking {
  readonly askerId: string
  /** Above this rung; 0 for the whole ladder. */
  readonly aboveRung: number
  /** Whoever let it pass, or said no to it. */
  readonly passed: readonly string[]
}

/** From the nearest up to the last one inside. */
export function whoIsAbove(
  rungs: readonly LadderRung[],
  people: People,
  { askerId, aboveRung, passed }: Asking,
): readonly Above[] {
  const taken = new Set([askerId, ...passed])
  const ownRung = rungs.findIndex(({ agentId }) => agentId === askerId) + 1
  const above: Above[] = []
  for (const [index, { agentId }] of rungs.entries()) {
    const isHigher = index >= ownRung && (ownRung > 0 || isAbove(people, askerId, agentId))
    const found = index >= aboveRung && isHigher ? whoStands(people, agentId, taken) : null
    if (found === null) continue
    taken.add(found)
    above.push({ agentId: found, rung: index + 1 })
  }
  const last = lastResort(people, askerId, taken)
  const isLastThere = above.some(({ rung }) => rung === rungs.length)
  return last === null || isLastThere || aboveRung >= rungs.length
    ? above
    : [...above, { agentId: last, rung: rungs.length }]
}

/** Whoever owes the answer after the last rung let it pass: the same person, or else somebody who is there for them. */
export function whoStillOwes(people: People, askerId: string, approverId: string): string {
  const taken = new Set([askerId])
  return whoStands(people, approverId, taken) ?? lastResort(people, askerId, taken) ?? approverId
}

/** By name: whoever is asked, or, where they have left the company, whoever owes the answer in their place. */
export function whoDecidesNow(
  people: People,
  { agentId: askerId, approverId }: { readonly agentId: string; readonly approverId: string },
): string {
  return people.get(approverId)?.hasLeft === true ? whoStillOwes(people, askerId, approverId) : approverId
}

/** Whoever is asked; whoever stands in for them while they are not there; and everybody above them. */
export function whoMayDecide(
  rungs: readonly LadderRung[],
  people: People,
  {
    askerId,
    approverId,
    rung,
  }: { readonly askerId: string; readonly approverId: string; readonly rung: number },
): readonly string[] {
  const isThere = people.get(approverId)?.isThere === true
  const standIn = isThere ? approverId : whoStillOwes(people, askerId, approverId)
  const higher = rungs.slice(rung).flatMap(({ agentId }) => {
    const found = whoStands(people, agentId, new Set([askerId]))
    return found === null ? [] : [agentId, found]
  })
  const heads = [...people].flatMap(([id, { role, hasLeft }]) => (role === 'head' && !hasLeft ? [id] : []))
  return [...new Set([approverId, standIn, ...higher, ...heads])].filter(id => id !== askerId)
}

/** A head or a lead who is there, whatever the ladder says: somebody always answers. */
function lastResort(people: People, askerId: string, taken: ReadonlySet<string>): string | null {
  const free = [...people].filter(
    ([id, person]) => isFree(person) && !taken.has(id) && isAbove(people, askerId, id),
  )
  return (free.find(([, { role }]) => role === 'head') ?? free[0])?.[0] ?? null
}

function isFree({ isThere, hasLeft, role }: OnLadder): boolean {
  return isThere && !hasLeft && role !== 'agent'
}

const rank: Readonly<Record<Role, number>> = { agent: 0, lead: 1, head: 2 }

/** Anybody who stands on the ladder is above an agent; above a lead is the head. */
function isAbove(people: People, askerId: string, agentId: string): boolean {
  const asker = rank[people.get(askerId)?.role ?? 'agent']
  return asker === 0 || rank[people.get(agentId)?.role ?? 'agent'] > asker
}
