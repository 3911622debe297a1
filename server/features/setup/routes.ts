/** Setting up: how things stand, whether customers reach a person, who may what, and what was changed by whom. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  Holidays,
  HolidaysQuery,
  ReadyView,
  RightsView,
  SetAuthority,
  SetHours,
  SetOrganisation,
  SetupChanges,
  SetupView,
} from '../../../contract/setup.ts'
import { can } from '../../../domain/policies/can.ts'
import { findings } from '../../../domain/ready/rules.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Config } from '../../config.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import type { House } from '../../setup/change.ts'
import { readStanding } from '../../setup/standing.ts'
import { isListening, proposeHolidays, setAuthority, setHours, setOrganisation } from './handle.ts'
import { changesBefore } from './sql.ts'
import { viewChange, viewReady, viewRights, viewSetup } from './views.ts'

export interface SetupSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
  readonly config: Config
  readonly mailDomain: string
  readonly smtpPort: () => number
}

const Done = z.object({ done: z.literal(true) })
const changesOnPage = 50

export function setupRoutes(setting: SetupSetting): void {
  readingRoutes(setting)
  recordRoutes(setting)
  changingRoutes(setting)
}

function readingRoutes({ app, ledger, reception, config, mailDomain, smtpPort }: SetupSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup',
      says: 'How the house is set up',
      answer: SetupView,
    },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const language = browserLanguageOf(request)
      const because = (verb: 'set up' | 'set up money' | 'set up channels' | 'manage people') => {
        const may = can(actor, verb, null)
        return may === true ? null : sentenceIn(language, may)
      }
      const port = smtpPort()
      const host = config.host === '0.0.0.0' || config.host === 'localhost' ? '127.0.0.1' : config.host
      return await viewSetup(ledger.db, {
        now: ledger.clock(),
        readOnlyBecause: because('set up'),
        lockedBecause: {
          money: because('set up money'),
          channels: because('set up channels'),
          people: because('manage people'),
        },
        mail: { domain: mailDomain, port, isListening: await isListening(port, host) },
      })
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/ready',
      says: 'What keeps customers from reaching a person',
      answer: ReadyView,
    },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const standing = await readStanding(ledger.db, config, ledger.clock())
      return viewReady(standing.now, findings(standing))
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/setup/rights', says: 'Who may do what', answer: RightsView },
    async ({ request }) => {
      await reception.asker(request)
      return viewRights(browserLanguageOf(request))
    },
  )
}

function recordRoutes({ app, ledger, reception }: SetupSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/changes',
      says: 'Who changed what',
      query: z.object({ before: z.coerce.number().int().min(1).nullable().default(null) }),
      answer: SetupChanges,
    },
    async ({ query, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const found = await changesBefore(ledger.db, query.before, changesOnPage + 1)
      const changes = found.slice(0, changesOnPage).map(viewChange)
      return { changes, more: found.length > changesOnPage ? (changes.at(-1)?.id ?? null) : null }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/holidays',
      says: 'The public holidays of a place in a year, to choose from',
      query: HolidaysQuery,
      answer: Holidays,
    },
    async ({ query, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      return await proposeHolidays(query)
    },
  )
}

function changingRoutes(setting: SetupSetting): void {
  change(setting, 'organisation', 'Name, numbers, time zone, duty lead', SetOrganisation, setOrganisation)
  change(setting, 'hours', 'When a person answers, and on which days not', SetHours, setHours)
  change(setting, 'authority', 'What each role may grant within one matter', SetAuthority, setAuthority)
}

function change<Body extends z.ZodType>(
  setting: SetupSetting,
  what: string,
  says: string,
  body: Body,
  set: (ground: House, agentId: string, asked: z.output<Body>) => Promise<null | Refusal>,
): void {
  route(
    setting.app,
    { method: 'PUT', url: `/api/desk/setup/${what}`, says, body, answer: Done },
    async ({ body: asked, request }) => {
      const { actor, agent } = await setting.reception.asker(request)
      mustBeAllowed(actor, what === 'authority' ? 'set up money' : 'set up', null)
      const outcome = await set(setting, agent.id, asked)
      return isRefusal(outcome) ? outcome : { done: true as const }
    },
  )
}
