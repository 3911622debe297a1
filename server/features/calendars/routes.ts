/** By which calendar things are due: set up by administrators; and for everybody, when what is promised most would be due. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  CalendarPreview,
  CalendarsView,
  Dues,
  PreviewCalendar,
  SetCalendar,
  SetCalendarUses,
} from '../../../contract/calendars.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { House } from '../../setup/change.ts'
import {
  duesOf,
  previewCalendar,
  readCalendarsSetup,
  removeCalendar,
  setCalendar,
  setCalendarUses,
} from './handle.ts'

export interface CalendarsSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const url = '/api/desk/setup/calendars'
const Done = z.object({ done: z.literal(true) })
const Seen = z.object({ version: z.coerce.number().int().min(0) })
const CalendarParams = z.object({ calendarId: z.uuid() })

export function calendarsRoutes(setting: CalendarsSetting): void {
  readingRoutes(setting)
  changingRoutes(setting)
}

function readingRoutes({ app, ledger, reception }: CalendarsSetting): void {
  route(
    app,
    { method: 'GET', url, says: 'The calendars, and who goes by which', answer: CalendarsView },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      return await readCalendarsSetup(ledger.db)
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/preview`,
      says: 'When so much time from now would be over, by a calendar that is not saved',
      body: PreviewCalendar,
      answer: CalendarPreview,
    },
    async ({ body, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      return await previewCalendar(body, ledger.clock())
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/dues',
      says: 'When what is promised most would be due, by the calendar of my team',
      answer: Dues,
    },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      return duesOf(house, agent.teamId, ledger.clock())
    },
  )
}

function changingRoutes(setting: CalendarsSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: `${url}/uses`,
      says: 'Which team goes by which calendar, and the house',
      body: SetCalendarUses,
      answer: Done,
    },
    async ({ body, request }) =>
      done(await setCalendarUses(setting, await whoSetsUp(setting, request), body)),
  )

  route(
    app,
    {
      method: 'PUT',
      url: `${url}/:calendarId`,
      says: 'A calendar: its place, its week, its own days',
      params: CalendarParams,
      body: SetCalendar,
      answer: Done,
    },
    async ({ params, body: { version, ...asked }, request }) => {
      const by = { agentId: await whoSetsUp(setting, request), version }
      return done(await setCalendar(setting, by, { id: params.calendarId, ...asked }))
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url: `${url}/:calendarId`,
      says: 'Removes a calendar that nobody goes by',
      params: CalendarParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) => {
      const by = { agentId: await whoSetsUp(setting, request), version: query.version }
      return done(await removeCalendar(setting, by, params.calendarId))
    },
  )
}

async function whoSetsUp({ reception }: CalendarsSetting, request: FastifyRequest): Promise<string> {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, 'set up', null)
  return agent.id
}

function done(outcome: null | Refusal) {
  return isRefusal(outcome) ? outcome : { done: true as const }
}
