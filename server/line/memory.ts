/**
 * The line as this process knows it: rebuilt from rows, then kept up by re-reading the rows of whatever the ledger says has
 * changed. Every process has one, for telling waits; only the leader's decides, and only with a version that is still true.
 */
import type { CaseFact } from '../../domain/case/facts.ts'
import { countOvertaken, type Entry, offerTo } from '../../domain/line/entry.ts'
import { dropEntry, dropSeat, emptyLine, type Line, putEntry, putSeat } from '../../domain/line/line.ts'
import {
  dropGhost,
  emptyGhosts,
  type GhostLine,
  ghostLineOf,
  putGhost,
} from '../../domain/line/ghost-line.ts'
import { type Choosing, nextOffers, type Offer } from '../../domain/line/offers.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type Cursors, type Ledger, type StoredFact } from '../ledger/ledger.ts'
import { advance, factsAfter, factsAfterBeside, isAll, laneHeads } from '../ledger/read.ts'
import { ghostsInLine } from './ghost-sql.ts'
import { lineVersion, liveEntries, liveEntriesOfCases, seats, versionOfLine } from './sql.ts'

export interface LineMemory {
  readonly line: () => Line
  /** Whoever is being helped. */
  readonly answered: () => Iterable<Answered>
  /** The version of the line that the memory includes. */
  readonly version: () => number
  /** Takes in everything that was committed before the call. */
  readonly catchUp: () => Promise<void>
  /** The offers that would be due if everything that this transaction sees were taken in. The memory stays as it is. */
  readonly offersWith: (tx: Tx, choosing: Choosing) => Promise<readonly Offer[]>
  /** What `look` finds in the line as this transaction sees it; null when the memory is too far behind to say. */
  readonly lookWith: <Found>(tx: Tx, look: (line: Line) => Found) => Promise<Found | null>
  /** Takes in offers that this process has just committed, so that their rows need not be read. */
  readonly offersMade: (offers: readonly Offer[], at: number) => Promise<void>
  /** Who hung up and has not been reached yet. */
  readonly ghosts: () => GhostLine
  /** Drops all and reads the rows anew. */
  readonly rebuild: () => Promise<void>
}

export type Answered = Extract<Entry, { state: 'answered' }>

interface Held {
  readonly line: Line
  readonly entryOfCase: Map<string, string>
  /** The entries of those who are being helped. */
  readonly answered: Map<string, Answered>
  readonly ghosts: GhostLine
  /** Offers that were taken in as they were made, and whose facts are still to come. */
  readonly made: Set<string>
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
  'QuoteTold',
  'OwnerAwaited',
  'OwnerNotAwaited',
  'RequestPastLimit',
  'CallbackAsked',
  'CallbackWithdrawn',
  'CallbackDue',
  'CallbackTried',
  'CallbackMet',
  'CallbackSetAside',
  'PlaceTakenUp',
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
    answered: () => held?.answered.values() ?? [],
    ghosts: () => held?.ghosts ?? emptyGhosts(),
    version: () => held?.version ?? -1,
    catchUp: () => inTurn(catchUp),
    // Not in turn: the transaction holds what others wait for, and must not wait for one of them.
    offersWith: async (tx, choosing) =>
      (held && (await foresee(tx, held, line => nextOffers(line, choosing)))) ?? [],
    lookWith: async (tx, look) => held && (await foresee(tx, held, look)),
    offersMade: (offers, at) =>
      inTurn(async () => {
        for (const offer of held ? offers : []) if (held) putOffer(held, offer, at)
      }),
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
  const ghosts = ghostLineOf(await ghostsInLine(ledger.db, null))
  const held: Held = {
    line,
    version,
    cursors,
    entryOfCase: new Map(),
    answered: new Map(),
    ghosts,
    made: new Set(),
  }
  for (const entry of entries) put(held, entry)
  return held
}

async function takeIn(ledger: Ledger, before: Held): Promise<Held> {
  let { cursors } = before
  for (;;) {
    const found = await factsAfterBeside(ledger.db, { cursors, limit: perLane, beside: versionOfLine })
    const { facts, beside: version } = found
    if (facts.length === 0) return { ...before, cursors, version }
    if (facts.some(isNewOrder)) return await read(ledger)
    const news = facts.filter(fact => !isTakenIn(before, fact))
    const caseIds = casesIn(before.line, news)
    putCases(before, caseIds, await entriesByCase(ledger.db, caseIds))
    await refreshSeats(ledger, before, agentsIn(news))
    await refreshGhosts(ledger.db, before, news)
    cursors = advance(cursors, facts)
    if (isAll(facts, perLane)) return { ...before, cursors, version }
  }
}

/**
 * The offer as its rows have it now. Only where the memory still has what the offer was made from: what was read anew meanwhile is at
 * least as new, and the offer's fact, which is not passed over then, has it read once more.
 */
function putOffer({ line, made }: Held, { entry, seat, overtakes }: Offer, at: number): void {
  const isAsChosen =
    line.seats.get(seat.agentId)?.seat === seat &&
    [entry, ...overtakes].every(one => line.entries.get(one.id) === one)
  // Of whoever is passed by several of these offers the row is read: that is seldom.
  if (!isAsChosen) return
  const offered = offerTo(entry, seat.agentId, at)
  putEntry(line, offered)
  for (const passed of overtakes) putEntry(line, countOvertaken(passed))
  putSeat(line, { ...seat, freeSince: Math.max(seat.freeSince, at) })
  made.add(keyOf(entry.id, seat.agentId, offered.offerUntil))
}

function isTakenIn({ made }: Held, { fact }: StoredFact): boolean {
  return fact.type === 'EntryOffered' && made.delete(keyOf(fact.entryId, fact.agentId, fact.until))
}

function keyOf(entryId: string, agentId: string, until: number): string {
  return `${entryId} ${agentId} ${until}`
}

/** Looks at the line with what has come since; between the reading and the taking back nothing else can run. */
async function foresee<Found>(
  tx: Tx,
  { line, cursors, entryOfCase }: Held,
  look: (line: Line) => Found,
): Promise<Found | null> {
  const facts = await factsAfter(tx, cursors, perLane)
  // Perhaps not all of them: too far behind to say anything.
  if (facts.length >= perLane || facts.some(isNewOrder)) return null
  const caseIds = casesIn(line, facts)
  const entries = await entriesByCase(tx, caseIds)
  const foreseen: Held = {
    line,
    cursors,
    entryOfCase: new Map(entryOfCase),
    answered: new Map(),
    ghosts: emptyGhosts(),
    made: new Set(),
    version: -1,
  }
  const before = caseIds.map(caseId => line.entries.get(entryOfCase.get(caseId) ?? ''))
  putCases(foreseen, caseIds, entries)
  try {
    return look(line)
  } finally {
    for (const entry of entries.values()) dropEntry(line, entry.id)
    for (const entry of before) if (entry) putEntry(line, entry)
  }
}

function casesIn(line: Line, facts: readonly StoredFact[]): readonly string[] {
  const found = facts.filter(({ fact }) => concernsLine.has(fact.type as CaseFact['type'])) // house facts are not in the set
  // Whoever was passed has one more on their count.
  const passed = facts.flatMap(({ fact }) => (fact.type === 'EntryOffered' ? fact.overtook : []))
  return [
    ...new Set([
      ...found.flatMap(({ caseId }) => caseId ?? []),
      ...passed.flatMap(entryId => line.entries.get(entryId)?.caseId ?? []),
    ]),
  ]
}

/** Facts after which a seat's row may differ: who is here, what they can help with, and since when nothing has been offered to them. */
const concernsSeat: ReadonlySet<StoredFact['fact']['type']> = new Set([
  'PresenceChanged',
  'AgentDeparted',
  'SeatChanged',
  'ContactEnded',
  'EntryOffered',
  'WrapUpEnded',
])

/** After which every row may mean something else. */
function isNewOrder({ fact }: StoredFact): boolean {
  return fact.type === 'LineRulesChanged'
}

function agentsIn(facts: readonly StoredFact[]): readonly string[] {
  const found = facts.filter(({ fact }) => concernsSeat.has(fact.type))
  return [...new Set(found.flatMap(({ fact }) => ('agentId' in fact ? (fact.agentId ?? []) : [])))]
}

async function entriesByCase(db: Db | Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
  if (caseIds.length === 0) return new Map()
  const entries = await liveEntriesOfCases(db, caseIds)
  return new Map(entries.map(entry => [entry.caseId, entry]))
}

function putCases(held: Held, caseIds: readonly string[], byCase: ReadonlyMap<string, Entry>): void {
  for (const caseId of caseIds) {
    const known = held.entryOfCase.get(caseId)
    const entry = byCase.get(caseId)
    if (known !== undefined && known !== entry?.id) {
      dropEntry(held.line, known)
      held.answered.delete(known)
    }
    if (entry) put(held, entry)
    else held.entryOfCase.delete(caseId)
  }
}

async function refreshGhosts(db: Db, { ghosts }: Held, facts: readonly StoredFact[]): Promise<void> {
  const left = facts.flatMap(({ caseId, fact }) => (fact.type === 'EntryLeft' ? (caseId ?? []) : []))
  if (left.length > 0) for (const ghost of await ghostsInLine(db, left)) putGhost(ghosts, ghost)
  for (const { fact } of facts) if (fact.type === 'GhostKnown') dropGhost(ghosts, fact.entryId)
}

function put({ line, entryOfCase, answered }: Held, entry: Entry): void {
  putEntry(line, entry)
  entryOfCase.set(entry.caseId, entry.id)
  if (entry.state === 'answered') answered.set(entry.id, entry)
  else answered.delete(entry.id)
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
