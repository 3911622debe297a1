/** A case as one line of a list, for one agent. */
import { type RawBuilder, sql } from 'kysely'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CaseSummary } from '../../contract/desk.ts'
import type { Fold } from '../../contract/case.ts'
import { newWordsIn } from '../../contract/folds.ts'
import type { NumberIs } from '../../domain/callback/facts.ts'
import type { Db } from '../db/connect.ts'

interface SummaryRow {
  readonly id: string
  readonly reference: string
  readonly customerId: string
  readonly customerName: string | null
  readonly customerAddress: string | null
  readonly kind: CaseSummary['kind']
  readonly channel: string
  readonly status: CaseSummary['status']
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly acceptedAt: number | null
  readonly entryId: string | null
  readonly medium: 'call' | 'chat' | 'letter'
  readonly place: number
  readonly entryState: 'waiting' | 'offered' | 'answered'
  readonly entryAgentId: string | null
  readonly joinedAt: number
  readonly offerUntil: number | null
  readonly callbackBy: 'phone' | 'chat' | null
  readonly callbackFrom: number | null
  readonly callbackUntil: number | null
  readonly callbackTries: number | null
  readonly notBefore: number | null
  readonly callbackMet: boolean | null
  readonly comeBy: number | null
  readonly callbackNumber: string | null
  readonly numberIs: NumberIs | null
  readonly handoverId: string | null
  readonly handoverFrom: string | null
  readonly handoverTo: string | null
  readonly handoverUntil: number | null
  readonly lastWords: string | null
  readonly lastFolds: readonly Fold[] | null
  readonly lastAt: number
  readonly lastCustomerSeq: number | null
  readonly seenSeq: number | null
  readonly unansweredSince: number | null
  readonly nextDueAt: number | null
  readonly tags: CaseSummary['tags']
  readonly snoozedUntil: number | null
  readonly isMentioned: boolean
  readonly isToldOf: boolean
  readonly mergedInto: string | null
  readonly mergedReference: string | null
  readonly openedAt: number
  readonly version: number
}

const wordsShown = 160
/** Of words with folds in them, so much is looked through for new ones: who answers below a quote begins after it. */
const foldedWords = 8_000

/**
 * @param where a condition on `c` (cases), `e` (its live entry) and `u` (its customer)
 * @param order what to sort by, most important first
 */
export async function summaries(
  db: Db,
  agentId: string,
  {
    where,
    order,
    limit,
  }: { readonly where: RawBuilder<unknown>; readonly order: RawBuilder<unknown>; readonly limit: number },
): Promise<readonly CaseSummary[]> {
  const { rows } = await sql<SummaryRow>`
    SELECT c.id, c.reference, c.customer_id AS "customerId", u.name AS "customerName",
      CASE WHEN u.name IS NULL THEN (
        SELECT a.value FROM customer_address a WHERE a.customer_id = u.id AND a.kind = 'email'
        ORDER BY a.created_at, a.value LIMIT 1) END AS "customerAddress",
      c.kind, c.channel, c.status,
      c.owner_id AS "ownerId", o.name AS "ownerName", c.accepted_at AS "acceptedAt",
      e.id AS "entryId", e.medium, e.place, e.state AS "entryState", e.agent_id AS "entryAgentId",
      e.joined_at AS "joinedAt", e.offer_until AS "offerUntil",
      e.callback_by AS "callbackBy", e.callback_from AS "callbackFrom", e.callback_until AS "callbackUntil",
      e.callback_tries::int AS "callbackTries", e.not_before AS "notBefore", e.callback_met AS "callbackMet",
      e.come_by AS "comeBy",
      -- Whoever is to dial it sees the number, and nobody else.
      CASE WHEN e.callback_by = 'phone' AND e.agent_id = ${agentId} THEN (
        SELECT convert_from(b.bytes, 'UTF8')::json ->> 'number'
        FROM (SELECT f.lane, f.seq FROM fact f
          WHERE f.case_id = c.id AND f.type = 'CallbackAsked' ORDER BY f.seq DESC LIMIT 1) asked
        JOIN fact_body b ON b.lane = asked.lane AND b.seq = asked.seq) END AS "callbackNumber",
      CASE WHEN e.callback_by = 'phone' AND e.agent_id = ${agentId} THEN (
        SELECT f.data::json ->> 'numberIs' FROM fact f
        WHERE f.case_id = c.id AND f.type = 'CallbackAsked' ORDER BY f.seq DESC LIMIT 1) END AS "numberIs",
      c.handover_id AS "handoverId", c.handover_from AS "handoverFrom", c.handover_to AS "handoverTo",
      c.handover_until AS "handoverUntil",
      -- Where the customer has written nothing, what was said on the telephone.
      left(coalesce(said.text, (
        SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'text'
        FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
        WHERE f.case_id = c.id AND f.type = 'CallLogged' ORDER BY f.seq DESC LIMIT 1)),
        CASE WHEN said.folds IS NULL THEN ${wordsShown}::int ELSE ${foldedWords}::int END) AS "lastWords",
      said.folds AS "lastFolds", greatest(c.customer_spoke_at, c.company_spoke_at) AS "lastAt",
      last.seq AS "lastCustomerSeq", seen.seq AS "seenSeq",
      CASE WHEN c.company_spoke_at IS NULL OR c.company_spoke_at < c.customer_spoke_at THEN c.customer_spoke_at END
        AS "unansweredSince",
      (SELECT min(p.due_at) FROM commitment p WHERE p.case_id = c.id AND p.state = 'open') AS "nextDueAt",
      ARRAY(SELECT t.word FROM case_tag_word t WHERE t.case_id = c.id ORDER BY t.word) AS tags, c.snoozed_until AS "snoozedUntil",
      EXISTS (SELECT FROM mention m WHERE m.agent_id = ${agentId} AND m.case_id = c.id AND m.read_at IS NULL) AS "isMentioned",
      EXISTS (SELECT FROM promise_told t JOIN commitment p ON p.id = t.commitment_id WHERE t.agent_id = ${agentId}
        AND p.case_id = c.id AND p.state = 'open' AND p.warned_at IS NOT NULL) AS "isToldOf",
      c.merged_into AS "mergedInto", (SELECT i.reference FROM cases i WHERE i.id = c.merged_into) AS "mergedReference",
      c.opened_at AS "openedAt", c.version
    FROM cases c
    JOIN customer u ON u.id = c.customer_id
    LEFT JOIN agent o ON o.id = c.owner_id
    LEFT JOIN entry e ON e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')
    LEFT JOIN case_seen seen ON seen.case_id = c.id AND seen.agent_id = ${agentId}
    -- First which, then what it says: the words of all that were said before are not read for it.
    LEFT JOIN LATERAL (
      SELECT f.lane, f.seq FROM fact f
      WHERE f.case_id = c.id AND f.type = 'CustomerSpoke' ORDER BY f.seq DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      -- A mail of a picture or a sealed one has no words but its subject.
      SELECT coalesce(nullif(w.words ->> 'text', ''), w.words ->> 'subject') AS text, w.words -> 'folds' AS folds
      FROM fact_body b, LATERAL (SELECT convert_from(b.bytes, 'UTF8')::jsonb AS words OFFSET 0) w
      WHERE b.lane = last.lane AND b.seq = last.seq) said ON true
    WHERE ${where} ORDER BY ${order} LIMIT ${limit}`.execute(db)
  return rows.map(toSummary)
}

export async function summariesOf(
  db: Db,
  agentId: string,
  caseIds: readonly string[],
): Promise<readonly CaseSummary[]> {
  if (caseIds.length === 0) return []
  const where = sql`c.id = ANY(${[...caseIds]}::uuid[])`
  return await summaries(db, agentId, { where, order: sql`c.id`, limit: caseIds.length })
}

function toSummary(row: SummaryRow): CaseSummary {
  return {
    id: row.id,
    reference: row.reference,
    customer: {
      id: row.customerId,
      name: row.customerName ?? '',
      ...(row.customerAddress === null ? {} : { address: row.customerAddress }),
    },
    kind: row.kind,
    channel: row.channel,
    status: row.status,
    owner:
      row.ownerId === null
        ? null
        : { id: row.ownerId, name: row.ownerName ?? '', hasAccepted: row.acceptedAt !== null },
    entry:
      row.entryId === null
        ? null
        : {
            id: row.entryId,
            medium: row.medium,
            place: row.place,
            state: row.entryState,
            agentId: row.entryAgentId,
            joinedAt: row.joinedAt,
            offerUntil: row.offerUntil,
            callback: callbackOf(row),
          },
    handover:
      row.handoverId && row.handoverFrom && row.handoverTo && row.handoverUntil !== null
        ? { id: row.handoverId, from: row.handoverFrom, to: row.handoverTo, until: row.handoverUntil }
        : null,
    lastWords: excerpt(row.lastWords ?? '', row.lastFolds ?? []),
    lastAt: row.lastAt,
    isUnread: (row.lastCustomerSeq ?? 0) > (row.seenSeq ?? 0),
    unansweredSince: row.unansweredSince,
    nextDueAt: row.nextDueAt,
    tags: row.tags,
    snoozedUntil: row.snoozedUntil,
    isMentioned: row.isMentioned,
    ...(row.isToldOf ? { isToldOf: true } : {}),
    mergedInto:
      row.mergedInto && row.mergedReference ? { id: row.mergedInto, reference: row.mergedReference } : null,
    openedAt: row.openedAt,
    version: row.version,
  }
}

function callbackOf(row: SummaryRow) {
  const { callbackBy: by, callbackFrom: from, callbackUntil: until } = row
  if (by === null) return null
  return {
    by,
    window: from === null || until === null ? null : { from, until },
    tries: row.callbackTries ?? 0,
    nextAt: row.notBefore,
    isMet: row.callbackMet ?? false,
    comeBy: row.comeBy,
    number: row.callbackNumber,
    shown: row.callbackNumber === null ? null : writtenOut(row.callbackNumber),
    numberIs: row.callbackNumber === null ? null : (row.numberIs ?? 'typed'),
  }
}

/** With its country, and with blanks where that country writes them. */
function writtenOut(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number
}

/** How the new words begin: what only comes along with them says nothing in a list. */
function excerpt(text: string, folds: readonly Fold[]): string {
  const within = folds.flatMap(fold =>
    fold.from < text.length ? [{ ...fold, to: Math.min(fold.to, text.length) }] : [],
  )
  return newWordsIn(text, within).slice(0, wordsShown).toWellFormed()
}
