/** Cutting a service off: planned, told, and only then carried out. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CutDone, InCase, PlanCut } from '../../../contract/cuts.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { billingRow } from '../../billing/sql.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { dayIn } from '../../remedies/purses.ts'
import { type Asked, carryOut, type Cutting, noteNotice, planCut } from './handle.ts'

export interface CutsSetting extends Pick<Cutting, 'ledger'> {
  readonly app: FastifyInstance
  readonly reception: Reception
  readonly booker: { readonly port: Cutting['port'] }
}

const ServiceParams = z.object({ serviceId: z.uuid() })

export function cutsRoutes(setting: CutsSetting): void {
  const { app, ledger, booker } = setting
  const cutting: Cutting = { ledger, port: booker.port }
  const url = '/api/desk/services/:serviceId/cut'
  route(
    app,
    {
      method: 'PUT',
      url,
      says: 'On which day a service is to be cut off',
      params: ServiceParams,
      body: PlanCut,
      answer: CutDone,
    },
    async ({ params, body, request }) =>
      answered(
        await planCut(cutting, await asked(setting, request, { ...params, caseId: body.caseId }), body.on),
      ),
  )
  route(
    app,
    {
      method: 'POST',
      url: `${url}/notice`,
      says: 'The customer had a notice of it today, in another way than by our mail',
      params: ServiceParams,
      body: InCase,
      answer: CutDone,
    },
    async ({ params, body, request }) =>
      answered(await noteNotice(cutting, await asked(setting, request, { ...params, caseId: body?.caseId }))),
  )
  route(
    app,
    {
      method: 'POST',
      url: `${url}/carried-out`,
      says: 'Cuts it off, fifteen days after the notice at the soonest, and never while its bills are disputed',
      params: ServiceParams,
      body: InCase,
      answer: CutDone,
    },
    async ({ params, body, request }) =>
      answered(await carryOut(cutting, await asked(setting, request, { ...params, caseId: body?.caseId }))),
  )
}

/** Whoever is named for what is booked by hand. */
async function asked(
  { ledger, reception }: CutsSetting,
  request: FastifyRequest,
  { serviceId, caseId }: z.infer<typeof ServiceParams> & { readonly caseId: string | undefined },
): Promise<Asked> {
  const { actor, agent, house } = await reception.asker(request)
  const { byHandRole } = await billingRow(ledger.db)
  mustBeAllowed(actor, 'book by hand', { role: byHandRole })
  return {
    serviceId,
    caseId: caseId ?? null,
    agentId: agent.id,
    today: dayIn(house.organisation.timeZone, ledger.clock()),
  }
}

function answered(done: Awaited<ReturnType<typeof carryOut>>) {
  if (isRefusal(done)) return done
  const { state, plannedOn, noticeOn } = done
  return { state, plannedOn, noticeOn }
}
