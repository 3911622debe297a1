/** The rules of mail from strangers, in Spanish. */
export const mailRulesEs = {
  'a-stranger-wrote-here': 'Elija un correo de una persona desconocida que espere en este caso.',
  'sent-away-stays-away': 'Un compañero ya apartó este correo: no se puede admitir después.',
  'let-in-stays-in': 'Un compañero ya admitió este correo: ahora son palabras del cliente.',
}
