/** The line as a lead sees it: who waits for what, and what everybody is doing. */
import type { Instant } from '../time.ts'
import { type Entry, isLive } from './entry.ts'
import { type Line, loadIn } from './line.ts'
import { hasSkillFor, isWrappingUp, type Seat } from './seat.ts'

/** `free`: nobody in hand. `busy`: somebody in hand, or being offered; perhaps with room for one more. */
export const SEAT_STATES = ['free', 'busy', 'wrapping-up', 'away'] as const
export type SeatState = (typeof SEAT_STATES)[number]

export interface WaitingFor {
  /** With a problem, live. */
  readonly help: number
  /** With a request, live. */
  readonly sales: number
  readonly letters: number
  /** Of those who wait live: since when the first of them does. */
  readonly since: Instant | null
}

const NOBODY: WaitingFor = { help: 0, sales: 0, letters: 0, since: null }

/** Null when they are not at work. */
export function seatState(line: Line, seat: Seat): SeatState | null {
  if (seat.presence === 'offline') return null
  const { call, chat, letter } = loadIn(line, seat.agentId)
  if (call + chat + letter > 0) return 'busy'
  if (seat.presence === 'away') return 'away'
  return isWrappingUp(seat) ? 'wrapping-up' : 'free'
}

export interface NotAnswered {
  /** Offered or not; live, or by letter. */
  readonly waiting: readonly Entry[]
  /** Those who are called back: it is their turn, or not yet. */
  readonly callbacks: { readonly due: number; readonly later: number }
}

/** Everybody whom nobody has answered yet. Looks at every entry: for a board, not for each choice. */
export function notAnswered(line: Line): NotAnswered {
  const waiting: Entry[] = []
  const callbacks = { due: 0, later: 0 }
  for (const entry of line.entries.values()) {
    if (entry.state === 'answered') continue
    if (!entry.callback) waiting.push(entry)
    else callbacks[entry.callback.notBefore === null ? 'due' : 'later'] += 1
  }
  return { waiting, callbacks }
}

/** By the skill that their matter names, also where any agent may take it; null is none. */
export function waitingBySkill(waiting: readonly Entry[]): ReadonlyMap<string | null, WaitingFor> {
  const bySkill = new Map<string | null, WaitingFor>()
  for (const entry of waiting) {
    const { help, sales, letters, since } = bySkill.get(entry.skill) ?? NOBODY
    const live = isLive(entry)
    bySkill.set(entry.skill, {
      help: help + Number(live && entry.isProblem),
      sales: sales + Number(live && !entry.isProblem),
      letters: letters + Number(!live),
      since: live ? Math.min(since ?? entry.joinedAt, entry.joinedAt) : since,
    })
  }
  return bySkill
}

/** How many of those who know a skill, well enough for its requests, do what. */
export function staffedFor(
  line: Line,
  { skill, leastLevel }: { readonly skill: string | null; readonly leastLevel: number },
): Readonly<Record<SeatState, number>> {
  const staffed = { free: 0, busy: 0, 'wrapping-up': 0, away: 0 }
  const wish = { medium: 'call', isProblem: false, priority: null, skill, leastLevel } as const
  for (const { seat } of line.seats.values()) {
    const state = seatState(line, seat)
    if (state && hasSkillFor(seat, wish)) staffed[state] += 1
  }
  return staffed
}
