/** What is gathered from the parts of one mail: files, parts as they are told, notes. */
import type { MailNote, MailPart } from '../../channel.ts'
import { storable } from '../../content.ts'
import { htmlToText } from '../html-text.ts'
import { dispositionOf, type LeafText } from './leaf.ts'
import { MAX_FILES } from './limits.ts'
import { NOTES } from './notes.ts'
import type { Entity } from './structure.ts'

/** A piece of the words, in one form or in both; or the id of a picture that stands between them. */
export type Piece = { readonly plain?: string; readonly html?: string; readonly picture?: string }

export type File = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly contentId: string | null
  /** How the HTML may refer to it instead (Content-Location). */
  readonly location: string | null
}

export type Gathering = {
  readonly files: File[]
  readonly parts: MailPart[]
  readonly notes: MailNote[]
  /** Mails inside of this one. */
  readonly mails: Buffer[]
  fileCount: number
  textLength: number
}

export function newGathering(): Gathering {
  return { files: [], parts: [], notes: [], mails: [], fileCount: 0, textLength: 0 }
}

export function addFile(file: File, into: Gathering): void {
  into.fileCount++
  if (into.files.length < MAX_FILES) into.files.push(file)
}

export function partOf(entity: Entity, text: string | null, into: Gathering): void {
  if (into.parts.length >= MAX_FILES) return
  const { is, fileName } = dispositionOf(entity)
  const parameters = Object.fromEntries(
    Object.entries(entity.type.parameters)
      .slice(0, 20)
      .map(([name, value]) => [storable(name), storable(value.slice(0, 1000))]),
  )
  into.parts.push({ mediaType: entity.type.value.slice(0, 200), parameters, disposition: is, fileName, text })
}

/** The same is told once. */
export function tell(into: Gathering, note: MailNote): void {
  if (!into.notes.some(({ name }) => name === note.name)) into.notes.push(note)
}

/** What was odd about the letters and the encoding of a text. */
export function tellOf(read: LeafText, entity: Entity, into: Gathering): void {
  const { doubt, charset } = read.letters
  const said = (entity.type.parameters['charset'] ?? '').replaceAll(/[^\w:.+-]/g, '').slice(0, 60)
  if (read.isBroken) tell(into, NOTES.brokenEncoding)
  if (read.hadNulls) tell(into, NOTES.nullBytes)
  if (doubt?.is === 'letters-lost') tell(into, NOTES.lettersLost)
  else if (doubt?.is === 'both')
    tell(into, NOTES.charsetInDoubt(charset, doubt.otherCharset, otherWords(doubt.otherText, entity)))
  else if (doubt?.is === 'replaced') tell(into, NOTES.charsetReplaced(said || 'us-ascii', charset))
  else if (doubt?.is === 'guessed') tell(into, NOTES.charsetGuessed(charset))
}

function otherWords(text: string, entity: Entity): string {
  const start = text.slice(0, 20_000)
  return storable((entity.type.value === 'text/html' ? htmlToText(start) : start).slice(0, 2000))
}
