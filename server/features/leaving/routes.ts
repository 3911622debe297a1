/** Leaving and paying less: at the desk, and on the customer's own page in no more steps than joining; promises found in words. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  FindPromises,
  LeavingAct,
  LeavingDone,
  LeavingList,
  LeavingView,
  PromisesFound,
} from '../../../contract/leaving.ts'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer, FormProblem, LeavingPage } from '../../../contract/pages.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Booker } from '../../billing/booker.ts'
import { caseOfOrder, readOrder } from '../../billing/orders-sql.ts'
import { billingRow } from '../../billing/sql.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import { type CaseKeys, showsCustomer } from '../../http/case-key.ts'
import { type Asker, mustBeAllowed, type Reception } from '../../http/desk.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { browserLanguageOf, languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { route } from '../../http/route.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { saidOf, sayingWhatWasDone } from '../../ledger/repeats.ts'
import { ownForm } from '../../proof/own-form.ts'
import { cancelService, changePlan, type Doing } from './handle.ts'
import { whoWishes } from './sql.ts'
import { viewFound, viewLeaving, viewWho } from './views.ts'

interface DeskSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly booker: Booker
}

const CaseParams = z.object({ caseId: z.uuid() })
const mostListed = 200

export function leavingDeskRoutes({ app, ledger, reception, booker }: DeskSetting): void {
  const { db, clock } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/leaving',
      says: 'Who wants to leave, or to pay less, the latest first',
      answer: LeavingList,
    },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see wallboard', null)
      return viewWho(await whoWishes(db, mostListed))
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/cases/:caseId/leaving',
      says: 'What this customer can cancel, and what costs less',
      params: CaseParams,
      answer: LeavingView,
    },
    async ({ params, request }) => {
      const { actor, house } = await reception.asker(request)
      const state = await mustExist(ledger, params.caseId)
      mustBeAllowed(actor, 'see', state)
      return await viewLeaving(db, state, house, clock())
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/leaving',
      says: 'Raises a wish or takes it back, cancels a service, changes a plan; once per requestId',
      params: CaseParams,
      body: LeavingAct,
      answer: LeavingDone,
    },
    async ({ params, body, request }) => {
      const asker = await reception.asker(request)
      const { ownerId, customerId } = await mustExist(ledger, params.caseId)
      mustBeAllowed(asker.actor, 'reply', { id: params.caseId, ownerId })
      const language = browserLanguageOf(request)
      const orderId = randomUUID()
      const { requestId } = body
      const said = saidOf(requestId, body.act)
      const doing = { caseId: params.caseId, customerId, requestId, said, orderId, language }
      const acted = await actAtDesk(ledger, asker, doing, body.act)
      if (isRefusal(acted)) {
        const name = { channel: 'leaving', externalId: `${params.caseId} ${requestId}` }
        return await sayingWhatWasDone({ db: ledger.db, house: asker.house }, name, acted)
      }
      await booker.bookOrder(orderId)
      return { done: true as const }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/promises-found',
      says: 'Which of these words are a promise; nothing is kept of them',
      body: FindPromises,
      answer: PromisesFound,
    },
    async ({ body, request }) => {
      const { agent, house } = await reception.asker(request)
      return viewFound(body.text, clock(), calendarFor(house, { teamId: agent.teamId }))
    },
  )
}

async function mustExist({ db }: Ledger, caseId: string) {
  const state = await readCase(db, caseId)
  if (!state) throw new Fault('not-found', say => say.noCase)
  return state
}

async function actAtDesk(
  ledger: Ledger,
  { agent, actor, house }: Asker,
  at: Omit<Doing, 'house' | 'agentId' | 'verified'>,
  act: LeavingAct['act'],
): Promise<Acted | Refusal> {
  const doing = { ...at, house, agentId: agent.id, verified: true }
  switch (act.do) {
    case 'cancel':
      return await cancelService(ledger, doing, act)
    case 'change-plan':
      return await changePlan(ledger, doing, act)
    case 'book':
      return await enterReference(ledger, { agent, actor, caseId: at.caseId }, act)
    case 'raise':
    case 'take-back':
      return await actOn(ledger, {
        caseId: at.caseId,
        once: {
          channel: 'leaving',
          externalId: `${at.caseId} ${at.requestId}`,
          messageId: at.requestId,
          ...(at.said === undefined ? {} : { said: at.said }),
        },
        request: {
          ask: act.do === 'raise' ? 'raise-wish' : 'take-back-wish',
          wish: act.wish,
          agentId: agent.id,
        },
      })
  }
}

/** The task that it is, is kept by it. */
async function enterReference(
  ledger: Ledger,
  { agent, actor, caseId }: Pick<Asker, 'agent' | 'actor'> & { readonly caseId: string },
  { orderId, reference }: Extract<LeavingAct['act'], { do: 'book' }>,
): Promise<Acted | Refusal> {
  const { byHandRole } = await billingRow(ledger.db)
  mustBeAllowed(actor, 'book by hand', { role: byHandRole })
  if ((await caseOfOrder(ledger.db, orderId)) !== caseId) throw new Fault('not-found', say => say.noCase)
  return await actOn(ledger, {
    caseId,
    request: async (_, { tx }) => ({
      ask: 'book-order',
      known: await readOrder(tx, orderId),
      reference: reference.trim(),
      how: 'by-hand',
      agentId: agent.id,
    }),
  })
}

interface OwnSetting {
  readonly booker: Booker
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
}

export function leavingOwnRoutes(setting: OwnSetting): void {
  const { app, ledger, directory, callers } = setting

  app.get('/case/:reference/cancel', async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    return await show(setting, request, reply, own, null)
  })

  app.post('/case/:reference/cancel', async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    const { fields } = await ownForm(setting, request, reply, own)
    const language = languageOf(request)
    const doing: Doing = {
      house: await directory.house(),
      caseId: own.id,
      customerId: own.customerId,
      requestId: z.uuid().safeParse(fields.messageId).data ?? randomUUID(),
      orderId: randomUUID(),
      language,
      agentId: null,
      verified: showsCustomer(own.key),
    }
    const acted = await cancelService(ledger, doing, {
      serviceId: z.uuid().safeParse(fields.service).data ?? randomUUID(),
      endsOn: fields.endsOn ?? '',
      isConfirmed: fields.confirmed === 'yes',
    })
    if (isRefusal(acted)) {
      if (!prefersHtml(request)) return reply.status(409).send(acted)
      return await show(setting, request, reply, own, { says: sentenceIn(language, acted), field: null })
    }
    await setting.booker.bookOrder(doing.orderId)
    const href = `/case/${own.reference}`
    return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
  })
}

/** What somebody holds is shown only to whoever has shown that they are the customer. */
async function show(
  { ledger, directory, pages }: OwnSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
  problem: FormProblem | null,
): Promise<FastifyReply> {
  const house = await directory.house()
  const isProven = showsCustomer(own.key)
  const state = await mustExist(ledger, own.id)
  const view = await viewLeaving(ledger.db, state, house, ledger.clock())
  const page: LeavingPage = {
    page: 'leaving',
    reference: own.reference,
    messageId: randomUUID(),
    isProven,
    today: view.today,
    latest: view.latest,
    services: isProven
      ? view.services.map(({ id, plan, identifier, endsOn, isEnded }) => ({
          id,
          plan,
          identifier,
          endsOn,
          isEnded,
        }))
      : [],
    hasOpenProblem: state.kind !== 'request' && state.status !== 'solved',
    problem,
  }
  return pages.send(request, reply, house, page, problem ? 409 : 200)
}
