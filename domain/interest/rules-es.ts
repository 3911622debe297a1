/** The rules of gifts to those near us in Spanish, by name. */
export const interestRulesEs: Readonly<Record<string, string>> = {
  'nothing-to-oneself': 'Nadie da nada a una cuenta propia: lo decide un compañero.',
  'review-is-open': 'Esto ya se revisó: su resultado queda así.',
  'reviewed-with-a-reason': 'Escriba lo que vio: lo lee quien lo dio.',
}
