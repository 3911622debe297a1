/** Whose case a customer's request is about: the one that the browser's cookie is the key to. The reference alone opens nothing. */
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../contract/faults.ts'
import { parseReference } from '../../domain/case/reference.ts'
import type { Db } from '../db/connect.ts'
import type { CaseKeys } from './case-key.ts'
import { read } from './route.ts'

export interface OwnCase {
  readonly id: string
  readonly reference: string
  readonly customerId: string
  /** Null while it is unknown, and while this case has not shown that it is theirs: an address that was typed proves nothing. */
  readonly customerName: string | null
}

export interface Callers {
  readonly find: (request: FastifyRequest) => Promise<OwnCase | null>
  /** @throws Fault not-yours */
  readonly mustFind: (request: FastifyRequest) => Promise<OwnCase>
}

export function openCallers(db: Db, keys: CaseKeys, clock: () => number): Callers {
  const find = async (request: FastifyRequest) => {
    const caseId = keys.readCookie(request, clock())
    const own = caseId === null ? null : await ownCase(db, referenceIn(request))
    return own?.id === caseId ? own : null
  }
  return {
    find,
    async mustFind(request) {
      const own = await find(request)
      if (!own) throw new Fault('not-yours')
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
    SELECT c.id, c.reference, c.customer_id AS "customerId",
      CASE WHEN c.channel <> 'chat' OR u.created_at >= c.opened_at
        OR EXISTS (SELECT FROM fact f WHERE f.case_id = c.id AND f.type = 'CustomerVerified')
        THEN u.name END AS "customerName"
    FROM cases c JOIN customer u ON u.id = c.customer_id
    WHERE c.reference = ${reference} AND u.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}
