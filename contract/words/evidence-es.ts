import type { evidenceEn } from './evidence-en.ts'

export const evidenceEs: typeof evidenceEn = {
  play: (from, to) => `Oír ${from}–${to}`,
  heardAt: (from, to) => `Se dijo en ${from}–${to} de una grabación`,
  recording: 'Grabación',
  ofCall: 'Grabación de una llamada',
  long: clock => `dura ${clock}`,
  roughly: 'según el reproductor',
  gone: 'La grabación ya no está.',
  whatWasSaid: 'Lo que se dijo',
  from: 'Desde',
  to: 'Hasta',
  own: {
    copyTitle: 'Llévese esto',
    copyHint:
      'Un archivo con todo lo que se dijo y se prometió aquí, y las grabaciones. Puede leerlo sin internet y enseñarlo a quien quiera.',
    copy: 'Descargar una copia',
    vcon: 'Lo mismo para otros programas (vCon)',
  },
}
