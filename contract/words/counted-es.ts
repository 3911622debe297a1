/** What the page of what is counted says, in Spanish. */
import type { CountedWords } from './counted-en.ts'

export const countedEs: CountedWords = {
  pageTitle: organisation => `Lo que ${organisation} cuenta en público`,
  title: 'Lo que contamos, a la vista de todos',
  lead: 'Nada se cierra porque alguien deje de escribir. Solo usted puede decir que está resuelto.',
  link: 'Lo que contamos en público',
  order: 'Quién va primero',
  orderSays:
    'Quien tiene un problema va antes que quien pide otra cosa. Quien espera en directo va antes que una carta de la misma clase. Después va primero quien se quedó sin servicio, y luego quien llegó antes. Un agente puede atender antes un caso suyo, como mucho dos veces delante de la misma persona.',
  now: 'Ahora mismo',
  lately: days => `En los últimos ${days} días`,
  waiting: count => many(count, '1 asunto espera a una persona.', `${count} asuntos esperan a una persona.`),
  inHand: count =>
    many(count, '1 asunto está en manos de alguien.', `${count} asuntos están en manos de alguien.`),
  unconfirmed: count =>
    many(
      count,
      '1 asunto parece resuelto; el cliente aún no lo ha dicho.',
      `${count} asuntos parecen resueltos; los clientes aún no lo han dicho.`,
    ),
  resting: count =>
    many(
      count,
      '1 asunto descansa: hace tiempo que nadie escribe. No está cerrado.',
      `${count} asuntos descansan: hace tiempo que nadie escribe. No están cerrados.`,
    ),
  promisesOpen: count => many(count, 'Queda 1 promesa por cumplir.', `Quedan ${count} promesas por cumplir.`),
  solved: count => many(count, '1 cliente dijo: está resuelto.', `${count} clientes dijeron: está resuelto.`),
  promisesKept: count => many(count, 'Se cumplió 1 promesa.', `Se cumplieron ${count} promesas.`),
  promisesBroken: count => many(count, 'No se cumplió 1 promesa.', `No se cumplieron ${count} promesas.`),
  letters: 'Cartas',
  lettersSay: hours =>
    `Cuando usted nos escribe, nuestro primer correo dice el día y la hora en que le habrá respondido una persona: en ${many(hours, 'una hora de atención', `${hours} horas de atención`)} como máximo. Cuenta como una promesa.`,
  counted: when => `Contado ${when}, como mucho una vez por minuto.`,
  asData: 'Las mismas cifras como datos',
}

const many = (count: number, one: string, more: string) => (count === 1 ? one : more)
