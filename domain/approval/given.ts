/** Something that was asked for, and a sensible request of each kind about it, for tests. */
import type { CaseFact } from '../case/facts.ts'
import { ASHA, CASE_ID, HUGO_HEAD, LENA_LEAD, MORNING, NOW } from '../case/given-people.ts'
import type { CaseRequest, RequestOf } from '../case/requests.ts'
import { remedyRequests } from '../remedy/given.ts'
import { DAY, MINUTE } from '../time.ts'
import type { Instant } from '../time.ts'
import { askedFor } from './covers.ts'
import { approvalAfter, isApprovalFact } from './evolve.ts'
import type { ApprovalRequest } from './requests.ts'
import type { ApprovalState } from './state.ts'

type Requests = { readonly [Name in ApprovalRequest['ask']]: RequestOf<Name> }

/** More than Asha may give at once, and less than Lena may. */
export const MORE = {
  ...remedyRequests['give-remedy'],
  remedyId: 'remedy-of-approval',
  amountMinor: 40_00,
  costMinor: 40_00,
} as const

/** Asha has asked Lena for a credit of £40.00. */
export const ASKED: ApprovalState = {
  id: 'approval-1',
  caseId: CASE_ID,
  agentId: ASHA,
  approverId: LENA_LEAD,
  rung: 1,
  people: [LENA_LEAD],
  asked: askedFor(MORE),
  lacks: 'per-act',
  state: 'open',
  askedAt: MORNING,
  until: MORNING + 10 * MINUTE,
  lateSince: null,
  decidedBy: null,
  givenMinor: null,
}

/** How the newest of them among these facts stands, as its row would say; null where nothing was asked for. */
export function newestApproval(
  facts: readonly { readonly fact: CaseFact; readonly at: Instant }[],
): ApprovalState | null {
  return facts.reduce<ApprovalState | null>(
    (known, { fact, at }) =>
      isApprovalFact(fact) ? approvalAfter(known, fact, { at, caseId: CASE_ID }) : known,
    null,
  )
}

interface Throw {
  readonly fresh: string
  readonly pick: number
  readonly now: Instant
}

/** In a random history, what happens to something that was asked for happens to the newest that was asked for in this case. */
export function aboutOwnApproval<Request extends CaseRequest>(
  request: Request,
  known: ApprovalState | null,
  { fresh, pick, now }: Throw,
): Request | ApprovalRequest {
  const own = { approvalId: known?.id ?? fresh, known }
  const onYes = {
    ...MORE,
    remedyId: fresh,
    promise: { ...MORE.promise, commitmentId: fresh, dueAt: now + DAY },
  }
  switch (request.ask) {
    case 'ask-approval':
      return {
        ...approvalRequests['ask-approval'],
        approvalId: fresh,
        agentId: request.agentId,
        onYes,
        to: { agentId: LENA_LEAD, rung: 1, until: now + 10 * MINUTE },
        found: { known: null, isAskedAlready: known?.state === 'open' && pick > 0 },
      }
    case 'give-approval': {
      const remedyId = known !== null && 'remedy' in known.asked ? known.asked.remedy.remedyId : fresh
      const agentId = pick > 1 ? (known?.approverId ?? LENA_LEAD) : request.agentId
      return { ...approvalRequests['give-approval'], ...own, agentId, onYes: { ...onYes, remedyId } }
    }
    case 'decline-approval':
      return {
        ...approvalRequests['decline-approval'],
        ...own,
        agentId: known?.approverId ?? LENA_LEAD,
        reasons: request.reasons,
      }
    case 'climb-approval':
      return {
        ...approvalRequests['climb-approval'],
        ...own,
        to: { agentId: HUGO_HEAD, rung: 2, until: now + DAY },
      }
    case 'withdraw-approval':
      return { ...approvalRequests['withdraw-approval'], ...own, agentId: pick > 1 ? ASHA : request.agentId }
    default:
      return request
  }
}

const limit = { perActMinor: 60_00, perCaseMinor: 80_00, perMonthMinor: 500_00, perMonthCount: null }

export const approvalRequests: Requests = {
  'ask-approval': {
    ask: 'ask-approval',
    approvalId: 'approval-1',
    agentId: ASHA,
    onYes: MORE,
    lacks: 'per-act',
    to: { agentId: LENA_LEAD, rung: 1, until: NOW + 10 * MINUTE },
    why: 'She waited twice.',
    found: { known: null, isAskedAlready: false },
  },
  'give-approval': {
    ask: 'give-approval',
    approvalId: 'approval-1',
    agentId: LENA_LEAD,
    known: ASKED,
    mayDecide: [LENA_LEAD, HUGO_HEAD],
    amountMinor: 40_00,
    onYes: MORE,
    found: {
      grants: { limits: { credit: { ...limit, currency: 'GBP' } }, spent: {}, counts: {}, purses: [] },
      fullMinor: 30_00,
    },
  },
  'decline-approval': {
    ask: 'decline-approval',
    approvalId: 'approval-1',
    agentId: LENA_LEAD,
    known: ASKED,
    mayDecide: [LENA_LEAD, HUGO_HEAD],
    reasons: 'The line was down for two days, and that is £12.',
    nextRung: 'head',
    nextAgentId: HUGO_HEAD,
  },
  'climb-approval': {
    ask: 'climb-approval',
    approvalId: 'approval-1',
    known: ASKED,
    to: { agentId: HUGO_HEAD, rung: 2, until: NOW + DAY },
  },
  'withdraw-approval': {
    ask: 'withdraw-approval',
    approvalId: 'approval-1',
    agentId: ASHA,
    why: 'asker',
    known: ASKED,
  },
}
