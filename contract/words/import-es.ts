/** Clientes que entran y salen, en español. */
import type { ImportField, ImportKind, LineOutcome, LineSays } from '../import-fields.ts'
import type { en } from './import-en.ts'

const fields: Readonly<Record<ImportField, string>> = {
  externalId: 'Número de cliente',
  name: 'Nombre',
  familyName: 'Apellidos',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  secondPhone: 'Segundo teléfono',
  language: 'Idioma',
  accountNumber: 'Número de cuenta',
  openedOn: 'Fecha de alta',
  identifier: 'Número de la línea o del servicio',
  serviceKind: 'Tipo de servicio',
  plan: 'Tarifa',
  monthly: 'Precio al mes',
  currency: 'Moneda',
  serviceState: 'Estado del servicio',
  since: 'Desde',
  billNumber: 'Número de factura',
  issuedOn: 'Fecha de la factura',
  dueOn: 'Vencimiento',
  total: 'Total',
  billState: 'Estado de la factura',
}

const kinds: Readonly<Record<ImportKind, string>> = {
  customers: 'Clientes',
  accounts: 'Cuentas',
  services: 'Servicios',
  bills: 'Facturas',
}

const outcomes: Readonly<Record<LineOutcome, string>> = {
  added: 'Nuevo',
  changed: 'Cambiado',
  same: 'Como antes',
  refused: 'No admitido',
}

const counted: Readonly<Record<LineOutcome, readonly [one: string, more: string]>> = {
  added: ['nuevo', 'nuevos'],
  changed: ['cambiado', 'cambiados'],
  same: ['como antes', 'como antes'],
  refused: ['no admitido', 'no admitidos'],
}

function fieldsIn(about: string): string {
  const named = about
    .split(' ')
    .map(name => Object.entries(fields).find(([field]) => field === name)?.[1] ?? name)
  return named.join(', ')
}

function without(about: string): string {
  return about === '' ? '' : ` Se dejó fuera, porque no se pudo leer: ${fieldsIn(about)}.`
}

const says: Readonly<Record<LineSays, (about: string) => string>> = {
  'customer-added': about => `Un cliente nuevo.${without(about)}`,
  'customer-added-beside': about =>
    `Un cliente nuevo. Otra persona tiene el mismo correo o teléfono; nada indica que sea la misma.${without(about)}`,
  'customer-joined': about => `Es alguien que ya nos había escrito: ahora tiene su número.${without(about)}`,
  'customer-changed': about => `Sus datos se pusieron al día.${without(about)}`,
  'customer-same': about => `No hay nada nuevo.${without(about)}`,
  'account-added': about => `La cuenta ${about} es nueva.`,
  'account-changed': about => `La cuenta ${about} se puso al día.`,
  'account-same': about => `No hay nada nuevo de la cuenta ${about}.`,
  'service-added': about => `El servicio ${about} es nuevo.`,
  'service-changed': about => `El servicio ${about} se puso al día.`,
  'service-same': about => `No hay nada nuevo del servicio ${about}.`,
  'bill-added': about => `La factura ${about} es nueva.`,
  'bill-changed': about => `La factura ${about} se puso al día.`,
  'bill-same': about => `No hay nada nuevo de la factura ${about}.`,
  missing: about => `Esto está vacío y no puede estarlo: ${fieldsIn(about)}.`,
  'not-kept': () =>
    'Algo de esta fila no se puede guardar. Busque signos fuera de lugar y tráigala de nuevo.',
  unreadable: about => `Esto no se pudo leer: ${fieldsIn(about)}.`,
  'no-currency': () =>
    'El importe no tiene moneda. Elija una columna para ella, o escríbala junto al importe.',
  'no-customer': about => `No existe el cliente ${about}. Traiga primero a los clientes.`,
  'no-account': about => `No existe la cuenta ${about}. Traiga primero las cuentas.`,
  'account-of-another': about => `La cuenta ${about} pertenece a otro cliente.`,
  'service-of-another': about => `El servicio ${about} pertenece a otra cuenta.`,
  'bill-of-another': about => `La factura ${about} pertenece a otra cuenta.`,
  'quote-open': () => 'Aquí se abren unas comillas que no se cierran. Desde aquí no se leyó nada.',
  'row-too-long': () => 'Esta fila es demasiado larga para ser una sola. Desde aquí no se leyó nada.',
}

export const es: typeof en = {
  title: 'Clientes: traer y sacar',
  tabs: { in: 'Traer', out: 'Sacar', links: 'Enlaces a otros sistemas' },
  notYours: 'Esto es para los administradores de la organización. Pídaselo a uno de ellos.',

  kinds,
  fields,
  outcomes,
  says,
  atLine: (line, sentence) => `Línea ${line}: ${sentence}`,
  report: { line: 'línea', outcome: 'resultado', says: 'qué se hizo' },

  lead: 'Un archivo CSV, tal como lo escribe su otro sistema. Primero los clientes, luego sus cuentas, y después servicios y facturas. Traiga el mismo archivo cuantas veces quiera: a quien ya tiene número se le ponen los datos al día, nunca se le duplica.',
  choose: 'Elegir un archivo',
  reading: 'Leyendo el archivo…',
  fileIs: (size, separator, encoding) => `${size} · separado por ${separator} · ${encoding}`,
  separators: { ',': 'comas', ';': 'puntos y comas', '\t': 'tabuladores', '|': 'barras' },
  what: '¿Qué contiene?',
  columns: '¿Qué es cada columna?',
  columnsHint: 'Lo hemos deducido del encabezado. Lo que está marcado tiene que estar.',
  none: 'No está en el archivo',
  needed: 'tiene que estar',
  inFile: 'En el archivo',
  mapping: 'Columnas guardadas',
  mappingNone: 'Como se dedujo',
  mappingFound: name => `Este encabezado ya se trajo antes: las columnas están como en «${name}».`,
  saveAs: 'Guardar estas columnas con un nombre',
  saveAsHint: 'Así el próximo archivo igual no necesita que elija nada. Déjelo vacío si no habrá otro.',
  tryOut: 'Probar',
  trial: 'Qué pasaría',
  trialLead: count =>
    count === 1
      ? 'La primera fila, a modo de prueba. Todavía no se guarda nada.'
      : `Las primeras ${count} filas, a modo de prueba. Todavía no se guarda nada.`,
  trialWhole: 'Eso es el archivo entero.',
  trialNone: 'El archivo tiene encabezado y ninguna fila.',
  start: 'Traerlo',
  other: 'Otro archivo',
  counts: (count, outcome) => `${count} ${counted[outcome][count === 1 ? 0 : 1]}`,
  line: 'Línea',
  happens: 'Qué pasa',

  needsColumns: names => `Elija una columna para lo que tiene que estar: ${names}.`,
  noColumn: name => `El archivo no tiene la columna «${name}».`,
  begun: 'Este archivo ya se puso en marcha.',

  runs: 'Archivos que se trajeron',
  noRuns: 'Ninguno todavía.',
  state: { uploaded: 'Sin empezar', running: 'En marcha', done: 'Terminado', stopped: 'Detenido' },
  problem: {
    cancelled: 'Alguien lo detuvo. Lo que se trajo hasta entonces se queda.',
    'quote-open': 'Unas comillas no se cierran. Las filas anteriores entraron; el informe dice dónde.',
    'row-too-long':
      'Tiene una fila demasiado larga para ser una sola. Las anteriores entraron; el informe dice dónde.',
    'file-gone': 'El archivo ya no está. Tráigalo de nuevo: sigue donde se quedó.',
    erased:
      'Mientras entraba se borró a una persona, y quizá hablaba de ella: el archivo se eliminó. Lo que se trajo hasta entonces se queda.',
  },
  rows: count => `${count} filas`,
  by: name => `por ${name}`,
  byCommand: 'desde la línea de órdenes',
  stop: 'Detener',
  reportAll: 'Informe (CSV)',
  reportRefused: 'Filas no admitidas (CSV)',

  outLead:
    'Todos los clientes con sus números, direcciones y cuentas, en un archivo CSV. Queda anotado que usted los sacó, con su nombre y la hora.',
  outNotYours:
    'Solo la dirección del servicio o un administrador puede sacar a los clientes, y nadie de una agencia externa.',
  outSubmit: 'Descargar los clientes',

  linksLead:
    'Aparecen junto a cada cliente y se abren en otra pestaña. Si un enlace necesita algo que no sabemos de un cliente, no se muestra.',
  linkLabel: 'Nombre',
  linkUrl: 'Dirección',
  linkVariables: names => `Puede usar ${names}.`,
  linkAdd: 'Añadir un enlace',
  linkRemove: label => `Quitar ${label || 'este enlace'}`,
  linksSave: 'Guardar los enlaces',
  linksSaved: 'Guardado.',
  linksNone: 'Todavía no hay enlaces.',
  linkFaults: {
    'not-a-link': url => `«${url}» no es una dirección web. Empieza por https:// o http://.`,
    'unknown-variable': url => `«${url}» tiene algo entre llaves que no conocemos.`,
    'variable-in-host': url => `«${url}» tiene una variable donde tiene que ir el nombre del otro sistema.`,
  },
}
