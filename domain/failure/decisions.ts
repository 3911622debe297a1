/** What follows from noting, ending and correcting a failure: the fact, and in the same breath what the rules give for it. */
import type { CaseFact } from '../case/facts.ts'
import type { DecisionsOn, OpenCase } from '../case/requests.ts'
import { type DueByRule, givenByRule } from '../commitment/breach.ts'
import type { FailureRequest, NoteFailure } from './requests.ts'
import type { FailureState } from './state.ts'

export const failureDecisions: DecisionsOn<FailureRequest['ask']> = {
  'note-failure': ({ request }) => (request.known === null ? noting(request) : []),

  'end-failure': ({ request: { known, until, agentId, due } }) =>
    known === null || known.until === until
      ? []
      : [{ type: 'FailureEnded', ...whatOf(known), until, agentId }, ...giving(due, known.id)],

  'correct-failure': ({ request: { known, from, until, agentId, due, kept } }) =>
    known === null || (known.from === from && known.until === until)
      ? []
      : [
          {
            type: 'FailureCorrected',
            ...whatOf(known),
            from,
            until,
            agentId,
            ...(kept === null ? {} : { kept }),
          },
          ...giving(due, known.id),
        ],

  'reckon-failure': ({ request: { known, due } }) =>
    known === null ? [] : due.map(one => givenByRule(one, { forFailureId: known.id, ...forTheDay(known) })),
}

function forTheDay({ until }: FailureState) {
  return until === null ? { isForTheDay: true as const } : {}
}

function noting(request: NoteFailure): readonly CaseFact[] {
  const { failureId, event, service, accountId, serviceId, outageId, from, until, agentId, due } = request
  return [
    {
      type: 'FailureNoted',
      failureId,
      event,
      service,
      accountId,
      ...(serviceId === null ? {} : { serviceId }),
      ...(outageId === null ? {} : { outageId }),
      from,
      // It is over when it was to be.
      until: event === 'missed-appointment' ? from : until,
      agentId,
    },
    ...giving(due, failureId),
  ]
}

function giving(due: readonly DueByRule[], failureId: string): readonly CaseFact[] {
  return due.map(one => givenByRule(one, { forFailureId: failureId }))
}

function whatOf({ id, event }: FailureState) {
  return { failureId: id, event }
}

/** The first facts of a case that the house opens by itself, because something is due to somebody who has not written. */
export function openedForFailure(
  { reference, customerId }: Pick<OpenCase, 'reference' | 'customerId'>,
  ownerId: string,
): readonly CaseFact[] {
  return [
    {
      type: 'CaseOpened',
      reference,
      customerId,
      kind: 'problem',
      channel: 'mail',
      skill: null,
      priority: null,
      ownerId,
      isByHouse: true,
    },
    { type: 'OwnerAccepted', agentId: ownerId },
  ]
}
