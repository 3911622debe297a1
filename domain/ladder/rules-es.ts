/** The rules of the ladder in Spanish, by name. */
export const ladderRulesEs: Readonly<Record<string, string>> = {
  'nothing-above': 'Esto está en manos de un organismo externo: no hay nadie por encima.',
  'climbing-is-the-customers': 'Primero demuestre que es usted: después sube con un solo toque.',
  'rung-decides-first':
    'Quien está en este nivel aún tiene tiempo para decidir. Si lo deja pasar, sube por sí solo.',
  'one-person-one-rung': 'Nadie está en dos niveles del mismo caso, y el responsable no está en ninguno.',
  'never-down-the-ladder': 'Un caso solo sube de nivel, nunca baja.',
  'rung-waits-for-an-answer': 'Este nivel ya no tiene nada que decidir: vuelva a mirar el caso.',
  'rung-answers-itself': 'Solo la persona de este nivel, o quien la sustituye, puede responder por él.',
  'rung-answers-in-words': 'Diga qué hace al respecto, con palabras que el cliente entienda.',
  'point-says-something': 'Escriba el punto tal como lo dijo el cliente.',
  'points-are-few': 'Ya hay doce puntos: inclúyalo en uno de ellos o divida el caso.',
  'points-are-the-customers': 'Primero demuestre que es usted: después anote lo que quiere que respondamos.',
  'own-points-stay': 'El cliente anotó este punto: solo él puede decir que está resuelto.',
  'point-goes-with-its-reason': 'Diga por qué no es un punto suyo: el cliente lo lee.',
  'settling-is-the-customers': 'Primero demuestre que es usted: después diga qué puntos están resueltos.',
  'rung-is-not-owner': 'Decide sobre este caso desde su nivel: primero responde, luego puede asumirlo.',
  'each-point-has-its-reason': 'Cada punto que planteó el cliente recibe su propio motivo.',
  'rung-decides-before-rest': 'Alguien de un nivel superior aún debe decidir sobre esto: no pasa a reposo.',
  'rung-stays-with-its-case': 'Un nivel superior decide sobre este caso: una el otro caso a este.',
  'last-rung-answers':
    'El último nivel interno responde siempre: nombre a alguien que trabaje aquí y haya entrado.',
  'each-rung-another-person': 'Una persona no puede estar en dos niveles: cada nivel es de otra persona.',
  'outside-body-can-be-reached':
    'Diga qué organismo externo decide después y cómo llegar a él: nombre, y dirección o enlace.',
}
