/** Spain: the law on customer service, what it leaves to the law of telecommunications, and compensation by RD 899/2009. */
import type { Both, Pack } from './pack.ts'

const from = '2025-12-28'
const read = { confidence: 'primary', verifiedOn: '2026-11-21', from } as const

const supplementary: Both = {
  en: 'For electronic communications this law is only supplementary (arts. 2.4 and 2.6), and the General Telecommunications Law (LGT 11/2022, art. 65.2) gives no right to a supervisor.',
  es: 'En comunicaciones electrónicas esta ley es solo supletoria (arts. 2.4 y 2.6), y la Ley General de Telecomunicaciones (LGT 11/2022, art. 65.2) no da derecho a un supervisor.',
}

export const spain: Pack = {
  id: 'es-10-2025',
  jurisdiction: 'ES',
  sectors: 'all',
  name: { en: 'Spain: customer service (Ley 10/2025)', es: 'España: atención a la clientela (Ley 10/2025)' },
  from,
  adaptUntil: '2026-12-28',
  source: {
    instrument: 'Ley 10/2025 (BOE-A-2025-26698)',
    clause: 'arts. 4–22',
    confidence: 'primary',
    verifiedOn: '2026-11-21',
  },
  applicability: {
    en: 'Companies of the sectors and the size that the law names. In telecommunications only where their own law is silent.',
    es: 'Empresas de los sectores y del tamaño que la ley señala. En telecomunicaciones, solo donde su propia ley calla.',
  },
  rules: [
    {
      ...read,
      id: 'es.receipt',
      kind: 'duty',
      clause: 'arts. 4.2.c, 11, 12.1',
      says: {
        en: 'Each complaint gets a reference and a lasting receipt; the reference is told while you talk.',
        es: 'Cada queja recibe una clave y un justificante duradero; la clave se dice durante la conversación.',
      },
      check: { by: 'guarantee', guarantee: 'G4' },
    },
    {
      ...read,
      id: 'es.person-on-request',
      kind: 'metric',
      about: 'reaching-a-person',
      clause: 'art. 8.2',
      says: {
        en: 'Whoever asks for a person gets one: 95 % in under 3 minutes from asking. “On average” can be read two ways, so the share and the mean both count.',
        es: 'Quien pide una persona la obtiene: el 95 % en menos de 3 minutos. «De media» se lee de dos modos: valen la proporción y la media.',
      },
      share: { atLeast: 0.95, withinSeconds: 180 },
      mean: { atMostSeconds: 180 },
      check: { by: 'figure', figure: 'person-reached' },
    },
    {
      ...read,
      id: 'es.supervisor',
      // A working day as we count it ends on the next one: the law says the same.
      kind: 'duty',
      clause: 'art. 8.3',
      says: {
        en: 'Whoever is not content speaks with a supervisor in the same call, or is called back on the same working day.',
        es: 'Quien no queda conforme habla con un superior en la misma llamada, o se le llama el mismo día laborable.',
      },
      exceptIn: [{ sector: 'telecom', because: supplementary }],
      check: { by: 'guarantee', guarantee: 'G7' },
    },
    {
      ...read,
      id: 'es.never-dropped',
      kind: 'gate',
      clause: 'art. 8.4',
      says: {
        en: 'No call is cut off because the wait is long.',
        es: 'No se corta ninguna llamada porque la espera sea larga.',
      },
      check: { by: 'guarantee', guarantee: 'G3' },
    },
    {
      ...read,
      id: 'es.attended',
      kind: 'metric',
      about: 'reaching-a-person',
      clause: 'art. 10.3',
      says: {
        en: '95 % of calls are attended in under 3 minutes; attended means that you could say why you call and ask for a person.',
        es: 'El 95 % de las llamadas se atienden en menos de 3 minutos: pudo decir el motivo y pedir una persona.',
      },
      share: { atLeast: 0.95, withinSeconds: 180 },
      mean: { atMostSeconds: 180 },
      check: { by: 'figure', figure: 'person-reached' },
    },
    {
      ...read,
      id: 'es.priority',
      kind: 'duty',
      clause: 'art. 10.6',
      says: {
        en: 'People over 65 and people with a disability come first on the telephone.',
        es: 'Las personas de más de 65 años o con discapacidad tienen prioridad al teléfono.',
      },
      check: { by: 'guarantee', guarantee: 'G2' },
    },
    {
      ...read,
      id: 'es.reasoned-answer',
      kind: 'gate',
      clause: 'arts. 13.1, 13.2',
      says: {
        en: 'Each point is answered with reasons; nothing is closed because a deadline has passed.',
        es: 'Cada punto se responde con razones; nada se cierra porque venza un plazo.',
      },
      check: { by: 'rule', rule: 'no-needs-reasons' },
    },
    {
      ...read,
      id: 'es.time-to-complete',
      kind: 'clock',
      about: 'customer-completes',
      clause: 'art. 13.3',
      says: {
        en: 'You have at least 10 working days to add what a complaint lacks; our time starts then.',
        es: 'Tiene al menos 10 días laborables para completar una queja; nuestro plazo empieza entonces.',
      },
      starts: { en: 'when we ask for what is missing', es: 'cuando pedimos lo que falta' },
      within: { amount: 10, unit: 'working-days' },
      check: {
        by: 'nothing',
        says: {
          en: 'Heed closes nothing because a customer is silent; that these days are given is for your people to say.',
          es: 'Heed no cierra nada porque el cliente calle; decir que hay esos días le toca a su personal.',
        },
      },
    },
    {
      ...read,
      id: 'es.refusal-names-body',
      kind: 'duty',
      clause: 'arts. 13.6, 13.7',
      says: {
        en: 'The answer is in the language you used; a “no” names the outside body that can decide.',
        es: 'La respuesta va en la lengua que usted usó; un «no» nombra el órgano externo que puede decidir.',
      },
      check: { by: 'figure', figure: 'refusal-with-next' },
      demands: 'outside-body-with-every-no',
    },
    {
      ...read,
      id: 'es.outage-updates',
      kind: 'duty',
      clause: 'art. 13.9',
      says: {
        en: 'In a large outage everybody affected is kept up to date at the same time; by text message at least those who called.',
        es: 'En una avería masiva se informa a todos a la vez; por SMS, al menos, a quienes llamaron.',
      },
      check: {
        by: 'nothing',
        says: { en: 'Heed sends no text messages.', es: 'Heed no envía mensajes SMS.' },
      },
    },
    {
      ...read,
      id: 'es.round-the-clock',
      kind: 'duty',
      clause: 'art. 14.2',
      says: {
        en: 'For loss of a service that runs day and night, somebody can be reached day and night.',
        es: 'Si falla un servicio continuo, se puede hablar con alguien día y noche.',
      },
      check: { by: 'guarantee', guarantee: 'G1' },
    },
    {
      ...read,
      id: 'es.no-offers-while-down',
      kind: 'gate',
      clause: 'art. 16.2',
      says: {
        en: 'Nothing is offered while service is lost or cut, unless you ask, or it settles the matter and is better or cheaper.',
        es: 'No se ofrece nada mientras falle el servicio, salvo que usted lo pida o que resuelva el asunto y mejore servicio o precio.',
      },
      check: { by: 'guarantee', guarantee: 'G9' },
    },
    {
      ...read,
      id: 'es.answer',
      kind: 'clock',
      about: 'complaint-answer',
      clause: 'art. 17.1',
      says: {
        en: 'A complaint is settled within 15 working days.',
        es: 'Una queja se resuelve en 15 días laborables.',
      },
      starts: { en: 'when the complaint is complete', es: 'cuando la queja está completa' },
      within: { amount: 15, unit: 'working-days' },
      pauses: { en: 'while the customer completes it', es: 'mientras el cliente la completa' },
      check: { by: 'figure', figure: 'solved' },
    },
    {
      ...read,
      id: 'es.outage-cause',
      kind: 'clock',
      about: 'outage-cause',
      clause: 'art. 17.2',
      says: {
        en: 'When service is lost, the cause and when it will be back are told within 2 hours.',
        es: 'Si falla el servicio, se dice en 2 horas la causa y cuándo volverá.',
      },
      starts: { en: 'when the loss is reported', es: 'cuando se avisa del fallo' },
      within: { amount: 2, unit: 'hours' },
      check: {
        by: 'nothing',
        says: {
          en: 'Record it as a promise of 2 hours; Heed then keeps its clock.',
          es: 'Anótelo como promesa de 2 horas; entonces Heed lleva su plazo.',
        },
      },
    },
    {
      ...read,
      id: 'es.billing-answer',
      kind: 'clock',
      about: 'billing-answer',
      clause: 'art. 17.3',
      says: {
        en: 'A wrong bill or an undue charge is settled within 5 days.',
        es: 'Una factura errónea o un cobro indebido se resuelve en 5 días.',
      },
      starts: { en: 'when the complaint is complete', es: 'cuando la queja está completa' },
      within: { amount: 5, unit: 'days' },
      check: {
        by: 'nothing',
        says: {
          en: 'Heed does not know which matters are about bills; record the promise, and its clock is kept.',
          es: 'Heed no sabe qué asuntos son de facturas; anote la promesa y se llevará su plazo.',
        },
      },
    },
    {
      ...read,
      id: 'es.no-survey-before-solved',
      kind: 'gate',
      clause: 'art. 18.2',
      says: {
        en: 'Nobody is asked for their opinion before the matter is settled.',
        es: 'No se pide opinión a nadie antes de resolver el asunto.',
      },
      check: {
        by: 'nothing',
        says: { en: 'Heed asks nobody’s opinion yet.', es: 'Heed todavía no pide opinión a nadie.' },
      },
    },
    {
      ...read,
      id: 'es.yearly-evaluation',
      kind: 'duty',
      clause: 'arts. 21, 22',
      says: {
        en: 'The service is evaluated in public each year, audited, with an error of measurement of at most 5 %.',
        es: 'El servicio se evalúa en público cada año, con auditoría y un error de medida de hasta el 5 %.',
      },
      check: { by: 'guarantee', guarantee: 'G12' },
    },
  ],
}

const interruptions = { verifiedOn: '2026-11-21', from: '2009-12-30' } as const

/** What the law of telecommunications says beside it. */
export const spainTelecom: Pack = {
  id: 'es-telecom',
  jurisdiction: 'ES',
  sectors: ['telecom'],
  name: {
    en: 'Spain: rights of users of telecommunications',
    es: 'España: derechos de los usuarios de telecomunicaciones',
  },
  from: '2009-12-30',
  source: {
    instrument: 'RD 899/2009; LGT 11/2022',
    clause: 'RD 899/2009 arts. 15, 16, 22.2, 26.3',
    confidence: 'primary',
    verifiedOn: '2026-11-21',
  },
  applicability: {
    en: 'Whoever offers telephone or internet service to the public.',
    es: 'Quien ofrece servicio telefónico o de internet al público.',
  },
  rules: [
    {
      ...interruptions,
      id: 'es-telecom.phone-outage',
      kind: 'money',
      confidence: 'memory',
      clause: 'RD 899/2009 art. 15',
      says: {
        en: 'Telephone cut off: five times the monthly fee for the time it lasted, by itself in the next bill above €1. (The law also compares the average bill of three months, which Heed does not reckon.)',
        es: 'Teléfono cortado: cinco cuotas mensuales a prorrata, de oficio en la factura siguiente si pasa de 1 €. (La media de tres meses no se calcula.)',
      },
      event: 'loss-of-service',
      services: ['phone'],
      remedy: 'credit',
      currency: 'EUR',
      formula: { is: 'pro-rata', times: 5, beyondHours: 0, between: null, aboveMinor: 100 },
      check: { by: 'compensation' },
    },
    {
      ...interruptions,
      id: 'es-telecom.internet-outage',
      kind: 'money',
      confidence: 'primary',
      clause: 'RD 899/2009 art. 16',
      says: {
        en: 'Internet cut off for more than 6 hours between 8 and 22: the fee for the time it lasted, by itself in the next bill.',
        es: 'Internet cortado más de 6 horas entre las 8 y las 22: la cuota a prorrata, de oficio en la factura siguiente.',
      },
      event: 'loss-of-service',
      services: ['internet'],
      remedy: 'credit',
      currency: 'EUR',
      formula: {
        is: 'pro-rata',
        times: 1,
        beyondHours: 6,
        between: { from: '08:00', to: '22:00' },
        aboveMinor: 0,
      },
      check: { by: 'compensation' },
    },
    {
      ...interruptions,
      id: 'es-telecom.written-terms',
      kind: 'clock',
      about: 'written-terms',
      confidence: 'primary',
      clause: 'RD 899/2009 art. 26.3',
      says: {
        en: 'Whoever is offered other terms than the published ones on the telephone gets them in writing within 15 days.',
        es: 'Si por teléfono se ofrecen condiciones distintas de las publicadas, se envían por escrito en 15 días.',
      },
      starts: { en: 'when the offer is made', es: 'cuando se hace la oferta' },
      within: { amount: 15, unit: 'days' },
      check: { by: 'guarantee', guarantee: 'G6' },
    },
    {
      ...interruptions,
      id: 'es-telecom.itemised-bill',
      kind: 'duty',
      confidence: 'primary',
      clause: 'RD 899/2009 art. 22.2',
      says: {
        en: 'The bill lists each call: number, date, time, how long, tariff and cost; sums by tariff; base, VAT and total.',
        es: 'La factura detalla cada llamada: número, fecha, hora, duración, tarifa y coste; sumas por tarifa; base, IVA y total.',
      },
      check: {
        by: 'nothing',
        says: { en: 'Your bills come from your own books.', es: 'Las facturas salen de sus propios libros.' },
      },
    },
    {
      verifiedOn: '2026-11-21',
      from: '2022-06-30',
      id: 'es-telecom.collection-goes-on',
      kind: 'duty',
      confidence: 'primary',
      clause: 'LGT 11/2022 art. 65.2',
      says: {
        en: 'A complaint does not stop collection, and gives no right to a supervisor.',
        es: 'Una reclamación no detiene el cobro ni da derecho a un supervisor.',
      },
      check: {
        by: 'nothing',
        says: {
          en: 'The house may do more than this asks, and the ladder does.',
          es: 'La casa puede hacer más de lo que esto pide, y aquí siempre hay quien decida después.',
        },
      },
    },
  ],
}
