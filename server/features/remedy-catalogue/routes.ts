/** The catalogue of remedies in the setup. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CatalogueView, SetEntry } from '../../../contract/catalogue.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { olderVersions, wholeCatalogue } from '../../catalogue/sql.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { setEntry, takeOutEntry } from './handle.ts'
import { viewCatalogue } from './views.ts'

export interface CatalogueSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const EntryParams = z.object({ entryId: z.uuid() })
const Seen = z.object({ version: z.coerce.number().int().min(0) })

export function remedyCatalogueRoutes(setting: CatalogueSetting): void {
  const { app, ledger, reception } = setting
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/remedies',
      says: 'What can be given, and what it said before',
      answer: CatalogueView,
    },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const { db } = ledger
      const changeVersions = await setupVersions(db)
      return viewCatalogue(await wholeCatalogue(db), await olderVersions(db), {
        house,
        language: browserLanguageOf(request),
        changeVersions,
      })
    },
  )
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/remedies/:entryId',
      says: 'Writes what can be given, as its next version',
      params: EntryParams,
      body: SetEntry,
      answer: Done,
    },
    async ({ params, body, request }) =>
      done(await setEntry(setting, await whoSetsUp(setting, request, body.version), params.entryId, body)),
  )
  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/setup/remedies/:entryId',
      says: 'Takes it out of the catalogue; what was given by it stands',
      params: EntryParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) =>
      done(await takeOutEntry(setting, await whoSetsUp(setting, request, query.version), params.entryId)),
  )
}

async function whoSetsUp({ reception }: CatalogueSetting, request: FastifyRequest, version: number) {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, 'set up money', null)
  return { agentId: agent.id, version }
}

function done(outcome: null | Refusal): { readonly done: true } | Refusal {
  return isRefusal(outcome) ? outcome : { done: true }
}
