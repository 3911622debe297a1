/** Asking for more than one may give, and answering it, at the desk. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  Answered,
  ApprovalAskedFor,
  ApprovalCounts,
  ApprovalList,
  ApprovalsSetup,
  AskApproval,
  CaseApprovals,
  SayNo,
  SayYes,
  SetApprovals,
} from '../../../contract/approvals.ts'
import { Fault } from '../../../contract/faults.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { type Answer, answerApproval } from '../../approvals/answer.ts'
import { askApproval } from '../../approvals/ask.ts'
import { readApproval } from '../../approvals/sql.ts'
import type { Booker } from '../../billing/booker.ts'
import { type Asker, mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { nameOf } from '../../ledger/story.ts'
import { customerOfCase } from '../../remedies/sql.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { setAskMinutes } from './handle.ts'
import { viewCaseApprovals, viewCounts, viewToDecide } from './views.ts'

export interface ApprovalsSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
  readonly booker: Booker
}

const CaseParams = z.object({ caseId: z.uuid() })
const ApprovalParams = z.object({ approvalId: z.uuid() })
const Done = z.object({ done: z.literal(true) })

export function approvalsRoutes(setting: ApprovalsSetting): void {
  inCase(setting)
  listRoutes(setting)
  answerRoutes(setting)
  setupRoutes(setting)
}

async function mustExist({ ledger }: ApprovalsSetting, caseId: string) {
  const found = await customerOfCase(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  return { id: caseId, ownerId: found.ownerId }
}

function inCase(setting: ApprovalsSetting): void {
  const { app, ledger, reception } = setting
  const url = '/api/desk/cases/:caseId/approvals'

  route(
    app,
    {
      method: 'GET',
      url,
      says: 'What was asked for in a case, and how it stands',
      params: CaseParams,
      answer: CaseApprovals,
    },
    async ({ params, request }) => {
      const asker = await reception.asker(request)
      mustBeAllowed(asker.actor, 'see', await mustExist(setting, params.caseId))
      const looking = { ...asker, db: ledger.db, language: browserLanguageOf(request), now: ledger.clock() }
      return { approvals: [...(await viewCaseApprovals(looking, params.caseId))] }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url,
      says: 'Asks for more than one may give, once per approvalId',
      params: CaseParams,
      body: AskApproval,
      answer: ApprovalAskedFor,
    },
    async ({ params, body, request }) => {
      const { actor, agent, house } = await reception.asker(request)
      mustBeAllowed(actor, 'reply', await mustExist(setting, params.caseId))
      const asked = await askApproval({ ledger, house, agent }, params.caseId, body)
      if (isRefusal(asked)) return asked
      const { approverId, ...rest } = asked
      const name = nameOf({ house, language: browserLanguageOf(request) }, approverId)
      return { done: true as const, ...rest, name }
    },
  )
}

function listRoutes({ app, ledger, reception }: ApprovalsSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/approvals',
      says: 'What waits for my yes or no, first what is due first',
      answer: ApprovalList,
    },
    async ({ request }) => {
      const asker = await reception.asker(request)
      const looking = { ...asker, db: ledger.db, language: browserLanguageOf(request), now: ledger.clock() }
      return { approvals: [...(await viewToDecide(looking))] }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/approvals/all',
      says: 'How many wait for whose answer, and how many are late',
      answer: ApprovalCounts,
    },
    async ({ request }) => {
      const asker = await reception.asker(request)
      mustBeAllowed(asker.actor, 'see wallboard', null)
      return await viewCounts({
        ...asker,
        db: ledger.db,
        language: browserLanguageOf(request),
        now: ledger.clock(),
      })
    },
  )
}

function answerRoutes(setting: ApprovalsSetting): void {
  const { app, reception } = setting
  const about = { params: ApprovalParams, answer: Answered } as const
  const url = '/api/desk/approvals/:approvalId'

  route(
    app,
    {
      method: 'POST',
      url: `${url}/yes`,
      says: 'Says yes: it is given in the same moment',
      body: SayYes,
      ...about,
    },
    async ({ params, body, request }) =>
      await answer(setting, await reception.asker(request), params.approvalId, {
        answer: 'yes',
        amountMinor: body.amountMinor,
      }),
  )

  route(
    app,
    { method: 'POST', url: `${url}/no`, says: 'Says no, with reasons', body: SayNo, ...about },
    async ({ params, body, request }) =>
      await answer(setting, await reception.asker(request), params.approvalId, {
        answer: 'no',
        reasons: body.reasons,
      }),
  )

  route(
    app,
    { method: 'POST', url: `${url}/withdraw`, says: 'Takes back what was asked for', ...about },
    async ({ params, request }) =>
      await answer(setting, await reception.asker(request), params.approvalId, { answer: 'withdraw' }),
  )
}

async function answer(
  setting: ApprovalsSetting,
  { actor, agent, house }: Asker,
  approvalId: string,
  said: Answer,
): Promise<z.infer<typeof Answered> | Refusal> {
  const { ledger, booker } = setting
  const known = await readApproval(ledger.db, approvalId)
  if (!known) throw new Fault('not-found')
  mustBeAllowed(actor, 'reply', await mustExist(setting, known.caseId))
  const answered = await answerApproval({ ledger, house, agent }, approvalId, said)
  if (isRefusal(answered)) return answered
  if (answered.remedyId !== null) await booker.book(answered.remedyId)
  return { done: true, isRepeat: answered.isRepeat }
}

function setupRoutes(setting: ApprovalsSetting): void {
  const { app, ledger, reception, directory } = setting
  const url = '/api/desk/setup/approvals'

  route(
    app,
    { method: 'GET', url, says: 'How long whoever is asked has to decide', answer: ApprovalsSetup },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const version = (await setupVersions(ledger.db)).get('approvals') ?? 0
      const { askMinutes } = (await directory.house()).organisation
      const may = can(actor, 'set up money', null)
      const readOnlyBecause = may === true ? null : sentenceIn(browserLanguageOf(request), may)
      return { version, askMinutes, readOnlyBecause }
    },
  )

  route(
    app,
    { method: 'PUT', url, says: 'Sets how long whoever is asked has', body: SetApprovals, answer: Done },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up money', null)
      const set = await setAskMinutes(setting, agent.id, body)
      return isRefusal(set) ? set : { done: true as const }
    },
  )
}
