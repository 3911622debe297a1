/** One part without parts: its bytes, its letters, its name. */
import { storable } from '../../content.ts'
import { type Letters, readLetters } from './charset.ts'
import { readHeaderText } from './encoded-words.ts'
import { unflow } from './flowed.ts'
import { MAX_TEXT_BYTES } from './limits.ts'
import { readStructured } from './parameters.ts'
import { type Entity, fieldOf } from './structure.ts'
import { type Carried, fromTransfer } from './transfer.ts'

export type Disposition = 'inline' | 'attachment' | null

/** @param isWords what stands behind the end of its encoding are words, too */
export function bytesOf(raw: Buffer, entity: Entity, isWords = false): Carried {
  return fromTransfer(
    raw.subarray(entity.bodyFrom, entity.bodyTo),
    fieldOf(entity, 'content-transfer-encoding'),
    isWords,
  )
}

export type LeafText = {
  readonly text: string
  readonly letters: Letters
  readonly isBroken: boolean
  readonly isCut: boolean
  readonly hadNulls: boolean
}

/** The words of a text part, lines ended by LF. */
export function textOf(raw: Buffer, entity: Entity): LeafText {
  const { bytes, isBroken } = bytesOf(raw, entity, true)
  const { parameters, value } = entity.type
  const isCut = bytes.length > MAX_TEXT_BYTES
  const shown = isCut ? bytes.subarray(0, MAX_TEXT_BYTES) : bytes
  const inHtml = value === 'text/html' ? charsetInHtml(shown) : undefined
  const letters = readLetters(shown, parameters['charset'], inHtml)
  const lines = letters.text.includes('\r') ? letters.text.replaceAll(/\r\n?/g, '\n') : letters.text
  const isFlowed = parameters['format']?.toLowerCase() === 'flowed' && value === 'text/plain'
  const text = isFlowed ? unflow(lines, parameters['delsp']?.toLowerCase() === 'yes') : lines
  return { text: storable(text), letters, isBroken, isCut, hadNulls: text.includes('\0') }
}

function charsetInHtml(bytes: Buffer): string | undefined {
  return /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(
    bytes.toString('latin1', 0, 4096),
  )?.[1]
}

export function dispositionOf(entity: Entity): {
  readonly is: Disposition
  readonly fileName: string | null
} {
  const said = readStructured(fieldOf(entity, 'content-disposition') ?? '')
  const named = said.parameters['filename'] ?? entity.type.parameters['name']
  const is = said.value === 'inline' || said.value === 'attachment' ? said.value : null
  return { is, fileName: named === undefined ? null : plainName(named) || null }
}

/** For showing, never for a path: without folders, composed, on one line. */
export function plainName(said: string): string {
  const oneLine = storable(said).replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
  const last = oneLine.slice(Math.max(oneLine.lastIndexOf('/'), oneLine.lastIndexOf('\\')) + 1)
  return last.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 255).toWellFormed()
}

/** Without angle brackets; null where there is none. */
export function contentIdOf(entity: Entity): string | null {
  const said = storable(readHeaderText(fieldOf(entity, 'content-id') ?? ''))
  return said.replaceAll(/[<>\s]/g, '').slice(0, 500) || null
}
