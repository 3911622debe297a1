/** A sensible request of each kind about promises, for tests. */
import { ASHA, LENA_LEAD, MRS_OKAFOR, NOW } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import { DAY, HOUR } from '../time.ts'
import type { CommitmentRequest } from './requests.ts'

type Requests = { readonly [Name in CommitmentRequest['ask']]: RequestOf<Name> }

export const commitmentRequests: Requests = {
  promise: {
    ask: 'promise',
    commitmentId: 'promise-2',
    kind: 'call-back',
    agentId: ASHA,
    words: 'I call you back at eleven.',
    dueAt: NOW + 2 * HOUR,
    replaces: null,
    beyond: null,
    isSaid: false,
  },
  'keep-promise': {
    ask: 'keep-promise',
    commitmentId: 'promise-1',
    agentId: ASHA,
    evidence: 'Called at 10:55.',
  },
  'warn-promise': { ask: 'warn-promise', commitmentId: 'promise-1' },
  'break-promise': { ask: 'break-promise', commitmentId: 'promise-1' },
  'release-promise': {
    ask: 'release-promise',
    commitmentId: 'promise-1',
    customerId: MRS_OKAFOR,
    verified: true,
  },
  'pause-promise': {
    ask: 'pause-promise',
    commitmentId: 'promise-1',
    agentId: ASHA,
    words: 'Please send us the number on your router.',
  },
  'resume-promise': {
    ask: 'resume-promise',
    commitmentId: 'promise-1',
    agentId: ASHA,
    until: NOW,
    dueAt: NOW + 2 * HOUR,
  },
  'honour-promise': {
    ask: 'honour-promise',
    commitmentId: 'promise-1',
    agentId: LENA_LEAD,
    mayDecide: true,
  },
  'offer-equivalent': {
    ask: 'offer-equivalent',
    commitmentId: 'promise-1',
    equivalentId: 'promise-9',
    kind: 'credit',
    agentId: LENA_LEAD,
    mayDecide: true,
    words: 'We take £180 off your next bills.',
    dueAt: NOW + DAY,
  },
  'accept-equivalent': {
    ask: 'accept-equivalent',
    commitmentId: 'promise-1',
    equivalentId: 'promise-9',
    customerId: MRS_OKAFOR,
    verified: true,
    words: 'We take £180 off your next bills.',
  },
  'decline-equivalent': {
    ask: 'decline-equivalent',
    commitmentId: 'promise-1',
    equivalentId: 'promise-9',
    customerId: MRS_OKAFOR,
    verified: true,
  },
}
