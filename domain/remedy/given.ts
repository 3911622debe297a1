/** A remedy, and a sensible request of each kind about one, for tests. */
import type { CaseFact } from '../case/facts.ts'
import { ASHA, CASE_ID, NOW } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import { DAY } from '../time.ts'
import type { RemedyRequest } from './requests.ts'
import type { RemedyState } from './state.ts'

type Requests = { readonly [Name in RemedyRequest['ask']]: RequestOf<Name> }

/** A credit that is being booked. */
export const REMEDY: RemedyState = {
  id: 'remedy-1',
  caseId: CASE_ID,
  kind: 'credit',
  state: 'given',
  isByHand: false,
  accountId: 'account-1',
  amountMinor: 12_00,
  currency: 'GBP',
  commitmentId: 'promise-of-remedy-1',
}

/** How the newest remedy among these facts stands, as its row would say; null where none was given. */
export function newestRemedy(facts: readonly CaseFact[]): RemedyState | null {
  return facts.reduce<RemedyState | null>((known, fact) => {
    switch (fact.type) {
      case 'RemedyGiven':
        return {
          id: fact.remedyId,
          caseId: CASE_ID,
          kind: fact.kind,
          state: 'given',
          isByHand: false,
          accountId: fact.accountId,
          amountMinor: fact.amountMinor ?? null,
          currency: fact.currency ?? null,
          commitmentId: fact.forCommitmentId ?? null,
        }
      case 'RemedyBooked':
        return known && { ...known, state: 'booked' }
      case 'RemedyBookingFailed':
        return known && { ...known, state: 'failed', isByHand: true }
      case 'RemedyTakenBack':
        return known && { ...known, state: 'taken-back' }
      default:
        return known
    }
  }, null)
}

export const remedyRequests: Requests = {
  'give-remedy': {
    ask: 'give-remedy',
    remedyId: 'remedy-1',
    agentId: ASHA,
    kind: 'credit',
    accountId: 'account-1',
    serviceId: null,
    amountMinor: 12_00,
    currency: 'GBP',
    costMinor: 12_00,
    catalogueId: null,
    forCommitmentId: null,
    promise: { commitmentId: 'promise-of-remedy-1', dueAt: NOW + DAY, words: 'A credit of £12.00.' },
    approvalId: null,
    apology: null,
    found: {
      known: null,
      account: { isOfCustomer: true, currency: 'GBP', owedMinor: 40_00 },
      grants: {
        limits: {
          credit: {
            perActMinor: 15_00,
            perCaseMinor: 20_00,
            perMonthMinor: 100_00,
            perMonthCount: null,
            currency: 'GBP',
          },
        },
        spent: {},
        counts: {},
        purses: [],
      },
    },
  },
  'book-remedy': {
    ask: 'book-remedy',
    remedyId: 'remedy-1',
    reference: 'BILL-0001',
    how: 'port',
    agentId: null,
    known: REMEDY,
  },
  'fail-booking': { ask: 'fail-booking', remedyId: 'remedy-1', known: REMEDY },
  'take-back-remedy': {
    ask: 'take-back-remedy',
    remedyId: 'remedy-1',
    agentId: ASHA,
    reason: 'Wrong account.',
    known: { ...REMEDY, isByHand: true },
  },
}
