/** Limits of whoever decides, for tests. */
import type { Grants } from '../authority/authority.ts'

interface Limits {
  readonly isGranted?: boolean
  readonly perActMinor?: number
  readonly spentMinor?: number
  readonly purseMinor?: number
}

export function limited({
  isGranted = true,
  perActMinor = 60_00,
  spentMinor = 0,
  purseMinor,
}: Limits): Grants {
  const credit = {
    perActMinor,
    perCaseMinor: null,
    perMonthMinor: 500_00,
    perMonthCount: null,
    currency: 'GBP',
  }
  return {
    limits: isGranted ? { credit } : {},
    spent: { credit: [{ currency: 'GBP', caseMinor: 0, monthMinor: spentMinor }] },
    counts: {},
    purses: purseMinor === undefined ? [] : [{ mostMinor: purseMinor, spentMinor: 0, currency: 'GBP' }],
  }
}
