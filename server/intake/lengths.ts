/**
 * How long names and subjects are at most. What somebody wrote at greater length is cut where it comes in; a mail stays whole in its raw
 * form. Signs that turn the direction of reading are left out: in a name they would reorder the sentence around it, in the name of a
 * file hide its real ending.
 */
import { extname } from 'node:path'

const nameLength = 200
const subjectLength = 500
const addressLength = 320
const extensionLength = 20
/** Embeddings, overrides and isolates; marks that belong to a script's own spelling stay. */
const turningSigns = /[\u202A-\u202E\u2066-\u2069]/gu

export function cutName(name: string): string {
  return cut(unturned(name).trim(), nameLength)
}

export function cutSubject(subject: string): string {
  return cut(unturned(subject), subjectLength)
}

export function cutAddress(address: string): string {
  return cut(address, addressLength)
}

/** Keeps the ending, by which a computer knows what to open it with. */
export function cutFileName(given: string): string {
  const name = unturned(given)
  if (name.length <= nameLength) return name
  const ending = cut(extname(name), extensionLength)
  return cut(name, nameLength - ending.length - 1) + '…' + ending
}

function unturned(text: string): string {
  return text.replace(turningSigns, '')
}

/** Not through the middle of a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
