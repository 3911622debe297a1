/** The ladder at the desk: what waits for my decision, how many wait on each rung, and how it is set up. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { LadderSetup, RungCounts, RungList, SetLadder } from '../../../contract/ladder.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { setLadder } from './handle.ts'
import { viewLadderSetup, viewMyRung, viewRungs } from './views.ts'

export interface LadderSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })

export function ladderRoutes(setting: LadderSetting): void {
  const { app, ledger, reception } = setting
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/rungs',
      says: 'What waits for my decision, first what is due first',
      answer: RungList,
    },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      const language = browserLanguageOf(request)
      return await viewMyRung({ db, house, language, now: ledger.clock() }, agent.id)
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/rungs/all', says: 'How many wait on each rung', answer: RungCounts },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see wallboard', null)
      return await viewRungs({ db, house, language: browserLanguageOf(request), now: ledger.clock() })
    },
  )

  setupRoutes(setting)
}

function setupRoutes(setting: LadderSetting): void {
  const { app, ledger, reception } = setting
  const url = '/api/desk/setup/ladder'

  route(
    app,
    { method: 'GET', url, says: 'The ladder as it is set up', answer: LadderSetup },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      // First, so that whatever is newer than its version is found out when it is saved.
      const version = (await setupVersions(ledger.db)).get('ladder') ?? 0
      const house = await setting.directory.house()
      const may = can(actor, 'set up', null)
      return {
        version,
        ...viewLadderSetup(house, ledger.clock()),
        readOnlyBecause: may === true ? null : sentenceIn(browserLanguageOf(request), may),
      }
    },
  )

  route(
    app,
    { method: 'PUT', url, says: 'Sets the ladder up', body: SetLadder, answer: Done },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up', null)
      const set = await setLadder(setting, agent.id, body)
      return isRefusal(set) ? set : { done: true as const }
    },
  )
}
