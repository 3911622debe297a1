/** The house rules of cutting a service off. A cut is planned for a day, told beforehand, and carried out only after that. */
import { Temporal } from 'temporal-polyfill'
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'

/** Days of the organisation, as `2026-11-22`. */
export interface Cut {
  readonly state: 'active' | 'cut' | 'ended'
  readonly plannedOn: string | null
  /** When a notice that says so arrived at the customer. */
  readonly noticeOn: string | null
  /** Its bills are being looked at. */
  readonly isDisputed: boolean
  readonly today: string
}

/** As the strictest of the packs asks. */
export const noticeDays = 15

/** What stands against planning a cut, and sending its notice. */
export const cutPlanRules: readonly Rule<Cut>[] = [
  {
    name: 'cut-of-a-service-that-runs',
    says: 'This service does not run: there is nothing to cut off.',
    refuses: 'cutting a service off',
    when: ({ state }) => state !== 'active',
  },
  {
    name: 'no-cut-while-disputed',
    says: 'The bills of this account are being looked at: the service goes on until that is over.',
    refuses: 'cutting a service off',
    when: ({ isDisputed }) => isDisputed,
  },
  {
    name: 'cut-on-a-day',
    says: 'Say on which day first: nobody is cut off without a day that they can read.',
    refuses: 'cutting a service off',
    when: ({ plannedOn }) => plannedOn === null,
  },
]

/** What stands against carrying it out. */
export const cutRules: readonly Rule<Cut>[] = [
  ...cutPlanRules,
  {
    name: 'cut-needs-notice',
    says: 'The customer has had no notice of this cut: send it first.',
    refuses: 'cutting a service off',
    when: ({ noticeOn }) => noticeOn === null,
  },
  {
    name: 'cut-fifteen-days-after-notice',
    says: 'Fifteen days lie between the notice and the cut: wait, or choose a later day.',
    refuses: 'cutting a service off',
    when: ({ noticeOn, today }) => noticeOn === null || today < earliestCut(noticeOn),
  },
  {
    name: 'cut-not-before-its-day',
    says: 'The day of this cut has not come: the customer was told another one.',
    refuses: 'cutting a service off',
    when: ({ plannedOn, today }) => plannedOn === null || plannedOn > today,
  },
]

/** What stands against choosing a day; another one needs another notice, which has to arrive before. */
export const cutDayRules: readonly Rule<Cut>[] = [
  ...cutPlanRules,
  {
    name: 'cut-planned-fifteen-days-away',
    says: 'Choose a day at least fifteen days away: the notice has to arrive before.',
    refuses: 'planning a cut for a day too near',
    when: ({ plannedOn, today }) => plannedOn !== null && plannedOn < earliestCut(today),
  },
]

/** The first day on which it may be cut, if the notice arrives today. */
export function earliestCut(today: string): string {
  return Temporal.PlainDate.from(today).add({ days: noticeDays }).toString()
}

export const askedCutDayRules: readonly Rule<Asked<'plan-cut'>>[] = cutDayRules.map(rule => ({
  ...rule,
  when: ({ request: { cut, before } }) => cut.plannedOn !== before && rule.when(cut),
}))

export const askedNoticeRules: readonly Rule<Asked<'note-cut-notice'>>[] = cutPlanRules.map(rule => ({
  ...rule,
  when: ({ request: { cut } }) => cut.noticeOn === null && rule.when(cut),
}))

export const askedCutRules: readonly Rule<Asked<'carry-out-cut'>>[] = cutRules.map(rule => ({
  ...rule,
  when: ({ request: { cut } }) => rule.when(cut),
}))

/** Said once, so that it helps and does not nag; and only what is so. */
export const unusedRules: readonly Rule<Asked<'tell-unused'>>[] = [
  {
    name: 'unused-is-so',
    says: 'This service is in use, or nothing is known of its use: there is nothing to tell.',
    refuses: 'telling a customer that a service is not used',
    when: ({ request }) => request.idle === null,
  },
  {
    name: 'unused-told-once',
    says: 'The customer was told of these months already: the same is not told twice.',
    refuses: 'telling a customer that a service is not used',
    when: ({ request }) => request.idle?.wasTold === true,
  },
]
