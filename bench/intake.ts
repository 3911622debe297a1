/**
 * What a mail costs that comes in by SMTP, from the first byte to the last thing that it causes.
 *
 * Method. The product runs as a process of its own over its embedded database at full durability, which holds 10,000 open cases
 * (bench/open/fill.ts). Distinct mails are brought to its door by this process, whose own work is not counted: text and HTML, 8 kB on
 * average (meanKb says), every tenth with a photo of 30 kB; each from somebody new, so each opens a case, with its raw source and files on disk.
 *
 * - c1, c8: over one connection, over eight. mailsPerSecond and p50Ms, p95Ms (from MAIL to the 250) are what the sender sees.
 *   cpuMsPerMail is user and system time of the product and its whole database until everything that the mails caused is done, divided
 *   by the mails: the case, search, and the receipt that each sender gets, composed, signed and written to the outbox.
 *   cpuMsToTaken is the part of it until the last 250.
 * - replyCpuMs: the same until all is done, for answers to those receipts, at their signed addresses, with the receipt quoted.
 * - commitsPerSecond: the machine's own limit, commits of one small row by eight connections on the same database, in the same run;
 *   ratioToCommit is c8.mailsPerSecond of it.
 * - idleCpuMsPerSecond: what the product uses with nothing to do; it is in the other figures.
 * - lost, doubled: mails that were answered with 250 and whose words are not in exactly one case.
 * - meanKb: of the mails.
 *
 * Options: --mails N (1000), --cases N (10000).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import PostalMime from 'postal-mime'
import { runningEmbedded, startEmbedded } from '../server/db/embedded.ts'
import { silent } from '../server/db/log.ts'
import { type BenchMail, type Receipt, writeAnswers, writeMails } from './intake/mails.ts'
import { bring } from './intake/post.ts'
import { commitsPerSecond, percentile, startCpuMeter } from './measure.ts'
import { fillTo, prepare } from './open/fill.ts'
import { makeVocabulary } from './open/words.ts'
import { readLogins } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

const limitSeconds = 3
const settledWithinMs = 120_000

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const count = wholeNumber(options, 'mails', 1_000)
  const cases = wholeNumber(options, 'cases', 10_000)
  const texts = makeVocabulary().texts.map(text => text.words)
  const one = await writeMails('one', count, texts)
  const eight = await writeMails('eight', count, texts)
  return await atPlace('intake', async place => {
    await fill(place, cases)
    const heed = await startHeed(place)
    const client = new Client({ connectionString: runningEmbedded(place.dataDir)?.owner })
    await client.connect()
    try {
      const bringing = { place, pid: heed.pid, client }
      await untilSettled(client)
      await bring(place.smtpPort, 1, await writeMails('warm', 50, texts))
      await untilSettled(client)
      const idleCpuMsPerSecond = await idle(heed.pid)
      const c1 = await measure(bringing, 1, one)
      const c8 = await measure(bringing, 8, eight)
      const answers = await writeAnswers(await receiptsOf(place, one), texts)
      const replies = await measure(bringing, 1, answers)
      const commits = await commitsPerSecond(runningEmbedded(place.dataDir)?.owner ?? '', 8, limitSeconds)
      return {
        c1,
        c8,
        replyCpuMs: replies.cpuMsPerMail,
        replyP50Ms: replies.p50Ms,
        commitsPerSecond: commits,
        ratioToCommit: c8.mailsPerSecond / commits,
        idleCpuMsPerSecond,
        meanKb: meanKb(one),
        ...(await countKept(client, [...one, ...eight, ...answers])),
      }
    } finally {
      await client.end()
      await heed.stop()
    }
  })
}

async function fill(place: Place, cases: number): Promise<void> {
  const heed = await startHeed(place, '--demo')
  await heed.stop()
  const database = await startEmbedded({ dataDir: place.dataDir, log: silent })
  const client = new Client({ connectionString: database.addresses.owner })
  try {
    await client.connect()
    await prepare(client, makeVocabulary(), readLogins(place)[0]?.email ?? '')
    await fillTo(client, cases)
  } finally {
    await client.end()
    await database.stop()
  }
}

interface Bringing {
  readonly place: Place
  readonly pid: number
  readonly client: Client
}

async function measure({ place, pid, client }: Bringing, connections: number, mails: readonly BenchMail[]) {
  const cpu = startCpuMeter([pid])
  const started = performance.now()
  const took = await bring(place.smtpPort, connections, mails)
  const seconds = (performance.now() - started) / 1_000
  const cpuToTaken = cpu()
  await untilSettled(client)
  const figures = {
    mailsPerSecond: mails.length / seconds,
    cpuMsPerMail: cpu() / mails.length,
    cpuMsToTaken: cpuToTaken / mails.length,
    p50Ms: percentile(took, 0.5),
    p95Ms: percentile(took, 0.95),
  }
  console.error(`${connections} connections: ${JSON.stringify(figures)}`)
  return figures
}

/** Until every follower has read all facts and no letter is owed; looks seldom, so that looking costs little. */
async function untilSettled(client: Client): Promise<void> {
  for (const until = performance.now() + settledWithinMs; performance.now() < until; await sleep(250)) {
    const { rows } = await client.query<{ left: string }>(`
      SELECT (SELECT count(*) FROM letter WHERE settled_at IS NULL)
        + (SELECT count(*) FROM lane l, follower f WHERE f.lane = l.lane AND f.seq < l.head) AS left`)
    if (Number(rows[0]?.left) === 0) return
  }
  throw new Error('what the mails caused was not done in time')
}

async function idle(pid: number): Promise<number> {
  const seconds = 5
  const cpu = startCpuMeter([pid])
  await sleep(seconds * 1_000)
  return cpu() / seconds
}

/** The receipts to these senders, as they stand in the outbox. */
async function receiptsOf({ dataDir }: Place, mails: readonly BenchMail[]): Promise<readonly Receipt[]> {
  const wanted = new Set(mails.map(mail => mail.from))
  const folder = join(dataDir, 'outbox')
  const receipts: Receipt[] = []
  for (const file of readdirSync(folder)) {
    const { to, replyTo, messageId, subject, text } = await PostalMime.parse(readFileSync(join(folder, file)))
    const address = to?.[0]?.address ?? ''
    const answerTo = replyTo?.[0]?.address
    if (!wanted.has(address) || answerTo === undefined || messageId === undefined) continue
    receipts.push({ to: address, replyTo: answerTo, messageId, subject: subject ?? '', text: text ?? '' })
  }
  if (receipts.length !== mails.length)
    throw new Error(`${mails.length} mails had ${receipts.length} receipts`)
  return receipts
}

async function countKept(client: Client, mails: readonly BenchMail[]) {
  const { rows } = await client.query<{ lost: string; doubled: string }>(
    `SELECT count(*) FILTER (WHERE words = 0) AS lost, count(*) FILTER (WHERE words > 1) AS doubled
     FROM (
       SELECT sent.id, count(f.seq) AS words
       FROM unnest($1::text[]) AS sent(id)
         LEFT JOIN mail_in m ON m.header_id = sent.id
         LEFT JOIN fact f ON f.case_id = m.case_id AND f.type = 'CustomerSpoke'
           AND f.data::json ->> 'messageId' = m.message_id::text
       GROUP BY sent.id) AS kept`,
    [mails.map(mail => mail.messageId)],
  )
  return { lost: Number(rows[0]?.lost), doubled: Number(rows[0]?.doubled) }
}

function meanKb(mails: readonly BenchMail[]): number {
  return mails.reduce((sum, { raw }) => sum + raw.length, 0) / mails.length / 1_024
}
