/** Telling a customer that they pay for something that they do not use: by whoever sees it at the desk. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { TellUnused, UnusedToldAnswer } from '../../../contract/own-account.ts'
import { Fault } from '../../../contract/faults.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { customerOfCase } from '../../remedies/sql.ts'
import { tellUnused } from '../../unused/tell.ts'

interface UnusedSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

export function unusedRoutes({ app, ledger, reception }: UnusedSetting): void {
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/unused',
      says: 'Tells the customer, once, that they pay for a service that they do not use',
      params: z.object({ caseId: z.uuid() }),
      body: TellUnused,
      answer: UnusedToldAnswer,
    },
    async ({ params: { caseId }, body: { serviceId }, request }) => {
      const { actor, agent } = await reception.asker(request)
      const found = await customerOfCase(ledger.db, caseId)
      if (!found) throw new Fault('not-found', say => say.noCase)
      mustBeAllowed(actor, 'reply', { id: caseId, ownerId: found.ownerId })
      const told = await tellUnused(ledger, { caseId, serviceId, agentId: agent.id })
      return isRefusal(told) ? told : { done: true as const }
    },
  )
}
