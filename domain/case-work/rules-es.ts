/** The rules that keep cases in order, in Spanish. */
export const caseWorkRulesEs = {
  'put-aside-until-its-time': 'Un caso apartado vuelve por sí solo únicamente cuando llega su hora.',
  'helped-in-turn': 'Espera alguien que llegó antes: ayude primero a esa persona.',
  'joined-to-another': 'Un caso se une a otro, no a sí mismo.',
  'joined-for-one-person': 'Solo se pueden unir asuntos de la misma persona.',
  'joined-once': 'Esto ya se unió a otro caso y sigue allí.',
  'joined-about-one-account': 'Estos dos tratan de cuentas distintas: cada uno sigue siendo un caso aparte.',
  'promises-go-along': 'Al unir dos casos, toda promesa abierta va con ellos.',
  'nobody-waits-where-it-goes':
    'Allí alguien espera una respuesta: conteste primero o una los casos al revés.',
  'answered-before-joining':
    'Allí se ha pedido permiso para algo: espere la respuesta o una los casos al revés.',
  'booked-before-joining':
    'Allí aún se está anotando algo: escriba antes su referencia o una los casos al revés.',
  'given-before-joining':
    'Allí se aprobó dinero que aún no se ha dado: delo antes, o una los casos al revés.',
  'put-aside-by-owner-or-lead': 'Aparta un caso quien lo lleva o un responsable.',
  'nobody-is-put-aside': 'En este caso alguien espera o está hablando: a nadie se le aparta.',
  'put-aside-until-a-time-to-come': 'Un caso se aparta hasta un momento que aún no ha llegado.',
  'put-aside-for-sixty-days': 'Un caso se aparta sesenta días como mucho.',
  'split-by-what-the-customer-said': 'Elija mensajes que el cliente escribió en este caso.',
  'nobody-waits-where-it-is-split': 'Aquí alguien espera una respuesta: conteste primero y separe después.',
  'a-few-tags': 'Un caso tiene veinte etiquetas como mucho: quite una antes.',
  'somebody-to-take': 'En este caso no espera nadie.',
  'taken-by-one': 'Un compañero ya ayuda a este cliente, o se le está preguntando ahora mismo.',
}
