/** Remedies at the desk: what can be done now in a case, giving it, and what is booked by hand. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import {
  BookedByHand,
  ByHandView,
  GiveRemedyRequest,
  RemediesView,
  RemedyDone,
  TakeBack,
} from '../../../contract/remedies.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal } from '../../../domain/rule.ts'
import type { Booker } from '../../billing/booker.ts'
import { onceMoreIfTaken } from '../../billing/settle.ts'
import { billingRow } from '../../billing/sql.ts'
import { type Asker, mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { giveRemedy } from '../../remedies/give.ts'
import { customerOfCase, isReferenceTaken, readRemedy } from '../../remedies/sql.ts'
import { differences, tasksByHand } from './sql.ts'
import { viewRemedies, viewTask } from './views.ts'

export interface RemediesSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly booker: Booker
}

const CaseParams = z.object({ caseId: z.uuid() })
const RemedyParams = z.object({ remedyId: z.uuid() })

export function remediesRoutes(setting: RemediesSetting): void {
  inCase(setting)
  byHand(setting)
  takingBack(setting)
}

/** Whether this person enters references, by the role that is named for it. */
async function mayBook({ ledger }: RemediesSetting, { actor }: Asker) {
  const { byHandRole } = await billingRow(ledger.db)
  return can(actor, 'book by hand', { role: byHandRole })
}

async function mustExist({ ledger }: RemediesSetting, caseId: string) {
  const found = await customerOfCase(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  return { id: caseId, ownerId: found.ownerId }
}

function inCase(setting: RemediesSetting): void {
  const { app, ledger, reception, booker } = setting

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/cases/:caseId/remedies',
      says: 'What can be done now, cheapest full repair first, and what was given',
      params: CaseParams,
      answer: RemediesView,
    },
    async ({ params, request }) => {
      const asker = await reception.asker(request)
      mustBeAllowed(asker.actor, 'see', await mustExist(setting, params.caseId))
      return await viewRemedies(
        {
          db: ledger.db,
          house: asker.house,
          giver: asker.agent,
          language: browserLanguageOf(request),
          now: ledger.clock(),
          mayBookByHand: (await mayBook(setting, asker)) === true,
        },
        params.caseId,
      )
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/remedies',
      says: 'Gives a remedy and books it, once per remedyId',
      params: CaseParams,
      body: GiveRemedyRequest,
      answer: RemedyDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent, house } = await reception.asker(request)
      mustBeAllowed(actor, 'reply', await mustExist(setting, params.caseId))
      const given = await giveRemedy(
        { ledger, house },
        { ...body, caseId: params.caseId, giver: agent, approvalId: null },
      )
      if (isRefusal(given)) return given
      await booker.book(body.remedyId)
      return { done: true as const, isRepeat: given.isRepeat }
    },
  )
}

function byHand(setting: RemediesSetting): void {
  const { app, ledger, reception } = setting

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/remedies/by-hand',
      says: 'What waits for somebody to book it by hand, by when it is due',
      answer: ByHandView,
    },
    async ({ request }) => {
      const asker = await reception.asker(request)
      const language = browserLanguageOf(request)
      const allowed = await mayBook(setting, asker)
      const tasks = await tasksByHand(ledger.db)
      return {
        notBecause: allowed === true ? null : sentenceIn(language, allowed),
        tasks: tasks.map(task => viewTask(task, asker.house, language)),
        differences: [...(await differences(ledger.db))],
      }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/remedies/:remedyId/booked',
      says: 'Enters the reference under which a remedy was booked by hand',
      params: RemedyParams,
      body: BookedByHand,
      answer: RemedyDone,
    },
    async ({ params: { remedyId }, body, request }) => {
      const asker = await reception.asker(request)
      const { byHandRole } = await billingRow(ledger.db)
      mustBeAllowed(asker.actor, 'book by hand', { role: byHandRole })
      const caseId = await caseOf(setting, remedyId)
      const reference = body.reference.trim()
      const enter = async () =>
        await actOn(ledger, {
          caseId,
          request: async (_, { tx }) => ({
            ask: 'book-remedy',
            remedyId,
            reference,
            how: 'by-hand',
            agentId: asker.agent.id,
            isReferenceTaken: await isReferenceTaken(tx, remedyId, reference),
            known: await readRemedy(tx, remedyId),
          }),
        })
      const acted = await onceMoreIfTaken(enter)
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat }
    },
  )
}

function takingBack(setting: RemediesSetting): void {
  const { app, ledger, reception } = setting

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/remedies/:remedyId/take-back',
      says: 'Takes a remedy back before it is booked; the promise stands',
      params: RemedyParams,
      body: TakeBack,
      answer: RemedyDone,
    },
    async ({ params: { remedyId }, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      const caseId = await caseOf(setting, remedyId)
      mustBeAllowed(actor, 'reply', await mustExist(setting, caseId))
      const acted = await actOn(ledger, {
        caseId,
        request: async (_, { tx }) => ({
          ask: 'take-back-remedy',
          remedyId,
          agentId: agent.id,
          reason: body.reason,
          known: await readRemedy(tx, remedyId),
        }),
      })
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat }
    },
  )
}

/** @throws Fault not-found */
async function caseOf({ ledger }: RemediesSetting, remedyId: string): Promise<string> {
  const known = await readRemedy(ledger.db, remedyId)
  if (!known) throw new Fault('not-found')
  return known.caseId
}
