/** A call that an agent writes down: in a case that is there, or as the beginning of one. */
import type { Decided, DecisionsOn, LogCall, OpenByCall } from '../requests.ts'
import type { CaseFact, FactOf } from '../facts.ts'
import type { CaseState } from '../state.ts'
import { accepting } from './accepting.ts'
import { endingLetter, takingUp } from './answering.ts'
import { promiseDecisions } from './promises.ts'

export const callDecisions: DecisionsOn<'log-call'> = {
  'log-call': ({ state, request, now }) => {
    const { agentId, promise } = request
    const isAnswer = request.outcome === 'talked'
    const takesOn = isAnswer || promise !== null
    return [
      ...(isAnswer ? takingUpLetter(state, agentId, now) : []),
      ...(takesOn ? accepting(state, agentId) : []),
      logged(request),
      ...(isAnswer ? endingLetter(state, agentId, 'finished') : []),
      ...(promise === null ? [] : promisedIn(state, request, promise, now)),
    ]
  },
}

/** Talking answers a letter that waits. A chat that waits goes on waiting: its customer looks at a page. */
function takingUpLetter(state: CaseState, agentId: string, now: number): readonly CaseFact[] {
  return state.entry?.medium === 'letter' ? takingUp(state, agentId, now, undefined) : []
}

function logged({ ask: _ask, promise: _promise, words, ...call }: LogCall): FactOf<'CallLogged'> {
  return { type: 'CallLogged', ...call, body: words }
}

/** The rules of promises have been asked; whoever is new to the case has accepted it already. */
function promisedIn(
  state: CaseState,
  { agentId }: LogCall,
  promise: NonNullable<LogCall['promise']>,
  now: number,
): readonly CaseFact[] {
  const request = { ask: 'promise', ...promise, agentId, replaces: null } as const
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
