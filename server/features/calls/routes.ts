/** Calls that agents had on whatever telephone, written down with what was promised in them. */
import type { FastifyInstance } from 'fastify'
import { CallLoggedAnswer, LogCall } from '../../../contract/calls.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { openActing } from '../../line/presence.ts'
import { logCall } from './handle.ts'

export interface CallsSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

export function callsRoutes({ app, ledger, reception }: CallsSetting): void {
  const isActing = openActing(ledger)
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/calls',
      says: 'Writes a call down, once per requestId',
      body: LogCall,
      answer: CallLoggedAnswer,
    },
    async ({ body, request }) => {
      const asker = await reception.asker(request)
      mustBeAllowed(asker.actor, 'log call', null)
      await isActing(asker.agent)
      const logged = await logCall(ledger, { asker, call: body, language: browserLanguageOf(request) })
      return isRefusal(logged) ? logged : { caseId: logged.caseId, isRepeat: logged.isRepeat }
    },
  )
}
