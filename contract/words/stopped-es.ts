/** Where help stopped, in Spanish. */
import type { StoppedWords } from './stopped-en.ts'

export const stoppedEs: StoppedWords = {
  title: 'Dónde se detuvo la ayuda',
  lead: 'Casos que dejaron a la primera persona, o esperaron a otra, según lo que le faltaba. Trata de límites y conocimientos; no se cuenta a nadie.',
  days: { label: 'En', 30: '30 días', 365: '12 meses' },
  csv: 'Exportar como CSV',
  of: (stopped, opened) =>
    `${stopped} ${stopped === 1 ? 'caso se detuvo' : 'casos se detuvieron'}; se ${opened === 1 ? 'abrió' : 'abrieron'} ${opened} en estos días.`,
  none: 'Ningún caso tuvo que dejar a su primera persona.',
  count: (count, cases) =>
    count === cases
      ? `${count} ${count === 1 ? 'vez' : 'veces'}`
      : `${count} veces, en ${cases} ${cases === 1 ? 'caso' : 'casos'}`,
  handover: {
    authority: 'Se pasó: no podía hacerlo por sí mismo',
    skill: 'Se pasó: no conocía el tema',
    access: 'Se pasó: no podía verlo o llegar a ello',
    'shift-ends': 'Se pasó: terminó su turno',
    'customer-asks': 'Se pasó: lo pidió el cliente',
    other: 'Se pasó: por otro motivo',
    unsaid: 'Se pasó: no se dijo qué faltaba',
  },
  skillIs: skill => `Se pedía: ${skill}`,
  rung: {
    customer: 'Subió un nivel: lo pidió el cliente',
    helper: 'Subió un nivel: lo pidió quien actúa por el cliente',
    agent: 'Subió un nivel: lo subió quien lo llevaba',
    breach: 'Subió un nivel: no se cumplió una promesa',
    approval: 'Subió un nivel: nadie dijo sí o no a tiempo',
    unanswered: 'Subió un nivel: se dejó pasar el plazo',
    other: 'Subió un nivel',
  },
  approval: {
    kind: 'Se pidió permiso: esta función no puede darlo',
    currency: 'Se pidió permiso: el límite está en otra moneda',
    'per-act': 'Se pidió permiso: más de lo que cabe en una vez',
    'per-case': 'Se pidió permiso: más de lo que cabe en un caso',
    'per-month': 'Se pidió permiso: más de lo que cabe en un mes',
    budget: 'Se pidió permiso: el presupuesto estaba agotado',
    'offer-ended': 'Se pidió permiso: la oferta había terminado',
    'offer-not-begun': 'Se pidió permiso: la oferta no había empezado',
    other: 'Se pidió permiso',
  },
  allowed: (allowed, count) => `${allowed} de ${count} permitidos`,
  waited: minutes =>
    minutes < 1
      ? 'respondido en menos de un minuto, en el medio'
      : `respondido a ${minutes === 1 ? 'un minuto' : `los ${minutes} minutos`}, en el medio`,
  limit: (role, kind, limit) => `${role}, ${kind}: hasta ${limit} ahora`,
  raise: (to, solved, cost, anyway) =>
    `Con un límite de ${to}, ${solved} se habrían resuelto al momento. Habría costado ${cost}; de ello, ${anyway} se dio al final de todos modos.`,
  noRaise: 'Ningún otro límite habría ayudado a nadie al momento: habrían topado con el siguiente.',
  examples: 'Casos',
}
