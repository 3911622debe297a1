/** Cancelling a service, in every state that looks different. */
import type { LeavingPage, Page } from '../../contract/pages.ts'

const page: LeavingPage = {
  page: 'leaving',
  reference: 'HD-4K7Q-92MX',
  messageId: '00000000-0000-4000-8000-000000000901',
  isProven: true,
  today: '2025-11-21',
  latest: '2026-11-21',
  services: [
    {
      id: '00000000-0000-4000-8000-000000000902',
      plan: 'Fibre 500',
      identifier: '01632 960144',
      endsOn: null,
      isEnded: false,
    },
    {
      id: '00000000-0000-4000-8000-000000000903',
      plan: 'Mobile 25 GB',
      identifier: '07700 900118',
      endsOn: '2025-12-31',
      isEnded: false,
    },
  ],
  hasOpenProblem: true,
  problem: null,
}

export const leavingSamples: Readonly<Record<string, Page>> = {
  leaving: page,
  'leaving-unproven': { ...page, isProven: false, services: [] },
  'leaving-refused': {
    ...page,
    problem: { says: 'Choose the last day: today, or any day within a year.', field: null },
  },
}
