/**
 * What an act will have done, so that the eye does not wait for the server. Pure, and only where the outcome is plain; the stream
 * corrects it, and a refusal takes it back.
 */
import type { Act, CaseSummary, CaseView, Me } from '../../contract/desk.ts'

export function foreseeSummary(summary: CaseSummary, act: Act, me: Me['agent']): CaseSummary {
  const { entry } = summary
  switch (act.act) {
    case 'answer':
      return entry?.id === act.entryId
        ? { ...summary, entry: { ...entry, state: 'answered', agentId: me.id, offerUntil: null } }
        : summary
    case 'decline':
      return entry?.id === act.entryId
        ? { ...summary, entry: { ...entry, state: 'waiting', agentId: null, offerUntil: null } }
        : summary
    case 'end-contact':
      return { ...summary, entry: null }
    case 'reached':
      return entry?.callback?.by === 'phone'
        ? { ...summary, entry: { ...entry, callback: { ...entry.callback, isMet: true } } }
        : summary
    case 'change-kind':
      return { ...summary, kind: act.kind }
    case 'accept-handover':
      return summary.handover?.id === act.handoverId
        ? { ...summary, handover: null, owner: { id: me.id, name: me.name, hasAccepted: true } }
        : summary
    case 'decline-handover':
      return summary.handover?.id === act.handoverId ? { ...summary, handover: null } : summary
    case 'tag':
      return summary.tags.includes(act.tag) ? summary : { ...summary, tags: [...summary.tags, act.tag] }
    case 'untag':
      return { ...summary, tags: summary.tags.filter(tag => tag !== act.tag) }
    case 'snooze':
      return { ...summary, snoozedUntil: act.until }
    case 'wake':
      return { ...summary, snoozedUntil: null }
    case 'take':
      return entry?.state === 'waiting'
        ? { ...summary, entry: { ...entry, state: 'answered', agentId: me.id, offerUntil: null } }
        : summary
    case 'seen':
      return { ...summary, isUnread: false, isMentioned: false }
    default:
      return summary
  }
}

export function foreseeView(
  view: CaseView,
  act: Act,
  { me, now }: { me: Me['agent']; now: number },
): CaseView {
  const summary = foreseeSummary(view.summary, act, me)
  if (act.act !== 'keep-promise') return summary === view.summary ? view : { ...view, summary }
  return {
    ...view,
    summary,
    promises: view.promises.map(promise =>
      promise.id === act.commitmentId
        ? { ...promise, state: 'kept', isDueSoon: false, settledAt: now }
        : promise,
    ),
  }
}
