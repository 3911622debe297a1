/** What the desk says, in Spanish, about who shows what, who acts for whom, and what a writer may hear. */
import type { ActingDeskWords } from './acting-desk-en.ts'

export const actingDeskEs: ActingDeskWords = {
  title: 'Quién actúa',
  shown: (how, when) => `Identidad mostrada ${when} ${how}`,
  how: {
    code: 'con un código',
    link: 'con nuestro enlace',
    agent: 'al hablar',
    site: 'al iniciar sesión en el sitio',
  },
  nobody: 'Nadie más puede actuar aquí.',
  standing: {
    asked: 'preguntado, sin respuesta',
    acting: 'puede actuar',
    ended: 'plazo terminado',
    withdrawn: 'retirado',
    declined: 'el cliente dijo que no',
  },
  reads: 'leer y escribir',
  decides: 'leer, escribir, decidir',
  here: 'este asunto',
  everywhere: 'todos los asuntos',
  until: day => `hasta el ${day}`,
  about: {
    looking: writer => `${writer} aún no puede saber nada de esta cuenta. La estamos buscando.`,
    'not-found': writer =>
      `${writer} no puede saber nada de la cuenta de nadie. No hallamos ninguna con certeza.`,
    asked: writer => `${writer} aún no puede saber nada de esta cuenta.`,
    no: writer => `${writer} no puede saber nada de esta cuenta.`,
    'yes-not-proved': writer =>
      `El titular dijo que sí. ${writer} aún no ha mostrado quién es: espere al código.`,
    'may-hear': writer => `${writer} puede saber de esta cuenta.`,
  },
  own: {
    asked: 'Quien escribe no ha mostrado que esta cuenta sea suya. No diga nada de ella todavía.',
    'may-hear': 'Quien escribe ha mostrado que esta cuenta es suya.',
  },
  holderAsked: 'Se preguntó al titular en una dirección que ya conocíamos.',
  for: name => `Por: ${name}`,
  typed: typed => `Lo que dio: ${typed}`,
  holder: 'La cuenta de la que puede saber',
  writer: 'Quien escribe',
  record: 'Anotar que alguien puede actuar',
  recordHint: 'Se pregunta al cliente. Vale cuando haya dicho que sí.',
  name: 'Su nombre',
  address: 'Su correo o su teléfono',
  submit: 'Preguntar al cliente',
  recorded: 'Se está preguntando al cliente.',
}
