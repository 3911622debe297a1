/** Remedies at the desk, in Spanish. */
import type { en } from './remedies-en.ts'

export const es: typeof en = {
  title: 'Arréglelo ahora',
  lead: 'Primero lo más barato que lo arregla del todo. Basta una tecla.',
  leadOwed:
    'Primero lo que aún debe una promesa; después, lo más barato que lo arregla del todo. Basta una tecla.',
  none: 'Nada del catálogo encaja con lo que se ve aquí. Elija un importe abajo, o diga quién decide después.',
  emptyCatalogue: 'El catálogo está vacío: un administrador lo llena en la configuración.',
  openByHand: 'Lo que hay que anotar a mano',
  first: 'Arreglarlo: lo primero de la lista',
  second: 'Arreglarlo: lo segundo de la lista',
  third: 'Arreglarlo: lo tercero de la lista',
  repairs: { full: 'lo arregla del todo', part: 'arregla una parte' },
  troubles: {
    'cut-off': 'el servicio está cortado',
    unused: 'pagado y sin usar',
    overdue: 'hay facturas vencidas',
    'broken-promise': 'se rompió una promesa',
    fault: 'algo no funciona',
    other: 'como gesto',
  },
  keeps: {
    open: promised => `cumple: ${promised}`,
    broken: promised => `repara: ${promised}`,
  },
  costs: amount => `nos cuesta ${amount}`,
  free: 'no nos cuesta nada',
  within: days =>
    days === 0 ? 'ahora mismo' : days === 1 ? 'en un día laborable' : `en ${days} días laborables`,
  account: number => `cuenta ${number}`,
  giving: 'Dándolo…',
  beyond: 'Más de lo que usted puede dar por su cuenta',
  wouldNeed: 'Lo que haría falta',
  apology: {
    add: 'Añadir una disculpa por escrito',
    label: 'La disculpa',
    hint: 'Va con lo próximo que dé, y nunca sola.',
  },
  other: {
    open: 'Otro importe',
    kind: 'Qué',
    kinds: { credit: 'Abono', waiver: 'Menos de lo que se debe' },
    account: 'Cuenta',
    amount: currency => `Importe en ${currency}`,
    give: 'Dar este importe',
    carriesOut: 'Cumple la promesa',
    ofItsOwn: 'Ninguna: una nueva',
  },
  unused: {
    title: 'Pagado y sin usar',
    says: (plan, months, charged) =>
      `${plan}: ${months} meses sin usar, ${charged} cobrados por ellos. Dígalo antes de que lo digan.`,
  },
  dues: {
    owed: (amount, account) => `Se deben ${amount} en la cuenta ${account}`,
    overdue: amount => `${amount} de ello, vencidos`,
  },
  given: {
    title: 'Lo que se dio',
    by: name => `por ${name}`,
    byRule: 'por una regla',
    states: {
      given: 'anotándose',
      byHand: 'espera su referencia',
      failed: 'facturación lo rechazó: hay que anotarlo a mano',
      booked: 'anotado',
      'taken-back': 'retirado',
    },
    reference: reference => `con la referencia ${reference}`,
    enter: 'Escribir su referencia',
    referenceLabel: 'Referencia con la que quedó anotado',
    save: 'Está anotado',
    takeBack: 'Retirarlo',
    takeBackLabel: '¿Por qué se retira?',
    takeBackSave: 'Retirarlo',
    cancel: 'Dejarlo',
  },
}
