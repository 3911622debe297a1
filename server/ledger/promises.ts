/** The promises of a case as they are shown, with the words as they were said. */
import { sql } from 'kysely'
import type { CommitmentKind, PromiseView } from '../../contract/case.ts'
import { takenUpUntil } from '../../domain/commitment/catalogue/offer.ts'
import type { Db, Tx } from '../db/connect.ts'
import { creditNotGiven, waitsForReference } from '../promises/waiting.ts'
import { nameOf, type Reader } from './story.ts'

interface PromiseRow {
  readonly id: string
  readonly kind: PromiseView['kind']
  readonly agentId: string
  readonly madeAt: number
  readonly dueAt: number
  readonly state: PromiseView['state']
  readonly warnAt: number
  readonly settledAt: number | null
  readonly words: string | null
  readonly moved: number
  readonly isPaused: boolean
  readonly isBeyond: boolean
  readonly waitsForReference: boolean
  readonly isKeptByGiving: boolean
  readonly evidence: PromiseView['evidence'] | null
  /** Whoever acts for the customer, where it was promised to them. */
  readonly toName: string | null
  readonly terms: Terms | null
  readonly equivalent: { readonly id: string; readonly kind: CommitmentKind; readonly dueAt: number } | null
  readonly equivalentWords: string | null
}

interface Terms {
  readonly offerId: string
  readonly version: number
  readonly standsUntil: number | null
  /** When the customer had them in writing; null while they have not. */
  readonly arrivedAt: number | null
  readonly newest: number
  readonly nameEn: string
  readonly nameEs: string
  readonly termsEn: string
  readonly termsEs: string
}

/**
 * When the written terms came: with the letter of the promise or with that of its details, unless it came back, or on the page. Of a row
 * `p` of `commitment` and the fact by which it was made.
 */
const arrival = sql`least(
  (SELECT l.settled_at FROM letter l WHERE l.lane = said.lane AND l.seq = said.seq AND l.outcome = 'sent'
    AND l.returned_at IS NULL),
  (SELECT min(d.at) FROM fact d WHERE d.case_id = p.case_id AND d.type = 'MessageDelivered'
    AND d.data::jsonb ->> 'messageId' = p.letter_id::text AND NOT EXISTS (
      SELECT FROM fact b WHERE b.case_id = p.case_id AND b.type = 'MessageNotDelivered'
        AND b.data::jsonb ->> 'messageId' = p.letter_id::text)),
  (SELECT s.shown_at FROM terms_shown s WHERE s.commitment_id = p.id))`

export async function promisesOf(
  db: Db | Tx,
  caseId: string,
  reader: Pick<Reader, 'house' | 'language'>,
  now: number,
): Promise<readonly PromiseView[]> {
  const { rows } = await sql<PromiseRow>`
    SELECT p.id, p.kind, p.agent_id AS "agentId", p.made_at AS "madeAt", p.due_at AS "dueAt", p.state,
      p.warn_at AS "warnAt", p.settled_at AS "settledAt", said.words, said.to_name AS "toName", coalesce(p.moved, 0) AS moved,
      p.paused_at IS NOT NULL AS "isPaused", p.beyond IS NOT NULL AS "isBeyond",
      p.state = 'open' AND ${waitsForReference} AS "waitsForReference",
      p.state = 'open' AND ${creditNotGiven} AS "isKeptByGiving", said.evidence, p.equivalent,
      (SELECT json_build_object('offerId', v.offer_id, 'version', v.version, 'standsUntil', p.terms -> 'standsUntil',
          'arrivedAt', round(extract(epoch FROM ${arrival}) * 1000)::bigint,
          'newest', o.version, 'nameEn', v.name_en, 'nameEs', v.name_es, 'termsEn', v.terms_en, 'termsEs', v.terms_es)
        FROM offer_version v JOIN offer o ON o.id = v.offer_id
        WHERE v.offer_id = (p.terms ->> 'offerId')::uuid AND v.version = (p.terms ->> 'version')::int) AS terms,
      (SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'words'
        FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
        WHERE p.equivalent IS NOT NULL AND f.case_id = p.case_id AND f.type = 'EquivalentOffered'
          AND f.data::jsonb ->> 'equivalentId' = p.equivalent ->> 'id') AS "equivalentWords"
    FROM commitment p LEFT JOIN (
      SELECT f.data::jsonb ->> 'commitmentId' AS id, f.lane, f.seq, f.data::jsonb -> 'evidence' AS evidence,
        (SELECT name FROM helper WHERE id::text = f.data::jsonb -> 'to' ->> 'helperId') AS to_name,
        convert_from(b.bytes, 'UTF8')::jsonb ->> 'words' AS words
      FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
      WHERE f.case_id = ${caseId} AND f.type = 'CommitmentMade') said ON said.id = p.id::text
    WHERE p.case_id = ${caseId} ORDER BY p.made_at, p.id`.execute(db)
  return rows.map(row => toView(row, reader, now))
}

/** What is not so is left out: most promises are plain. */
function toView(row: PromiseRow, reader: Pick<Reader, 'house' | 'language'>, now: number): PromiseView {
  const { id, kind, madeAt, dueAt, state, settledAt, words, agentId, evidence, terms, equivalent } = row
  return {
    id,
    kind,
    madeAt,
    dueAt,
    state,
    settledAt,
    words,
    by: { id: agentId, name: nameOf(reader, agentId) },
    isDueSoon: state === 'open' && !row.isPaused && row.warnAt <= now,
    ...(row.moved === 0 ? {} : { moved: row.moved }),
    ...(row.isPaused && state === 'open' ? { isPaused: true } : {}),
    ...(row.waitsForReference ? { waitsForReference: true } : {}),
    ...(row.isKeptByGiving ? { isKeptByGiving: true } : {}),
    ...(row.isBeyond ? { isBeyond: true } : {}),
    ...(row.toName === null ? {} : { to: { name: row.toName } }),
    ...(evidence === null ? {} : { evidence }),
    ...(terms === null ? {} : { terms: asTold(terms, reader.language) }),
    ...(equivalent === null ? {} : { equivalent: { ...equivalent, words: row.equivalentWords } }),
  }
}

function asTold(terms: Terms, language: Reader['language']): NonNullable<PromiseView['terms']> {
  const { offerId, version, standsUntil, newest, arrivedAt } = terms
  const isSpanish = language === 'es'
  const until = standsUntil === null ? null : takenUpUntil(standsUntil, arrivedAt)
  return {
    offerId,
    version,
    name: isSpanish ? terms.nameEs : terms.nameEn,
    terms: isSpanish ? terms.termsEs : terms.termsEn,
    isOlder: newest > version,
    hasArrived: arrivedAt !== null,
    ...(until === null ? {} : { standsUntil: until }),
  }
}
