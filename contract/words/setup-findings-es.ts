/** Lo que impide llegar a una persona, en español. */
import type { findings as english } from './setup-findings-en.ts'

const finding = (says: string, matters: string) => ({ says, matters })

export const findings: typeof english = {
  'nobody-can-sign-in': finding(
    'Nadie de los que trabajan aquí ha entrado todavía.',
    'Todos los clientes esperan y nadie puede responder.',
  ),
  'never-open': finding(
    'No hay horario de atención.',
    'La página dice a todos los clientes que está cerrado y no puede decir cuándo responderá una persona.',
  ),
  'open-and-nobody-here': finding(
    'Está abierto y no hay nadie en su puesto.',
    'Quien llame o escriba ahora espera a una persona que no está.',
  ),
  'skill-nobody-has': finding(
    'Un buzón o una petición que espera pide una especialidad que nadie tiene aquí.',
    'Un problema va a cualquiera, pero una petición espera a una persona que no existe.',
  ),
  'mail-is-not-sent': finding(
    'No hay servidor de correo (SMTP_URL), así que ningún correo sale de este ordenador.',
    'Los clientes no reciben respuestas por correo, ni el enlace a su caso, ni códigos.',
  ),
  'no-public-address': finding(
    'No hay dirección pública (HEED_PUBLIC_URL).',
    'Los enlaces de nuestras cartas no llevan a ningún sitio fuera de este ordenador.',
  ),
  'not-https': finding(
    'La dirección pública no empieza por https.',
    'Lo que escriben los clientes se puede leer por el camino, y los navegadores les avisan de nuestra página.',
  ),
  'no-emergency-phone': finding(
    'Fuera del horario no hay teléfono de urgencias.',
    'Quien se quede sin servicio por la noche no tiene manera de llegar a una persona.',
  ),
  'no-phone': finding(
    'No hay número de teléfono en la página de contacto.',
    'Los clientes que no pueden o no quieren escribir no tienen manera de llegar a una persona.',
  ),
  'no-duty-lead': finding(
    'No hay responsable de guardia.',
    'Un asunto nuevo es del primer responsable que haya, y quizá nadie lo mire.',
  ),
  'duty-lead-uncovered': finding(
    'El responsable de guardia está ausente y nadie lo sustituye.',
    'Los asuntos nuevos son de alguien a quien no se preguntó.',
  ),
  'demo-log-ins': finding(
    'Los accesos de demostración funcionan.',
    'Quien se siente ante este ordenador puede leer lo que escribieron los clientes.',
  ),
  'one-admin': finding(
    'Solo una persona puede configurar.',
    'Si cae enferma, un horario o un número equivocado se queda así.',
  ),
  'no-holidays': finding(
    'No hay ningún festivo apuntado para el año que viene.',
    'En un festivo la página promete a una persona que no está.',
  ),
  'no-widget': finding(
    'El botón de contacto no está en ningún sitio suyo.',
    'Los clientes tienen que buscar nuestra página en vez de encontrarnos donde están.',
  ),
  'no-articles': finding(
    'No hay artículos de ayuda.',
    'Los clientes no pueden resolver lo fácil mientras esperan.',
  ),
  'no-backup': finding(
    'En la carpeta de datos no hay ninguna copia de los últimos siete días.',
    'Si se rompe el disco, se pierde lo que contaron los clientes, salvo que haya una copia en otro sitio.',
  ),
}
