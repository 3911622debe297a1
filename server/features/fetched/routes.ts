/** Mailboxes on other servers that are fetched. Their servers may be private ones, so only administrators name them. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { FetchedView, SetFetched, TriedFetched, TryFetched } from '../../../contract/fetched.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { type FetchedGround, removeFetched, setFetched, tryFetched } from './handle.ts'
import { nudgeMailbox } from './sql.ts'
import { viewFetched } from './views.ts'

export interface FetchedSetting extends FetchedGround {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const Params = z.object({ mailboxId: z.uuid() })
const Seen = z.object({ version: z.coerce.number().int().min(0) })
const base = '/api/desk/setup/fetched'

export function fetchedRoutes(setting: FetchedSetting): void {
  const { app, reception, ledger } = setting
  route(
    app,
    { method: 'GET', url: base, says: 'Mailboxes that are fetched, and how it goes', answer: FetchedView },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      return await viewFetched(ledger.db)
    },
  )
  changingRoutes(setting)
  route(
    app,
    {
      method: 'POST',
      url: `${base}/:mailboxId/try`,
      says: 'Connects with these settings and says what it sees; takes nothing',
      params: Params,
      body: TryFetched,
      answer: TriedFetched,
    },
    async ({ params, body, request }) => {
      await administrator(setting, request)
      const { folders, ...tried } = await tryFetched(setting, { ...body, id: params.mailboxId })
      return { ...tried, folders: [...folders] }
    },
  )
  route(
    app,
    {
      method: 'POST',
      url: `${base}/:mailboxId/look`,
      says: 'Looks into it now, and tries again whatever waits there',
      params: Params,
      answer: Done,
    },
    async ({ params, request }) => {
      await administrator(setting, request)
      await nudgeMailbox(ledger.db, params.mailboxId, ledger.clock())
      return { done: true as const }
    },
  )
}

function changingRoutes(setting: FetchedSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: `${base}/:mailboxId`,
      says: 'A mailbox to be fetched: where it is, how to log in, what is done with a mail that is taken',
      params: Params,
      body: SetFetched,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const { agent } = await administrator(setting, request)
      const by = { agentId: agent.id, version: body.version }
      return done(await setFetched(setting, by, { ...body, id: params.mailboxId }))
    },
  )
  route(
    app,
    {
      method: 'DELETE',
      url: `${base}/:mailboxId`,
      says: 'Fetches this mailbox no more; what lies in it stays there',
      params: Params,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) => {
      const { agent } = await administrator(setting, request)
      return done(await removeFetched(setting, { agentId: agent.id, ...query }, params.mailboxId))
    },
  )
}

async function administrator({ reception }: FetchedSetting, request: FastifyRequest) {
  const asker = await reception.asker(request)
  mustBeAllowed(asker.actor, 'set up channels', null)
  return asker
}

function done(outcome: null | Refusal) {
  return isRefusal(outcome) ? outcome : { done: true as const }
}
