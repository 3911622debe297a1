/** El correo tal como se muestra en el escritorio, en español. */
import type { FoldKind } from '../folds.ts'
import type { MailShownWords } from './mail-shown-en.ts'

const kinds: Readonly<Record<FoldKind, string>> = {
  quote: 'palabras citadas',
  signature: 'firma',
  disclaimer: 'letra pequeña',
  forward: 'correo reenviado',
}

export const mailShown: MailShownWords = {
  commands: {
    unfold: 'Desplegar lo citado',
    unfoldAll: 'Desplegar todo lo citado',
    html: 'Mostrar el correo tal como se escribió',
    how: 'Mostrar cómo se leyó el correo',
    raw: 'Mostrar el código del correo',
    preview: 'Ver el archivo siguiente',
    quote: 'Citar el mensaje en una respuesta',
    said: 'Anotar una promesa dicha aquí',
  },
  fold: (is, lines) => `${kinds[is]}, ${lines} ${lines === 1 ? 'línea' : 'líneas'}`,
  about: 'Sobre este correo',
  cameFrom: (address: string) => `De ${address}`,
  otherReading: 'La otra forma de leerlo',
  html: 'Tal como se escribió',
  how: 'Cómo se leyó',
  raw: 'Código',
  quote: 'Citar',
  loading: 'Un momento …',
  frame: {
    title: 'El correo tal como se escribió',
    none: 'El formato de este correo no se puede mostrar con seguridad. Sus palabras están arriba; su código está completo.',
    remote: count =>
      count === 1
        ? 'Una imagen está en otro sitio y no se carga.'
        : `${count} imágenes están en otro sitio y no se cargan.`,
    told: 'Si las carga, el remitente puede saber que se abrió el correo; no quién ni desde dónde.',
    load: 'Cargar las imágenes de este correo',
    loaded: 'Las imágenes se cargan a través de este servidor.',
    taller: 'Más alto',
    lower: 'Más bajo',
    leads: 'Los enlaces se abren en otra pestaña.',
  },
  source: {
    title: 'Código del correo',
    cut: (shown, size) => `Los primeros ${shown} de ${size}.`,
    all: 'Descargarlo entero',
  },
  read: {
    from: 'De',
    subject: 'Asunto',
    came: 'Llegó',
    by: 'Por',
    sources: { smtp: 'servidor de correo', import: 'importación', mailbox: 'buzón' },
    case: 'Caso',
    newCase: 'No nombraba ningún caso: con él empezó este.',
    asked: 'Lo que se preguntó',
    yes: 'Sí',
    no: 'No',
    headers: 'Lo decidió',
    person: 'Ninguna pregunta dijo que sí: lo escribió una persona.',
    sender: '¿Es el remitente quien dice ser?',
    verdicts: {
      pass: 'sí',
      fail: 'no',
      softfail: 'probablemente no',
      neutral: 'no lo dicen',
      none: 'no lo dicen',
      policy: 'incumple sus propias reglas',
      temperror: 'no se pudo preguntar en ese momento',
      permerror: 'lo que publican está mal',
      'not-asked': 'no se preguntó, porque en From hay otra dirección en lugar de la suya',
    },
    spf: says => `SPF (¿puede este servidor enviar por ellos?): ${says}`,
    dkim: says => `DKIM (¿lo firmaron y sigue sin cambios?): ${says}`,
    dmarc: says => `DMARC (¿encaja con el nombre del remitente?): ${says}`,
    notAsked: 'No se preguntó.',
    never: 'Digan lo que digan, solo la dirección de respuesta firmada muestra de quién es el caso.',
  },
  files: {
    look: 'Verlo',
    inNewTab: name => `${name}, en otra pestaña`,
    risky: 'Puede ejecutar programas. Ábralo solo si sabe qué es.',
    cut: 'Esto es el principio. Descargue el archivo para ver el resto.',
    nothing: 'No hay nada en él que se pueda leer aquí. Descárguelo.',
  },
}
