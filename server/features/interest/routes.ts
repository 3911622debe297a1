/**
 * Gifts to those near us. What must stay true: reviews are seen by people who are named for it, and by nobody who leads or
 * administers because of that; whoever gave something reads what became of it once it is closed.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  CloseReview,
  GiftReviewSetup,
  GiftReviewSetupView,
  GiftReviewsView,
  NearDone,
  NearMeView,
  NearWaiting,
  SetOwnAccounts,
} from '../../../contract/interest.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { DAY } from '../../../domain/time.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { setReviewing, settleReview } from './handle.ts'
import { closedReviewsOf, ownAccounts, reviewers, reviews, setOwnAccounts, threshold } from './sql.ts'
import { viewClosed, viewReviews } from './views.ts'

export interface InterestSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const done = { done: true } as const
const WEEK = 7 * DAY

export function interestRoutes(setting: InterestSetting): void {
  ownRoutes(setting)
  waitingRoute(setting)
  reviewRoutes(setting)
  setupRoutes(setting)
}

function ownRoutes({ app, ledger, reception }: InterestSetting): void {
  const { db } = ledger
  const url = '/api/desk/me/near'

  route(
    app,
    {
      method: 'GET',
      url,
      says: 'My own accounts, and what became of my gifts that were looked at',
      answer: NearMeView,
    },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      const voice = { house, language: browserLanguageOf(request) }
      return {
        numbers: [...(await ownAccounts(db, agent.id))],
        closed: viewClosed(await closedReviewsOf(db, agent.id), voice),
        isReviewer: (await reviewers(db)).includes(agent.id),
      }
    },
  )

  route(
    app,
    { method: 'PUT', url, says: 'Says which accounts are my own', body: SetOwnAccounts, answer: NearDone },
    async ({ body, request }) => {
      const { agent } = await reception.asker(request)
      const numbers = [...new Set(body.numbers)]
      await db
        .transaction()
        .execute(tx => setOwnAccounts(tx, { agentId: agent.id, numbers, now: ledger.clock() }))
      return done
    },
  )
}

function waitingRoute({ app, ledger, reception }: InterestSetting): void {
  const { db } = ledger
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/me/near/waiting',
      says: 'How many gifts wait for me to look at, and how many of mine were closed this week',
      answer: NearWaiting,
    },
    async ({ request }) => {
      const { agent } = await reception.asker(request)
      const isReviewer = (await reviewers(db)).includes(agent.id)
      const open = isReviewer ? (await reviews(db)).filter(({ state }) => state === 'open') : []
      const since = ledger.clock() - WEEK
      return {
        toReview: open.filter(row => ![row.agentId, row.allowedBy].includes(agent.id)).length,
        closed: (await closedReviewsOf(db, agent.id)).filter(({ closedAt }) => (closedAt ?? 0) >= since)
          .length,
      }
    },
  )
}

function reviewRoutes({ app, ledger, reception }: InterestSetting): void {
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/gift-reviews',
      says: 'Gifts that a named reviewer looks at',
      answer: GiftReviewsView,
    },
    async ({ request }) => {
      const { actor, agent, house } = await reception.asker(request)
      const isReviewer = (await reviewers(db)).includes(agent.id)
      mustBeAllowed(actor, 'review gifts', { isReviewer, involvedIds: [] })
      const others = (await reviews(db)).filter(row => ![row.agentId, row.allowedBy].includes(agent.id))
      return viewReviews(others, { house, language: browserLanguageOf(request) })
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/gift-reviews/:id',
      says: 'Closes a review, with what was seen',
      params: z.object({ id: z.uuid() }),
      body: CloseReview,
      answer: NearDone,
    },
    async ({ params, body, request }) => {
      const asker = await reception.asker(request)
      const settled = await settleReview(db, asker, { ...body, id: params.id }, ledger.clock())
      return isRefusal(settled) ? settled : done
    },
  )
}

function setupRoutes(setting: InterestSetting): void {
  const { app, ledger, reception } = setting
  const url = '/api/desk/setup/gift-reviews'

  route(
    app,
    { method: 'GET', url, says: 'Who looks at gifts, and from when on', answer: GiftReviewSetupView },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const version = (await setupVersions(ledger.db)).get('gift-reviews') ?? 0
      const may = can(actor, 'set up money', null)
      return {
        version,
        reviewers: [...(await reviewers(ledger.db))],
        ...(await threshold(ledger.db)),
        people: [...house.agents.values()]
          .filter(({ departedAt }) => departedAt === null)
          .map(({ id, name }) => ({ id, name })),
        readOnlyBecause: may === true ? null : sentenceIn(browserLanguageOf(request), may),
      }
    },
  )

  route(
    app,
    {
      method: 'PUT',
      url,
      says: 'Sets who looks at gifts, and from when on',
      body: GiftReviewSetup,
      answer: NearDone,
    },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up money', null)
      const set = await setReviewing(setting, agent.id, body)
      return isRefusal(set) ? set : done
    },
  )
}
