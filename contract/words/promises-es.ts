/** Promises at the desk, in Spanish. */
import type { en } from './promises-en.ts'

export const es: typeof en = {
  more: 'Más sobre ella',
  within: 'O tanto tiempo desde ahora',
  units: {
    hours: 'horas',
    days: 'días',
    'working-days': 'días laborables',
    'working-hours': 'horas laborables',
  },
  offer: 'Del catálogo',
  noOffer: 'Nada de él',
  liveOffers: 'Se puede prometer hoy',
  otherOffers: 'No se puede prometer',
  evidence: 'Dónde se dijo',
  noEvidence: 'En lo que escribo ahora',
  amount: 'Cantidad',
  currency: 'Moneda',
  said: 'Ya se dijo: nos obliga',
  ended: (name, day) => `«${name}» terminó el ${day}. No lo prometa.`,
  notBegun: (name, day) => `«${name}» empieza el ${day}. No lo prometa todavía.`,
  gone: name => `«${name}» ya no está en el catálogo. No lo prometa.`,
  tooMuch: 'Es más de lo que usted puede prometer. Pregunte a un responsable antes de decirlo.',
  saidBinds: 'Se apunta como dicho. Un responsable lo cumple u ofrece algo igual de bueno.',
  detailsNow: 'Lo que escriba arriba se envía enseguida, y cumple la promesa cuando llega.',
  detailsOfOffer: 'Las condiciones de la oferta se envían enseguida, debajo de lo que escriba.',
  sendDetails: 'Enviar los detalles',

  moved: times =>
    times === 1
      ? 'Fecha movida una vez'
      : times === 2
        ? 'Fecha movida dos veces'
        : `Fecha movida ${times} veces`,
  paused: 'Detenida: esperamos al cliente',
  pause: 'Esperar al cliente',
  pauseFor: '¿Qué necesita del cliente?',
  pauseHint: 'El cliente lee esto. El plazo de la promesa se detiene hasta que responda.',
  pauseSubmit: 'Detenerla',
  resume: 'Seguir',
  keptByGiving: 'Se cumple al darlo: se hace en «Arréglelo ahora».',
  waitsForReference: 'Se cumple en cuanto se escribe la referencia de su anotación.',
  beyond: 'Dicho más allá de lo que su autor puede prometer. Nos obliga.',
  honour: 'Cumplirla',
  instead: 'Ofrecer algo igual de bueno',
  insteadHint: 'Decide el cliente. Hasta entonces, lo prometido sigue en pie.',
  insteadSubmit: 'Ofrecerlo',
  offered: until => `Ofrecido a cambio. Plazo: ${until}. Decide el cliente.`,
  termsAs: (name, version) => `${name}, como se prometió en la versión ${version}`,
  older: 'El catálogo dice ya otra cosa. Aquí no se aplica.',
  standsUntil: day => `El cliente puede aceptarlo hasta: ${day}.`,
  notArrived: 'El cliente aún no tiene estas condiciones por escrito. Los siete días empiezan cuando llegan.',
  showSaid: 'Dónde se dijo',
  keptByReply: 'Esta respuesta cumple la promesa:',
  to: 'A quién',
  toCustomer: (name: string) => `${name}, el cliente`,
  toHelper: (name: string) => `${name}, que actúa en su nombre`,
  madeTo: (name: string) => `Prometido a ${name}`,
  call: 'Llamada',

  risk: {
    title: 'Promesas en riesgo',
    forLeads: 'Esta lista es para quienes dirigen. Sus promesas están en su lista.',
    open: 'Promesas en riesgo',
    within: 'Plazo dentro de',
    hours: count => (count === 1 ? 'una hora' : count < 48 ? `${count} horas` : `${count / 24} días`),
    none: 'Ninguna promesa abierta está en riesgo.',
    overdue: 'Fuera de plazo',
    promise: 'Promesa',
    customer: 'Cliente',
    owner: 'De',
    due: 'Plazo',
    moved: 'Movida',
    movedHowOften: 'Cuántas veces se movió la fecha de las promesas abiertas',
    never: 'Nunca',
    once: 'Una vez',
    twice: 'Dos veces',
    times: times => `${times} veces`,
    byPerson: 'De',
    movedAtLeast: 'Fecha aplazada',
    movedSo: (times: number) =>
      times === 0
        ? 'Las veces que sea'
        : times === 1
          ? 'Una vez o más'
          : times === 2
            ? 'Dos veces o más'
            : `${times} veces o más`,
    sort: 'En orden de',
    sorts: { due: 'Vencimiento', moved: 'Veces aplazada' },
    file: 'Como archivo (CSV)',
    all: 'Todo el equipo',
    count: count => (count === 1 ? '1 promesa' : `${count} promesas`),
  },

  offers: {
    intro:
      'Lo que se puede prometer, con sus condiciones. Cada cambio es una versión nueva: lo ya prometido sigue como era.',
    none: 'Aún no hay ninguna oferta.',
    add: 'Oferta nueva',
    name: 'Nombre',
    terms: 'Condiciones',
    english: 'En inglés',
    spanish: 'En español',
    price: 'Precio',
    currency: 'Moneda',
    from: 'Desde',
    until: 'Hasta',
    untilHint: 'Siete días como mínimo. Vacío: hasta que la retire.',
    publish: 'Publicar',
    version: version => `Versión ${version}`,
    live: 'Se puede prometer',
    ended: 'Terminada',
    notBegun: 'Sin empezar',
    promised: count => (count === 1 ? '1 promesa abierta de ella' : `${count} promesas abiertas de ella`),
    takeOut: 'Retirarla',
  },
}
