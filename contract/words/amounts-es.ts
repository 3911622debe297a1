/** Amounts as they are typed at the desk, in Spanish. */
import type { AmountsWords } from './amounts-en.ts'

export const amountsEs: AmountsWords = {
  wrong: like => `Esto no es un importe: escríbalo con cifras, como ${like}.`,
  nothing: 'Escriba un importe mayor que cero.',
  currency: 'Escriba la moneda con sus tres letras, como EUR.',
  unclear: (typed, large, small) => `«${typed}» se puede leer de dos formas: escriba ${large}, o ${small}.`,
}
