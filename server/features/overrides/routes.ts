/** Rules of the house that were set aside, gathered by rule; what is proposed about them; for whom things of the catalogue are. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  AnswerProposal,
  EndCondition,
  HoldAgain,
  RuleDone,
  RulesView,
  RulesWaiting,
  SetCondition,
} from '../../../contract/overrides.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { DAY } from '../../../domain/time.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import type { House } from '../../setup/change.ts'
import { answerProposal, removeCondition, ruleHoldsAgain, setCondition } from './handle.ts'
import { answeredSince, openProposals } from './sql.ts'
import { viewRules } from './views.ts'

export interface OverridesSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const ById = z.object({ id: z.uuid() })
const done = { done: true } as const
const WEEK = 7 * DAY

export function overridesRoutes(setting: OverridesSetting): void {
  const { app, ledger, reception } = setting

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/rules',
      says: 'Rules of the house that were set aside, by rule, what is proposed first',
      answer: RulesView,
    },
    async ({ request }) => {
      const { agent, actor, house } = await reception.asker(request)
      const language = browserLanguageOf(request)
      const may = can(actor, 'change house rules', null)
      return {
        ...(await viewRules({ db: ledger.db, house, language, now: ledger.clock(), me: agent.id })),
        notBecause: may === true ? null : sentenceIn(language, may),
      }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/rules/waiting',
      says: 'How many proposals wait, and how many rules that I set aside were answered this week',
      answer: RulesWaiting,
    },
    async ({ request }) => {
      const { agent, actor } = await reception.asker(request)
      const may = can(actor, 'change house rules', null) === true
      return {
        proposals: may ? await openProposals(ledger.db) : 0,
        answers: await answeredSince(ledger.db, new Date(ledger.clock() - WEEK), agent.id),
      }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/rules/proposals/:id',
      says: 'Accepts a proposed change of a rule, or declines it with a reason',
      params: ById,
      body: AnswerProposal,
      answer: RuleDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'change house rules', null)
      const answered = await answerProposal(setting, params.id, { ...body, agentId: agent.id })
      return isRefusal(answered) ? answered : done
    },
  )

  conditionRoutes(setting)
}

function conditionRoutes(setting: OverridesSetting): void {
  const { app, reception } = setting
  const url = '/api/desk/rules/conditions/:id'

  route(
    app,
    {
      method: 'PUT',
      url,
      says: 'Says for whom something of the catalogue is',
      params: ById,
      body: SetCondition,
      answer: RuleDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'change house rules', null)
      const set = await setCondition(setting, params.id, { ...body, agentId: agent.id })
      return isRefusal(set) ? set : done
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url,
      says: 'Ends a condition of the catalogue',
      params: ById,
      query: EndCondition,
      answer: RuleDone,
    },
    async ({ params, query, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'change house rules', null)
      const ended = await removeCondition(setting, params.id, { ...query, agentId: agent.id })
      return isRefusal(ended) ? ended : done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/rules/holds',
      says: 'Lets a rule of the house hold again',
      body: HoldAgain,
      answer: RuleDone,
    },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'change house rules', null)
      await ruleHoldsAgain(setting, { ...body, agentId: agent.id })
      return done
    },
  )
}
