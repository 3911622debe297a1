/**
 * Mails that are broken as real ones are, and worse: boundaries, encodings, headers, charsets, parts, sizes, bytes. The
 * same seed gives the same mail.
 */
import { chanceOf } from './chance.ts'
import { ON_BYTES } from './mangle-bytes.ts'
import { ON_TREE } from './mangle-tree.ts'
import { SAMPLES, written } from './samples.ts'

/** @param seed a whole number */
export function mangledMail(seed: number): Buffer {
  const chance = chanceOf(seed)
  const mail = structuredClone(chance.pick(SAMPLES))
  for (let times = chance.below(4); times > 0; times--) chance.pick(ON_TREE)(mail, chance)
  let raw = written(mail)
  for (let times = chance.below(3); times > 0; times--) raw = chance.pick(ON_BYTES)(raw, chance)
  return Buffer.from(raw, 'latin1')
}
