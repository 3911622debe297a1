/**
 * Those who hung up, kept as the line keeps those who wait: by class, medium and need, each by place, so that a decision looks only at
 * those whom it could have chosen, however many there are.
 */
import type { Medium } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import type { Wish } from './entry.ts'
import { type Need, needOf } from './need.ts'
import { CLASSES, classOf } from './order.ts'
import { SortedList } from './sorted-list.ts'

/** Somebody who hung up, with what they had asked for and the place that they had. */
export interface LineGhost extends Wish {
  readonly id: string
  readonly caseId: string
  readonly place: number
  readonly joinedAt: Instant
  /** Who has accepted the case; null or left out where nobody has. */
  readonly ownerId?: string | null
}

export interface GhostLine {
  readonly byId: Map<string, LineGhost>
  /** Who came first stands first. */
  readonly byAge: SortedList<LineGhost>
  /** By class. */
  readonly classes: readonly Readonly<Record<Medium, Map<Need, SortedList<LineGhost>>>>[]
  /** Those whose case somebody owns, by that agent. */
  readonly owned: Map<string, Set<LineGhost>>
}

export function emptyGhosts(): GhostLine {
  return {
    byId: new Map(),
    byAge: new SortedList(byJoining),
    classes: Array.from({ length: CLASSES }, () => ({ call: new Map(), chat: new Map(), letter: new Map() })),
    owned: new Map(),
  }
}

export function ghostLineOf(ghosts: Iterable<LineGhost>): GhostLine {
  const line = emptyGhosts()
  for (const ghost of ghosts) putGhost(line, ghost)
  return line
}

/** Takes the ghost as its row has it now, whatever was known of it before. */
export function putGhost(ghosts: GhostLine, ghost: LineGhost): void {
  dropGhost(ghosts, ghost.id)
  ghosts.byId.set(ghost.id, ghost)
  ghosts.byAge.add(ghost)
  const queues = ghosts.classes[classOf(ghost)]?.[ghost.medium]
  const need = needOf(ghost)
  const queue = queues?.get(need) ?? new SortedList<LineGhost>(byPlace)
  queues?.set(need, queue)
  queue.add(ghost)
  if (!ghost.ownerId) return
  const owned = ghosts.owned.get(ghost.ownerId) ?? new Set()
  ghosts.owned.set(ghost.ownerId, owned.add(ghost))
}

/** Nothing happens when it is not there. */
export function dropGhost(ghosts: GhostLine, id: string): void {
  const ghost = ghosts.byId.get(id)
  if (!ghost) return
  ghosts.byId.delete(id)
  ghosts.byAge.remove(ghost)
  const queues = ghosts.classes[classOf(ghost)]?.[ghost.medium]
  const need = needOf(ghost)
  const queue = queues?.get(need)
  queue?.remove(ghost)
  if (queue?.size === 0) queues?.delete(need)
  const owned = ghosts.owned.get(ghost.ownerId ?? '')
  owned?.delete(ghost)
  if (owned?.size === 0) ghosts.owned.delete(ghost.ownerId ?? '')
}

function byJoining(a: LineGhost, b: LineGhost): number {
  return a.joinedAt - b.joinedAt || byPlace(a, b)
}

function byPlace(a: LineGhost, b: LineGhost): number {
  if (a.place !== b.place) return a.place - b.place
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
