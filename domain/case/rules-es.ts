/** The rules of a case, in Spanish. Those about what a customer asks for are read by customers. */
export const caseRulesEs = {
  'call-in-words': 'Escriba en pocas palabras lo que se dijo en la llamada.',
  'call-in-the-past': 'Una llamada se apunta cuando ya ha empezado: elija cuándo fue.',
  'call-in-was-answered':
    'Una llamada que entró se contestó: solo una llamada que hizo usted puede no encontrar a nadie.',
  'promised-in-talking': 'No se habló con nadie, así que en esta llamada no se prometió nada.',
  'handover-still-open': 'Este traspaso ya no está abierto: el caso lo tiene quien lo lleva.',
  'handover-answered-by-its-receiver': 'Contesta a un traspaso el compañero que recibe el caso.',
  'handover-lapses-when-time-is-up': 'Un traspaso caduca solo cuando se acaba su plazo.',
  'handed-over-by-the-owner': 'Un caso lo pasa quien lo lleva.',
  'handed-over-to-another': 'Un caso se pasa a otra persona, no a usted.',
  'handed-over-with-a-summary': 'Un traspaso necesita un resumen: diga qué ha pasado y qué viene ahora.',
  'one-handover-at-a-time': 'Este caso ya se está pasando: espere la respuesta.',
  'not-to-somebody-gone': 'No se pasa un caso a quien ha dejado la empresa.',
  'not-to-somebody-absent':
    'No se pasa un caso a quien está ausente: elija a un compañero que esté trabajando.',
  'handover-leaves-time': 'Un traspaso deja a quien lo recibe tiempo para contestar.',
  'entry-is-there': 'Este cliente ya no espera en este puesto de la fila.',
  'answered-in-turn': 'La fila ofrece al siguiente cliente: a nadie se le atiende fuera de su turno.',
  'answered-by-one': 'Un compañero fue más rápido: a este cliente ya se le atiende.',
  'offered-to-a-colleague':
    'Este cliente se le ofrece ahora a un compañero: si no puede, la fila pregunta otra vez.',
  'answered-is-not-declined':
    'Usted ya ha atendido a este cliente: pase el caso si debe seguir otra persona.',
  'answered-before-ended': 'Este cliente aún espera: conteste primero y termine después el contacto.',
  'ended-by-its-own': 'Termina un contacto quien está con el cliente, o quien lleva el caso.',
  'missed-when-time-is-up': 'Un ofrecimiento se pierde solo cuando se acaba su plazo.',
  'owner-to-wait-for':
    'Todavía nadie en particular lleva este asunto, así que no hay a quién esperar: viene quien esté libre.',
  'owner-waited-for-in-the-line':
    'Ya se está avisando a una persona para este asunto: es tarde para esperar a alguien en particular.',
  'offered-to-the-one-waited-for': 'Este cliente prefiere esperar a la persona que conoce el caso.',
  'offered-once-at-a-time': 'Un cliente se ofrece a un agente cada vez, y solo mientras espera.',
  'only-a-running-chat-goes-quiet': 'Solo puede quedarse en silencio un chat que alguien ha atendido.',
  'quote-while-waiting': 'El tiempo de espera se dice solo a quien todavía espera.',
  'address-says-where': 'Escriba el correo o el teléfono en el que podemos hablar con usted.',
  'reply-says-something': 'Esta respuesta está vacía: escriba algo o añada un archivo.',
  'note-says-something': 'Esta nota está vacía: escriba algo.',
  'no-needs-next-rung': 'Un «no» nunca es la última palabra: diga quién decide después.',
  'no-needs-reasons': 'Un «no» va con sus motivos, en palabras que el cliente pueda leer.',
  'asked-by-owner-or-lead': 'Pregunta al cliente si está resuelto quien lleva el caso o un responsable.',
  'promises-before-solved': 'Aún hay una promesa abierta: cúmplala antes de preguntar si está resuelto.',
  'reported-in-the-customers-words': 'Apunte lo que dijo el cliente, con las palabras del cliente.',
  'only-the-customer-says-so': 'Solo el cliente dice si está resuelto.',
  'confirmed-when-verified': 'Para decir que está resuelto, muestre antes que es usted: pídanos un código.',
  'no-rest-in-the-line': 'Un caso no descansa mientras el cliente espera o habla con alguien.',
  'no-rest-with-a-promise': 'Un caso no descansa mientras haya una promesa abierta.',
  'no-rest-in-a-handover': 'Un caso no descansa mientras se está pasando a otra persona.',
  'no-rest-unanswered': 'Un caso no descansa mientras la última palabra del cliente siga sin respuesta.',
  'rest-after-silence': 'Un caso descansa solo tras un largo silencio.',
  'nobody-accepted-yet': 'Nadie ha aceptado aún este caso: conteste primero al cliente.',
  'nobody-in-the-line': 'Un caso que descansa o está resuelto no tiene a nadie en la fila.',
  'unconfirmed-until-answered':
    'Lo que un agente apuntó como resuelto queda sin confirmar hasta que el cliente conteste.',
  'solved-by-the-customer':
    'El cliente dijo que esto está resuelto: solo la palabra del cliente lo abre otra vez.',
  'goes-on-elsewhere': 'Esto se unió a otro caso y sigue allí.',
}
