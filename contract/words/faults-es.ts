/** What is said of a wrong request, in Spanish. */
import type { FaultWords } from './faults.ts'
import { wrongInSpanish } from './wrong-es.ts'

/** What people call the fields that they fill in. Others stand in no form, and are not named. */
const FIELDS: Readonly<Record<string, string>> = {
  address: 'la dirección',
  amount: 'el importe',
  closedDays: 'los días cerrados',
  currency: 'la moneda',
  email: 'el correo',
  emergencyPhone: 'el teléfono de urgencias',
  evidence: 'lo que lo demuestra',
  extraDays: 'los días especiales',
  files: 'los archivos',
  from: 'desde cuándo',
  grants: 'lo que se puede conceder',
  label: 'el nombre del enlace',
  languages: 'los idiomas',
  links: 'los enlaces',
  minutes: 'los minutos',
  name: 'el nombre',
  note: 'la nota',
  password: 'la contraseña',
  phone: 'el teléfono',
  purpose: 'para qué sirve',
  restAfterHours: 'las horas de silencio',
  answerWithinHours: 'las horas para responder una carta',
  machineLettersAnHour: 'las cartas automáticas en una hora',
  toldFromHour: 'la hora desde la que se avisa',
  toldUntilHour: 'la hora hasta la que se avisa',
  shortcut: 'la abreviatura',
  skills: 'las especialidades',
  steps: 'los pasos',
  summary: 'el resumen',
  tag: 'la etiqueta',
  timeZone: 'la zona horaria',
  title: 'el título',
  to: 'hasta cuándo',
  until: 'hasta cuándo',
  urlTemplate: 'la dirección del enlace',
  week: 'la semana',
  words: 'el texto',
}

/** Not the place in a list. */
const isName = (part: string) => !/^\d*$/.test(part)

export const es: FaultWords = {
  usual: {
    'bad-request': 'No hemos podido leer lo que envió. Mire los campos que se nombran y envíelo otra vez.',
    'not-signed-in': 'Inicie sesión primero, por favor.',
    'wrong-credentials':
      'Ese correo y esa contraseña no van juntos. Inténtelo otra vez o pida un enlace nuevo a su responsable.',
    'code-wrong':
      'Ese código no es correcto. Mire nuestro mensaje más reciente y escriba otra vez las seis cifras.',
    'not-allowed': 'No puede hacer esto. Si cree que debería poder, pregunte a su responsable.',
    'not-yours':
      'Aquí no hay nada para usted. Si tiene un caso con nosotros, pida un código nuevo o use el enlace que le enviamos.',
    'not-found': 'En esta dirección no hay nada.',
    'too-large': 'Esto es demasiado grande. Envíe un archivo más pequeño.',
    'wrong-type': 'Envíe JSON o un formulario.',
    'too-many': 'Han sido demasiadas veces. Espere un minuto e inténtelo otra vez.',
    'gone-stale': 'Esta página ya no está al día. Cárguela otra vez.',
    'not-ready': 'Ahora mismo no podemos hacerlo. No se ha perdido nada: inténtelo otra vez en un momento.',
    bug: 'Algo ha fallado por nuestra parte. No se ha guardado nada: inténtelo otra vez.',
  },

  wrongFields(_part, wrong) {
    const told = wrong.map(({ field, say }) => {
      const name = FIELDS[field.split('.').findLast(isName) ?? '']
      return name === undefined ? say(wrongInSpanish) : `${name} (${say(wrongInSpanish)})`
    })
    return `Hay algo mal escrito. Revise y envíelo otra vez: ${[...new Set(told)].join(', ')}.`
  },
  notUtf8: 'Esto no es texto en UTF-8. Guárdelo en UTF-8 y envíelo otra vez.',
  nestedTooDeeply: 'Esto tiene demasiados niveles. Envíelo con menos.',
  formBroken: 'El formulario no llegó entero. Envíelo otra vez.',
  sendMultipart: 'Envíe el archivo como formulario (multipart), en el campo «file».',
  moreThanTaken: mostMegabytes =>
    `Esto es demasiado grande. Un archivo puede tener ${mostMegabytes} MB como mucho, y un mensaje 100.000 letras.`,
  textTooLong: 'Este texto es demasiado largo. Envíelo como archivo.',
  fromElsewhere: 'Esto vino de otro sitio web. Abra la página otra vez e inténtelo desde allí.',
  formOutOfDate: 'Esta página ya no está al día. Vuelva atrás, cárguela otra vez y envíelo de nuevo.',
  buttonNotHere:
    'El botón de contacto aún no puede estar en este sitio. Quien configura añade el sitio en la configuración, en «Botón de contacto».',
  isWebSocket: 'Esto es un WebSocket: conéctese como tal.',
  databaseAway: 'La base de datos no responde.',

  tooOftenFor: seconds =>
    `Han sido demasiadas veces. Inténtelo otra vez en ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}.`,
  demoElsewhere:
    'Las entradas de la demostración valen solo en el ordenador donde está Heed, y mientras no tenga dirección pública. Pida una invitación.',
  demoGone: 'Las entradas de la demostración ya no están. Inicie sesión en la mesa del agente.',
  passwordTooShort: shortest =>
    `Esta contraseña es demasiado corta. Elija una de al menos ${shortest} letras; bastan unas pocas palabras.`,
  passwordTooLong: longest =>
    `Esta contraseña es demasiado larga. Elija una de ${longest} letras como mucho.`,
  linkUsed: 'Este enlace ya se usó o ha caducado. Pida uno nuevo.',
  addressOfAgent: 'Un agente ya tiene este correo. Use otro o inicie sesión.',

  noCase: 'No hay ningún caso así.',
  noOutage: 'No hay ninguna avería así: mire de nuevo la lista.',
  noAccountNumbers: 'Indique las cuentas: sus números, uno por línea.',
  noSuchAccounts: 'Ninguno de estos números es una cuenta de aquí: mire de nuevo la lista.',
  noCustomer: 'No hay ningún cliente así.',
  customerErased: 'Los datos de este cliente se borraron.',
  nothingMoreWritten: 'Los datos de este cliente se borraron: ya no se escribe nada más sobre él.',
  noAgent: 'No hay ningún agente así.',
  agentGone: 'No hay ningún agente así, o ya se ha ido.',
  noPerson: 'No hay ninguna persona así.',
  noVersion: 'No hay ninguna versión así de este artículo.',
  noImport: 'No hay ninguna importación así.',
  mailNotNoted: 'No se anotó cómo se leyó este correo: llegó antes de que se hiciera, o con otro caso.',
  noMailAside: 'En esta dirección no hay ningún correo apartado, o ya lo atendió un compañero.',
  mailNotKept:
    'El código de este correo no se guarda aquí. Si el mensaje se separó de otro caso, mire en ese caso.',
  nothingToRead: 'No hay nada en este archivo que se pueda leer aquí. Descárguelo.',
  fileGone: 'Este archivo ya no se guarda.',
  placeUnknown: 'Pida otra vez la primera página: este lugar no se conoce.',

  promiseWithoutTime: 'Diga hasta cuándo se promete.',
  nobodyWorksByIt: 'Según este calendario nadie trabaja nunca: elija un día y una hora.',
  noCaseForCut: 'Este cliente no tiene aquí ningún caso donde decírselo: abra uno primero.',
  cutNotTaken: 'Facturación no lo aceptó: no se cortó nada. Inténtelo más tarde.',
  billingAddress:
    'Escriba la dirección de su facturación, que empieza por https://, sin nombre ni contraseña en ella.',
  billingNotPublic:
    'Esa dirección no está en la internet pública, o nadie la tiene: solo se avisa a direcciones públicas.',
  billingHasNoSecret: 'Aún no hay secreto: elija el webhook y guárdelo primero.',
  billingNotByWebhook: 'No hay ningún webhook que probar: elíjalo y guárdelo primero.',
  priceBelowZero: 'Un precio no es menor que cero.',
  noOffer: 'No hay tal oferta en el catálogo.',
  recordingAlready: 'Este archivo ya es una grabación del caso.',
  aFileGone: 'Uno de los archivos ya no está. Elíjalo otra vez.',
  nobodyOfThatName: 'Nadie con ese nombre trabaja aquí. Elija a un compañero de la lista.',
  readerLeft: name => `${name} ha dejado la empresa y no leería esta nota.`,
  notJoinedYet: name => `${name} tiene una invitación y aún no ha entrado. Elija a otro compañero.`,
  noPhoneNumber: 'Esto no es un número de teléfono. Corríjalo o déjelo vacío.',
  absenceBackwards: 'La ausencia debe terminar después de empezar.',
  chooseDeputy: 'Elija a un compañero que sustituya.',
  ownDeparture: 'Su propia salida la apunta un compañero: alguien tiene que quedar.',
  nobodyLeftToOwn:
    'No queda nadie que pueda llevar los casos de esta persona. Añada antes a alguien al equipo.',
  shortcutTaken: shortcut => `Ya hay uno que se llama «${shortcut}». Elija otra abreviatura.`,
  nestedQuotes: 'Este texto tiene demasiados niveles. Quite algunos «>».',
  articleAddress:
    'Una dirección lleva letras minúsculas de la a a la z, cifras y guiones sueltos entre ellas.',
  fileEmpty: 'En este archivo no hay nada.',
  noTable: 'Esto no es una tabla: tiene una columna y ninguna fila. Guárdelo como CSV y envíelo otra vez.',

  changedBy: name =>
    `${name ?? 'Alguien'} ha cambiado esto después de que usted lo abriera. Mírelo como está ahora y haga su cambio otra vez.`,
  teamNameTaken: 'Ya hay un equipo con este nombre. Elija otro nombre.',
  mailComesFor: (domain, address) =>
    `Aquí llega el correo de las direcciones que terminan en @${domain}. Elija una de esas, o haga que el correo de ${address} se reenvíe a una.`,
  mailboxSecretMissing:
    'Escriba otra vez la contraseña o el token: lo guardado solo se dice al servidor para el que se escribió.',
  mailboxFetchedTwice: 'Esta carpeta ya se recoge. Cambie ese buzón o elija otra carpeta.',
  skillGone: 'Esta especialidad ya no está apuntada. Elija otra.',
  oneLineEach: 'Cada puesto tiene una línea por cada cosa que puede conceder.',
  calendarNameTaken: 'Ya hay un calendario con este nombre. Elija otro nombre.',
  calendarGone: 'Este calendario ya no existe. Cargue la página de nuevo.',
  noHolidays: 'No conocemos los festivos de este país. Apúntelos a mano.',
  packIsOurs: id => `«${id}» es el id de un paquete que viene con Heed. Dé otro al suyo.`,
  noSuchYear: 'No hay evaluación de ese año. Pida una desde 2000 que ya haya empezado.',
  worksHere: 'Esta persona trabaja aquí: apunte su salida en vez de quitarla.',
  addressTaken: 'Alguien de aquí ya tiene este correo. Use otro.',
  teamGone: 'Este equipo ya no está. Elija otro.',
  skillsUnknown: skills =>
    `Nadie ha apuntado aún la especialidad ${skills.join(', ')}. Añádala antes a las especialidades.`,
  noSite: typed =>
    `«${typed}» no es la dirección de un sitio. Escríbala empezando por https://, como https://www.shop.example`,

  onlyTheCustomer: 'Esto solo puede hacerlo el cliente.',
  noWayToReach: 'Eso no es ni un correo ni un teléfono. Mírelo otra vez.',
}
