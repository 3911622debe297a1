/** The number that somebody asked to be called on. It stands in the body of the fact alone, and is gone with it. */
import { sql } from 'kysely'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Db } from '../db/connect.ts'
import { firstWordId } from '../intake/first-word.ts'

/** A number as it was typed: how it is dialled, and how it is shown to be looked at once more. Null when it is none. */
export function readNumber(
  typed: string,
  country: CountryCode,
): { readonly dialled: string; readonly shown: string } | null {
  const number = parsePhoneNumberFromString(typed, country)
  return number?.isPossible() ? { dialled: number.number, shown: number.formatInternational() } : null
}

/** As it is dialled; null where there is none, and after erasure. */
export async function callbackNumber(db: Db, caseId: string): Promise<string | null> {
  const found = await callbackNumbers(db, [caseId])
  return found.get(caseId) ?? null
}

/** Of several cases, by case. */
export async function callbackNumbers(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ readonly caseId: string; readonly number: string | null }>`
    SELECT DISTINCT ON (f.case_id) f.case_id AS "caseId", convert_from(b.bytes, 'UTF8')::json ->> 'number' AS number
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ANY(${[...caseIds]}::uuid[]) AND f.type = 'CallbackAsked'
    ORDER BY f.case_id, f.seq DESC`.execute(db)
  return new Map(rows.flatMap(({ caseId, number }) => (number === null ? [] : [[caseId, number] as const])))
}

/**
 * Whether a call to this number is due already, asked for by another form than this one: nobody can have a number called again and
 * again, and whoever waits has one place. Looks only at those who wait to be called.
 */
export async function isCalledAlready(db: Db, number: string, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM entry e
    JOIN LATERAL (
      SELECT f.lane, f.seq FROM fact f
      WHERE f.case_id = e.case_id AND f.type = 'CallbackAsked' ORDER BY f.seq DESC LIMIT 1) asked ON true
    JOIN fact_body b ON b.lane = asked.lane AND b.seq = asked.seq
    WHERE e.callback_by = 'phone' AND e.state IN ('waiting', 'offered', 'answered')
      AND convert_from(b.bytes, 'UTF8')::json ->> 'number' = ${number}
      AND NOT EXISTS (
        SELECT FROM received r
        WHERE r.channel = 'chat' AND r.external_id = ${firstWordId(messageId)} AND r.case_id = e.case_id)
    LIMIT 1`.execute(db)
  return rows.length > 0
}
