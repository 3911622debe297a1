/**
 * Forty invented customers. Most have services and use them as chance has it; some are the people of the stories, with a bill or a
 * month that says something when one looks.
 */
import type { PlanKey } from './plans.ts'

/** How somebody uses a service, as parts of what is usual; `idleMonths` are the latest months without any use. */
export interface Habit {
  readonly plan: PlanKey
  readonly use?: number
  readonly idleMonths?: number
  readonly isCut?: boolean
  /** In the latest month it failed for so many days. */
  readonly daysLost?: number
}

export interface CustomerPlan {
  readonly name: string
  readonly language?: 'es'
  /** The year in which they came; else chance says. */
  readonly since?: number
  readonly services?: readonly Habit[]
  /** So many of the latest bills are not paid. */
  readonly unpaid?: number
  /** Nothing is known but the e-mail address, or the telephone number. */
  readonly reach?: 'email' | 'phone'
}

/** By the name that the conversations call them. */
export const customers = {
  // Unused for three months, then cut, with dues demanded for the months in which it was not used.
  noor: {
    name: 'Noor Rahmani',
    since: 2008,
    services: [{ plan: 'mobile25', idleMonths: 3, isCut: true }],
    unpaid: 3,
  },
  // Pays for a mobile plan without limit and uses two gigabytes.
  edwin: {
    name: 'Edwin Mutale',
    since: 2016,
    services: [{ plan: 'mobileUnlimited', use: 0.1 }, { plan: 'copper' }],
  },
  // Works in coffee shops: hardly any use at home, always above the allowance on the mobile.
  callum: {
    name: 'Callum Tveitan',
    since: 2019,
    services: [
      { plan: 'fibre500', use: 0.06 },
      { plan: 'mobile5', use: 1.5 },
    ],
  },
  // The internet failed for days.
  ada: {
    name: 'Ada Okaforo',
    since: 2014,
    services: [{ plan: 'fibre100', daysLost: 6 }, { plan: 'evenings' }],
  },
  // Pays for a landline that nobody has used for months, and is still active.
  yusuf: {
    name: 'Yusuf Demirhan',
    since: 2011,
    services: [{ plan: 'fibre100' }, { plan: 'anyTime', idleMonths: 4 }],
  },
  // Was promised a tablet; their account number has nine digits like everybody's.
  winifred: {
    name: 'Winifred Aldous',
    since: 2009,
    services: [{ plan: 'evenings' }, { plan: 'basicTv' }, { plan: 'copper' }],
  },
  wei: { name: 'Wei Zhangli', services: [{ plan: 'fibre500', daysLost: 2 }] },
  lucia: { name: 'Lucía Ferrandiz', language: 'es', services: [{ plan: 'mobile5' }, { plan: 'fibre100' }] },
  mateo: { name: 'Mateo Quispel', language: 'es', services: [{ plan: 'mobile25' }] },
  ines: { name: 'Inés Valdemoro', language: 'es', services: [{ plan: 'fibre100' }, { plan: 'filmTv' }] },
  ramon: { name: 'Ramón Echaluce', language: 'es', reach: 'phone' },
  siobhan: { name: 'Siobhán Keaveny', since: 2012 },
  olumide: { name: 'Olumide Bankoye' },
  greta: { name: 'Greta Lindhqvist' },
  hemi: { name: 'Hemi Parangi' },
  jadwiga: { name: 'Jadwiga Nowicz', since: 2010 },
  pavel: { name: 'Pavel Dvorsky' },
  aisha: { name: 'Aisha Karimova' },
  bao: { name: 'Bảo Trịnh', reach: 'email' },
  chinedu: { name: 'Chinedu Ezeanya' },
  daniela: { name: 'Daniela Popescon' },
  eirlys: { name: 'Eirlys Pugheon', since: 2009 },
  fatima: { name: 'Fatima Benkirana' },
  giorgos: { name: 'Giorgos Papadimas' },
  harpreet: { name: 'Harpreet Sandhar' },
  iain: { name: 'Iain Macaskie' },
  jomo: { name: 'Jomo Wanjirah' },
  keiko: { name: 'Keiko Yamanobe' },
  leilani: { name: 'Leilani Kahananu' },
  marek: { name: 'Marek Svobodny' },
  nadia: { name: 'Nadia Hosseinpour' },
  odalys: { name: 'Odalys Marrerez' },
  priya: { name: 'Priya Venkataram' },
  quentin: { name: 'Quentin Bellerose' },
  rania: { name: 'Rania Khalilah' },
  sven: { name: 'Sven Halvorsson', reach: 'phone' },
  tamsin: { name: 'Tamsin Trevannion' },
  umar: { name: 'Umar Siddiqan' },
  vivek: { name: 'Vivek Chaudhuran' },
  zanele: { name: 'Zanele Mthembune' },
} as const satisfies Readonly<Record<string, CustomerPlan>>

export type CustomerKey = keyof typeof customers
export const customerKeys = Object.keys(customers) as CustomerKey[] // the keys of the object above
