/** The number that somebody asked to be called on. It stands in the body of the fact alone, and is gone with it. */
import { sql } from 'kysely'
// The larger metadata: only these tell a premium number from others.
import { type CountryCode, type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { NumberCost } from '../../domain/callback/numbers.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface NumberRead {
  readonly dialled: string
  /** To be looked at once more: with its country, and as it is written at home. */
  readonly shown: string
  readonly atHome: string | null
}

/** A number as it was typed. Null when it is none. */
export function readNumber(typed: string, country: CountryCode): NumberRead | null {
  const number = parsePhoneNumberFromString(typed, country)
  if (!number?.isPossible() || number.ext !== undefined) return null
  const isAtHome = number.country === country
  return {
    dialled: number.number,
    shown: number.formatInternational(),
    atHome: isAtHome ? number.formatNational() : null,
  }
}

const DEAR: ReadonlySet<NumberType> = new Set([
  'PREMIUM_RATE',
  'SHARED_COST',
  'PERSONAL_NUMBER',
  'PAGER',
  'VOICEMAIL',
])
/** Satellites, ships, and what belongs to no country: +800 to +888 and +979. */
const NOWHERE = /^(?:8(?:00|08|70|78|81|82|83|88)|979)$/u

/** @param countries that the house calls, its own among them */
export function costOf(dialled: string, countries: ReadonlySet<string>): NumberCost {
  const number = parsePhoneNumberFromString(dialled)
  if (!number || NOWHERE.test(number.countryCallingCode)) return 'dear'
  if (DEAR.has(number.getType())) return 'dear'
  // A number that belongs to no known range is of one of the countries that share its code: it is not told apart.
  const isCalled =
    number.country === undefined
      ? number.getPossibleCountries().some(country => countries.has(country))
      : countries.has(number.country)
  return isCalled ? 'usual' : 'abroad'
}

/** As it is dialled; null where there is none, and after erasure. */
export async function callbackNumber(db: Db | Tx, caseId: string): Promise<string | null> {
  const found = await callbackNumbers(db, [caseId])
  return found.get(caseId) ?? null
}

/** Of several cases, by case. */
export async function callbackNumbers(
  db: Db | Tx,
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
