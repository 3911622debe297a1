/** A call that an agent writes down: in a case that is there, or as the beginning of one. */
import type { Decided, DecisionsOn, LogCall, OpenByCall } from '../requests.ts'
import type { CaseFact, FactOf } from '../facts.ts'
import type { CaseState } from '../state.ts'
import { accepting } from './accepting.ts'
import { missed } from '../../callback/decisions.ts'
import { isBeingCalled } from '../../callback/state.ts'
import { endingLetter, pickingUp, takingUp } from './answering.ts'
import { promiseDecisions } from './promises.ts'

export const callDecisions: DecisionsOn<'log-call'> = {
  'log-call': ({ state, request, now }) => {
    const { agentId, promise } = request
    const isAnswer = request.outcome === 'talked'
    const takesOn = isAnswer || promise !== null
    return [
      ...(isAnswer ? takingUpUnheard(state, agentId, now) : []),
      ...(takesOn ? accepting(state, agentId) : []),
      logged(request),
      ...(isAnswer ? endingLetter(state, agentId, 'finished') : []),
      ...(isAnswer ? endingCallback(state, agentId) : triedInVain(state, request, now)),
      ...(promise === null ? [] : promisedIn(state, request, promise, now)),
    ]
  },
}

/**
 * Talking answers a letter that waits, and whoever waits to be called. A chat that waits goes on waiting: its customer looks at
 * a page.
 */
function takingUpUnheard(state: CaseState, agentId: string, now: number): readonly CaseFact[] {
  const { entry } = state
  if (entry?.medium === 'letter') return takingUp(state, agentId, now, undefined)
  const isCalled = entry?.callback?.by === 'phone' && entry.state !== 'answered'
  return isCalled ? pickingUp(entry, agentId, now, undefined) : []
}

/** Whoever waited to be called has been talked with: the call was the contact. */
function endingCallback({ entry }: CaseState, agentId: string): readonly CaseFact[] {
  if (entry?.callback?.by !== 'phone' || (entry.state === 'answered' && entry.agentId !== agentId)) return []
  const met = { type: 'CallbackMet', entryId: entry.id, agentId } as const
  return [
    ...(entry.callback.isMet ? [] : [met]),
    { type: 'ContactEnded', entryId: entry.id, agentId, reason: 'finished' },
  ]
}

/** A try like any other, written down with more words. */
function triedInVain({ entry }: CaseState, { agentId, hours }: LogCall, now: number): readonly CaseFact[] {
  const isTheirs = entry?.callback?.by === 'phone' && isBeingCalled(entry) && entry.agentId === agentId
  return isTheirs && hours ? missed(entry, { agentId, why: 'no-answer', hours, now }) : []
}

function logged({
  ask: _ask,
  promise: _promise,
  hours: _hours,
  words,
  ...call
}: LogCall): FactOf<'CallLogged'> {
  return { type: 'CallLogged', ...call, body: words }
}

/** The rules of promises have been asked; whoever is new to the case has accepted it already. */
function promisedIn(
  state: CaseState,
  { agentId, callId }: LogCall,
  promise: NonNullable<LogCall['promise']>,
  now: number,
): readonly CaseFact[] {
  const evidence = { callId }
  const request = { ask: 'promise', ...promise, evidence, agentId, replaces: null } as const
  const decided: Decided = promiseDecisions.promise({ state, request, now })
  return 'refused' in decided ? [] : decided.filter(fact => fact.type !== 'OwnerAccepted')
}

/** The facts before the call itself: whoever writes it down owns the case from its first moment. */
export function openedByCall({ reference, customerId, kind, call }: OpenByCall): readonly CaseFact[] {
  return [
    {
      type: 'CaseOpened',
      reference,
      customerId,
      kind,
      channel: 'call',
      skill: null,
      priority: null,
      ownerId: call.agentId,
    },
    { type: 'OwnerAccepted', agentId: call.agentId },
  ]
}
