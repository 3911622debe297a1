/** What one person may give in the place of their role, and the purses out of which all of it comes. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PursesView, SetLimits, SetPurse, TopUp } from '../../../contract/purses.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { dayIn, kindPurses, pursesAsTheyStand } from '../../remedies/purses.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { setLimits, setPurse, topUp } from './handle.ts'
import { personLimits, purseEntries } from './sql.ts'
import { viewPurses } from './views.ts'

export interface PursesSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const AgentParams = z.object({ agentId: z.uuid() })
const HolderParams = z.object({
  holder: z.union([
    z.enum(['house', 'role:agent', 'role:lead', 'role:head']),
    z.templateLiteral(['agent:', z.uuid()]),
  ]),
})

export function pursesRoutes(setting: PursesSetting): void {
  const { app, ledger, reception } = setting
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/purses',
      says: 'Purses as they stand, how they were filled, and the limits of persons',
      answer: PursesView,
    },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const { db } = ledger
      const { timeZone } = house.organisation
      const found = {
        purses: await pursesAsTheyStand(db, timeZone, { now: ledger.clock() }),
        kinds: await kindPurses(db, timeZone, { now: ledger.clock() }),
        entries: await purseEntries(db),
        limits: await personLimits(db),
      }
      return viewPurses(found, {
        house,
        language: browserLanguageOf(request),
        today: dayIn(timeZone, ledger.clock()),
        versions: await setupVersions(db),
      })
    },
  )
  changingRoutes(setting)
}

function changingRoutes(setting: PursesSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/limits/:agentId',
      says: 'What one person may give, in the place of their role',
      params: AgentParams,
      body: SetLimits,
      answer: Done,
    },
    async ({ params, body, request }) =>
      done(await setLimits(setting, { ...(await whoSetsUp(setting, request)), of: params.agentId }, body)),
  )
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/purses/:holder',
      says: 'All that is in a purse, between two days, or nothing any more',
      params: HolderParams,
      body: SetPurse,
      answer: Done,
    },
    async ({ params, body, request }) =>
      done(await setPurse(setting, { ...(await whoSetsUp(setting, request)), ...params }, body)),
  )
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/purses/:holder/top-ups',
      says: 'Puts more into a purse, once per entryId, with the reason',
      params: HolderParams,
      body: TopUp,
      answer: Done,
    },
    async ({ params, body, request }) =>
      done(await topUp(setting, { ...(await whoSetsUp(setting, request)), ...params }, body)),
  )
}

async function whoSetsUp({ reception }: PursesSetting, request: FastifyRequest) {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, 'set up money', null)
  return { agentId: agent.id }
}

function done(outcome: null | Refusal): { readonly done: true } | Refusal {
  return isRefusal(outcome) ? outcome : { done: true }
}
