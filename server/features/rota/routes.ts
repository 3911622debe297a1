/** The rota: a week of the team, what leads change of it, and everybody's own shifts. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  CopyRotaWeek,
  ImportRota,
  MyShifts,
  RotaChanged,
  RotaDayParams,
  RotaImported,
  RotaQuery,
  RotaWeek,
  SetRotaDay,
  SwapRotaDay,
} from '../../../contract/rota.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { LOOK_AHEAD, shiftsBetween } from '../../../domain/rota/rota.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { rotaOf } from '../../rota/sql.ts'
import type { House } from '../../setup/change.ts'
import { clearDay, copyRota, importRota, readWeek, type RotaGround, setDay, swapDay } from './handle.ts'
import { viewMine } from './views.ts'

export interface RotaSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const done = { done: true as const }
const Seen = z.object({ version: z.coerce.number().int().min(0) })
const url = '/api/desk/setup/rota'

export function rotaRoutes(setting: RotaSetting): void {
  const { app, ledger, directory, reception } = setting
  const planner = async (request: FastifyRequest): Promise<RotaGround> => {
    const { actor, agent, house } = await reception.asker(request)
    mustBeAllowed(actor, 'plan shifts', null)
    return { ledger, directory, standing: house, by: agent.id }
  }

  route(
    app,
    { method: 'GET', url, says: 'A week of the rota', query: RotaQuery, answer: RotaWeek },
    async ({ query, request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const may = can(actor, 'plan shifts', null)
      return {
        ...(await readWeek(setting, house, query.week)),
        readOnlyBecause: may === true ? null : sentenceIn(browserLanguageOf(request), may),
      }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/shifts',
      says: 'My own shifts and breaks of the next seven days',
      answer: MyShifts,
    },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      const rota = await rotaOf(ledger.db, agent.id)
      const from = ledger.clock()
      const { timeZone } = house.organisation
      return viewMine(rota ? shiftsBetween(rota, timeZone, { from, until: from + LOOK_AHEAD }) : [])
    },
  )
  openDays(app, planner)
  openWeeks(app, planner)
}

type Planner = (request: FastifyRequest) => Promise<RotaGround>

function openDays(app: FastifyInstance, planner: Planner): void {
  route(
    app,
    {
      method: 'PUT',
      url: `${url}/:agentId/:date`,
      says: 'Sets a day of the rota, or a weekday from that day on',
      params: RotaDayParams,
      body: SetRotaDay,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const set = await setDay(await planner(request), params, body)
      return isRefusal(set) ? set : done
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url: `${url}/:agentId/:date`,
      says: 'Makes a day of the rota as every week again',
      params: RotaDayParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) => {
      const cleared = await clearDay(await planner(request), params, query.version)
      return isRefusal(cleared) ? cleared : done
    },
  )
}

function openWeeks(app: FastifyInstance, planner: Planner): void {
  route(
    app,
    {
      method: 'POST',
      url: `${url}/copy`,
      says: 'Makes one week of the rota like another',
      body: CopyRotaWeek,
      answer: RotaChanged,
    },
    async ({ body, request }) => await copyRota(await planner(request), body),
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/swap`,
      says: 'Two people change shifts on a day',
      body: SwapRotaDay,
      answer: Done,
    },
    async ({ body, request }) => {
      const set = await swapDay(await planner(request), body)
      return isRefusal(set) ? set : done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/import`,
      says: 'Reads shifts from a file, line by line, and sets their days unless it is a trial',
      body: ImportRota,
      answer: RotaImported,
    },
    async ({ body, request }) => await importRota(await planner(request), body, browserLanguageOf(request)),
  )
}
