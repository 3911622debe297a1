/** Chance that can be repeated: the same seed gives the same demo, ids and all. Never for anything secret. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Chance {
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number
  /** True in so many of a hundred cases. */
  readonly isOne: (percent: number) => boolean
  readonly pick: <T>(among: readonly [T, ...T[]]) => T
  readonly bytes: (count: number) => Uint8Array
  readonly uuid: () => string
}

export function openChance(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const whole = (from: number, to: number) => uniformInt(generator, from, to)
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => whole(0, 255))
  return {
    whole,
    bytes,
    isOne: percent => whole(1, 100) <= percent,
    pick: among => among[whole(0, among.length - 1)] ?? among[0],
    uuid: () => uuidOf(bytes(16)),
  }
}

/** A version 4 UUID made from sixteen bytes. */
function uuidOf(bytes: Uint8Array): string {
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
