/** What went wrong with a service: noted in a case by whoever looks after it, and for many at once by whoever leads. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  ChangeOutage,
  FailureAct,
  FailureDone,
  FailuresView,
  NewOutage,
  OutageDone,
  OutagesView,
} from '../../../contract/failures.ts'
import { Fault } from '../../../contract/faults.ts'
import { isRefusal } from '../../../domain/rule.ts'
import type { Booker } from '../../billing/booker.ts'
import { actOnFailure } from '../../failures/note.ts'
import { outages } from '../../failures/outages.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { customerOfCase } from '../../remedies/sql.ts'
import { correctOutage, noteOutage } from './handle.ts'
import { viewFailures, viewOutage } from './views.ts'

export interface FailuresSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly booker: Booker
}

const CaseParams = z.object({ caseId: z.uuid() })
const OutageParams = z.object({ outageId: z.uuid() })

export function failuresRoutes(setting: FailuresSetting): void {
  inCase(setting)
  ofMany(setting)
}

async function mustExist({ ledger }: FailuresSetting, caseId: string) {
  const found = await customerOfCase(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  return { ...found, id: caseId }
}

function inCase(setting: FailuresSetting): void {
  const { app, ledger, reception, booker } = setting
  const url = '/api/desk/cases/:caseId/failures'

  route(
    app,
    {
      method: 'GET',
      url,
      says: 'What went wrong with the services of this customer, and what each rule gives for it',
      params: CaseParams,
      answer: FailuresView,
    },
    async ({ params, request }) => {
      const { actor, house } = await reception.asker(request)
      const { customerId, id, ownerId } = await mustExist(setting, params.caseId)
      mustBeAllowed(actor, 'see', { id, ownerId })
      const language = browserLanguageOf(request)
      return await viewFailures(ledger.db, id, { house, customerId, language, now: ledger.clock() })
    },
  )

  route(
    app,
    {
      method: 'POST',
      url,
      says: 'Notes a failure, its end, or its right times; what the rules give is booked',
      params: CaseParams,
      body: FailureAct,
      answer: FailureDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent, house } = await reception.asker(request)
      const { id: caseId, ownerId } = await mustExist(setting, params.caseId)
      mustBeAllowed(actor, 'reply', { id: caseId, ownerId })
      const given = await actOnFailure({ ledger, house }, { caseId, agentId: agent.id, act: body })
      if (isRefusal(given)) return given
      for (const remedyId of given) await booker.book(remedyId)
      return { done: true as const }
    },
  )
}

function ofMany(setting: FailuresSetting): void {
  const { app, ledger, reception } = setting
  const { db, clock } = ledger
  const url = '/api/desk/outages'

  route(
    app,
    { method: 'GET', url, says: 'Outages of many customers, and what they have cost', answer: OutagesView },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'note outages', null)
      const language = browserLanguageOf(request)
      return { outages: (await outages(db, clock())).map(outage => viewOutage(outage, house, language)) }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url,
      says: 'Notes an outage with the accounts that are concerned, once per id',
      body: NewOutage,
      answer: OutageDone,
    },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'note outages', null)
      return await noteOutage(db, body, { by: agent.id, now: clock() })
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/:outageId`,
      says: 'Ends an outage, corrects its times, adds accounts',
      params: OutageParams,
      body: ChangeOutage,
      answer: OutageDone,
    },
    async ({ params, body, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'note outages', null)
      return await correctOutage(db, params.outageId, body, clock())
    },
  )
}
