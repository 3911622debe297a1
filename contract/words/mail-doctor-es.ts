/** El médico del correo, en español. Lo que está entre llaves se rellena: véase `filled`. */
import type { FindingCode } from '../mail-doctor.ts'
import type { FindingWords, mailDoctorEn } from './mail-doctor-en.ts'

const fine = (says: string): FindingWords => ({ says, todo: '' })
const todo = (says: string, what: string): FindingWords => ({ says, todo: what })

const findings: Readonly<Record<FindingCode, FindingWords>> = {
  'door-answers': fine('Nuestra puerta del correo responde en el puerto {port}.'),
  'door-silent': todo(
    'Nuestra puerta del correo no responde en el puerto {port}: {said}.',
    'Mire si Heed está en marcha y si otro programa ocupa ese puerto (HEED_SMTP_PORT).',
  ),
  'tls-fine': fine(
    'El correo puede entrar cifrado ({protocol}). El certificado es de {name}, hasta el {until}.',
  ),
  'tls-own': fine(
    'El correo puede entrar cifrado ({protocol}), con un certificado que hemos hecho nosotros, hasta el {until}. Los servidores de correo lo aceptan.',
  ),
  'tls-ending': todo(
    'El certificado de nuestra puerta, de {name}, acaba el {until}.',
    'Borre mail-tls.pem de la carpeta de datos y vuelva a arrancar Heed: hará uno nuevo.',
  ),
  'tls-none': todo(
    'El correo entra sin cifrar: nuestra puerta no ofrece STARTTLS.',
    'Vuelva a arrancar Heed y mire su registro.',
  ),
  'takes-ours': fine('Acepta correo para {address}.'),
  'refuses-ours': todo(
    'Rechaza el correo para {address}: {said}',
    'Mire si el dominio de esa dirección es el de HEED_MAIL_DOMAIN.',
  ),
  'refuses-others': fine('Rechaza el correo para extraños: nadie puede enviar a través de nosotros.'),
  'takes-others': todo(
    'Acepta correo para direcciones que no son nuestras.',
    'Cierre el puerto 25 hacia fuera y avise a quien cuida de Heed. Esto no debe ser así.',
  ),
  'relay-takes-us': fine('El servidor {host}:{port}, que envía por nosotros, nos deja entrar.'),
  'relay-plain': todo(
    'Entramos en {host}:{port} sin cifrar: la contraseña se puede leer por el camino.',
    'Use un puerto con STARTTLS (587) o escriba smtps:// en SMTP_URL.',
  ),
  'relay-none': todo(
    'Ningún servidor envía por nosotros: las cartas se quedan en la bandeja de la carpeta de datos.',
    'Ponga SMTP_URL. En docs/mail.md hay una receta para su proveedor.',
  ),
  'relay-away': todo(
    'No se llega al servidor de correo {host}:{port}: {said}',
    'Mire si el nombre y el puerto de SMTP_URL son correctos y si hay un cortafuegos en medio. El puerto 587 suele estar abierto más que el 25.',
  ),
  'relay-no-tls': todo(
    'No se pudo cifrar la línea con {host}:{port}: {said}',
    'Escriba smtps:// para el puerto 465 y smtp:// para el 587. El nombre en SMTP_URL tiene que ser el de su certificado.',
  ),
  'relay-no-login': todo(
    'El servidor de correo {host}:{port} no nos deja entrar: {said}',
    'Mire el nombre y la contraseña en SMTP_URL. Signos como @ y / se escriben %40 y %2F. Muchos proveedores piden una contraseña de aplicación.',
  ),
  'relay-other': todo(
    'El servidor de correo {host}:{port} respondió: {said}',
    'Pregunte a quien lo lleva y enséñele esta respuesta.',
  ),
  'letters-flow': fine('Ninguna carta espera a ser enviada.'),
  'letters-wait': todo(
    '{count} cartas esperan a ser enviadas, la más antigua desde el {since}. Lo último que dijo el servidor: {why}',
    'Se vuelven a intentar solas. Arregle lo que aquí se dice del servidor de correo.',
  ),
  'dns-away': todo(
    'Desde aquí no se pueden consultar nombres de internet (DNS), o no a tiempo.',
    'Vuelva a mirar dentro de un momento. Si sigue igual, este ordenador necesita un servidor DNS que responda.',
  ),
  'mx-found': fine('El correo para {domain} va a {hosts}.'),
  'mx-none': todo(
    'El DNS no dice adónde va el correo para {domain} (MX).',
    'Añada un registro MX a {domain} con el nombre del ordenador en el que entra el correo.',
  ),
  'spf-covers': fine('{relay} puede enviar por nosotros (SPF: {record}).'),
  'spf-unsure': todo(
    'El registro SPF no nombra a {relay}. Quizá envía desde otras direcciones. (SPF: {record})',
    'Mire qué pide su proveedor para el registro SPF y si está puesto.',
  ),
  'spf-lacks': todo(
    'Al registro SPF le falta {term}. (SPF: {record})',
    'Ponga {term} en el registro SPF, antes de «all».',
  ),
  'spf-none': todo(
    'El DNS no dice quién puede enviar por {domain} (SPF).',
    'Añada un registro TXT a {domain}: v=spf1 {term} ~all',
  ),
  'spf-two': todo(
    '{domain} tiene más de un registro SPF, así que no vale ninguno.',
    'Haga de ellos uno solo.',
  ),
  'dkim-fine': fine('Nuestra firma se puede comprobar: {name} tiene nuestra clave (DKIM).'),
  'dkim-other': todo(
    '{name} tiene otra clave que la nuestra, así que nuestra firma pasa por falsa (DKIM).',
    'Ponga esto en el registro TXT {name}: {value}',
  ),
  'dkim-none': todo(
    'Nadie puede comprobar nuestra firma: {name} no está en el DNS (DKIM).',
    'Añada un registro TXT {name}: {value}',
  ),
  'dkim-off': fine(
    'Heed no firma; lo hace el servidor que envía por nosotros (HEED_DKIM_SELECTOR está en off, o nadie envía).',
  ),
  'dmarc-found': fine('{name} dice qué hacer con el correo falsificado: {policy} (DMARC).'),
  'dmarc-none': todo(
    'El DNS no dice qué hacer con el correo falsificado a nuestro nombre (DMARC). Los grandes proveedores lo piden.',
    'Añada un registro TXT {name}: v=DMARC1; p=none. Más adelante, cuando todo vaya bien, p=quarantine.',
  ),
  'ptr-found': fine('La dirección {address} del servidor de correo tiene nombre: {name} (PTR).'),
  'ptr-none': todo(
    'La dirección {address} del servidor de correo no tiene nombre (PTR). Quien recibe desconfía de esos remitentes.',
    'Quien le dio esa dirección puede ponerle uno. Si el servidor es de un proveedor, no hay nada que hacer.',
  ),
  'box-opens': fine('{name}: entramos.'),
  'box-shut': todo('{name}: no entramos. {said}', 'Mírelo en Buzones.'),
  'box-off': fine('{name}: está parado, porque alguien lo pausó.'),
  'no-boxes': fine('No se recoge ningún buzón; el correo entra solo por nuestra puerta.'),
  'is-ours': fine('{address} es nuestra. Sirve para: {purpose}'),
  'their-mx': fine('El correo para {domain} se puede entregar: va a {hosts}.'),
  'their-host': fine('El correo para {domain} va al ordenador de ese nombre; no hay registro MX.'),
  'their-no-mail': todo(
    '{domain} dice que no recibe correo.',
    'Pida otra dirección, por teléfono o por chat.',
  ),
  'their-domain-unknown': todo(
    'El correo para {domain} no tiene adónde ir: ese dominio no existe o no recibe correo.',
    'Mire si la dirección está bien escrita. Una carta a ella no llega.',
  ),
  'is-customer': fine('{count} de nuestros clientes tiene la dirección {address}.'),
  'is-nobody': fine('Ninguno de nuestros clientes tiene la dirección {address}.'),
  'is-unreachable': todo(
    'Las cartas a ella vuelven desde el {since} (estado {status}).',
    'Pida al cliente otra dirección. En cuanto llegue un correo de ella, volveremos a escribirle.',
  ),
  'has-complained': todo(
    'El {since} alguien de allí dijo que no quería una carta nuestra. Las máquinas ya no escriben allí.',
    'Las personas pueden seguir escribiendo. El cliente lo quita al responder a una carta nuestra o al dejar de nuevo la dirección en su página.',
  ),
  'letters-arrive': fine('El servidor de correo aceptó la última carta el {on}.'),
  'letter-not-sent': todo(
    'La última carta no se envió, el {on}: {why}',
    'Lea por qué en el caso y escriba por otro medio.',
  ),
}

export const mailDoctorEs: typeof mailDoctorEn = {
  lead: 'Qué funciona de nuestro correo, qué no, y qué hacer. Mirar no cambia ni envía nada.',
  address: 'Una dirección nuestra o de un cliente',
  addressHint: 'Déjela vacía para mirar solo lo de la casa.',
  look: 'Mirar',
  looking: 'Mirando…',
  at: time => `Mirado ${time}`,
  allWell: 'Todo lo que se pudo mirar está bien.',
  troubles: count => (count === 1 ? 'Hay una cosa mal.' : `Hay ${count} cosas mal.`),
  unknowns: count => (count === 1 ? 'Una cosa no se pudo mirar.' : `${count} cosas no se pudieron mirar.`),
  toPutRight: 'Para arreglar',
  parts: {
    address: 'Esta dirección',
    in: 'El correo que entra',
    mailboxes: 'Los buzones que se recogen',
    out: 'El correo que sale',
    dns: 'Nuestro nombre en internet',
  },
  is: { ok: 'Funciona', trouble: 'Problema', unknown: 'No se sabe' },
  todo: 'Qué hacer:',
  copy: 'Copiar el valor',
  copied: 'Copiado.',
  letters: 'Últimas cartas a este cliente',
  letter: {
    reference: 'Caso',
    written: 'Escrita',
    is: 'Cómo fue',
    sent: time => `Entregada al servidor de correo ${time}`,
    'not-sent': time => `No se envió, ${time}`,
    dropped: time => `Ya no hacía falta, ${time}`,
    waiting: time => (time === null ? 'Espera a ser enviada' : `Se intenta de nuevo ${time}`),
  },
  trial: {
    title: 'Enviar un correo de prueba',
    to: 'A quién',
    send: 'Enviarlo',
    toUs: 'Enviarnos uno a nosotros',
    hint: 'A nosotros: sale por el servidor de correo y tiene que volver a entrar. No abre ningún caso.',
    sending: 'Enviando…',
    steps: {
      sent: (relay, time) => `${relay} lo aceptó ${time}.`,
      outbox: 'Está en la bandeja de la carpeta de datos, porque no hay servidor de correo puesto.',
      failed: said => `No se envió: ${said}`,
      waits: 'Esperamos a que vuelva a entrar…',
      came: time => `Volvió a entrar ${time}. Funcionan el camino de salida y el de entrada.`,
      elsewhere: to => `Mire en el buzón de ${to}, también en el correo no deseado.`,
      late: 'Todavía no ha vuelto. Mire adónde lleva el registro MX, y si hay una respuesta de un servidor en «Correo apartado».',
    },
    notYours: 'Solo un administrador puede enviar uno.',
  },
  trialMail: {
    subject: 'Una prueba de su servicio de atención',
    text: 'Este correo se envió para ver si el correo sale y entra. Nadie tiene que contestarlo.\n',
  },
  findings,
}
