/** Gifts to those near us, in Spanish. */
import type { InterestWords } from './interest-en.ts'

export const interestEs: InterestWords = {
  title: 'Mis cuentas, y lo dado que se revisa',
  lead: 'Nadie da nada a una cuenta propia. Lo que va al propio hogar, o a un cliente una y otra vez, se da, y después lo revisa alguien nombrado para ello. No dice nada sobre si estuvo bien.',
  accounts: {
    title: 'Cuentas que son mías',
    lead: 'Diga qué cuentas tiene usted con nosotros. Sobre ellas decide entonces un compañero.',
    label: 'Números de cuenta, uno en cada línea',
    save: 'Guardar mis cuentas',
    saved: 'Guardado.',
  },
  waiting: {
    toReview: count => `Por revisar, lo dado (${count})`,
    closed: count => `Lo que usted dio y se revisó (${count})`,
  },
  mine: {
    title: 'Lo que di y se revisó',
    none: 'Nada.',
  },
  list: {
    title: 'Por revisar',
    none: 'No hay nada por revisar.',
    closed: 'Revisado',
    by: name => `lo dio ${name}`,
    allowed: name => `lo permitió ${name}`,
    why: {
      household: 'El cliente comparte una dirección o un número con quien lo dio.',
      'again-and-again': 'Este cliente ha recibido mucho de la misma persona.',
    },
    gifts: count => (count === 1 ? 'lo primero' : `${count} hasta entonces`),
    cleared: 'Está como debe',
    kept: 'Alguien lo estudia',
    outcomes: { cleared: 'está como debe', kept: 'alguien lo estudia' },
    reason: 'Lo que usted vio',
    reasonHint: 'Lo lee quien lo dio.',
    close: 'Cerrar',
    erased: 'Las palabras se borraron con su cliente.',
  },
  setup: {
    title: 'Quién revisa lo dado',
    lead: 'Quienes están nombrados aquí ven la lista, y nadie más. Nadie ve lo que dio o permitió.',
    reviewers: 'Nombrados para ello',
    nobody: 'No hay nadie nombrado: lo que hay que revisar espera.',
    gifts: 'Desde cuántas veces a un cliente',
    days: 'En cuántos días',
    save: 'Guardar quién revisa',
    saved: 'Guardado.',
  },
}
