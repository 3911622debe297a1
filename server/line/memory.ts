/**
 * The line as this process knows it: rebuilt from rows, then kept up by re-reading the rows of whatever the ledger says has
 * changed. Every process has one, for telling waits; only the leader's decides, and only with a version that is still true.
 */
import type { CaseFact } from '../../domain/case/facts.ts'
import { dropEntry, dropSeat, emptyLine, type Line, putEntry, putSeat } from '../../domain/line/line.ts'
import { type Cursors, type Ledger, type StoredFact } from '../ledger/ledger.ts'
import { advance, factsAfter, laneHeads } from '../ledger/read.ts'
import { lineVersion, liveEntries, liveEntriesOfCases, seats, setFreeSince } from './sql.ts'

export interface LineMemory {
  readonly line: () => Line
  /** The version of the line that the memory includes. */
  readonly version: () => number
  /** Takes in everything that was committed before the call. */
  readonly catchUp: () => Promise<void>
  /** Drops all and reads the rows anew. */
  readonly rebuild: () => Promise<void>
}

interface Held {
  readonly line: Line
  readonly entryOfCase: Map<string, string>
  readonly cursors: Cursors
  readonly version: number
}

const perLane = 500

const concernsLine: ReadonlySet<CaseFact['type']> = new Set([
  'EntryJoined',
  'EntryOffered',
  'EntryAnswered',
  'EntryReturned',
  'EntryLeft',
  'ContactEnded',
  'KindChanged',
  'OwnerAccepted',
  'OwnerChanged',
])

export function openLineMemory(ledger: Ledger): LineMemory {
  let held: Held | null = null
  let work: Promise<void> = Promise.resolve()

  /** One at a time, in the order asked. */
  const inTurn = (job: () => Promise<void>): Promise<void> => {
    const next = work.then(job, job)
    work = next.catch(() => undefined)
    return next
  }

  const rebuild = async () => {
    held = await read(ledger)
  }
  const catchUp = async () => {
    held = held ? await takeIn(ledger, held) : await read(ledger)
  }
  return {
    line: () => held?.line ?? emptyLine(),
    version: () => held?.version ?? -1,
    catchUp: () => inTurn(catchUp),
    rebuild: () => inTurn(rebuild),
  }
}

/** The version and the cursors are read first: the rows that follow are at least as new. */
async function read(ledger: Ledger): Promise<Held> {
  const version = await lineVersion(ledger.db)
  const cursors = await laneHeads(ledger.db)
  const line = emptyLine()
  for (const seat of await seats(ledger.db, null)) putSeat(line, seat)
  const entries = await liveEntries(ledger.db)
  for (const entry of entries) putEntry(line, entry)
  return { line, version, cursors, entryOfCase: new Map(entries.map(entry => [entry.caseId, entry.id])) }
}

async function takeIn(ledger: Ledger, before: Held): Promise<Held> {
  const version = await lineVersion(ledger.db)
  let { cursors } = before
  for (;;) {
    const facts = await factsAfter(ledger.db, cursors, perLane)
    if (facts.length === 0) return { ...before, cursors, version }
    await noteFreed(ledger, facts)
    await refreshEntries(ledger, before, casesIn(facts))
    await refreshSeats(ledger, before, agentsIn(facts))
    cursors = advance(cursors, facts)
  }
}

function casesIn(facts: readonly StoredFact[]): readonly string[] {
  const found = facts.filter(({ fact }) => concernsLine.has(fact.type as CaseFact['type'])) // house facts are not in the set
  return [...new Set(found.flatMap(({ caseId }) => caseId ?? []))]
}

function agentsIn(facts: readonly StoredFact[]): readonly string[] {
  return [
    ...new Set(
      facts.flatMap(({ fact }) => {
        if (fact.type === 'PresenceChanged' || fact.type === 'AgentDeparted' || fact.type === 'ContactEnded')
          return [fact.agentId]
        return []
      }),
    ),
  ]
}

/** Whoever ended a contact is free since then; who is free longest is asked first. */
async function noteFreed(ledger: Ledger, facts: readonly StoredFact[]): Promise<void> {
  for (const { fact, at } of facts) {
    if (fact.type === 'ContactEnded') await setFreeSince(ledger.db, fact.agentId, at)
  }
}

async function refreshEntries(ledger: Ledger, held: Held, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  const entries = await liveEntriesOfCases(ledger.db, caseIds)
  const byCase = new Map(entries.map(entry => [entry.caseId, entry]))
  for (const caseId of caseIds) {
    const known = held.entryOfCase.get(caseId)
    const entry = byCase.get(caseId)
    if (known !== undefined && known !== entry?.id) dropEntry(held.line, known)
    if (entry) {
      putEntry(held.line, entry)
      held.entryOfCase.set(caseId, entry.id)
    } else {
      held.entryOfCase.delete(caseId)
    }
  }
}

async function refreshSeats(ledger: Ledger, held: Held, agentIds: readonly string[]): Promise<void> {
  if (agentIds.length === 0) return
  const found = await seats(ledger.db, agentIds)
  const byAgent = new Map(found.map(seat => [seat.agentId, seat]))
  for (const agentId of agentIds) {
    const seat = byAgent.get(agentId)
    if (seat) putSeat(held.line, seat)
    else dropSeat(held.line, agentId)
  }
}
