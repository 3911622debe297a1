/** The house rules of cutting a service off. A cut is planned for a day, told beforehand, and carried out only after that. */
import { Temporal } from 'temporal-polyfill'
import type { Rule } from '../rule.ts'

/** Days of the organisation, as `2026-11-22`. */
export interface Cut {
  readonly state: 'active' | 'cut' | 'ended'
  readonly plannedOn: string | null
  /** When the customer was sent a notice that says so. */
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
    when: ({ noticeOn, plannedOn }) =>
      noticeOn === null || plannedOn === null || isTooShort(noticeOn, plannedOn),
  },
  {
    name: 'cut-not-before-its-day',
    says: 'The day of this cut has not come: the customer was told another one.',
    refuses: 'cutting a service off',
    when: ({ plannedOn, today }) => plannedOn === null || plannedOn > today,
  },
]

/** The first day on which it may be cut, if the notice goes out today. */
export function earliestCut(today: string): string {
  return Temporal.PlainDate.from(today).add({ days: noticeDays }).toString()
}

function isTooShort(noticeOn: string, plannedOn: string): boolean {
  return plannedOn < earliestCut(noticeOn)
}
