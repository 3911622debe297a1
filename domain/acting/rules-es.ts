/** The rules about acting for somebody, in Spanish. Customers read them. */
export const actingRulesEs = {
  'helper-has-a-name': 'Escriba el nombre de la persona que puede actuar.',
  'helper-can-be-reached': 'Escriba el correo o el teléfono de la persona que puede actuar.',
  'helpers-are-named-by-the-verified-customer':
    'Para decir quién puede actuar por usted, muestre antes que es usted: pídanos un código.',
  'helper-is-somebody-else':
    'Esta es su propia dirección: escriba la de la persona que puede actuar por usted.',
  'helper-has-an-end': 'Elija hasta cuándo: dos años como mucho. Después puede decir que sí otra vez.',
  'what-was-taken-back-is-named-anew':
    'Esto ya se contestó. Para que esta persona actúe por usted, nómbrela otra vez.',
  'helper-decides-only-where-allowed':
    'Usted puede leer y escribir aquí por otra persona. Esto solo puede decidirlo ella.',
}
