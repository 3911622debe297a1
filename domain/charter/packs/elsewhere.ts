/** Germany, Italy, India, Pakistan: what is known of each, and how sure. */
import type { Pack } from './pack.ts'

const read = { confidence: 'primary', verifiedOn: '2026-11-21' } as const
const told = { confidence: 'secondary', verifiedOn: '2026-11-21' } as const
const uncheckedTariffs = {
  by: 'nothing',
  says: { en: 'Heed does not reckon tariffs yet.', es: 'Heed todavía no calcula tarifas.' },
} as const

export const germany: Pack = {
  id: 'de-tkg',
  jurisdiction: 'DE',
  sectors: ['telecom'],
  name: { en: 'Germany: Telecommunications Act (TKG)', es: 'Alemania: Ley de Telecomunicaciones (TKG)' },
  from: '2021-12-01',
  source: { instrument: 'TKG 2021', clause: '§§ 57, 58', ...read },
  applicability: {
    en: 'Providers of telecommunications to consumers; numbers-independent messengers excepted.',
    es: 'Proveedores de telecomunicaciones a consumidores, salvo mensajería sin numeración.',
  },
  rules: [
    {
      ...read,
      id: 'de.outage',
      kind: 'money',
      from: '2021-12-01',
      clause: 'TKG § 58(3)',
      says: {
        en: 'Without service: from day 3 the higher of €5 and 10 % of the month a day, from day 5 the higher of €10 and 20 %.',
        es: 'Sin servicio: desde el día 3, al día, lo mayor entre 5 € y el 10 % del mes; desde el 5, entre 10 € y el 20 %.',
      },
      event: 'loss-of-service',
      remedy: 'credit',
      currency: 'EUR',
      formula: {
        is: 'higher-each-day',
        steps: [
          { fromDay: 3, minor: 500, shareOfMonth: 0.1 },
          { fromDay: 5, minor: 1000, shareOfMonth: 0.2 },
        ],
      },
      check: { by: 'compensation' },
    },
    {
      ...told,
      id: 'de.missed-appointment',
      kind: 'money',
      from: '2021-12-01',
      clause: 'TKG § 58(4)',
      says: {
        en: 'For a missed appointment the higher of €10 and 20 % of the month.',
        es: 'Por una cita a la que se falta, lo mayor entre 10 € y el 20 % del mes.',
      },
      event: 'missed-appointment',
      remedy: 'credit',
      currency: 'EUR',
      formula: { is: 'higher-once', minor: 1000, shareOfMonth: 0.2 },
      check: { by: 'compensation' },
    },
    {
      ...read,
      id: 'de.best-tariff',
      kind: 'duty',
      from: '2021-12-01',
      clause: 'TKG § 57(3)',
      says: {
        en: 'Once a year the best tariff is told.',
        es: 'Una vez al año se informa de la mejor tarifa.',
      },
      check: uncheckedTariffs,
    },
  ],
}

export const italy: Pack = {
  id: 'it-agcom',
  jurisdiction: 'IT',
  sectors: ['telecom'],
  name: { en: 'Italy: AGCOM', es: 'Italia: AGCOM' },
  from: '2024-07-01',
  source: { instrument: 'AGCOM 255/24/CONS', clause: 'Allegato A', ...told },
  applicability: {
    en: 'Providers of telephone, internet and pay television. The first day on which it holds is to be looked up.',
    es: 'Proveedores de telefonía, internet y televisión de pago. Falta comprobar el primer día de vigencia.',
  },
  rules: [
    {
      ...told,
      id: 'it.human-answer',
      kind: 'metric',
      about: 'reaching-a-person',
      from: '2024-07-01',
      clause: '255/24/CONS',
      says: {
        en: 'On average a person answers within 150 seconds of being asked for.',
        es: 'De media, una persona contesta en 150 segundos desde que se pide.',
      },
      mean: { atMostSeconds: 150 },
      check: { by: 'figure', figure: 'person-reached' },
    },
    {
      ...told,
      id: 'it.complaint-first',
      kind: 'duty',
      from: '2024-07-01',
      clause: '255/24/CONS',
      says: {
        en: 'Complaining is a choice of the first menu.',
        es: 'Reclamar es una opción del primer menú.',
      },
      check: { by: 'guarantee', guarantee: 'G1' },
    },
    {
      ...told,
      id: 'it.answer',
      kind: 'clock',
      about: 'complaint-answer',
      from: '2024-07-01',
      clause: '255/24/CONS',
      says: { en: 'A complaint is answered within 30 days.', es: 'Una reclamación se responde en 30 días.' },
      starts: { en: 'when the complaint is made', es: 'cuando se reclama' },
      within: { amount: 30, unit: 'days' },
      check: { by: 'figure', figure: 'solved' },
    },
  ],
}

export const india: Pack = {
  id: 'in-trai',
  jurisdiction: 'IN',
  sectors: ['telecom'],
  name: { en: 'India: TRAI', es: 'India: TRAI' },
  from: '2012-01-05',
  source: { instrument: 'TRAI, Telecom Consumers Complaint Redressal Regulations', clause: '2012', ...read },
  applicability: {
    en: 'Licensed providers of telephone and broadband. The first day on which it holds is to be looked up.',
    es: 'Proveedores con licencia de telefonía y banda ancha. Falta comprobar el primer día de vigencia.',
  },
  rules: [
    {
      ...read,
      id: 'in.docket',
      kind: 'duty',
      from: '2012-01-05',
      clause: 'Redressal Regulations',
      says: {
        en: 'Each complaint gets its number at once.',
        es: 'Cada reclamación recibe su número enseguida.',
      },
      check: { by: 'guarantee', guarantee: 'G4' },
    },
    {
      ...read,
      id: 'in.answer',
      kind: 'clock',
      about: 'complaint-answer',
      from: '2012-01-05',
      clause: 'Redressal Regulations',
      says: {
        en: 'Where nothing else is set, a complaint is settled within 3 days.',
        es: 'Donde no se fija otra cosa, una reclamación se resuelve en 3 días.',
      },
      starts: { en: 'when the complaint is made', es: 'cuando se reclama' },
      within: { amount: 3, unit: 'days' },
      check: { by: 'figure', figure: 'solved' },
    },
    {
      ...read,
      id: 'in.appeal',
      kind: 'clock',
      about: 'appeal',
      from: '2012-01-05',
      clause: 'Redressal Regulations',
      says: { en: 'An appeal is decided within 39 days.', es: 'Un recurso se decide en 39 días.' },
      starts: { en: 'when the appeal is made', es: 'cuando se recurre' },
      within: { amount: 39, unit: 'days' },
      check: { by: 'guarantee', guarantee: 'G7' },
    },
    {
      ...read,
      id: 'in.fault-rebate',
      kind: 'money',
      from: '2012-01-05',
      clause: 'Quality of Service Regulations',
      says: {
        en: 'For a fault of over 3, 7 or 15 days: 7, 15 or 30 days’ rent.',
        es: 'Por una avería de más de 3, 7 o 15 días: la cuota de 7, 15 o 30 días.',
      },
      event: 'loss-of-service',
      remedy: 'credit',
      currency: 'INR',
      formula: {
        is: 'days-of-rent',
        steps: [
          { overDays: 3, rentDays: 7 },
          { overDays: 7, rentDays: 15 },
          { overDays: 15, rentDays: 30 },
        ],
      },
      check: { by: 'compensation' },
    },
  ],
}

/** A placeholder: nobody has read the law for it. */
export const pakistan: Pack = {
  id: 'pk-pta',
  jurisdiction: 'PK',
  sectors: ['telecom'],
  name: { en: 'Pakistan: PTA (placeholder)', es: 'Pakistán: PTA (provisional)' },
  from: '2009-01-01',
  source: {
    instrument: 'PTA, Telecom Consumers Protection Regulations',
    clause: 'to be looked up',
    confidence: 'placeholder',
    verifiedOn: '2026-11-21',
  },
  applicability: {
    en: 'Licensees of PTA. Limits and dates here are to be replaced by what the law says.',
    es: 'Titulares de licencia de la PTA. Los plazos y fechas de aquí deben sustituirse por los de la norma.',
  },
  rules: [
    {
      ...read,
      id: 'pk.receipt',
      kind: 'duty',
      from: '2009-01-01',
      clause: 'Consumers Protection Regulations',
      says: {
        en: 'Each complaint gets its number, by when it is answered, and who decides next.',
        es: 'Cada reclamación recibe su número, el plazo de respuesta y quién decide después.',
      },
      check: { by: 'guarantee', guarantee: 'G7' },
    },
    {
      id: 'pk.answer',
      kind: 'clock',
      about: 'complaint-answer',
      confidence: 'placeholder',
      verifiedOn: '2026-11-21',
      from: '2009-01-01',
      clause: 'to be looked up',
      says: {
        en: 'A complaint is settled within 3 working days: not verified.',
        es: 'Una reclamación se resuelve en 3 días laborables: sin verificar.',
      },
      starts: { en: 'when the complaint is made', es: 'cuando se reclama' },
      within: { amount: 3, unit: 'working-days' },
      check: { by: 'figure', figure: 'solved' },
    },
  ],
}
