/** Chance that can be repeated, and the odd things to be put where they do not belong. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Chance = {
  /** From 0 up to below this. */
  readonly below: (end: number) => number
  readonly pick: <T>(among: readonly T[]) => T
}

export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const below = (end: number) => (end < 1 ? 0 : uniformInt(generator, 0, end - 1))
  const pick = <T>(among: readonly T[]): T => {
    const one = among[below(among.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return { below, pick }
}

export const ODD = [
  '\0',
  '\0\0',
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\xff',
  '\xc3',
  '\xa0',
  '\x1b$B',
  '\x1b(B',
  '=',
  '==',
  '=?',
  '?=',
  '=?utf-8?Q?=C3?=',
  '=?x?B?',
  '--',
  '\r\n--',
  '(',
  ')',
  '"',
  '\\',
  '<',
  '>',
  '<!--',
  '<a href="',
  ';',
  ':',
  ',',
  '\x0e',
  '~{',
  'begin 644 x\r\n',
  '\xef\xbb\xbf',
  '\xff\xfe',
  'From ',
  "*0*=utf-8''%",
  '\u{e0}\u{80}',
]
