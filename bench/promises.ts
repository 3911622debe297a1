/**
 * How well promises are found in what agents write and say.
 *
 * Method. Each line of a file of labelled lines (bench/promises/lines.ts) is read by `suggestPromises` of domain/commitment/suggest; a
 * suggestion is right where its words overlap those of a label. Our own 448 lines, a half without a promise and a half in Spanish, were
 * written before the patterns, by the same people: they flatter. They are split by the hash of their words; patterns are tuned on one half
 * alone.
 *
 * - heldOut, tunedOn, all: lines, promises, precision (of what was suggested, how much is a promise), recall (of the promises, how many were
 *   suggested), kindRight and dueRight (of those found, how many with the kind and the time of the label); of another file, `all` alone.
 * - english, spanish: the held-out half of each; of another file, each as a whole. kinds: recall by kind, over the same lines.
 * - linesPerSecond: how many lines are read in a second.
 *
 * Options: --data FILE (another file in the same form) --show (each line of the tuned half that is read wrongly, on stderr).
 */
import { join } from 'node:path'
import { isHeldOut, readLines } from './promises/lines.ts'
import { byKind, isDueRight, type Met, meet, scored } from './promises/score.ts'
import type { Options } from './run.ts'

const own = join(import.meta.dirname, 'promises', 'lines.jsonl')

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const given = options['data']
  if (given === true) throw new Error('--data takes the name of a file')
  const lines = readLines(given ?? own)
  const began = performance.now()
  const met = lines.map(meet)
  const seconds = (performance.now() - began) / 1000
  const heldOut = met.filter(({ line }) => isHeldOut(line))
  const tunedOn = met.filter(({ line }) => !isHeldOut(line))
  if (options['show'] !== undefined) show(given === undefined ? tunedOn : met)
  const counted = given === undefined ? heldOut : met
  const of = (language: 'en' | 'es') => scored(counted.filter(({ line }) => line.language === language))
  return {
    ...(given === undefined ? { heldOut: scored(heldOut), tunedOn: scored(tunedOn) } : {}),
    all: scored(met),
    english: of('en'),
    spanish: of('es'),
    kinds: byKind(counted),
    linesPerSecond: Math.round(lines.length / seconds),
  }
}

function show(met: readonly Met[]): void {
  for (const { line, missed, wrong, right } of met) {
    for (const label of missed) console.error(`missed  ${line.id}  ${label.words}`)
    for (const found of wrong) console.error(`wrong   ${line.id}  ${found.words}`)
    for (const one of right) {
      const { label, found } = one
      if (label.kind !== found.kind)
        console.error(`kind    ${line.id}  ${label.kind}, not ${found.kind}: ${found.words}`)
      if (!isDueRight(one))
        console.error(
          `due     ${line.id}  ${JSON.stringify(label.due)}, not ${due(found.due)}: ${found.words}`,
        )
    }
  }
}

function due(found: Met['right'][number]['found']['due']): string {
  if (found === null) return 'none'
  return 'at' in found ? new Date(found.at).toISOString() : JSON.stringify(found.within)
}
