/** El correo que espera a alguien y las personas desconocidas en un caso, en español. */
import type { MailAsideWords } from './mail-aside-en.ts'

export const mailAside: MailAsideWords = {
  open: 'Correo apartado',
  title: 'Correo apartado',
  about:
    'Correo que no es de ningún caso, y correo de personas desconocidas que espera en uno. No se tira nada: mírelo, haga de él un caso o déjelo.',
  waiting: count => (count === 1 ? 'Espera un correo' : `Esperan ${count} correos`),
  none: 'No espera ningún correo. Lo que no es de ningún caso aparece aquí.',
  kinds: {
    person: 'un correo',
    echo: 'una carta nuestra que volvió',
    bounce: 'un informe de un servidor de correo',
    loop: 'correo que da vueltas',
    duplicate: 'el mismo correo otra vez',
    'abuse-report': 'una queja',
    spam: 'no deseado, según un filtro',
    'auto-reply': 'una respuesta automática',
    machine: 'correo de una máquina',
    bulk: 'un boletín',
    list: 'una lista de correo',
    invitation: 'una invitación',
  },
  noSender: 'sin remitente',
  noSubject: 'sin asunto',
  noText: 'El original ya no está, así que aquí no se puede leer.',
  empty: 'No lleva texto.',
  files: 'Lleva:',
  asked: 'Se preguntó:',
  source: 'Texto original, en otra pestaña',
  makeCase: 'Hacer de él un caso',
  leave: 'Dejarlo',
  decide: 'Decidir en el caso',
  opened: 'Ya es un caso.',
  more: 'Ver más',
  stranger: {
    asks: '¿Es esta persona el cliente?',
    hint: from =>
      `No conocemos ${from === undefined ? 'a quien lo envía' : `la dirección ${from}`}. El cliente no ve nada de esto hasta que usted lo admita.`,
    letIn: 'Admitirlo como palabras del cliente',
    keep: 'Escribir a esta dirección desde ahora',
    ownCase: 'Hacer de él un caso propio',
    sendAway: 'No admitirlo',
  },
  unreachable: 'desde aquí vuelven las cartas',
  unwanted: 'dijo que no quiere nuestras cartas',
  unwantedMeans:
    'Allí solo va lo que escribe alguien de nosotros. Solo el cliente puede quitar esta marca: respondiendo a una carta nuestra, o dejando de nuevo la dirección en su página.',
}
