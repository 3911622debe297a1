/**
 * What becomes of the mails of a folder: every `.eml`, `.box` and `.txt` file, also in folders below and behind links.
 *
 * Method. The product runs as a process of its own over its embedded database. Each mail is brought to its door by SMTP, one after the
 * other; an mbox file as several. A `.txt` without headers is the words of a mail. What became of each is read from the database.
 *
 * - files, mails; cases: mails whose words are in a case; notCases: the others, each with its place, what the questions said it is, and
 *   why; unreadable: files that cannot be opened, each with why.
 * - crashed: mails that are neither kept nor refused with a reason, with those that came after the product was gone; unparsed: kept, but
 *   shown as they came.
 * - p50Ms, p99Ms: by the wall, from MAIL to the last answer, after some made-up mails that are not counted, since a program that was just
 *   started is slow. p99CpuMs: the same in processor time of the product with its database. slowest: the one that took longest;
 *   slow: the twenty that did.
 * - shareOverAim: the share of mails that took longer than 50 ms and 20 per MB, at most 0.01 where the 99th of 100 keeps to it;
 *   shareOverLimit: longer than 1,000 ms and 100 per MB; overLimit: how many these are.
 * - machine: what it had to give. waited: for each ms that mails took, so many ms stood threads of the product still that could have
 *   run; above 0.2 or so, others were at work and the times by the wall are theirs too. before, after: a fixed work, by wall and processor.
 * - places, kinds: how many mails are where, and what.
 * - trimmedExact of trimmedOf: files with new words written down beside them (NAME.trimmed), and those whose kept words, without
 *   what is folded, are exactly these but for line ends and outer blanks. byFolder has both for each folder.
 *
 * Options: --data DIR (without it, the mails in bench/mail-corpus/mails), --list-misses (prints where the new words differ).
 */
import { join } from 'node:path'
import { Client } from 'pg'
import { runningEmbedded } from '../server/db/embedded.ts'
import { mangledMail } from '../tests/mails/mangle.ts'
import { deliverAll, type Outcome } from './mail-corpus/deliver.ts'
import { type CorpusMail, filesIn, mailsOf } from './mail-corpus/files.ts'
import { openMeter, referenceWork } from './mail-corpus/machine.ts'
import { percentile } from './measure.ts'
import { atPlace, databasePid, startHeed } from './product/heed.ts'
import type { Options } from './run.ts'

const OURS = join(import.meta.dirname, 'mail-corpus', 'mails')
const MB = 1_048_576
const WARM_UPS = 150
const SLOW = 20

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const folder = typeof options['data'] === 'string' ? options['data'] : OURS
  const files = filesIn(folder)
  if (files.length === 0) throw new Error(`there is no .eml, .box or .txt file in ${folder}`)
  const came: Came = { outcomes: [], compared: [], unreadable: [] }
  const before = referenceWork()
  await atPlace('mail-corpus', async place => {
    const demo = await startHeed(place, '--demo')
    await demo.stop()
    const heed = await startHeed(place)
    const client = new Client({ connectionString: runningEmbedded(place.dataDir)?.owner })
    await client.connect()
    const database = databasePid(place.dataDir)
    const meter = openMeter([heed.pid, ...(database === undefined ? [] : [database])])
    const way = { port: place.smtpPort, client, meter }
    try {
      await deliverAll(way, warmUps(), () => undefined)
      await deliverAll(way, mailsIn(files, came), (outcome, mail) => take(came, outcome, mail))
    } finally {
      await client.end()
      await heed.stop()
    }
  })
  if (options['list-misses'] !== undefined) for (const miss of came.compared) tellMiss(miss)
  return figures(files.length, came, { before, after: referenceWork() })
}

interface Came {
  readonly outcomes: Outcome[]
  readonly compared: Compared[]
  readonly unreadable: { readonly file: string; readonly why: string }[]
}

function take({ outcomes, compared }: Came, outcome: Outcome, { trimmed }: CorpusMail): void {
  outcomes.push(outcome)
  if (trimmed !== null) compared.push(compare(outcome, trimmed))
  if (outcomes.length % 100 === 0) console.error(`${outcomes.length} mails`)
}

/** One file after the other: a folder may be larger than memory. */
function* mailsIn(files: ReturnType<typeof filesIn>, { unreadable }: Came): Generator<CorpusMail> {
  for (const file of files) {
    const mails = mailsOf(file)
    if ('trouble' in mails) unreadable.push({ file: file.name, why: mails.trouble })
    else yield* mails
  }
}

/** Made-up mails of every kind, in every charset, and large ones: after them all that reads mails has run. */
function* warmUps(): Generator<CorpusMail> {
  for (let n = 1; n <= WARM_UPS; n += 1) {
    const from = `warm-${n}@post.example`
    const head = `From: ${from}\r\nMessage-ID: <${from}>\r\nContent-Type: text/html\r\n\r\n`
    const large = `${head}${'<p>It is cold.</p>\r\n'.repeat(5_000)}`
    const short = `${head}<p>Thank you, Ada!</p>\r\n`
    const mangled = mangledMail(n).toString('latin1').replaceAll(/\r?\n/g, '\r\n')
    const raw = Buffer.from(n % 10 === 0 ? large : n % 10 === 5 ? short : mangled, 'latin1')
    yield { name: from, raw, bytes: raw.length, from, trimmed: null }
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

function figures(
  files: number,
  { outcomes, compared, unreadable }: Came,
  work: Readonly<Record<'before' | 'after', ReturnType<typeof referenceWork>>>,
) {
  const inCase = outcomes.filter(({ place }) => place === 'case' || place === 'pending')
  const slow = outcomes.toSorted((one, other) => other.ms - one.ms).map(asSlow)
  const over = (base: number, perMb: number) =>
    outcomes.filter(({ ms, bytes }) => ms > base + (perMb * bytes) / MB).length
  const most = Math.max(outcomes.length, 1)
  return {
    files,
    mails: outcomes.length,
    cases: inCase.length,
    crashed: outcomes.filter(({ place }) => place === 'crashed').length,
    unparsed: outcomes.filter(({ isUnparsed }) => isUnparsed).length,
    ...times(outcomes),
    slowest: slow[0] ?? null,
    shareOverAim: over(50, 20) / most,
    shareOverLimit: over(1_000, 100) / most,
    overLimit: over(1_000, 100),
    ...exactness(compared),
    machine: { waited: waited(outcomes), ...work },
    byFolder: byFolder(compared),
    places: counted(outcomes.map(({ place }) => place)),
    kinds: counted(outcomes.map(({ kind }) => kind || 'none')),
    slow: slow.slice(0, SLOW),
    unreadable,
    notCases: outcomes
      .filter(outcome => !inCase.includes(outcome))
      .map(({ name, place, kind, why }) => ({ file: name, place, kind, why })),
  }
}

/** Zero where no file could be opened. */
function times(outcomes: readonly Outcome[]) {
  const share = (of: (outcome: Outcome) => number, part: number) =>
    outcomes.length === 0 ? 0 : percentile(outcomes.map(of), part)
  return {
    p50Ms: share(({ ms }) => ms, 0.5),
    p99Ms: share(({ ms }) => ms, 0.99),
    p50CpuMs: share(({ cpuMs }) => cpuMs, 0.5),
    p99CpuMs: share(({ cpuMs }) => cpuMs, 0.99),
  }
}

function asSlow({ name, ms, bytes, cpuMs, waitedMs }: Outcome) {
  return { file: name, ms, mb: bytes / MB, cpuMs, waitedMs }
}

function waited(outcomes: readonly Outcome[]): number {
  const total = (of: (outcome: Outcome) => number) => outcomes.reduce((sum, each) => sum + of(each), 0)
  return (
    total(({ waitedMs }) => waitedMs) /
    Math.max(
      total(({ ms }) => ms),
      1,
    )
  )
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
