/** Dar de baja un servicio, para su cliente. */
import type { LeavingPageWords } from './leaving-page-en.ts'

export const leavingPageEs: LeavingPageWords = {
  pageTitle: (organisation: string) => `Cancelar un servicio – ${organisation}`,
  title: 'Cancelar un servicio',
  lead: 'Elija el servicio y su último día. No le pedimos nada más. Lo recibe por escrito enseguida.',
  which: '¿Qué servicio?',
  until: 'Su último día',
  press: 'Sí, cancelar este servicio',
  endsOn: (day: string) => `Acaba el ${day}`,
  ended: 'Ya acabó',
  none: 'No encontramos ningún servicio suyo aquí. Escríbanos cuál es y una persona lo cancela.',
  first: 'Primero demuestre que es usted. Después cancela con un solo toque.',
  show: 'Demostrar que es usted',
  back: 'Volver a su caso',
  repair: '¿Algo va mal? Puede cancelar y aun así lo arreglamos: su caso sigue abierto.',
}
