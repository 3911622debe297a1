/** What the desk says of letters that could not be sent yet, in Spanish. */
import type { LettersDeskWords } from './letters-desk.ts'

export const es: LettersDeskWords = {
  waiting: count =>
    count === 1
      ? 'Una carta al cliente todavía no ha salido.'
      : `${count} cartas al cliente todavía no han salido.`,
  byMachine: 'un aviso nuestro',
  byPerson: 'palabras de una persona',
  again: time => `El próximo intento será a las ${time}.`,
  soon: 'Se intentará de nuevo enseguida.',
  why: 'El servidor de correo dijo:',
  heldBack: 'En la última hora fueron allí tantas cartas automáticas que esta espera.',
}
