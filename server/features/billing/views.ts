import type { BillingView } from '../../../contract/billing.ts'
import type { Language } from '../../../contract/case.ts'
import { titleOfRemedy } from '../../../domain/remedy/describe.ts'
import type { Called } from '../../../domain/remedy/facts.ts'
import type { RemedyKind } from '../../../domain/remedy/kinds.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import { sayDay } from '../../../domain/time/say-day.ts'
import { oldSecretMs } from '../../billing/booker.ts'
import type { BillingRow } from '../../billing/sql.ts'
import type { DifferenceRow, FailureRow, OrderDifferenceRow, StrangerRow, WaitingRow } from './sql.ts'

interface Found {
  readonly row: BillingRow
  readonly waiting: readonly WaitingRow[]
  readonly failures: readonly FailureRow[]
  readonly differences: readonly DifferenceRow[]
  readonly orderDifferences: readonly OrderDifferenceRow[]
  readonly strangers: readonly StrangerRow[]
}

interface Reader {
  readonly language: Language
  readonly now: number
  readonly version: number
}

export function viewBilling(found: Found, { language, now, version }: Reader): BillingView {
  const { tellsUnused, port, url, sealedSecret, byHandRole, reconciledAt, rotatedAt, oldSealedSecret } =
    found.row
  const oldSecretUntil = rotatedAt === null || oldSealedSecret === null ? null : rotatedAt + oldSecretMs
  return {
    version,
    port,
    url,
    hasSecret: sealedSecret !== null,
    oldSecretUntil: oldSecretUntil !== null && oldSecretUntil > now ? oldSecretUntil : null,
    byHandRole,
    tellsUnused,
    reconciledAt,
    waiting: found.waiting.map(row => said(row, language)),
    failures: found.failures.map(row => said(row, language)),
    differences: [
      ...found.differences.map(row => said(row, language)),
      ...found.orderDifferences.map(({ orderId, what, on, service, ...row }) => ({
        ...row,
        remedyId: orderId,
        says: `${saidOrder[language][what]}: ${service}, ${sayDay(on, language)}`,
      })),
    ],
    strangers: found.strangers.map(({ amountMinor, currency, ...row }) => ({
      ...row,
      amount: amountMinor === null || currency === null ? null : amountIn(amountMinor, currency, language),
    })),
  }
}

const saidOrder = {
  en: { 'end-service': 'Cancellation', 'change-plan': 'Change of plan' },
  es: { 'end-service': 'Baja', 'change-plan': 'Cambio de plan' },
} as const

interface Said {
  readonly kind: RemedyKind
  readonly called: Called | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

function said<Row extends Said>({ kind, called, amountMinor, currency, ...row }: Row, language: Language) {
  return { ...row, says: titleOfRemedy({ kind, called, amountMinor, currency }, language) }
}

/** Theirs can be anything that looks like three letters. */
function amountIn(minor: number, currency: string, language: Language): string {
  return /^[A-Z]{3}$/.test(currency) ? sayMoney(minor, currency, language) : `${minor} ${currency}`
}
