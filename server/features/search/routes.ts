/** Search at the desk. Whoever may see the lists may search them; opening what was found is recorded like any other look. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { SearchAnswer, type SearchHit, SearchQuery } from '../../../contract/search.ts'
import { Fault } from '../../../contract/faults.ts'
import type { Db } from '../../db/connect.ts'
import type { Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { summariesOf } from '../../ledger/summary.ts'
import { type Marks, readQuery } from '../../search/query.ts'
import { conditionOf, type Found, seek } from './handle.ts'
import { caseIdOf, knownOfCustomers, latestBodies, type Position } from './sql.ts'
import { knownSnippet, plainSnippet, snippetOf } from './views.ts'

interface SearchSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

const nothing: Found = { hits: [], more: null, isPartial: false }

export function searchRoutes({ app, ledger, reception }: SearchSetting): void {
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/search',
      says: 'Cases by words, people, numbers and references, newest first',
      query: SearchQuery,
      answer: SearchAnswer,
    },
    async ({ query, request }) => {
      const { agent, house } = await reception.asker(request)
      const asked = readQuery(query.q)
      const after = query.after === undefined ? null : readPosition(query.after)
      const condition = conditionOf(asked.filters, { house, agentId: agent.id })
      const named = asked.reference && !after ? await caseIdOf(db, asked.reference) : null
      const isAsked = asked.terms !== null || condition !== null
      const exact = isAsked ? await seek(db, { terms: asked.terms, condition, after }, query.limit) : nothing
      const isNear =
        exact.hits.length === 0 && !exact.isPartial && !named && !after && asked.nearNames !== null
      const found = isNear ? await seek(db, { terms: asked.nearNames, condition, after }, query.limit) : exact
      const ids = [...new Set([...(named ? [named] : []), ...found.hits.map(({ caseId }) => caseId)])]
      return {
        hits: [...(await viewHits(db, agent.id, ids, asked.marks))],
        more: found.more && writePosition(found.more),
        isNear: isNear && found.hits.length > 0,
        isPartial: found.isPartial,
      }
    },
  )
}

async function viewHits(
  db: Db,
  agentId: string,
  ids: readonly string[],
  marks: Marks,
): Promise<readonly SearchHit[]> {
  if (ids.length === 0) return []
  const [summaries, bodies] = await Promise.all([summariesOf(db, agentId, ids), latestBodies(db, ids)])
  const snippets = new Map(ids.map(id => [id, snippetOf(bodies.get(id) ?? [], marks)]))
  const known = await knownOfCustomers(
    db,
    ids.filter(id => !snippets.get(id)),
  )
  const byId = new Map(summaries.map(summary => [summary.id, summary]))
  return ids.flatMap(id => {
    const summary = byId.get(id)
    if (!summary) return []
    const snippet = snippets.get(id) ?? knownSnippet(known.get(id) ?? [], marks) ?? plainSnippet(summary)
    return [{ summary, snippet }]
  })
}

function writePosition({ at, caseId }: Position): string {
  return `${at}.${caseId}`
}

/** @throws Fault bad-request when it is none of ours */
function readPosition(text: z.infer<typeof SearchQuery>['after'] & string): Position {
  const [, at = '', caseId = ''] =
    /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(text) ?? []
  if (caseId === '') throw new Fault('bad-request', say => say.placeUnknown)
  return { at: Number(at), caseId }
}
