/** What becomes of a stranger's mail in a case. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { StrangerAct, StrangerAnswer } from '../../../contract/mail-aside.ts'
import { Fault } from '../../../contract/faults.ts'
import { isRefusal } from '../../../domain/rule.ts'
import type { Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { decideOnStranger } from './handle.ts'

export interface StrangersSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

const Stranger = z.object({ caseId: z.uuid(), messageId: z.uuid() })

export function strangersRoutes({ app, ledger, reception }: StrangersSetting): void {
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/strangers/:messageId',
      says: 'Lets a stranger’s mail in, makes it a case of its own, or sends it away, once per requestId',
      params: Stranger,
      body: StrangerAct,
      answer: StrangerAnswer,
    },
    async ({ params: { caseId, messageId }, body, request }) => {
      const asker = await reception.asker(request)
      const state = await readCase(ledger.db, caseId)
      if (!state) throw new Fault('not-found', say => say.noCase)
      const { customerId } = state
      const deciding = { asker, caseId, customerId, strangerId: messageId, requestId: body.requestId }
      const acted = await decideOnStranger(ledger, deciding, body)
      return isRefusal(acted) ? acted : { caseId: acted.caseId, isRepeat: acted.isRepeat }
    },
  )
}
