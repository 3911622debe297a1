/** What Big Behemoth Communications sells. Money in pence; allowances per month. */

export type ServiceKind = 'internet' | 'mobile' | 'landline' | 'tv'

export interface Plan {
  readonly kind: ServiceKind
  readonly name: string
  readonly monthly: number
  /** What a month includes, and what each unit above it costs. What is not named is without limit. */
  readonly data?: { readonly gb: number; readonly perGb: number }
  readonly minutes?: { readonly included: number; readonly each: number }
}

export const plans = {
  copper: { kind: 'internet', name: 'Copper 24', monthly: 2_400 },
  fibre100: { kind: 'internet', name: 'Fibre 100', monthly: 3_200 },
  fibre500: { kind: 'internet', name: 'Fibre 500', monthly: 4_200 },
  payAsYouGo: {
    kind: 'mobile',
    name: 'Pay as you go',
    monthly: 0,
    data: { gb: 0, perGb: 300 },
    minutes: { included: 0, each: 4 },
  },
  mobile5: {
    kind: 'mobile',
    name: 'Mobile 5 GB',
    monthly: 900,
    data: { gb: 5, perGb: 350 },
    minutes: { included: 300, each: 6 },
  },
  mobile25: { kind: 'mobile', name: 'Mobile 25 GB', monthly: 1_500, data: { gb: 25, perGb: 250 } },
  mobileUnlimited: { kind: 'mobile', name: 'Mobile without limit', monthly: 3_500 },
  evenings: {
    kind: 'landline',
    name: 'Evening calls',
    monthly: 1_900,
    minutes: { included: 400, each: 8 },
  },
  anyTime: { kind: 'landline', name: 'Any-time calls', monthly: 2_600 },
  basicTv: { kind: 'tv', name: 'Basic TV', monthly: 1_400 },
  filmTv: { kind: 'tv', name: 'Film and sport', monthly: 3_800 },
} as const satisfies Readonly<Record<string, Plan>>

export type PlanKey = keyof typeof plans
