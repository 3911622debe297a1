/**
 * What becomes of the mails of a folder: every `.eml`, `.box` and `.txt` file, also in folders below.
 *
 * Method. The product runs as a process of its own over its embedded database. Each mail is brought to its door by SMTP, one after the
 * other; an mbox file as several. A `.txt` without headers is the words of a mail. What became of each is read from the database.
 *
 * - files, mails; cases: mails whose words are in a case; notCases: the others, each with its place, what the questions said it is, and why.
 * - crashed: mails that are neither kept nor refused with a reason; unparsed: kept, but shown as they came.
 * - p50Ms, p99Ms: from MAIL to the last answer, after some mails that are not counted, since a program that was just started is slow. slowest: the one that took longest. overLimit: those above 1 s and 100 ms per MB.
 * - places, kinds: how many mails are where, and what.
 * - trimmedExact of trimmedOf: files with new words written down beside them (NAME.trimmed), and those whose kept words, without
 *   what is folded, are exactly these but for line ends and outer blanks. byFolder has both for each folder.
 *
 * Options: --data DIR (without it, the mails in bench/mail-corpus/mails), --list-misses (prints where the new words differ).
 */
import { join } from 'node:path'
import { Client } from 'pg'
import { runningEmbedded } from '../server/db/embedded.ts'
import { deliverAll, type Outcome } from './mail-corpus/deliver.ts'
import { type CorpusMail, filesIn, mailsOf } from './mail-corpus/files.ts'
import { percentile } from './measure.ts'
import { atPlace, startHeed } from './product/heed.ts'
import type { Options } from './run.ts'

const OURS = join(import.meta.dirname, 'mail-corpus', 'mails')
const MB = 1_048_576
const WARM_UPS = 20

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const folder = typeof options['data'] === 'string' ? options['data'] : OURS
  const files = filesIn(folder)
  if (files.length === 0) throw new Error(`there is no .eml, .box or .txt file in ${folder}`)
  const outcomes: Outcome[] = []
  const compared: Compared[] = []
  await atPlace('mail-corpus', async place => {
    const demo = await startHeed(place, '--demo')
    await demo.stop()
    const heed = await startHeed(place)
    const client = new Client({ connectionString: runningEmbedded(place.dataDir)?.owner })
    await client.connect()
    try {
      await deliverAll(place.smtpPort, client, warmUps(), () => {})
      const mails = mailsIn(folder, files)
      await deliverAll(place.smtpPort, client, mails, (outcome, { trimmed }) => {
        outcomes.push(outcome)
        if (trimmed !== null) compared.push(compare(outcome, trimmed))
        if (outcomes.length % 100 === 0) console.error(`${outcomes.length} mails`)
      })
    } finally {
      await client.end()
      await heed.stop()
    }
  })
  if (options['list-misses'] !== undefined) for (const miss of compared) tellMiss(miss)
  return figures(files.length, outcomes, compared)
}

/** One file after the other: a folder may be larger than memory. */
function* mailsIn(folder: string, files: readonly string[]): Generator<CorpusMail> {
  for (const file of files) yield* mailsOf(folder, file)
}

function* warmUps(): Generator<CorpusMail> {
  for (let n = 1; n <= WARM_UPS; n += 1) {
    const from = `warm-${n}@post.example`
    const raw = `From: ${from}\r\nTo: help@behemoth.example\r\nMessage-ID: <${from}>\r\nSubject: ${n}\r\n\r\nIt is cold.\r\n`
    yield { name: from, raw: Buffer.from(raw), from, trimmed: null }
  }
}

interface Compared {
  readonly name: string
  readonly wanted: string
  readonly got: string
}

function compare({ name, newWords }: Outcome, trimmed: string): Compared {
  return { name, wanted: bare(trimmed), got: bare(newWords ?? '') }
}

function bare(words: string) {
  return words.replaceAll('\r\n', '\n').trim()
}

function tellMiss({ name, wanted, got }: Compared) {
  if (wanted !== got) console.error(`\n=== ${name}\n--- wanted\n${wanted}\n--- got\n${got}`)
}

function figures(files: number, outcomes: readonly Outcome[], compared: readonly Compared[]) {
  const inCase = outcomes.filter(({ place }) => place === 'case' || place === 'pending')
  const slowest = outcomes.reduce((slow, each) => (each.ms > slow.ms ? each : slow))
  const times = outcomes.map(({ ms }) => ms)
  return {
    files,
    mails: outcomes.length,
    cases: inCase.length,
    crashed: outcomes.filter(({ place }) => place === 'crashed').length,
    unparsed: outcomes.filter(({ isUnparsed }) => isUnparsed).length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    slowest: { file: slowest.name, ms: slowest.ms, mb: slowest.bytes / MB },
    overLimit: outcomes.filter(({ ms, bytes }) => ms > 1_000 + (100 * bytes) / MB).length,
    ...exactness(compared),
    byFolder: byFolder(compared),
    places: counted(outcomes.map(({ place }) => place)),
    kinds: counted(outcomes.map(({ kind }) => kind || 'none')),
    notCases: outcomes
      .filter(outcome => !inCase.includes(outcome))
      .map(({ name, place, kind, why }) => ({ file: name, place, kind, why })),
  }
}

function exactness(compared: readonly Compared[]) {
  const exact = compared.filter(({ wanted, got }) => wanted === got).length
  return { trimmedExact: exact, trimmedOf: compared.length }
}

function byFolder(compared: readonly Compared[]) {
  const folders = Object.groupBy(compared, ({ name }) =>
    name.includes('/') ? (name.split('/')[0] ?? '') : '.',
  )
  return Object.fromEntries(Object.entries(folders).map(([folder, those = []]) => [folder, exactness(those)]))
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = Object.groupBy(names, name => name)
  return Object.fromEntries(Object.entries(groups).map(([name, those = []]) => [name, those.length]))
}
