/** The rules about limits and purses, in Spanish. */
export const authorityRulesEs = {
  'purse-set-before-topped-up': 'Este fondo aún no tiene importe: fije uno primero.',
  'purse-of-some-amount':
    'Un fondo admite céntimos o peniques enteros, más de cero y menos de cien millones.',
  'purse-in-a-currency': 'Escriba la moneda del fondo con tres letras, por ejemplo GBP.',
  'purse-in-one-currency': 'Este fondo se lleva en otra moneda: auméntelo en esa.',
  'purse-ends-after-it-begins': 'Un fondo tiene un primer día, y no termina antes de él.',
  'purse-with-a-reason': 'Escriba por qué: quien lo mire después debe saberlo.',
  'purse-entered-once': 'Esto ya se anotó, y no así: mire lo que se anotó.',
  'limits-of-some-amount': 'Un límite es un número entero mayor que cero: déjelo vacío si no lo hay.',
  'limits-in-a-currency': 'Los límites de dinero tienen una moneda de tres letras, y los demás ninguna.',
  'limits-that-grow': 'Un acto no puede valer más que un caso entero, ni un caso más que un mes.',
}
