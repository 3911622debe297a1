/** The rules of setting a rule of the house aside in Spanish, by name. */
export const overrideRulesEs: Readonly<Record<string, string>> = {
  'set-aside-with-a-reason': 'Escriba por qué esta norma no encaja aquí: bastan unas palabras.',
  'nothing-set-aside-for-oneself': 'Nadie aparta una norma en un asunto propio: lo hace un compañero.',
  'proposal-is-open': 'Esta propuesta ya tiene respuesta: mire qué ha sido de la norma.',
  'rule-stays-with-a-reason': 'Diga por qué la norma sigue igual: lo leen quienes la apartaron.',
}
