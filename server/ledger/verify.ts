/**
 * Whether the ledger is what it says it is: every lane without a gap and sealed fact by fact, every body the one that was written,
 * every follower within the lanes. The cases that it adds up to are looked at in verify-cases.ts.
 *
 * Reads in batches, so that memory stays the same however much has happened; only the parts of a batch that are wrong are kept.
 * Called inside one read-only transaction of the isolation level "repeatable read": facts, heads and rows are of one moment, also
 * while others write.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import { bodyHash, chainHash, chainStart } from './chain.ts'
import type { ExportedHeads } from './lane-heads.ts'
import { laneOf } from './ledger.ts'

/** What a check has found: how much it looked at, and what is wrong, in sentences. */
export interface Finding {
  readonly count: number
  readonly problems: readonly string[]
}

export interface LedgerFindings {
  readonly chain: Finding
  readonly bodies: Finding & { readonly erased: number }
  readonly exported: Finding
}

const factsPerBatch = 2_000
const bodyBytesPerBatch = 8 * 1024 * 1024

/** @param exported heads that were put away earlier: the chain must still lead through them */
export async function verifyLanes(tx: Tx, exported: readonly ExportedHeads[]): Promise<LedgerFindings> {
  const { rows: lanes } = await sql<Lane>`SELECT lane, head, hash FROM lane ORDER BY lane`.execute(tx)
  const chain: string[] = []
  const anchors: string[] = []
  const bodies: BodyFindings = {
    problems: [],
    seen: 0,
    erased: 0,
    gone: await whatWasErased(tx),
  }
  let facts = 0
  for (const lane of lanes) {
    const walked = await walkLane(tx, lane, {
      bodies,
      anchors: anchorsOf(exported, lane.lane),
    })
    facts += walked.facts
    chain.push(...walked.problems)
    anchors.push(...walked.offAnchor)
  }
  return {
    chain: { count: facts, problems: chain },
    bodies: { count: bodies.seen, problems: bodies.problems, erased: bodies.erased },
    exported: { count: exported.length, problems: anchors },
  }
}

interface Lane {
  readonly lane: number
  readonly head: number
  readonly hash: Buffer
}

interface FactRow {
  readonly lane: number
  readonly seq: number
  readonly caseId: string | null
  readonly type: string
  readonly at: number
  readonly data: string
  readonly bodyHash: Buffer | null
  readonly hash: Buffer
  /** Null when there is no body. */
  readonly bodyBytes: number | null
}

/** Of whom, and of what, words may be missing. */
interface Gone {
  readonly customers: ReadonlySet<string>
  readonly cases: ReadonlySet<string>
  /** Messages that they wrote into the case of somebody else. */
  readonly mails: ReadonlySet<string>
  /** Under which they acted in the case of somebody else. */
  readonly helpers: ReadonlySet<string>
}

interface BodyFindings {
  readonly problems: string[]
  readonly gone: Gone
  seen: number
  erased: number
}

/** The hash that each file says, by the fact that was the head when it was written. */
type Anchors = ReadonlyMap<number, readonly { readonly hash: string; readonly file: string }[]>

interface Walk {
  readonly bodies: BodyFindings
  readonly anchors: Anchors
}

async function walkLane(tx: Tx, lane: Lane, { bodies, anchors }: Walk) {
  const problems: string[] = []
  const offAnchor: string[] = []
  let hash = chainStart
  let seq = 0
  let facts = 0
  const checkAnchors = () => {
    for (const { file, hash: said } of anchors.get(seq) ?? [])
      if (said !== hash.toString('hex'))
        offAnchor.push(`Lane ${lane.lane} up to fact ${seq} is not what ${file} says that it was.`)
  }
  checkAnchors()
  for (;;) {
    const batch = await factsAfter(tx, lane.lane, seq)
    for (const fact of batch) {
      problems.push(...problemsWithLink(fact, { after: seq, hash }))
      // Goes on from what is stored: one changed fact is one problem, not one for each that follows.
      hash = fact.hash
      seq = fact.seq
      facts += 1
      checkAnchors()
    }
    await verifyBodies(tx, batch, bodies)
    if (batch.length < factsPerBatch) break
  }
  if (lane.head !== seq)
    problems.push(`Lane ${lane.lane} should end with fact ${lane.head} and ends with ${seq}.`)
  else if (!lane.hash.equals(hash))
    problems.push(`Lane ${lane.lane}: its last fact and its head do not agree.`)
  for (const [head, [anchor]] of anchors)
    if (head > seq)
      offAnchor.push(`Lane ${lane.lane} had ${head} facts in ${anchor?.file} and now has ${seq}.`)
  return { problems, offAnchor, facts }
}

async function factsAfter(tx: Tx, lane: number, seq: number): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    SELECT f.lane, f.seq, f.case_id AS "caseId", f.type, f.at, f.data, f.body_hash AS "bodyHash", f.hash,
      octet_length(b.bytes) AS "bodyBytes"
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.lane = ${lane} AND f.seq > ${seq} ORDER BY f.seq LIMIT ${factsPerBatch}`.execute(tx)
  return rows
}

function problemsWithLink(
  fact: FactRow,
  before: { readonly after: number; readonly hash: Buffer },
): string[] {
  const { lane, seq, caseId } = fact
  if (seq !== before.after + 1) return [`Lane ${lane} has a gap: after fact ${before.after} comes ${seq}.`]
  if (!chainHash(before.hash, fact).equals(fact.hash))
    return [`Lane ${lane}, fact ${seq} (${fact.type}) is not what was written.`]
  if (caseId !== null && laneOf(caseId) !== lane)
    return [`Lane ${lane}, fact ${seq} belongs to a case of another lane.`]
  return []
}

/** Bodies are fetched apart, so many that they fit into memory together. */
async function verifyBodies(tx: Tx, facts: readonly FactRow[], found: BodyFindings): Promise<void> {
  let [group, bytes]: [FactRow[], number] = [[], 0]
  const flush = async () => {
    found.problems.push(...(await problemsWithBodies(tx, group)))
    found.seen += group.length
    ;[group, bytes] = [[], 0]
  }
  for (const fact of facts) {
    if (fact.bodyBytes !== null) {
      if (bytes + fact.bodyBytes > bodyBytesPerBatch) await flush()
      group.push(fact)
      bytes += fact.bodyBytes
    } else if (fact.bodyHash !== null) {
      if (isErased(fact, found)) found.erased += 1
      else found.problems.push(`The words of lane ${fact.lane}, fact ${fact.seq} (${fact.type}) are missing.`)
    }
  }
  await flush()
}

async function problemsWithBodies(tx: Tx, facts: readonly FactRow[]): Promise<readonly string[]> {
  const [first] = facts
  if (!first) return []
  const { rows } = await sql<{ readonly seq: number; readonly salt: Buffer; readonly bytes: Buffer }>`
    SELECT seq, salt, bytes FROM fact_body
    WHERE lane = ${first.lane} AND seq = ANY(${facts.map(fact => fact.seq)}::bigint[])`.execute(tx)
  const hashes = new Map(rows.map(({ seq, salt, bytes }) => [seq, bodyHash(salt, bytes)]))
  return facts
    .filter(({ seq, bodyHash: said }) => said === null || hashes.get(seq)?.equals(said) !== true)
    .map(
      ({ lane, seq, type }) =>
        `The words of lane ${lane}, fact ${seq} (${type}) are not the ones that were written.`,
    )
}

/** Only a person who was erased, as the ledger itself says, may have lost their words. */
async function whatWasErased(tx: Tx): Promise<Gone> {
  const ids = async (query: RawBuilder<{ readonly id: string }>) =>
    new Set((await query.execute(tx)).rows.map(row => row.id))
  const customers = await ids(sql`
    SELECT data::json ->> 'customerId' AS id FROM fact WHERE type = 'PersonalDataErased'`)
  return {
    customers,
    cases: await ids(sql`SELECT id FROM cases WHERE customer_id = ANY(${[...customers]}::uuid[])`),
    // The rows of these keep that there was one, and nothing of it.
    mails: await ids(sql`
      SELECT message_id AS id FROM mail_in
      WHERE message_id IS NOT NULL AND from_address IS NULL AND header_id IS NULL AND subject = ''`),
    helpers: await ids(sql`SELECT id FROM helper WHERE name = '' AND address_value = ''`),
  }
}

function isErased({ caseId, data }: FactRow, { gone }: BodyFindings): boolean {
  if (caseId === null || gone.customers.size === 0) return false
  const names = (key: string, ids: ReadonlySet<string>) => {
    const id = new RegExp(`"${key}":"([0-9a-f-]{36})"`).exec(data)?.[1]
    return id !== undefined && ids.has(id)
  }
  return (
    gone.cases.has(caseId) ||
    names('messageId', gone.mails) ||
    names('helperId', gone.helpers) ||
    names('accountHolderId', gone.customers)
  )
}

function anchorsOf(exported: readonly ExportedHeads[], lane: number): Anchors {
  const anchors = new Map<number, { readonly hash: string; readonly file: string }[]>()
  for (const { file, lanes } of exported) {
    for (const { head, hash } of lanes.filter(each => each.lane === lane)) {
      anchors.set(head, [...(anchors.get(head) ?? []), { hash, file }])
    }
  }
  return anchors
}

/** A follower is never ahead of the facts. `behind`: how many facts each has still to see. */
export async function verifyFollowers(
  tx: Tx,
): Promise<Finding & { readonly behind: readonly { readonly name: string; readonly facts: number }[] }> {
  const { rows } = await sql<{
    readonly name: string
    readonly lanes: number
    readonly ahead: readonly number[]
    readonly behind: number
  }>`
    SELECT f.name, count(*)::int AS lanes, sum(greatest(l.head - f.seq, 0))::int8 AS behind,
      coalesce(array_agg(f.lane::int) FILTER (WHERE f.seq > l.head), '{}') AS ahead
    FROM follower f JOIN lane l ON l.lane = f.lane GROUP BY f.name ORDER BY f.name`.execute(tx)
  const problems = rows.flatMap(({ name, lanes, ahead }) => [
    ...(lanes === 16 ? [] : [`The follower "${name}" has cursors for ${lanes} lanes, not for 16.`]),
    ...ahead.map(
      lane => `The follower "${name}" believes that it has seen facts of lane ${lane} that are not there.`,
    ),
  ])
  const behind = rows.filter(row => row.behind > 0).map(({ name, behind: facts }) => ({ name, facts }))
  return { count: rows.length, problems, behind }
}
