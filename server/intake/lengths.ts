/** How long names and subjects are at most. What somebody wrote at greater length is cut where it comes in; a mail stays whole in its raw form. */
import { extname } from 'node:path'

const nameLength = 200
const subjectLength = 500
const addressLength = 320
const extensionLength = 20

export function cutName(name: string): string {
  return cut(name.trim(), nameLength)
}

export function cutSubject(subject: string): string {
  return cut(subject, subjectLength)
}

export function cutAddress(address: string): string {
  return cut(address, addressLength)
}

/** Keeps the ending, by which a computer knows what to open it with. */
export function cutFileName(name: string): string {
  if (name.length <= nameLength) return name
  const ending = cut(extname(name), extensionLength)
  return cut(name, nameLength - ending.length - 1) + '…' + ending
}

/** Not through the middle of a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
