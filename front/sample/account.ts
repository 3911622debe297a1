/** "Your account" beside a case: a service that is not used, one with a planned cut, disputed bills, and what was ordered. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { OwnAccounts } from '../../contract/own-account.ts'

const SERVICE = '00000000-0000-4000-8000-000000000b'

const account: OwnAccounts = {
  accounts: [
    {
      number: '104 882 771',
      services: [
        {
          id: `${SERVICE}01`,
          plan: 'Fibre 500',
          identifier: '01632 960144',
          monthly: '£42.00',
          state: 'active',
          endsOn: null,
          cut: { on: '2025-12-20', noticeOn: '2025-11-18' },
          unused: null,
          months: [
            { month: '2025-10-01', used: [{ quantity: 214, unit: 'GB' }] },
            { month: '2025-09-01', used: [{ quantity: 190.5, unit: 'GB' }] },
          ],
        },
        {
          id: `${SERVICE}02`,
          plan: 'Mobile 25 GB',
          identifier: '07700 900118',
          monthly: '£14.00',
          state: 'active',
          endsOn: null,
          cut: null,
          unused: { months: 3, since: '2025-08-01', charged: '£42.00', mayBeCheaper: true },
          months: [
            {
              month: '2025-10-01',
              used: [
                { quantity: 0, unit: 'GB' },
                { quantity: 0, unit: 'min' },
              ],
            },
          ],
        },
      ],
      bills: [
        {
          number: 'BB104882-2510',
          issuedOn: '2025-11-02',
          dueOn: '2025-11-16',
          total: '£56.00',
          left: '£46.00',
          state: 'open',
          lines: [{ kind: 'credit', amount: '−£10.00', reference: 'CR-7F3M25KC' }],
        },
        {
          number: 'BB104882-2509',
          issuedOn: '2025-10-02',
          dueOn: '2025-10-16',
          total: '£56.00',
          left: '£56.00',
          state: 'disputed',
          lines: [],
        },
        {
          number: 'BB104882-2508',
          issuedOn: '2025-09-02',
          dueOn: '2025-09-16',
          total: '£56.00',
          left: '£0.00',
          state: 'paid',
          lines: [],
        },
      ],
    },
  ],
  orders: [
    {
      id: `${SERVICE}03`,
      what: 'end-service',
      plan: 'Evenings',
      identifier: '01632 960555',
      on: '2025-12-31',
      reference: 'SV-0B1C2D3E',
    },
    {
      id: `${SERVICE}04`,
      what: 'change-plan',
      plan: 'Fibre 100',
      identifier: '01632 960144',
      on: '2025-12-01',
      reference: null,
    },
  ],
}

export function accountSamples(owned: CaseForCustomer): Readonly<Record<string, CaseForCustomer>> {
  return { 'case-own-account': { ...owned, account }, 'case-own-account-es': { ...owned, account } }
}
