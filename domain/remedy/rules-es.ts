/** The rules about remedies, in Spanish. */
export const remedyRulesEs = {
  'remedy-for-customers-since':
    'Una norma de la casa reserva esto a quienes se hicieron clientes en otra época.',
  'remedy-for-other-plans': 'Una norma de la casa reserva esto a quienes tienen otra tarifa.',
  'remedy-once-in-a-while': 'Una norma de la casa da esto solo de vez en cuando, y se dio hace poco.',
  'remedy-after-a-while': 'Una norma de la casa reserva esto a quienes son clientes desde hace más tiempo.',
  'condition-says-something':
    'Diga para quién es: dos días en orden, una tarifa, o un número de días de 1 a 3650.',
  'condition-explained': 'Diga por qué, en los dos idiomas, con palabras que un cliente pueda leer.',
  'entry-says-everything': 'Lo que se puede dar tiene un nombre y sus condiciones en los dos idiomas.',
  'entry-stays-of-its-kind': 'Lo que se dio con esto sigue siendo lo que era: quítelo y añada otro.',
  'entry-repairs-something': 'Diga qué arregla, del todo o en parte.',
  'entry-of-money-has-an-amount':
    'Solo un abono o una condonación tienen importe: de lo demás, diga lo que cuesta.',
  'entry-of-a-sensible-amount':
    'Los importes son céntimos o peniques enteros, más de cero y un millón de euros o libras como mucho.',
  'entry-in-a-currency': 'Los importes necesitan una moneda de tres letras, como EUR.',
  'plan-change-names-its-plan': 'Un cambio de plan dice qué plan y cuánto cuesta al mes.',
  'reference-of-one-remedy':
    'Otra compensación se anotó con esta referencia: mire las dos y escriba la correcta.',
  'remedy-kind-granted': 'Su función no permite dar esto por su cuenta: pídalo, y alguien decide.',
  'remedy-in-the-currency-of-the-limit':
    'Su límite está en otra moneda que este importe: pídalo, y alguien decide.',
  'remedy-within-one-act': 'Es más de lo que usted puede dar de una vez: pídalo, y alguien decide.',
  'remedy-within-one-case': 'Con esto se daría en este caso más de lo que usted puede dar: pídalo.',
  'remedy-within-one-month': 'Usted ya ha dado este mes todo lo que puede dar de esto: pídalo.',
  'remedy-within-the-budget': 'El presupuesto del que esto sale se ha agotado: pídalo, y alguien decide.',
  'remedy-asked-once': 'Esto ya se dio, y no así: mire lo que se dio.',
  'apology-with-a-remedy': 'Una disculpa va con algo que lo arregle: elija también eso.',
  'apology-in-words': 'Escriba la disculpa, o quítela.',
  'remedy-of-this-customer': 'Esa cuenta no es del cliente de este caso: elija una de las suyas.',
  'remedy-on-an-account': 'Elija la cuenta a la que va.',
  'remedy-of-some-amount': 'Diga cuánto es: un número entero de céntimos o peniques, mayor que cero.',
  'remedy-of-a-sensible-amount':
    'Una compensación es de un millón de euros o libras como mucho: mire otra vez el importe.',
  'remedy-in-a-currency': 'Diga la moneda con sus tres letras, como en GBP.',
  'remedy-in-the-currency-of-the-account': 'Esa cuenta se lleva en otra moneda: dé el importe en esa.',
  'waiver-within-dues': 'No se puede perdonar más de lo que se debe: dé el resto como abono.',
  'remedy-for-a-promise-of-this-case': 'Esa promesa se hizo en otro caso: délo allí.',
  'remedy-fits-its-promise': 'Esa promesa es de otra cosa: dé esto por sí solo, o dé lo que se prometió.',
  'remedy-as-much-as-was-promised':
    'Es menos de lo que se prometió: délo todo, u ofrezca algo igual de bueno.',
  'remedy-of-the-catalogue': 'Elija qué es del catálogo: sin eso nadie sabe lo que cuesta.',
  'remedy-known': 'En este caso no hay tal compensación.',
  'booked-under-a-reference': 'Escriba la referencia con la que quedó anotado: letras y cifras.',
  'booked-under-one-reference': 'Esto ya está anotado con otra referencia: mire primero esa.',
  'not-booked-when-taken-back': 'Esto se retiró: délo de nuevo si el cliente debe tenerlo.',
  'booked-by-hand-where-it-waits': 'Esto se está anotando sin usted: espere la respuesta.',
  'booked-is-the-customers': 'Lo que está anotado es del cliente y no se retira.',
  'not-taken-back-while-booking': 'Se está anotando ahora mismo: espere la respuesta.',
  'taken-back-with-a-reason': 'Escriba por qué lo retira.',
}
