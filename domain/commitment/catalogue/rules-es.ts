/** The rules about the catalogue of offers, in Spanish. */
export const catalogueRulesEs = {
  'offer-without-urgency':
    'Una oferta no mete prisa a nadie: quite palabras como «solo hoy» o «última oportunidad».',
  'offer-says-everything': 'Una oferta tiene un nombre y sus condiciones en los dos idiomas.',
  'offer-lasts-seven-days': 'Una oferta dura al menos siete días: las personas necesitan tiempo para leerla.',
}
