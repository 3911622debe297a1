/** What Big Behemoth can give: its catalogue, and that the books of the demo are where it is booked. */
import { sql } from 'kysely'
import type { AmountBy, Repairs, Trouble } from '../../domain/remedy/catalogue.ts'
import type { RemedyKind } from '../../domain/remedy/kinds.ts'
import type { Tx } from '../db/connect.ts'
import { insertRows } from './insert.ts'

interface DemoEntry {
  readonly kind: RemedyKind
  readonly en: readonly [name: string, terms: string]
  readonly es: readonly [name: string, terms: string]
  readonly repairs: Readonly<Partial<Record<Trouble, Repairs>>>
  readonly by?: AmountBy
  readonly pounds?: number
  readonly cost?: number
  readonly days: number
  readonly plan?: { readonly name: string; readonly monthly: number }
}

const entries: readonly DemoEntry[] = [
  {
    kind: 'reconnect',
    en: ['Service back at once', 'Old bills are looked at by themselves; the service stays on meanwhile.'],
    es: [
      'El servicio de nuevo, ya',
      'Las facturas antiguas se revisan aparte; el servicio sigue mientras tanto.',
    ],
    repairs: { 'cut-off': 'full' },
    days: 1,
  },
  {
    kind: 'waiver',
    en: ['What was not used is not paid', 'It is taken off the open bills, the oldest first.'],
    es: ['Lo que no se usó no se paga', 'Se descuenta de las facturas abiertas, la más antigua primero.'],
    repairs: { unused: 'full' },
    by: 'unused',
    days: 1,
  },
  {
    kind: 'callback-same-person',
    en: ['I call back myself', 'The same person calls, at the time that was promised.'],
    es: ['Llamo yo mismo', 'Llama la misma persona, a la hora prometida.'],
    repairs: { 'broken-promise': 'full', other: 'full', fault: 'part' },
    days: 1,
  },
  {
    kind: 'credit',
    en: ['Credit for the days without service', 'It stands on the open bill, or on the next one.'],
    es: ['Abono por los días sin servicio', 'Aparece en la factura abierta o en la siguiente.'],
    repairs: { fault: 'part', 'broken-promise': 'part', other: 'part' },
    by: 'fixed',
    pounds: 10,
    days: 1,
  },
  {
    kind: 'priority-visit',
    en: [
      'Engineer before others',
      'Somebody comes within two working days, morning or afternoon as they choose.',
    ],
    es: [
      'Un técnico antes que a otros',
      'Alguien va en dos días laborables, por la mañana o por la tarde, como prefieran.',
    ],
    repairs: { fault: 'full' },
    cost: 45,
    days: 2,
  },
  {
    kind: 'goods',
    en: ['New router by post', 'The old one goes back in the same box, at our cost.'],
    es: ['Un router nuevo por correo', 'El viejo vuelve en la misma caja, a nuestro cargo.'],
    repairs: { fault: 'full' },
    cost: 60,
    days: 3,
  },
  {
    kind: 'credit',
    en: ['A month free', 'The price of a month, on the open bill or on the next one.'],
    es: ['Un mes gratis', 'El precio de un mes, en la factura abierta o en la siguiente.'],
    repairs: { fault: 'full', 'broken-promise': 'full' },
    by: 'month',
    days: 1,
  },
  {
    kind: 'plan-change',
    en: ['To Copper 24, without a fee', 'From the next bill on; back again at any time, without a fee.'],
    es: ['A Copper 24, sin cargo', 'Desde la próxima factura; de vuelta cuando quieran, sin cargo.'],
    repairs: { unused: 'part' },
    days: 1,
    plan: { name: 'Copper 24', monthly: 2_400 },
  },
]

export async function insertRemedies(tx: Tx): Promise<void> {
  await insertRows(
    tx,
    'remedy_entry',
    entries.map((entry, position) => ({
      id: `00000000-0000-4000-8000-0000000000${String(position + 10)}`,
      position,
      kind: entry.kind,
      name_en: entry.en[0],
      name_es: entry.es[0],
      terms_en: entry.en[1],
      terms_es: entry.es[1],
      effects: Object.entries(entry.repairs).map(([trouble, repairs]) => ({ trouble, repairs })),
      amount_by: entry.by ?? 'none',
      amount_minor: entry.pounds === undefined ? null : entry.pounds * 100,
      cost_minor: (entry.cost ?? 0) * 100,
      currency: 'GBP',
      days: entry.days,
      plan: entry.plan?.name ?? null,
      plan_minor: entry.plan?.monthly ?? null,
    })),
  )
}

/** Its own bills are its books. */
export async function keepBooks(tx: Tx): Promise<void> {
  await sql`UPDATE billing SET port = 'demo'`.execute(tx)
}
