/** Whose case a customer's request is about: the one that the browser's cookie is the key to. The reference alone opens nothing. */
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../contract/faults.ts'
import { mayActIn } from '../../domain/acting/acting.ts'
import { parseReference } from '../../domain/case/reference.ts'
import { helperOf, type HelperRow } from '../acting/sql.ts'
import type { Db } from '../db/connect.ts'
import type { CaseKeys, Key } from './case-key.ts'
import { read } from './route.ts'

export interface OwnCase {
  readonly id: string
  readonly reference: string
  readonly customerId: string
  /** Null while it is unknown, and while this case has not shown that it is theirs: an address that was typed proves nothing. */
  readonly customerName: string | null
  /** The case that it was joined into. */
  readonly mergedInto: string | null
  /** Which generation of keys opens it. */
  readonly keyVersion: number
}

export interface Caller extends OwnCase {
  readonly key: Key
  /** Set when somebody acts for the customer here. */
  readonly helper: HelperRow | null
}

export interface Callers {
  readonly find: (request: FastifyRequest) => Promise<Caller | null>
  /** @throws Fault not-yours */
  readonly mustFind: (request: FastifyRequest) => Promise<Caller>
  /** The customer, not somebody who acts for them. @throws Fault not-yours, not-allowed */
  readonly mustFindCustomer: (request: FastifyRequest) => Promise<Caller>
}

export function openCallers(db: Db, keys: CaseKeys, clock: () => number): Callers {
  const find = async (request: FastifyRequest): Promise<Caller | null> => {
    const key = keys.readCookie(request, clock())
    const own = key === null ? null : await ownCase(db, referenceIn(request))
    if (key === null || own?.id !== key.caseId || own.keyVersion !== key.version) return null
    if (key.purpose !== 'helper') return { ...own, key, helper: null }
    const helper = await helperOf(db, key.who)
    if (!helper || helper.customerId !== own.customerId || !mayActIn(helper, own.id, clock())) return null
    return { ...own, key, helper }
  }
  const mustFind = async (request: FastifyRequest) => {
    const own = await find(request)
    if (!own) throw new Fault('not-yours')
    return own
  }
  return {
    find,
    mustFind,
    async mustFindCustomer(request) {
      const own = await mustFind(request)
      if (own.helper !== null) throw new Fault('not-allowed', say => say.onlyTheCustomer)
      return own
    },
  }
}

/** As it is printed; a mistyped one is taken as it was typed, and opens nothing. */
export function referenceIn(request: FastifyRequest): string {
  const { reference } = read('address', z.object({ reference: z.string().max(60) }), request.params)
  return parseReference(reference) ?? reference
}

/** A case of somebody who has not been erased. */
export async function ownCase(db: Db, reference: string): Promise<OwnCase | null> {
  const { rows } = await sql<OwnCase>`
    SELECT c.id, c.reference, c.customer_id AS "customerId", c.merged_into AS "mergedInto", coalesce(k.version, 0) AS "keyVersion",
      CASE WHEN c.channel <> 'chat' OR u.created_at >= c.opened_at
        OR EXISTS (SELECT FROM fact f WHERE f.case_id = c.id AND f.type = 'CustomerVerified')
        THEN u.name END AS "customerName"
    FROM cases c JOIN customer u ON u.id = c.customer_id LEFT JOIN case_key k ON k.case_id = c.id
    WHERE c.reference = ${reference} AND u.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}
