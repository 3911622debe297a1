/** The rules about cutting a service off, in Spanish. */
export const accountRulesEs = {
  'cut-of-a-service-that-runs': 'Este servicio no está en marcha: no hay nada que cortar.',
  'no-cut-while-disputed':
    'Las facturas de esta cuenta se están revisando: el servicio sigue hasta que eso termine.',
  'cut-on-a-day': 'Diga primero qué día: a nadie se le corta sin un día que pueda leer.',
  'cut-needs-notice': 'El cliente no ha recibido aviso de este corte: envíelo primero.',
  'cut-fifteen-days-after-notice':
    'Entre el aviso y el corte hay quince días: espere, o elija un día posterior.',
  'cut-planned-fifteen-days-away':
    'Elija un día con al menos quince días de margen: el aviso tiene que llegar antes.',
  'unused-is-so': 'Este servicio se usa, o no se sabe nada de su uso: no hay nada que decir.',
  'unused-told-once': 'Al cliente ya se le habló de estos meses: lo mismo no se dice dos veces.',
  'cut-not-before-its-day': 'El día de este corte no ha llegado: al cliente se le dijo otro.',
}
