/** How the line is set up, and an agent's own turn in it: wrapping up, and being ready again. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { LineSetup, SetLine, WrapUp } from '../../../contract/line.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { beReady } from '../../line/pass-time.ts'
import { wrapUpsOf } from '../../line/sql.ts'
import type { House } from '../../setup/change.ts'
import { readLineSetup, setLine } from './handle.ts'

export interface LineSetupSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const done = { done: true as const }

export function lineSetupRoutes(setting: LineSetupSetting): void {
  const { app, ledger, reception } = setting
  const url = '/api/desk/setup/line'

  route(
    app,
    { method: 'GET', url, says: 'How the line is set up', answer: LineSetup },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const may = can(actor, 'set up', null)
      return {
        ...(await readLineSetup(ledger.db)),
        readOnlyBecause: may === true ? null : sentenceIn(browserLanguageOf(request), may),
      }
    },
  )

  route(
    app,
    { method: 'PUT', url, says: 'Sets the line up', body: SetLine, answer: Done },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up', null)
      const set = await setLine(setting, agent.id, body)
      return isRefusal(set) ? set : done
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/wrap-up', says: 'Until when I wrap up a contact', answer: WrapUp },
    async ({ request }) => {
      const { agent } = await reception.asker(request)
      const [wrapUp] = await wrapUpsOf(ledger.db, [agent.id])
      return { until: wrapUp?.until ?? null }
    },
  )

  route(
    app,
    { method: 'POST', url: '/api/desk/ready', says: 'Ready for the next person', answer: Done },
    async ({ request }) => {
      const { agent } = await reception.asker(request)
      await beReady(ledger, agent.id)
      return done
    },
  )
}
