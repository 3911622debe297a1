/** What can be done now, for looking at the desk without a server. */
import type { RemediesView, RemedyOptionView } from '../../contract/remedies.ts'

const ACCOUNT = '7b0e3a52-6a0e-4d0c-9a57-3f0d9c1b2a10'

function option(nth: number, change: Partial<RemedyOptionView>): RemedyOptionView {
  return {
    catalogueId: `5c1f2d7e-0000-4000-8000-00000000000${nth}`,
    kind: 'credit',
    name: 'Credit',
    terms: 'It stands on the bill within a day.',
    trouble: 'fault',
    repairs: 'full',
    accountId: ACCOUNT,
    accountNumber: '481 203 771',
    serviceId: null,
    plan: null,
    forCommitmentId: null,
    amountMinor: null,
    currency: 'GBP',
    amount: null,
    cost: null,
    days: 1,
    lack: null,
    unmet: [],
    ...change,
  }
}

export const sampleRemedies: RemediesView = {
  options: [
    option(1, {
      kind: 'callback-same-person',
      name: 'Call back myself',
      accountId: null,
      accountNumber: null,
    }),
    option(2, {
      amountMinor: 12_00,
      amount: '£12.00',
      cost: '£12.00',
      name: 'Credit for days without service',
    }),
    option(3, { kind: 'priority-visit', name: 'Engineer before others', cost: '£45.00', days: 2 }),
    option(4, {
      name: 'A month free',
      repairs: 'part',
      amountMinor: 32_00,
      amount: '£32.00',
      cost: '£32.00',
      lack: {
        lacks: 'per-act',
        wouldNeed: 32_00,
        says: 'This is more than you may give at once: ask for it, and somebody decides.',
        ask: { name: 'Lena Marsh', until: Date.now() + 10 * 60_000 },
      },
    }),
  ],
  given: [
    {
      id: '2f7f8f0a-35a7-4a66-9ad3-1d4f1a8a9a01',
      kind: 'credit',
      says: 'A credit of £5.00',
      state: 'booked',
      isByHand: false,
      mayBookByHand: false,
      reference: 'BL-2F7F8F0A',
      accountNumber: '481 203 771',
      givenAt: 1_795_000_000_000,
      settledAt: 1_795_000_001_000,
      by: 'Asha Verma',
    },
  ],
  accounts: [{ id: ACCOUNT, number: '481 203 771', currency: 'GBP' }],
  dues: [{ accountNumber: '481 203 771', owed: '£64.00', overdue: '£32.00' }],
  unused: [
    {
      serviceId: '00000000-0000-4000-8000-000000000c01',
      toldAt: null,
      plan: 'Evenings',
      accountNumber: '481 203 771',
      months: 3,
      charged: '£27.00',
    },
  ],
  isCatalogueEmpty: false,
}
