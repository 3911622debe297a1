/** What Big Behemoth may promise, and what it may not any more: a programme that ended, one that got a condition, one that begins later. */
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/connect.ts'
import { insertRows } from './insert.ts'

/** The conversations promise of them by name. */
export const demoOffers = {
  tablet: '0b5c9a52-6f0e-4c7c-9d7e-2f8a3f5f6e01',
  fibreWithPhone: '0b5c9a52-6f0e-4c7c-9d7e-2f8a3f5f6e02',
  fibre500: '0b5c9a52-6f0e-4c7c-9d7e-2f8a3f5f6e03',
  evenings: '0b5c9a52-6f0e-4c7c-9d7e-2f8a3f5f6e04',
} as const

interface DemoVersion {
  readonly of: keyof typeof demoOffers
  readonly version: number
  readonly en: readonly [name: string, terms: string]
  readonly es: readonly [name: string, terms: string]
  readonly pounds: number
  /** Days from today, those before it below zero. */
  readonly from: number
  readonly until: number | null
  readonly published: number
}

const versions: readonly DemoVersion[] = [
  {
    of: 'tablet',
    version: 1,
    en: [
      'Fibre with a tablet',
      'Fibre 100 for two years at £32 a month. A tablet comes with it, without a further price. It is sent within ten working days.',
    ],
    es: [
      'Fibra con tableta',
      'Fibra 100 durante dos años por 32 £ al mes. Incluye una tableta, sin otro precio. Se envía en diez días laborables.',
    ],
    pounds: 32,
    from: -540,
    until: -170,
    published: -545,
  },
  {
    of: 'fibreWithPhone',
    version: 1,
    en: [
      'Fibre 100 with a telephone',
      'Fibre 100 for two years at £28 a month, with a telephone for the house. Nothing else has to be bought.',
    ],
    es: [
      'Fibra 100 con teléfono',
      'Fibra 100 durante dos años por 28 £ al mes, con un teléfono para la casa. No hay que contratar nada más.',
    ],
    pounds: 28,
    from: -120,
    until: null,
    published: -122,
  },
  {
    of: 'fibreWithPhone',
    version: 2,
    en: [
      'Fibre 100 with a telephone',
      'Fibre 100 for two years at £28 a month, with a telephone for the house. It needs a mobile contract with us.',
    ],
    es: [
      'Fibra 100 con teléfono',
      'Fibra 100 durante dos años por 28 £ al mes, con un teléfono para la casa. Requiere un contrato móvil con nosotros.',
    ],
    pounds: 28,
    from: -2,
    until: null,
    published: -2,
  },
  {
    of: 'fibre500',
    version: 1,
    en: [
      'Fibre 500',
      'Fibre 500 at £38 a month, ended by either side with a month’s notice. The router is included.',
    ],
    es: [
      'Fibra 500',
      'Fibra 500 por 38 £ al mes; se puede terminar avisando con un mes. El router está incluido.',
    ],
    pounds: 38,
    from: -60,
    until: 120,
    published: -62,
  },
  {
    of: 'evenings',
    version: 1,
    en: ['Evenings for all', 'Calls at home after six, to any number in the country, at £9 a month.'],
    es: [
      'Tardes para todos',
      'Llamadas desde casa a partir de las seis, a cualquier número del país, por 9 £ al mes.',
    ],
    pounds: 9,
    from: 21,
    until: 200,
    published: -1,
  },
]

export async function insertOffers(
  tx: Tx,
  { by, today, now }: { readonly by: string; readonly today: string; readonly now: number },
): Promise<void> {
  const day = Temporal.PlainDate.from(today)
  const dayAt = (days: number) => day.add({ days }).toString()
  const newest = Object.entries(demoOffers).map(([name, id]) => ({
    id,
    version: Math.max(...versions.filter(({ of }) => of === name).map(({ version }) => version)),
  }))
  await insertRows(tx, 'offer', newest)
  await insertRows(
    tx,
    'offer_version',
    versions.map(({ of, version, en, es, pounds, from, until, published }) => ({
      offer_id: demoOffers[of],
      version,
      name_en: en[0],
      name_es: es[0],
      terms_en: en[1],
      terms_es: es[1],
      price_minor: pounds * 100,
      currency: 'GBP',
      from_day: dayAt(from),
      until_day: until === null ? null : dayAt(until),
      published_by: by,
      published_at: new Date(now + published * 86_400_000).toISOString(),
    })),
  )
}
