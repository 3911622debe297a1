/** The rules of being called back, in Spanish. Most are read by customers. */
export const callbackRulesEs = {
  'not-while-somebody-comes': 'Ahora mismo estamos avisando a una persona para usted: espere un momento.',
  'not-while-talking': 'Ya está hablando con una persona: dígale que prefiere que le llamemos.',
  'called-on-a-number': 'Escriba el número de teléfono con todas sus cifras, para que podamos llamarle.',
  'called-on-the-right-number': 'Mire el número una vez más y diga que es correcto.',
  'called-at-the-usual-price':
    'No llamamos a números que cuestan más que una llamada corriente: denos un móvil o un fijo.',
  'called-where-we-call':
    'No llamamos a números de ese país: denos otro número, o escríbanos y le contestamos.',
  'one-place-for-a-number': 'Este número ya tiene su lugar con nosotros: no hace falta pedirlo otra vez.',
  'not-called-again-and-again':
    'Hoy ya se han pedido 3 llamadas a este número: escríbanos, o pídalo otra vez mañana.',
  'not-too-many-from-one-place':
    'Se han pedido demasiadas llamadas desde donde está: escríbanos, o pídalo otra vez mañana.',
  'called-while-there-is-room': 'Esa hora la acaban de ocupar otras personas: elija otra.',
  'taken-when-chosen': 'Este cliente eligió una hora más tarde: llame entonces, o diga por qué llama ahora.',
  'closed-needs-a-time': 'Ahora está cerrado: elija una hora en la que esté abierto y le llamamos entonces.',
  'called-in-the-future': 'Esa hora ya ha pasado o ya ha empezado: elija otra más tarde.',
  'called-within-two-weeks': 'Elija una hora dentro de los próximos 14 días.',
  'called-within-half-an-hour': 'Denos al menos media hora para llamarle, y no más de cuatro horas.',
  'called-while-open': 'No está abierto durante todo ese tiempo: elija otra hora.',
  'waits-here-before-being-called':
    'Le estamos llamando ahora mismo: hable con nosotros, o espere un momento y elija después.',
  'missed-by-the-one-who-calls': 'Que no se localizó a nadie lo apunta solo quien llama.',
  'reached-is-reached': 'Ya ha localizado a este cliente: termine el contacto.',
  'reached-by-the-one-who-calls': 'Que se localizó al cliente lo apunta solo quien llama.',
  'called-before-ended': 'Apunte primero si ha localizado al cliente: si no, la fila lo intenta otra vez.',
  'offered-when-due': 'A este cliente se le llama a una hora propia, que todavía no ha llegado.',
}
