/** Promises: made with words and a date, then kept, broken, replaced, or let go by the customer. Never edited. */
import { breaking } from '../../commitment/breach.ts'
import { findPromise, isOpenPromise } from '../../commitment/open.ts'
import { warnAt } from '../../commitment/warn.ts'
import type { CaseFact, FactOf } from '../facts.ts'
import type { Asked, DecisionsOn } from '../requests.ts'
import { isBlank } from '../blank.ts'
import { accepting } from './accepting.ts'
import { endingLetter, takingUp } from './answering.ts'

type PromiseAsk = 'promise' | 'keep-promise' | 'warn-promise' | 'break-promise' | 'release-promise'

export const promiseDecisions: DecisionsOn<PromiseAsk> = {
  promise: asked => {
    const { state, request } = asked
    if (findPromise(state, request.commitmentId)) return []
    return [...accepting(state, request.agentId), ...made(asked), ...sent(asked)]
  },

  'keep-promise': ({ state, request: { commitmentId, agentId, evidence } }) => {
    if (findPromise(state, commitmentId)?.state === 'kept') return []
    return [
      {
        type: 'CommitmentKept',
        commitmentId,
        agentId,
        ...(isBlank(evidence) ? {} : { body: { evidence } }),
      },
    ]
  },

  'warn-promise': ({ state, request: { commitmentId } }) => {
    const promise = findPromise(state, commitmentId)
    if (!promise || !isOpenPromise(promise) || promise.warnedAt !== null) return []
    return [{ type: 'CommitmentDueSoon', commitmentId }]
  },

  'break-promise': ({ state, request: { commitmentId, breach } }) => {
    const promise = findPromise(state, commitmentId)
    if (!promise || !isOpenPromise(promise)) return []
    return breaking(state, promise, breach)
  },

  'release-promise': ({ state, request: { commitmentId, customerId, helper } }) => {
    if (findPromise(state, commitmentId)?.state === 'released') return []
    return [released({ commitmentId, customerId, helper })]
  },
}

/** Let go by the customer, or by who decides in their place. */
export function released({
  commitmentId,
  customerId,
  helper,
}: Pick<
  Asked<'release-promise'>['request'],
  'commitmentId' | 'customerId' | 'helper'
>): FactOf<'CommitmentReleased'> {
  const by = helper === undefined ? {} : { helperId: helper.id, body: { helper: helper.name } }
  return { type: 'CommitmentReleased', commitmentId, customerId, ...by }
}

function made({ request, now }: Asked<'promise'>): readonly CaseFact[] {
  const { commitmentId, kind, agentId, words, dueAt, replaces, to, within, teamId } = request
  const { terms, evidence, amount, letter } = request
  // Of what was not said yet, only an offer whose rule of the house was set aside comes here: it is a promise like any other.
  const beyond = request.isSaid === true ? (request.beyond ?? undefined) : undefined
  return [
    {
      type: 'CommitmentMade',
      commitmentId,
      kind,
      agentId,
      dueAt,
      warnAt: warnAt(now, dueAt, request.calendar),
      replaces,
      ...(to === undefined ? {} : { to }),
      ...(within === undefined ? {} : { within }),
      ...(teamId === undefined ? {} : { teamId }),
      ...(terms === undefined ? {} : { terms }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(amount === undefined ? {} : { amountMinor: amount.minor, currency: amount.currency }),
      ...(letter === undefined ? {} : { letterId: letter.messageId }),
      ...(beyond === undefined ? {} : { beyond }),
      ...(request.approvalId === undefined ? {} : { approvalId: request.approvalId }),
      body: { words },
    },
    ...(replaces === null
      ? []
      : [{ type: 'CommitmentReplaced', commitmentId: replaces, by: commitmentId } as const]),
  ]
}

/** "Send me the details" sends them in the same act, as any reply. */
function sent({ state, request, now }: Asked<'promise'>): readonly CaseFact[] {
  const { agentId, letter, turn, isOnYes } = request
  if (letter === undefined) return []
  const { messageId, words } = letter
  const replied: CaseFact = { type: 'AgentReplied', messageId, agentId, files: [], body: words }
  // Whoever waits keeps their place: nobody is taken up by a yes, and nobody is done with by it.
  if (isOnYes === true && state.entry?.state !== 'answered') return [replied]
  return [...takingUp(state, agentId, now, turn), replied, ...endingLetter(state, agentId)]
}
