/** The rules about promises, in Spanish. */
export const commitmentRulesEs = {
  'promise-in-words': 'Una promesa se escribe con palabras por las que el cliente nos pueda pedir cuentas.',
  'promise-in-the-future': 'Una promesa se hace para un momento que aún no ha llegado.',
  'replaces-an-open-promise': 'Una promesa nueva ocupa solo el lugar de una que está abierta.',
  'promise-known': 'En este caso no hay tal promesa.',
  'promise-settled': 'Una promesa ya cerrada no se cambia nunca: haga una nueva.',
  'kept-with-evidence': 'Quien dice que una promesa se cumplió apunta lo que lo demuestra.',
  'kept-in-time': 'Una promesa cuya hora pasó no se cumplió: arréglelo con una nueva.',
  'warn-when-nearly-due': 'El aviso llega cuando a una promesa le queda poco, no antes.',
  'broken-when-overdue': 'Una promesa queda rota solo cuando ha pasado su hora.',
  'released-by-the-customer': 'Solo el cliente nos libera de una promesa.',
  'released-when-verified': 'Para liberarnos de una promesa, muestre antes que es usted: pídanos un código.',
}
