/** Who wants to leave, and promises found in words, as the stand-in of the server answers them. */
import type { CaseSummary } from '../../contract/desk.ts'
import type { FailuresView } from '../../contract/failures.ts'
import type { LeavingList, LeavingView, PromisesFound } from '../../contract/leaving.ts'

export const noFailures: FailuresView = { accounts: [], failures: [], isWithoutRules: false }

export const leavingSample: LeavingView = {
  leave: null,
  payLess: null,
  today: '2026-11-23',
  latest: '2027-11-23',
  services: [
    {
      id: '00000000-0000-4000-8000-000000000801',
      kind: 'internet',
      plan: 'Fibre 500',
      identifier: '01632 960144',
      monthlyMinor: 42_00,
      currency: 'GBP',
      endsOn: null,
      isEnded: false,
      cheaper: [{ plan: 'Fibre 100', monthlyMinor: 32_00, lessMinor: 10_00 }],
    },
  ],
  orders: [],
}

export function whoLeaves(summaries: readonly CaseSummary[]): LeavingList['cases'] {
  return summaries.slice(0, 2).map(({ id, reference, customer, owner, lastAt }, index) => ({
    caseId: id,
    reference,
    customerName: customer.name,
    ownerName: owner?.name ?? null,
    wish: index === 0 ? 'leave' : 'pay-less',
    since: lastAt,
    words: index === 0 ? 'Nobody came again. I want to cancel my contract.' : 'I want the cheaper plan.',
    openProblems: 1,
  }))
}

/** One promise, where the words sound like any; what is one is tried against the real server. */
export function foundIn(body: string): PromisesFound['found'] {
  const { text } = JSON.parse(body) as { text: string } // sent by the desk itself
  const words = /\b(?:I|we) will [^.!?]+/i.exec(text)
  if (!words) return []
  const dueAt = Date.now() + 86_400_000
  return [
    {
      kind: 'call-back',
      words: words[0],
      from: words.index,
      to: words.index + words[0].length,
      within: null,
      dueAt,
    },
  ]
}
