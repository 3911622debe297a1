/** Which packs of rules hold for the house: looked at by leads, chosen and brought in by administrators. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PackFile, PacksView, SetPacks } from '../../../contract/packs.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { readHousePacks } from '../../charter/packs.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { bringPack, choosePacks, removePack } from './handle.ts'
import { viewPacks } from './views.ts'

export interface PacksSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const done = { done: true as const }
const url = '/api/desk/setup/packs'

export function packsRoutes(setting: PacksSetting): void {
  const { app, ledger, reception } = setting

  route(
    app,
    { method: 'GET', url, says: 'Which packs of rules hold', answer: PacksView },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const may = can(actor, 'set up money', null)
      const language = browserLanguageOf(request)
      // First, so that whatever is newer than its version is found out when it is saved.
      const version = (await setupVersions(ledger.db)).get('packs') ?? 0
      const now = ledger.clock()
      const packs = await readHousePacks(ledger.db, { timeZone: house.organisation.timeZone, now })
      const readOnlyBecause = may === true ? null : sentenceIn(language, may)
      return {
        version,
        readOnlyBecause,
        ...viewPacks(packs, { language, calendar: calendarFor(house), now }),
      }
    },
  )

  changingRoutes(setting)
}

function changingRoutes(setting: PacksSetting): void {
  const { app, reception } = setting
  route(
    app,
    { method: 'PUT', url, says: 'Says where the house is and what it does', body: SetPacks, answer: Done },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up money', null)
      await choosePacks(setting, agent.id, body)
      return done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/own`,
      says: 'Brings a pack of the house’s own in',
      body: PackFile,
      answer: Done,
    },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up money', null)
      await bringPack(setting, agent.id, body)
      return done
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url: `${url}/own/:id`,
      says: 'Removes a pack of the house’s own',
      params: z.object({ id: z.string().max(60) }),
      answer: Done,
    },
    async ({ params, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up money', null)
      await removePack(setting, agent.id, params.id)
      return done
    },
  )
}
