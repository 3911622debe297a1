/** The rules about promises, in Spanish. */
export const commitmentRulesEs = {
  'promise-in-words': 'Una promesa se escribe con palabras por las que el cliente nos pueda pedir cuentas.',
  'promise-in-the-future': 'Una promesa se hace para un momento que aún no ha llegado.',
  'promise-within-five-years':
    'Faltan más de cinco años y nadie podría pedirnos cuentas: mire otra vez la fecha.',
  'replaces-an-open-promise': 'Una promesa nueva ocupa solo el lugar de una que está abierta.',
  'replaced-by-no-less':
    'Una fecha nueva no quita nada de lo prometido: si es otra cosa, ofrézcala como igual y el cliente decide.',
  'booked-before-it-is-moved':
    'Esto ya se está anotando en los libros: se cumple con su referencia y conserva su fecha.',
  'equivalent-in-the-currency-promised': 'Lo prometido está en otra moneda: ofrezca esto en la misma.',
  'equivalent-within-authority':
    'Es más de lo que usted puede prometer: ofrezca menos, o que lo ofrezca alguien por encima de usted.',
  'promise-known': 'En este caso no hay tal promesa.',
  'promise-settled': 'Una promesa ya cerrada no se cambia nunca: haga una nueva.',
  'kept-with-evidence': 'Quien dice que una promesa se cumplió apunta lo que lo demuestra.',
  'kept-by-its-reference':
    'Esto se cumple al anotarse en los libros: escriba la referencia allí donde se espera.',
  'credit-kept-by-being-given':
    'Las palabras no cumplen una promesa de dinero: dé el importe por ella y se cumple al anotarse.',
  'kept-in-time': 'Una promesa cuya hora pasó no se cumplió: arréglelo con una nueva.',
  'warn-when-nearly-due': 'El aviso llega cuando a una promesa le queda poco, no antes.',
  'broken-when-overdue': 'Una promesa queda rota solo cuando ha pasado su hora.',
  'released-by-the-customer': 'Solo el cliente nos libera de una promesa.',
  'clock-rests-while-we-wait': 'Mientras esperamos al cliente, el plazo de una promesa se detiene.',
  'promise-to-its-customer':
    'Este caso es de otro cliente: una promesa se hace donde su cliente la pueda leer.',
  'promise-to-who-acts': 'Nadie con ese nombre actúa en este caso: prométaselo al cliente.',
  'evidence-in-this-case': 'Lo que demuestra que esto se dijo no está en este caso.',
  'seconds-within-the-recording': 'Esos segundos no están en esa grabación: es más corta, o van hacia atrás.',
  'amount-in-the-currency-of-the-offer': 'El precio de esta oferta está en otra moneda: prométala en esa.',
  'amount-of-money-that-sums-can-hold':
    'Se promete de una vez un millón de euros o libras como mucho: mire otra vez el importe.',
  'amount-of-money-above-zero': 'La cantidad que se promete es mayor que cero.',
  'offer-while-it-is-live':
    'Esta oferta no se puede prometer hoy. Si ya se dijo, apúntelo como dicho: nos obliga.',
  'promise-within-authority':
    'Es más de lo que usted puede prometer. Pregunte antes; si ya se dijo, apúntelo como dicho.',
  'details-say-something': 'Estos detalles aún están vacíos: escríbalos o elija una oferta.',
  'reply-keeps-what-is-here': 'Una respuesta cumple solo promesas de este caso.',
  'pause-says-what-for': 'Quien detiene una promesa le dice al cliente qué se necesita de él.',
  'pause-in-time': 'Una promesa cuya hora ha pasado ya no se puede detener.',
  'first-answer-never-rests':
    'La primera respuesta no espera a nadie: déla, y después pida lo que haga falta.',
  'stood-up-for-by-who-may':
    'Una promesa que iba más allá la decide quien puede: pregunte un peldaño más arriba.',
  'equivalent-for-what-was-not-given':
    'Lo prometido ya se dio, tarde, o hay un sí para ello: no se da dos veces.',
  'equivalent-in-the-future': 'Algo igual de bueno tiene su plazo en el futuro, como toda promesa.',
  'equivalent-for-the-customer': 'Solo el cliente decide si otra cosa es igual de buena.',
  'equivalent-when-verified': 'Para responder a esto, muestre antes que es usted: pídanos un código.',
  'equivalent-known': 'Esto ya no se ofrece. Lo que le prometimos sigue en pie.',
  'equivalent-in-time': 'La hora de esto ha pasado. Lo prometido sigue en pie; pregúntenos de nuevo.',
  'released-when-verified': 'Para liberarnos de una promesa, muestre antes que es usted: pídanos un código.',
}
