/** The rules about leaving and paying less, in Spanish. */
export const leavingRulesEs = {
  'nothing-offered-to-whoever-leaves':
    'A quien dijo que se va no se le ofrece nada: arréglelo o deje que se vaya.',
  'cancelling-is-the-customers': 'Primero demuestre que es usted: después cancela con un solo toque.',
  'service-of-this-customer': 'Este cliente no tiene ese servicio: vuelva a mirar la lista.',
  'ends-on-a-day-to-come': 'Elija el último día: hoy, o cualquier día dentro de un año.',
  'cancelled-when-confirmed': 'Diga que es correcto: no se pregunta nada más.',
  'paying-less-was-asked-for': 'El cliente no ha pedido pagar menos: un plan que nadie pidió es una oferta.',
  'plan-of-the-house': 'No tenemos ese plan para este servicio: elija uno de la lista.',
  'order-known': 'Aquí no hay ninguna baja ni cambio de plan así.',
  'order-under-a-reference': 'Anote la referencia de los libros: letras y cifras.',
  'order-not-replaced': 'Después se eligió otro día: anote ese.',
  'order-by-hand-where-it-waits': 'Esto va solo a los libros: espere la respuesta.',
  'cheaper-is-cheaper': 'Este plan cuesta más: quien quiere pagar menos recibe uno que cuesta menos.',
}
