/**
 * A witness of the line, for tests: triggers write down each change of an entry, a case, a seat and the lead, numbered in the order
 * in which it was made under its locks. Joins, returns and offers hold the one row of places until they commit, so among them the
 * numbers are the order of commits. Afterwards the history is walked, and at each offer the line is chosen from by hand.
 */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { FactOf } from '../../domain/case/facts.ts'
import type { Entry } from '../../domain/line/entry.ts'
import type { Seat } from '../../domain/line/seat.ts'
import { choosePlainly } from '../../domain/line/testing/plain-line.ts'
import { withClient } from '../db/client.ts'
import type { Db } from '../db/connect.ts'

const witness = `
  CREATE TABLE witness (n bigint GENERATED ALWAYS AS IDENTITY, what text, process text, row jsonb);
  CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
    INSERT INTO witness (what, process, row)
    VALUES (TG_TABLE_NAME, current_setting('application_name'), to_jsonb(NEW));
    RETURN NULL;
  END $$;
  GRANT SELECT ON witness TO heed_app;
  CREATE TRIGGER witness AFTER INSERT OR UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION witness();
  CREATE TRIGGER witness AFTER INSERT OR UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION witness();
  CREATE TRIGGER witness AFTER INSERT OR UPDATE OF presence, wrap_up_until ON seat FOR EACH ROW EXECUTE FUNCTION witness();
  CREATE TRIGGER witness AFTER UPDATE OF epoch ON line_leader FOR EACH ROW EXECUTE FUNCTION witness()`

/** Before the first process opens its pool. @param owner the login that owns the schema */
export async function watchLine(owner: string): Promise<void> {
  await withClient(owner, client => client.query(witness))
}

interface Seen {
  readonly n: number
  readonly what: 'entry' | 'cases' | 'seat' | 'line_leader'
  readonly process: string
  /** A row of that table as JSON. */
  readonly row: never
}

type EntryRow = {
  readonly id: string
  readonly case_id: string
  readonly medium: Entry['medium']
  readonly place: number
  readonly state: Entry['state'] | 'left' | 'ended'
  readonly agent_id: string | null
  readonly only_for: string | null
  readonly not_before: string | null
  readonly callback_by: string | null
}

interface Model {
  readonly entries: Map<string, Entry>
  readonly seats: Map<string, Seat>
  readonly cases: Map<string, Pick<Entry, 'isProblem' | 'priority' | 'skill' | 'ownerId'>>
  /** Who took the lead last. */
  leader: string
}

export interface Checked {
  readonly joined: number
  readonly offers: number
  readonly ownFirst: number
  readonly takeovers: number
  readonly overtakenMost: number
  /** Offers by process. */
  readonly offersBy: ReadonlyMap<string, number>
  /** Entries that are neither answered nor over at the end. */
  readonly stillInLine: number
}

/**
 * Walks the history from its first change to its last.
 * @param skillsOf the skills of each agent, who have had them all the time
 * @throws when an entry was lost, doubled or moved; when somebody else should have been offered; when a leader offered whose lead
 *   another had taken
 */
export async function checkLine(db: Db, skillsOf: ReadonlyMap<string, readonly string[]>): Promise<Checked> {
  const { rows } = await sql<Seen>`SELECT n, what, process, row FROM witness ORDER BY n`.execute(db)
  const offerFacts = await offersOfEntries(db)
  const model: Model = { entries: new Map(), seats: new Map(), cases: new Map(), leader: '' }
  const places = new Map<string, number>()
  const offersBy = new Map<string, number>()
  const overtaken = new Map<string, number>()
  let ownFirst = 0
  let takeovers = 0
  for (const { n, what, process, row } of rows) {
    if (what === 'line_leader') {
      takeovers++
      model.leader = process
    }
    if (what === 'seat') takeSeat(model, row, skillsOf)
    if (what === 'cases') takeCase(model, row)
    if (what !== 'entry') continue
    const entry: EntryRow = row
    assert.equal(places.get(entry.id) ?? entry.place, entry.place, `${entry.id} moved`)
    places.set(entry.id, entry.place)
    const before = model.entries.get(entry.id)
    if (entry.state === 'offered' && before?.state === 'waiting') {
      assert.equal(process, model.leader, `offer ${n} was made by a process that did not lead`)
      const { agent_id: agentId } = entry
      const due = choosePlainly(model, agentId ?? '')
      assert.equal(
        due?.id,
        entry.id,
        `offer ${n} to ${agentId}: place ${due?.place} was overtaken by ${entry.place}`,
      )
      offersBy.set(process, (offersBy.get(process) ?? 0) + 1)
      const fact = offerFacts.get(entry.id)?.shift() ?? assert.fail(`offer ${n} is no fact`)
      assert.equal(fact.agentId, agentId)
      if (fact.overtook.length > 0) ownFirst++
      for (const id of fact.overtook) overtaken.set(id, (overtaken.get(id) ?? 0) + 1)
    }
    takeEntry(model, entry, overtaken)
  }
  for (const [id, left] of offerFacts)
    assert.deepEqual(left, [], `${id} was offered by facts that changed no row`)
  assert.equal(new Set(places.values()).size, places.size, 'a place was given twice')
  return {
    joined: places.size,
    offers: [...offersBy.values()].reduce((sum, count) => sum + count, 0),
    ownFirst,
    takeovers,
    overtakenMost: Math.max(0, ...overtaken.values()),
    offersBy,
    stillInLine: [...model.entries.values()].filter(({ state }) => state !== 'answered').length,
  }
}

async function offersOfEntries(db: Db): Promise<Map<string, FactOf<'EntryOffered'>[]>> {
  const { rows } = await sql<{ readonly data: FactOf<'EntryOffered'> }>`
    SELECT data::jsonb AS data FROM fact WHERE type = 'EntryOffered' ORDER BY lane, seq`.execute(db)
  const found = new Map<string, FactOf<'EntryOffered'>[]>()
  for (const { data } of rows) found.set(data.entryId, [...(found.get(data.entryId) ?? []), data])
  return found
}

function takeSeat(
  { seats }: Model,
  row: {
    readonly agent_id: string
    readonly presence: Seat['presence']
    readonly call_capacity: number
    readonly chat_capacity: number
    readonly letter_capacity: number
    readonly wrap_up_until: string | null
  },
  skillsOf: ReadonlyMap<string, readonly string[]>,
): void {
  const { agent_id: agentId, presence } = row
  const capacity = { call: row.call_capacity, chat: row.chat_capacity, letter: row.letter_capacity }
  seats.set(agentId, {
    agentId,
    presence,
    skills: skillsOf.get(agentId) ?? [],
    capacity,
    freeSince: 0,
    wrapUpUntil: row.wrap_up_until === null ? null : 0,
  })
}

function takeCase(
  { cases, entries }: Model,
  row: {
    readonly id: string
    readonly kind: string | null
    readonly priority: Entry['priority']
    readonly skill: string | null
    readonly owner_id: string | null
    readonly accepted_at: string | null
  },
): void {
  const now = {
    isProblem: row.kind !== 'request',
    priority: row.priority,
    skill: row.skill,
    ownerId: row.accepted_at === null ? null : row.owner_id,
  }
  cases.set(row.id, now)
  for (const entry of entries.values())
    if (entry.caseId === row.id) entries.set(entry.id, { ...entry, ...now })
}

function takeEntry({ entries, cases }: Model, row: EntryRow, overtaken: ReadonlyMap<string, number>): void {
  for (const id of [row.id, ...overtaken.keys()]) {
    const known = entries.get(id)
    if (known) entries.set(id, { ...known, overtakenByOwn: overtaken.get(id) ?? 0 })
  }
  if (row.state === 'left' || row.state === 'ended') {
    assert.ok(entries.delete(row.id), `${row.id} ended twice`)
    return
  }
  const rival = [...entries.values()].find(entry => entry.caseId === row.case_id && entry.id !== row.id)
  assert.equal(rival, undefined, `case ${row.case_id} has two places`)
  const held = {
    id: row.id,
    caseId: row.case_id,
    customerId: '',
    place: row.place,
    medium: row.medium,
    overtakenByOwn: overtaken.get(row.id) ?? 0,
    joinedAt: 0,
    onlyFor: row.only_for === null ? null : { agentId: row.only_for, until: 0 },
    // Until the next call, or the time that they chose, nobody is to be offered this.
    callback:
      row.callback_by === null
        ? null
        : { notBefore: row.not_before === null ? null : 0, isChosenTime: false },
    ...(cases.get(row.case_id) ?? assert.fail(`${row.id} belongs to no case`)),
  }
  const agentId = row.agent_id ?? ''
  if (row.state === 'waiting')
    entries.set(row.id, { ...held, state: 'waiting', agentId: null, offerUntil: null })
  if (row.state === 'offered') entries.set(row.id, { ...held, state: 'offered', agentId, offerUntil: 0 })
  if (row.state === 'answered') entries.set(row.id, { ...held, state: 'answered', agentId, offerUntil: null })
}
