/** What the page that says what went wrong says, in Spanish, by fault. */
import type { MessageWords } from './message-en.ts'

export const messageEs: MessageWords = {
  retry: 'Intentar otra vez',
  'bad-request': {
    title: 'No lo hemos podido leer',
    says: 'Vuelva atrás, mírelo otra vez y envíelo de nuevo.',
  },
  'not-signed-in': { title: 'No ha iniciado sesión', says: 'Inicie sesión y vuelva.' },
  'wrong-credentials': { title: 'No coincide', says: 'Ese correo y esa contraseña no van juntos.' },
  'code-wrong': {
    title: 'Ese código no es correcto',
    says: 'Mire nuestro mensaje más reciente y escriba sus seis cifras.',
  },
  'not-allowed': {
    title: 'Esto no está abierto para usted',
    says: 'Si cree que debería estarlo, pregunte a una persona.',
  },
  'not-yours': {
    title: 'Este caso no está abierto aquí',
    says: 'Si es suyo, ábralo con el enlace que le enviamos o pida un código.',
  },
  'not-found': {
    title: 'Aquí no hay nada',
    says: 'Mire otra vez la dirección. Si tiene un caso con nosotros, ábralo con el enlace que le enviamos.',
  },
  'too-large': {
    title: 'Es demasiado grande',
    says: 'Vuelva atrás y envíe un archivo más pequeño o menos palabras de una vez.',
  },
  'wrong-type': { title: 'No hemos podido leerlo', says: 'Envíelo desde una de nuestras páginas.' },
  'too-many': { title: 'Han sido demasiadas veces', says: 'Espere un minuto e inténtelo otra vez.' },
  'gone-stale': {
    title: 'Esta página se ha quedado vieja',
    says: 'Vuelva atrás, cárguela otra vez y envíelo de nuevo.',
  },
  'not-ready': {
    title: 'Ahora mismo no podemos hacerlo',
    says: 'No se ha perdido nada. Inténtelo otra vez en un momento.',
  },
  bug: {
    title: 'Algo ha fallado de nuestro lado',
    says: 'No se ha guardado nada. Inténtelo otra vez, por favor.',
  },
}
