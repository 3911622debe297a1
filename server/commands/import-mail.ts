/**
 * `npm run heed -- import mail FILE|DIR`: brings mails in from mbox files, Maildirs and .eml files, on the way that all mail goes.
 * Works while Heed serves. A mail that was taken in before, on whichever way, is known again: broken off and begun anew, the same
 * command doubles nothing, and goes on in a large file where it was. Nobody is written to because of it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { noRota, openCallbackBook } from '../callback/book.ts'
import type { Inbox } from '../../channels/channel.ts'
import { findMailFiles, type MailFile } from '../../channels/mail/files/find.ts'
import { readReplyAddress } from '../../channels/mail/reply-address.ts'
import { mailsInMbox, withWireEnds } from '../../channels/mail/files/mbox.ts'
import { takesFromFiles } from '../../channels/mail/files/take-file.ts'
import { createMailChannel } from '../../channels/mail/mail.ts'
import type { Config } from '../config.ts'
import { secretOf } from '../config.ts'
import { openClient } from '../db/client.ts'
import { connect, type Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { csvLine } from '../http/csv.ts'
import { caseKeys } from '../http/case-key.ts'
import { openIntake } from '../intake/intake.ts'
import { openDirectory } from '../ledger/directory.ts'
import { openSignals } from '../ledger/signals.ts'
import { OperatorError } from '../operator-error.ts'
import { forgetProgress, type Progress, progressOf, saveProgress, setAside } from './import-mail-sql.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

interface Wish {
  readonly path: string
  readonly to: string | undefined
  readonly report: string | undefined
}

type Take = ReturnType<typeof takesFromFiles>
type Counts = { taken: number; known: number; refused: number }

export async function importMail({ config, log, words }: Asked): Promise<number> {
  const wish = wishIn(words)
  if (!existsSync(wish.path)) throw new OperatorError(`There is no file or folder ${wish.path}.`)
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 4 })
  const signals = openSignals({
    db,
    openConnection: () => openClient(owner, 'heed import'),
    onTrouble: error =>
      log.warn({ err: error }, 'other processes could not be told; they look by themselves'),
  })
  try {
    const inbox = await openInboxFor(config, log, { db, signals })
    const take = takesFromFiles({
      inbox,
      isReplyToken: token => readReplyAddress(secretOf(config), token) !== null,
      spoolFolder: join(config.dataDir, 'spool'),
      sizeLimit: config.maxUploadBytes,
      clock: Date.now,
      to: wish.to,
    })
    return await bringIn({ db, take, wish })
  } finally {
    await signals.close()
    await close()
    await stop()
  }
}

function wishIn(asked: readonly string[]): Wish {
  const usage = 'Say where the mails are: npm run heed -- import mail FILE|DIR [--to ADDRESS] [--report FILE]'
  try {
    const { values, positionals } = parseArgs({
      args: [...asked],
      allowPositionals: true,
      options: { to: { type: 'string' }, report: { type: 'string' } },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new OperatorError(usage)
    return { path: resolve(path), to: values.to, report: values.report }
  } catch {
    throw new OperatorError(usage)
  }
}

/** The inbox of the server, opened for this command. */
async function openInboxFor(
  config: Config,
  log: Log,
  { db, signals }: { readonly db: Db; readonly signals: ReturnType<typeof openSignals> },
): Promise<Inbox> {
  const secret = secretOf(config)
  const directory = openDirectory(db, signals)
  const { organisation } = await directory.house()
  const mailDomain = config.mailDomain ?? organisation.mailDomain
  const channel = createMailChannel({
    domain: mailDomain,
    from: { address: `help@${mailDomain}`, name: organisation.name },
    outbound: { outboxFolder: join(config.dataDir, 'outbox') },
  })
  const ground = {
    config,
    log,
    secret,
    directory,
    mailDomain,
    ledger: { db, signals, clock: Date.now },
    blobs: createBlobStore({ folder: join(config.dataDir, 'files'), limitBytes: config.maxUploadBytes }),
    keys: caseKeys(secret, false),
    callbacks: openCallbackBook(secret, Date.now, noRota),
  }
  return openIntake(ground, [channel]).inbox
}

interface Bringing {
  readonly db: Db
  readonly take: Take
  readonly wish: Wish
}

async function bringIn({ db, take, wish }: Bringing): Promise<number> {
  const began = Date.now()
  const report = wish.report === undefined ? null : createWriteStream(wish.report, { mode: 0o600 })
  report?.write(csvLine(['file', 'where', 'outcome', 'why']))
  const all: Counts = { taken: 0, known: 0, refused: 0 }
  let passedOver = 0
  const tell = (line: readonly (string | number)[]) => {
    report?.write(csvLine(line))
    if (line[2] === 'refused') console.log(`  ${line.join(' · ')}`)
  }
  for await (const file of findMailFiles(wish.path, () => passedOver++)) {
    const counts =
      file.kind === 'mbox' ? await bringMbox(db, take, file, tell) : await bringFile(take, file, tell)
    for (const outcome of ['taken', 'known', 'refused'] as const) all[outcome] += counts[outcome]
    tellProgress(all)
  }
  if (report) {
    report.end()
    await finished(report)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
  const aside = await setAside(db, began)
  console.log(
    `${all.taken} taken in (${aside} of them set aside), ${all.known} known already, ${all.refused} refused` +
      (passedOver > 0 ? `; ${passedOver} files are no mails` : ''),
  )
  return all.refused === 0 ? 0 : 1
}

type Tell = (line: readonly (string | number)[]) => void

async function bringFile(take: Take, { path }: MailFile, tell: Tell): Promise<Counts> {
  const counts: Counts = { taken: 0, known: 0, refused: 0 }
  const came = { date: null, open: () => withWireEnds(createReadStream(path)) }
  count(counts, await patiently(take, came), line => tell([path, 0, ...line]))
  return counts
}

const saveEvery = 50

/** Goes on where an earlier try of the very same file was. */
async function bringMbox(db: Db, take: Take, file: MailFile, tell: Tell): Promise<Counts> {
  const { mtimeMs } = await stat(file.path)
  const key = createHash('sha256')
    .update(JSON.stringify([file.path, file.bytes, mtimeMs]))
    .digest('hex')
  const known: Progress = (await progressOf(db, key)) ?? { bytes: 0, taken: 0, known: 0, refused: 0 }
  const counts: Counts = { taken: known.taken, known: known.known, refused: known.refused }
  let sinceSaved = 0
  const stream = createReadStream(file.path, { start: known.bytes, highWaterMark: 1024 * 1024 })
  for await (const mail of mailsInMbox(stream, known.bytes)) {
    // Everything before this mail is done with.
    if (sinceSaved++ % saveEvery === saveEvery - 1) {
      await saveProgress(db, key, { ...counts, bytes: mail.offset, now: Date.now() })
      if (process.stderr.isTTY)
        process.stderr.write(`\r${Math.floor((mail.offset / file.bytes) * 100)} % of ${file.path}`)
    }
    const again = () => mailAt(file.path, mail.offset)
    let isFirst = true
    const open = () => {
      const bytes = isFirst ? mail.bytes : again()
      isFirst = false
      return bytes
    }
    const outcome = await patiently(take, { date: mail.date, open })
    count(counts, outcome, line => tell([file.path, mail.offset, ...line]))
  }
  // Another try of a file that was brought in whole looks at everything again: what was refused may be taken now.
  await forgetProgress(db, key)
  return counts
}

async function* mailAt(path: string, offset: number): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of mailsInMbox(createReadStream(path, { start: offset }), offset)) {
    yield* bytes
    return
  }
}

type Outcome = Awaited<ReturnType<Take>>

const pausesMs = [500, 2_000, 8_000]

/** What cannot be kept just now is tried some times more. @throws OperatorError when it cannot be kept at all */
async function patiently(take: Take, mail: Parameters<Take>[0]): Promise<Outcome> {
  for (const pause of [...pausesMs, null]) {
    const outcome = await take(mail)
    if (outcome.ok || outcome.permanent) return outcome
    if (pause === null)
      throw new OperatorError(`${outcome.says} Give the same command again: it goes on where it was.`)
    await sleep(pause)
  }
  throw new Error('the last try either answers or throws')
}

function count(counts: Counts, outcome: Outcome, tell: (line: readonly [string, string]) => void): void {
  if (!outcome.ok) {
    counts.refused++
    tell(['refused', outcome.says])
  } else if (outcome.duplicate) {
    counts.known++
    tell(['known', ''])
  } else {
    counts.taken++
    tell(['taken', ''])
  }
}

function tellProgress({ taken, known, refused }: Counts): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${taken} taken in, ${known} known, ${refused} refused`)
}
