/** What whoever works at the desk is told about how a mail was read: named, and in each language of the desk. */
import type { MailNote } from '../../channel.ts'

/** Why a mail was read in its beginning only. */
export type Unread = 'too-long' | 'too-large' | 'no-process' | 'fault'

const WHY: Readonly<Record<Unread, { readonly en: string; readonly es: string }>> = {
  'too-long': { en: 'it took too long', es: 'tardaba demasiado' },
  'too-large': { en: 'it is too large or too tangled', es: 'es demasiado grande o enredado' },
  'no-process': { en: 'no process could be started for it', es: 'no se pudo iniciar un proceso para leerlo' },
  fault: { en: 'a fault of ours', es: 'un fallo nuestro' },
}

const note = (name: string, en: string, es: string): MailNote => ({ name, says: { en, es } })

export const NOTES = {
  unreadable: (why: Unread) =>
    note(
      'unreadable',
      `This mail could not be read (${WHY[why].en}). Its beginning is shown as it came; the original is attached.`,
      `Este correo no se pudo leer (${WHY[why].es}). Se muestra su comienzo tal como llegó; el original está adjunto.`,
    ),
  textCut: (length: number) =>
    note(
      'text-cut',
      `The text is cut after ${length} characters; the original is attached.`,
      `El texto está cortado tras ${length} caracteres; el original está adjunto.`,
    ),
  htmlDropped: note(
    'html-dropped',
    'The formatting was too large to keep; the original is attached.',
    'El formato era demasiado grande para conservarlo; el original está adjunto.',
  ),
  filesCut: (shown: number, of: number) =>
    note(
      'files-cut',
      `Only the first ${shown} of ${of} files are shown; the original is attached.`,
      `Solo se muestran los primeros ${shown} de ${of} archivos; el original está adjunto.`,
    ),
  partsCut: (shown: number) =>
    note(
      'parts-cut',
      `Only the first ${shown} parts were looked at; the original is attached.`,
      `Solo se han leído las primeras ${shown} partes; el original está adjunto.`,
    ),
  tooDeep: note(
    'too-deep',
    'Parts stand inside of parts too deeply to be read; the innermost are files, and the original is attached.',
    'Hay partes dentro de partes a demasiada profundidad; las más internas son archivos y el original está adjunto.',
  ),
  headersCut: note(
    'headers-cut',
    'The headers are too long to be read whole; the original is attached.',
    'Las cabeceras son demasiado largas para leerlas enteras; el original está adjunto.',
  ),
  brokenHeader: note(
    'broken-header',
    'Among the headers stand lines that are none; they were passed over.',
    'Entre las cabeceras hay líneas que no lo son; se han pasado por alto.',
  ),
  noBoundary: note(
    'no-boundary',
    'The mail says that it has parts, but none could be found; it is shown as it came.',
    'El correo dice que tiene partes, pero no se encontró ninguna; se muestra tal como llegó.',
  ),
  cutOff: note(
    'cut-off',
    'The mail ends in the middle of a file: its last file may not be whole.',
    'El correo termina en medio de un archivo: puede que el último no esté completo.',
  ),
  brokenEncoding: note(
    'broken-encoding',
    'A part of the mail is not encoded as it says; it was read as far as possible.',
    'Una parte del correo no está codificada como dice; se ha leído hasta donde fue posible.',
  ),
  charsetReplaced: (said: string, read: string) =>
    note(
      'charset-replaced',
      `The mail says that it is written in ${said}, which it is not; it was read as ${read}.`,
      `El correo dice estar escrito en ${said}, y no lo está; se ha leído como ${read}.`,
    ),
  charsetGuessed: (read: string) =>
    note(
      'charset-guessed',
      `The mail does not say how its letters are encoded; it was read as ${read}.`,
      `El correo no dice cómo están codificadas sus letras; se ha leído como ${read}.`,
    ),
  charsetInDoubt: (read: string, other: string, otherReading: string): MailNote => ({
    ...note(
      'charset-in-doubt',
      `The letters of this mail may be wrong: it was read as ${read}, but it may be ${other}.`,
      `Puede que las letras de este correo estén mal: se ha leído como ${read}, pero podría ser ${other}.`,
    ),
    otherReading,
  }),
  lettersLost: note(
    'letters-lost',
    'Some letters of this mail are broken and cannot be read; they are shown as �.',
    'Algunas letras de este correo están dañadas y no se pueden leer; se muestran como �.',
  ),
  nullBytes: note(
    'null-bytes',
    'The mail holds null bytes, which were taken out of its words.',
    'El correo contiene bytes nulos, que se han quitado de sus palabras.',
  ),
  severalFrom: (count: number) =>
    note(
      'several-from',
      `The mail names ${count} senders; the first is shown.`,
      `El correo nombra a ${count} remitentes; se muestra el primero.`,
    ),
  noFrom: note(
    'no-from',
    'The mail names no sender that could be answered.',
    'El correo no nombra a ningún remitente a quien se pueda responder.',
  ),
  manyReceivers: (count: number) =>
    note(
      'many-receivers',
      `The mail names ${count} or more receivers; only the first of them were looked at.`,
      `El correo nombra a ${count} destinatarios o más; solo se han leído los primeros.`,
    ),
  oddDate: (said: string) =>
    note(
      'odd-date',
      `The mail says that it was written at “${said}”, which cannot be right; it stands where it came in.`,
      `El correo dice que se escribió en «${said}», lo que no puede ser; figura en el momento en que llegó.`,
    ),
  signed: (by: 'S/MIME' | 'PGP') =>
    note(
      'signed',
      `The mail bears an ${by} signature, which is not checked here.`.replace('an PGP', 'a PGP'),
      `El correo lleva una firma ${by}, que aquí no se comprueba.`,
    ),
  encrypted: (by: 'S/MIME' | 'PGP') =>
    note(
      'encrypted',
      `The mail is encrypted with ${by}: only somebody who has the key can read it. It is attached as it came.`,
      `El correo está cifrado con ${by}: solo puede leerlo quien tenga la clave. Está adjunto tal como llegó.`,
    ),
  partial: (number: string, total: string) =>
    note(
      'partial',
      `This is piece ${number} of ${total} of a mail that was sent in pieces; it is attached as it came.`,
      `Esta es la pieza ${number} de ${total} de un correo enviado por partes; está adjunta tal como llegó.`,
    ),
  externalBody: (where: string) =>
    note(
      'external-body',
      `A part of the mail is not in it, but elsewhere (${where}); it was not fetched.`,
      `Una parte del correo no está en él, sino en otro lugar (${where}); no se ha descargado.`,
    ),
  innerMail: note(
    'inner-mail',
    'The mail has no words of its own; those of the mail inside of it are shown.',
    'El correo no tiene palabras propias; se muestran las del correo que contiene.',
  ),
  unreadableTnef: note(
    'unreadable-tnef',
    'A winmail.dat of Outlook could not be unpacked; it is attached as it came.',
    'Un winmail.dat de Outlook no se pudo desempaquetar; está adjunto tal como llegó.',
  ),
  tnef: note(
    'tnef',
    'Outlook packed files or words of this mail into a winmail.dat; they were taken out of it.',
    'Outlook empaquetó archivos o palabras de este correo en un winmail.dat; se han sacado de él.',
  ),
} as const
