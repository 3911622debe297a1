/**
 * Who a session belongs to. Asked for each request and for each batch of live facts, so an answer is kept for two seconds.
 *
 * What must stay true: in this process a session that has been ended is nobody at once. An answer that was on its way while
 * the session ended may be older than that end, so it is given to those who asked before, and not kept. Another process
 * over the same database may believe in the session for those two seconds.
 */
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { boundedMap } from './bounded-map.ts'
import { deleteSession, deleteSessionsOf, type FoundSession, findSession, prolongSession } from './sql.ts'

export const SESSION_LIFETIME = 12 * HOUR
const PROLONGED_AFTER = 5 * MINUTE
const KEPT_FOR = 2 * SECOND

export interface Who {
  readonly agentId: string
  readonly sessionId: string
}

export interface Sessions {
  whoHas(token: string): Promise<Who | null>
  end(token: string): Promise<void>
  endAllOf(agentId: string): Promise<void>
  /** Drops what is kept in memory about this agent. */
  forget(agentId: string): void
}

interface Ground {
  readonly db: Db
  readonly clock: () => Instant
  readonly admitsDemo: boolean
}

export function openSessions(ground: Ground): Sessions {
  const { db, clock } = ground
  const memory = openMemory(clock)
  const forget = (agentId: string): void => memory.dropAllOf(agentId)
  return {
    async whoHas(token) {
      const who = memory.recall(token)
      if (who !== undefined) return who
      const found = await memory.ask(token, () => find(ground, token))
      return found === undefined ? null : whoOf(found)
    },
    async end(token) {
      await deleteSession(db, token)
      memory.drop(token)
    },
    async endAllOf(agentId) {
      await deleteSessionsOf(db, agentId)
      forget(agentId)
    },
    forget,
  }
}

/** What was answered lately, and what is being asked. */
export function openMemory(clock: () => Instant) {
  const kept = boundedMap<{ readonly who: Who; readonly until: Instant }>()
  const asking = new Map<string, Promise<FoundSession | undefined>>()
  const ask = async (token: string, look: () => Promise<FoundSession | undefined>) => {
    const question = look()
    asking.set(token, question)
    try {
      const found = await question
      // No longer the one that is under way: the session ended meanwhile.
      if (found !== undefined && asking.get(token) === question) {
        kept.set(token, { who: whoOf(found), until: Math.min(clock() + KEPT_FOR, found.expiresAt) })
      }
      return found
    } finally {
      if (asking.get(token) === question) asking.delete(token)
    }
  }
  return {
    recall(token: string): Who | undefined {
      const known = kept.get(token)
      return known !== undefined && clock() < known.until ? known.who : undefined
    },
    /** Several who ask at once share one look. */
    ask: (token: string, look: () => Promise<FoundSession | undefined>) =>
      asking.get(token) ?? ask(token, look),
    drop(token: string): void {
      asking.delete(token)
      kept.delete(token)
    },
    dropAllOf(agentId: string): void {
      // Whose the questions are that are under way is not known yet.
      asking.clear()
      for (const [token, { who }] of kept.entries()) if (who.agentId === agentId) kept.delete(token)
    },
  }
}

function whoOf({ agentId, sessionId }: FoundSession): Who {
  return { agentId, sessionId }
}

/** The session, prolonged when it has been used for a while. */
async function find({ db, clock, admitsDemo }: Ground, token: string): Promise<FoundSession | undefined> {
  const now = clock()
  const found = await findSession(db, { token, now, admitsDemo })
  if (found === undefined || found.expiresAt - now > SESSION_LIFETIME - PROLONGED_AFTER) return found
  const until = now + SESSION_LIFETIME
  await prolongSession(db, { sessionId: found.sessionId, now, until })
  return { ...found, expiresAt: until }
}
