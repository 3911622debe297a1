/** The rules about offers, in Spanish. */
export const gateRulesEs = {
  'nothing-is-offered-while-something-is-wrong': 'No se ofrece nada mientras algo vaya mal.',
  'offer-in-words': 'Una oferta se escribe con palabras que el cliente pueda guardar.',
}
