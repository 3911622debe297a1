/** Which list a case stands in, and in which order. Pure; the server draws the same lists, this keeps them right in between. */
import type { z } from 'zod'
import type { CaseList, CaseListName, CaseSummary, LineView } from '../../contract/desk.ts'
import type { Newest } from './merge.ts'

export type ListName = z.infer<typeof CaseListName>

const DUE_SOON = 24 * 60 * 60 * 1000

/** Whether the case stands in this list for this agent. */
export function belongs(name: ListName, summary: CaseSummary, me: string): boolean {
  const { status, entry, handover, owner } = summary
  const isOpen = status !== 'resting' && status !== 'solved' && status !== 'merged'
  const isOwn = owner?.id === me && owner.hasAccepted
  const isMine =
    isOpen &&
    (entry?.agentId === me ||
      handover?.to === me ||
      summary.isToldOf === true ||
      (isOwn && summary.snoozedUntil === null))
  switch (name) {
    case 'mine':
      return isMine
    case 'waiting':
      return entry !== null && entry.state !== 'answered'
    case 'team':
      return isOpen
    case 'resting':
    case 'solved':
      return status === name
    case 'snoozed':
      return isOpen && isOwn && summary.snoozedUntil !== null
    case 'mentions':
      return summary.isMentioned
  }
}

/** The list after what is known to be newer than it. Cases that left it are gone, cases that came stand at its end. */
export function reconcileList(
  list: CaseList,
  name: ListName,
  known: { newest: Newest; me: string },
): CaseList {
  return { ...list, cases: reconcile(list.cases, known.newest, summary => belongs(name, summary, known.me)) }
}

/** The line after what is known to be newer. Order is the server's to say: whoever is new stands last until it has spoken. */
export function reconcileLine(line: LineView, newest: Newest): LineView {
  return { ...line, waiting: reconcile(line.waiting, newest, summary => belongs('waiting', summary, '')) }
}

function reconcile(
  cases: CaseSummary[],
  newest: Newest,
  stands: (summary: CaseSummary) => boolean,
): CaseSummary[] {
  const shown = new Set(cases.map(summary => summary.id))
  const next: CaseSummary[] = []
  for (const summary of cases) {
    const newer = newest[summary.id]
    if (!newer || newer.version < summary.version) next.push(summary)
    // Of the same age is what an act foresees: shown in its place, but where it stands is for the server to say.
    else if (newer.version === summary.version || stands(newer)) next.push(newer)
  }
  for (const summary of Object.values(newest))
    if (!shown.has(summary.id) && stands(summary)) next.push(summary)
  const isSame = next.length === cases.length && next.every((summary, at) => summary === cases[at])
  return isSame ? cases : next
}

/**
 * My cases in the order of work: what is new, then what is due soon, then the latest. The open case counts as new while it is
 * open, so that reading it does not move it from under the hand.
 */
export function inOrderOfWork(
  cases: readonly CaseSummary[],
  at: { now: number; stillNew: string | null },
): CaseSummary[] {
  const rank = (summary: CaseSummary) => {
    if (summary.isUnread || summary.id === at.stillNew) return 0
    return summary.nextDueAt !== null && summary.nextDueAt < at.now + DUE_SOON ? 1 : 2
  }
  return cases.toSorted((a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    if (rank(a) === 1) return (a.nextDueAt ?? 0) - (b.nextDueAt ?? 0)
    return b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1)
  })
}

/** The entry that is offered to this agent right now, if there is one. */
export function offerFor(me: string, cases: readonly CaseSummary[], now: number): CaseSummary | null {
  const mine = cases.filter(
    ({ entry }) => entry?.state === 'offered' && entry.agentId === me && (entry.offerUntil ?? 0) > now,
  )
  return mine.toSorted((a, b) => (a.entry?.offerUntil ?? 0) - (b.entry?.offerUntil ?? 0))[0] ?? null
}
