/** Cortar un servicio, y avisar de uno que no se usa, en la mesa. */
import type { CutsDeskWords } from './cuts-desk-en.ts'

export const cutsDeskEs: CutsDeskWords = {
  title: 'Cortes',
  open: 'Cortar un servicio',
  none: 'Este cliente no tiene ningún servicio en marcha.',
  service: 'Servicio',
  on: 'Día del corte',
  onHint: 'El cliente recibe el aviso por carta enseguida. Tiene que llegar quince días antes.',
  plan: 'Preverlo y enviar el aviso',
  planned: (day: string) => `Corte previsto para el ${day}`,
  onItsWay: 'El aviso va de camino. No se corta nada antes de que llegue.',
  arrived: (day: string, earliest: string) =>
    `El aviso llegó el ${day}. Se puede cortar desde el ${earliest}.`,
  otherWay: 'Hoy recibieron el aviso de otra manera',
  carryOut: 'Cortarlo ahora',
  takeBack: 'Retirarlo: el servicio sigue',
  tell: 'Decírselo',
  told: (day: string) => `Dicho el ${day}.`,
}
