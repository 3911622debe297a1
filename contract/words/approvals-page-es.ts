/** That somebody decides, as a customer reads it, in Spanish. */
import type { ApprovalsPageWords } from './approvals-page-en.ts'

export const approvalsPageEs: ApprovalsPageWords = {
  title: 'Alguien está decidiendo',
  decides: (name, what, until) => `${name} está decidiendo sobre ${what}. Plazo: ${until}.`,
  thenUp: 'Usted no tiene que hacer nada. Si nadie responde, decide alguien superior, y aquí verá quién.',
  thenLate: name =>
    `Usted no tiene que hacer nada. Si tarda más, aquí verá que nos retrasamos. ${name} le sigue debiendo la respuesta.`,
  late: (name, what) =>
    `Nuestra respuesta sobre ${what} se retrasa. Se lo recordamos a ${name}, que aún se la debe.`,
  again: until => `Debe responder: ${until}.`,
}
