/** Spain: what the law on consumers says to whoever sells to them, whatever they sell. */
import type { Pack } from './pack.ts'

const from = '2025-12-28'
const consumers = { verifiedOn: '2026-11-21', from: '2022-05-28', confidence: 'primary' } as const

export const spainConsumers: Pack = {
  id: 'es-consumers',
  jurisdiction: 'ES',
  sectors: 'all',
  name: { en: 'Spain: rights of consumers (TRLGDCU)', es: 'España: derechos de los consumidores (TRLGDCU)' },
  from: '2022-05-28',
  source: {
    instrument: 'TRLGDCU (RDL 1/2007)',
    clause: 'arts. 21, 62',
    confidence: 'primary',
    verifiedOn: '2026-11-21',
  },
  applicability: {
    en: 'Whoever sells to consumers. The first days of its versions are to be looked up.',
    es: 'Quien vende a consumidores. Falta comprobar los primeros días de sus versiones.',
  },
  rules: [
    {
      ...consumers,
      id: 'es-consumers.answer',
      kind: 'clock',
      about: 'complaint-answer',
      clause: 'TRLGDCU art. 21.3',
      says: { en: 'A complaint is answered within 15 days.', es: 'Una reclamación se responde en 15 días.' },
      starts: { en: 'when the complaint is made', es: 'cuando se reclama' },
      within: { amount: 15, unit: 'days' },
      check: { by: 'figure', figure: 'solved' },
    },
    {
      ...consumers,
      id: 'es-consumers.no-selling-through-service',
      kind: 'gate',
      clause: 'TRLGDCU art. 21.2',
      says: {
        en: 'Customer service is not used to sell.',
        es: 'La atención al cliente no se usa para vender.',
      },
      check: { by: 'guarantee', guarantee: 'G9' },
    },
    {
      ...consumers,
      from,
      id: 'es-consumers.calls-to-sell',
      kind: 'duty',
      clause: 'TRLGDCU art. 62.1',
      says: {
        en: 'A contract made in a call against the rules of calls is void; the yes to such calls is asked for anew every two years.',
        es: 'El contrato hecho en una llamada contraria a sus normas es nulo; el sí a esas llamadas se renueva cada dos años.',
      },
      check: {
        by: 'nothing',
        says: { en: 'Heed places no calls to sell.', es: 'Heed no hace llamadas para vender.' },
      },
    },
  ],
}
