/** How one form of the same words stands to the other, and what a file without a name is called. */
import { storable } from '../../content.ts'
import { htmlToText } from '../html-text.ts'
import { readHeaderText } from './encoded-words.ts'
import type { Piece } from './gathering.ts'
import { HEADER_LIMITS, readHeaderBlock } from './header-fields.ts'
import { dispositionOf, plainName } from './leaf.ts'
import type { Entity } from './structure.ts'

const ASKS_FOR_HTML =
  /\bhtml\b|\bview (?:this|the) (?:e-?mail|message) (?:online|in)|\bno (?:admite|soporta)\b|text version|versión de texto/i

/** A plain text that says nothing of what the HTML says: empty, or a sentence that another program is wanted. */
export function isPlaceholder(plain: string, html: string): boolean {
  const said = plain.trim()
  if (said === '') return true
  if (said.length > 400) return false
  const rich = htmlToText(html.slice(0, 200_000)).trim()
  if (rich.length <= said.length) return false
  return ASKS_FOR_HTML.test(said) && !rich.includes(said.slice(0, 40))
}

/** The pieces in order; a picture stands where it stood between them, unless the HTML shows it itself. */
export function joinHtml(pieces: readonly Piece[]): string {
  const said = pieces.map(({ html }) => html ?? '').join('\n')
  const each = pieces.map(({ plain = '', html, picture }) => {
    if (picture === undefined) return html ?? toHtml(plain)
    return said.includes(`cid:${picture}`) ? '' : `<div><img src="cid:${picture}"></div>`
  })
  return each.filter(html => html !== '').join('\n')
}

/** Plain words between pieces of HTML. */
function toHtml(plain: string): string {
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div style="white-space: pre-wrap">${escaped}</div>`
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'application/ics': 'ics',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
}
const NAMES: Readonly<Record<string, string>> = {
  'message/delivery-status': 'delivery-status.txt',
  'message/feedback-report': 'feedback-report.txt',
  'text/rfc822-headers': 'headers.txt',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pgp-signature': 'signature.asc',
  'application/ms-tnef': 'winmail.dat',
}

/** As the sender named it; a mail inside of the mail by its subject; the rest by what it is. */
export function fileNameOf(entity: Entity, bytes: Buffer, index: number): string {
  const { fileName } = dispositionOf(entity)
  const { value } = entity.type
  const isMail = value === 'message/rfc822' || value === 'message/global'
  if (isMail && fileName !== null) return /\.(?:eml|msg)$/i.test(fileName) ? fileName : `${fileName}.eml`
  if (fileName !== null) return fileName
  if (isMail) return `${subjectOf(bytes) || `message-${index + 1}`}.eml`
  if (value === 'text/calendar') return `invitation-${index + 1}.ics`
  const known = NAMES[value]
  if (known !== undefined) return known
  if (bytes.subarray(0, 200).includes('-----BEGIN PGP MESSAGE')) return 'encrypted.asc'
  const kind = value.startsWith('image/') ? 'image' : 'file'
  const extension = EXTENSIONS[value]
  return extension === undefined ? `${kind}-${index + 1}` : `${kind}-${index + 1}.${extension}`
}

function subjectOf(mail: Buffer): string {
  const { fields } = readHeaderBlock(mail, 0, mail.length, () => false, HEADER_LIMITS)
  const subject = fields.find(({ name }) => name === 'subject')?.raw.slice(0, 1000) ?? ''
  return plainName(storable(readHeaderText(subject)).replaceAll(/[/\\:*?"<>|]/g, ' '))
    .slice(0, 100)
    .trim()
    .toWellFormed()
}
