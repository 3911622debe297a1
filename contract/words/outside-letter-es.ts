/** The letter that somebody takes to the body outside, in Spanish. */
import type { OutsideLetterWords } from './outside-letter-en.ts'

export const outsideLetterEs: OutsideLetterWords = {
  pageTitle: (reference, organisation) => `Carta para fuera, ${reference}, ${organisation}`,
  title: 'Carta para el organismo externo',
  lead: 'Imprímala o guárdela, y llévela. Dice en qué punto estamos.',
  print: 'En su navegador: Imprimir, o Guardar como PDF.',
  from: 'De',
  to: 'Para',
  about: reference => `Asunto: caso ${reference}`,
  customer: 'Cliente',
  opened: date => `Nos lo dijo el ${date}.`,
  began: 'Con sus palabras:',
  wanted: 'Lo que quiere que se responda',
  said: 'Lo que se decidió, tal como se dijo al cliente',
  nothingSaid: 'Nadie por encima de quien lo lleva ha decidido todavía.',
  stands: {
    told: 'No hemos llegado a un acuerdo con el cliente. Lo lleva fuera.',
    answered:
      'Hemos dicho lo que podemos y el cliente no está de acuerdo. Nadie de los nuestros está por encima.',
    late: 'No respondimos en el plazo que habíamos prometido.',
    time: days => `Ha tardado más de ${days} y no está resuelto.`,
  },
  standsTitle: 'En qué punto está',
  may: 'El cliente puede acudir a ustedes con esto.',
  until: date => `Puede hacerlo hasta el ${date}.`,
  open: 'Con nosotros también sigue abierto.',
  settled: 'resuelto',
  takenBack: reason => `retirado: ${reason}`,
  erased: 'borrado',
  back: 'Volver al caso',
}
