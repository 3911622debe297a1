/** Remedies and what they are booked to, as they stand. */
import { sql } from 'kysely'
import { Effects } from '../../contract/catalogue.ts'
import type { CatalogueEntry } from '../../domain/remedy/catalogue.ts'
import type { FoundForRemedy } from '../../domain/remedy/requests.ts'
import type { Called } from '../../domain/remedy/facts.ts'
import type { RemedyState } from '../../domain/remedy/state.ts'
import type { Db, Tx } from '../db/connect.ts'
import { calledOfR } from './called.ts'
import { isReserved } from './reserved.ts'

export async function readRemedy(db: Db | Tx, id: string): Promise<RemedyState | null> {
  return (await readRemedies(db, [id])).get(id) ?? null
}

/** Several at once, by their ids; one that is not there is left out. */
export async function readRemedies(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RemedyState>> {
  const { rows } = await sql<RemedyState>`
    SELECT id, case_id AS "caseId", kind, ${calledOfR} AS called, state, booker = 'by-hand' AS "isByHand", account_id AS "accountId",
      service_id AS "serviceId", catalogue_id AS "catalogueId", amount_minor AS "amountMinor", currency,
      commitment_id AS "commitmentId", reference
    FROM remedy r WHERE id = ANY(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

/** Billed and not paid: what stands on open bills, less what was let off and what is being let off just now. */
export const owedOf = (accountId: ReturnType<typeof sql>) => sql`greatest(0, (
  SELECT coalesce(sum(b.total_minor), 0) FROM bill b WHERE b.account_id = ${accountId} AND b.state <> 'paid')
  + (SELECT coalesce(sum(l.amount_minor), 0) FROM bill_line l JOIN bill b ON b.id = l.bill_id
     WHERE b.account_id = ${accountId} AND b.state <> 'paid')
  - (SELECT coalesce(sum(r.amount_minor), 0) FROM remedy r
     WHERE r.account_id = ${accountId} AND r.kind = 'waiver' AND r.state IN ('given', 'failed')
       AND NOT EXISTS (SELECT FROM bill_line l WHERE l.remedy_id = r.id)))::bigint`

/** In which money an account is kept: of its newest bill, or else of its services. */
export const currencyOf = (accountId: ReturnType<typeof sql>) => sql`coalesce(
  (SELECT b.currency FROM bill b WHERE b.account_id = ${accountId} ORDER BY b.issued_on DESC LIMIT 1),
  (SELECT s.currency FROM service s WHERE s.account_id = ${accountId} ORDER BY s.since DESC LIMIT 1))`

/** Null where there is no such account. */
export async function readAccount(
  db: Db | Tx,
  accountId: string,
  customerId: string,
): Promise<FoundForRemedy['account']> {
  const { rows } = await sql<NonNullable<FoundForRemedy['account']>>`
    SELECT a.customer_id = ${customerId} AS "isOfCustomer", ${currencyOf(sql`a.id`)} AS currency,
      ${owedOf(sql`a.id`)} AS "owedMinor"
    FROM account a WHERE a.id = ${accountId}`.execute(db)
  return rows[0] ?? null
}

interface EntryRow extends Omit<CatalogueEntry, 'name' | 'terms'> {
  readonly nameEn: string
  readonly nameEs: string
  readonly termsEn: string
  readonly termsEs: string
}

/** What is offered at present, in the order of the house. */
export async function catalogue(db: Db | Tx): Promise<readonly CatalogueEntry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT id, version, kind, name_en AS "nameEn", name_es AS "nameEs", terms_en AS "termsEn", terms_es AS "termsEs", effects,
      amount_by AS "amountBy", amount_minor AS "amountMinor", cost_minor AS "costMinor", currency, days
    FROM remedy_entry WHERE is_offered ORDER BY position, id`.execute(db)
  return rows.map(({ nameEn, nameEs, termsEn, termsEs, effects, ...entry }) => ({
    ...entry,
    effects: Effects.parse(effects),
    name: { en: nameEn, es: nameEs },
    terms: { en: termsEn, es: termsEs },
  }))
}

/** Whether what was booked elsewhere, or by hand, already stands under this reference. */
export async function isReferenceTaken(tx: Tx, remedyId: string, reference: string): Promise<boolean> {
  return (await takenReferences(tx, [{ remedyId, reference }])).has(remedyId)
}

/** Of several, the remedies whose reference another one has. */
export async function takenReferences(
  tx: Tx,
  asked: readonly { readonly remedyId: string; readonly reference: string }[],
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ readonly id: string }>`
    SELECT asked.id FROM unnest(${asked.map(({ remedyId }) => remedyId)}::uuid[], ${asked.map(({ reference }) => reference)}::text[])
      AS asked(id, reference) JOIN remedy r ON r.reference_key = lower(asked.reference) AND r.id <> asked.id`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export interface GivenRow {
  readonly id: string
  readonly kind: RemedyState['kind']
  readonly called: Called | null
  readonly state: RemedyState['state']
  readonly isByHand: boolean
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly reference: string | null
  readonly givenAt: number
  readonly settledAt: number | null
  readonly agentId: string | null
  readonly accountNumber: string | null
  readonly tries: number
}

/** What was given in a case, newest first. */
export async function remediesOf(db: Db | Tx, caseId: string): Promise<readonly GivenRow[]> {
  const { rows } = await sql<GivenRow>`
    SELECT r.id, r.kind, ${calledOfR} AS called, r.state, r.booker = 'by-hand' AS "isByHand", r.amount_minor AS "amountMinor", r.currency, r.reference,
      r.given_at AS "givenAt", r.settled_at AS "settledAt", r.agent_id AS "agentId", a.number AS "accountNumber", r.tries
    FROM remedy r LEFT JOIN account a ON a.id = r.account_id
    WHERE r.case_id = ${caseId} ORDER BY r.given_at DESC, r.id`.execute(db)
  return rows
}

/** The language in which a customer is written to; null where there is no such case. */
export async function customerOfCase(
  db: Db | Tx,
  caseId: string,
): Promise<{
  readonly customerId: string
  readonly language: 'en' | 'es'
  readonly ownerId: string | null
} | null> {
  const { rows } = await sql<{
    readonly customerId: string
    readonly language: 'en' | 'es'
    readonly ownerId: string | null
  }>`
    SELECT c.customer_id AS "customerId", CASE WHEN k.language = 'es' THEN 'es' ELSE 'en' END AS language,
      c.owner_id AS "ownerId"
    FROM cases c JOIN customer k ON k.id = c.customer_id WHERE c.id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

/** A yes to a promise allows what carries it out, once and as much as was promised; null where nobody allowed one, or it was used. */
export async function leaveFromPromise(
  tx: Tx,
  gift: {
    readonly kind: RemedyState['kind']
    readonly forCommitmentId: string | null
    readonly amountMinor: number | null
    readonly currency: string | null
  },
): Promise<string | null> {
  const { kind, forCommitmentId, amountMinor, currency } = gift
  if (forCommitmentId === null || amountMinor === null || (kind !== 'credit' && kind !== 'waiver'))
    return null
  const { rows } = await sql<{ readonly id: string }>`
    SELECT v.id FROM promised_money m JOIN commitment p ON p.id = m.commitment_id JOIN approval v ON v.id = m.approval_id
    WHERE m.commitment_id = ${forCommitmentId} AND ${isReserved} AND v.state = 'given'
      AND m.amount_minor = ${amountMinor} AND v.given_minor >= ${amountMinor} AND m.currency = ${currency}`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

/** How much was promised; null where no amount was, or nothing is to be carried out. */
export async function promisedAmount(
  tx: Tx,
  caseId: string,
  commitmentId: string | null,
): Promise<NonNullable<FoundForRemedy['promised']> | null> {
  if (commitmentId === null) return null
  const { rows } = await sql<NonNullable<FoundForRemedy['promised']>>`
    SELECT m.amount_minor AS minor, m.currency FROM promised_money m JOIN commitment p ON p.id = m.commitment_id
    WHERE p.id = ${commitmentId} AND p.case_id = ${caseId}`.execute(tx)
  return rows[0] ?? null
}
