/** Cutting a service off: planned, told, and only then carried out. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CutDone, PlanCut } from '../../../contract/cuts.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { billingRow } from '../../billing/sql.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { dayIn } from '../../remedies/purses.ts'
import { carryOut, type Cutting, noteNotice, planCut } from './handle.ts'

export interface CutsSetting extends Pick<Cutting, 'ledger'> {
  readonly app: FastifyInstance
  readonly reception: Reception
  readonly booker: { readonly port: Cutting['port'] }
}

const ServiceParams = z.object({ serviceId: z.uuid() })
const Nothing = z.object({}).optional()

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
      answered(await planCut(cutting, await asked(setting, request, params), body.on)),
  )
  route(
    app,
    {
      method: 'POST',
      url: `${url}/notice`,
      says: 'The customer was sent a notice of it today',
      params: ServiceParams,
      body: Nothing,
      answer: CutDone,
    },
    async ({ params, request }) => answered(await noteNotice(cutting, await asked(setting, request, params))),
  )
  route(
    app,
    {
      method: 'POST',
      url: `${url}/carried-out`,
      says: 'Cuts it off, fifteen days after the notice at the soonest, and never while its bills are disputed',
      params: ServiceParams,
      body: Nothing,
      answer: CutDone,
    },
    async ({ params, request }) => answered(await carryOut(cutting, await asked(setting, request, params))),
  )
}

/** Whoever is named for what is booked by hand. */
async function asked(
  { ledger, reception }: CutsSetting,
  request: FastifyRequest,
  params: z.infer<typeof ServiceParams>,
) {
  const { actor, house } = await reception.asker(request)
  const { byHandRole } = await billingRow(ledger.db)
  mustBeAllowed(actor, 'book by hand', { role: byHandRole })
  return { ...params, today: dayIn(house.organisation.timeZone, ledger.clock()) }
}

function answered(done: Awaited<ReturnType<typeof carryOut>>) {
  if (isRefusal(done)) return done
  const { state, plannedOn, noticeOn } = done
  return { state, plannedOn, noticeOn }
}
