/** «Su cuenta» en la página del propio cliente. */
import type { OwnAccountWords } from './own-account-en.ts'

export const ownAccountEs: OwnAccountWords = {
  title: 'Su cuenta',
  number: (number: string) => `Cuenta ${number}`,
  services: 'Lo que usted tiene',
  monthly: (sum: string) => `${sum} al mes`,
  states: { active: 'Funciona', cut: 'Está cortado', ended: 'Ya acabó' },
  endsOn: (day: string) => `Su último día es el ${day}`,
  cut: (day: string) => `Prevemos cortarlo el ${day}.`,
  notice: (day: string) =>
    `Nuestro aviso le llegó el ${day}. Desde entonces esperamos quince días, como mínimo.`,
  noNotice: 'Todavía no ha recibido aviso. Hasta quince días después no se corta nada.',
  cutHow: '¿Hay una factura mal? Díganoslo, y el servicio sigue mientras lo vemos.',
  unused: (months: number, sum: string) =>
    `Usted lo paga, y no se usó en ${months} meses. Le costaron ${sum}.`,
  unusedWhat: '¿Qué quiere hacer? Aquí no le vendemos nada.',
  wishes: { 'pay-less': 'Quiero pagar menos por él', 'money-back': 'Quiero el dinero de esos meses' },
  end: 'Dar de baja este servicio',
  asks: {
    'pay-less': (service: string) => `Quiero pagar menos por ${service}: no lo uso.`,
    'money-back': (service: string, months: number) =>
      `Pagué ${service} y no lo usé en ${months} meses. Quiero que me devuelvan ese dinero.`,
  },
  use: 'Lo que usó y lo que paga',
  month: 'Mes',
  used: 'Usó',
  pay: 'Paga',
  nothing: 'nada',
  bills: 'Sus facturas',
  noBills: 'No hay ninguna factura.',
  bill: (number: string, day: string) => `Factura ${number} del ${day}`,
  total: (sum: string) => `${sum} en total`,
  left: (sum: string) => `Queda por pagar: ${sum}`,
  dueOn: (day: string) => `se paga hasta el ${day}`,
  wasDue: (day: string) => `se pagaba hasta el ${day}`,
  paid: 'Pagada',
  disputed: 'No tiene que pagarla mientras la revisamos.',
  line: (what: string, sum: string) => `${what}: ${sum}`,
  reference: (reference: string) => `Referencia ${reference}`,
  given: {
    credit: 'Dinero de vuelta',
    waiver: 'Descontado',
    reconnect: 'Su servicio ha vuelto',
    goods: 'Le enviamos',
    'plan-change': 'Su plan nuevo',
    'priority-visit': 'Fuimos a verle',
    'callback-same-person': 'Le llamamos',
    apology: 'Le pedimos perdón',
  },
  orders: 'Lo que usted encargó',
  order: {
    'end-service': (plan: string, day: string) => `${plan} acaba el ${day}`,
    'change-plan': (plan: string, day: string) => `${plan} desde el ${day}`,
  },
  notYet: 'Lo estamos anotando en nuestras cuentas.',
}
