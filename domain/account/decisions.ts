/** What follows from planning a cut, telling it, carrying it out; and from telling that a service is not used. */
import type { DecisionsOn } from '../case/requests.ts'
import type { AccountRequest } from './requests.ts'

export const accountDecisions: DecisionsOn<AccountRequest['ask']> = {
  'plan-cut': ({ request: { cut, before, serviceId, accountId, messageId, agentId, words } }) =>
    cut.plannedOn === null || cut.plannedOn === before
      ? []
      : [
          {
            type: 'CutPlanned',
            serviceId,
            accountId,
            on: cut.plannedOn,
            messageId,
            agentId,
            body: { words },
          },
        ],

  'take-back-cut': ({ request: { cut, serviceId, agentId, words } }) =>
    cut.plannedOn === null || cut.state === 'cut'
      ? []
      : [{ type: 'CutTakenBack', serviceId, on: cut.plannedOn, agentId, body: { words } }],

  'note-cut-notice': ({ request: { cut, serviceId, agentId } }) =>
    cut.plannedOn === null || cut.noticeOn !== null
      ? []
      : [{ type: 'CutNoticeGiven', serviceId, on: cut.plannedOn, agentId }],

  'carry-out-cut': ({ request: { cut, serviceId, accountId, agentId, words } }) =>
    cut.plannedOn === null
      ? []
      : [{ type: 'ServiceCut', serviceId, accountId, on: cut.plannedOn, agentId, body: { words } }],

  'tell-unused': ({ request: { idle, agentId, words } }) => {
    if (idle === null) return []
    const { wasTold: _, ...stretch } = idle
    return [{ type: 'UnusedTold', ...stretch, agentId, body: { words } }]
  },
}
