/**
 * Whether any mail is lost or doubled when the product is killed.
 *
 * Method. The product runs as a process of its own with the embedded database at full durability. Six senders bring mail over
 * SMTP, each mail again and again until it is answered with 250, as mail servers do. At the same time a real Dovecot is given
 * mail into two mailboxes that the product fetches; every tenth mail lies in both, every twentieth is large, so that a kill may
 * meet it half fetched. The server is killed with -9 at a random moment and started again, in every third round the database (its
 * postmaster) is killed instead, which the server must survive. In the end everything is waited for, and stories are compared
 * with what was sent.
 *
 * - acknowledged, lost, doubled: mails by SMTP that were answered with 250; those of them in no case; words, acknowledged or
 *   not, that stand in a story once more than they were sent.
 * - imapSeen, imapLost, imapDoubled: mails that are marked as seen in their mailbox; those of them in no case; words that stand
 *   in a story once more.
 * - seenTooEarly: mails that were marked as seen when the server had just been killed, and that the database did not have.
 *
 * Options: --rounds N (60), --imap N (2000): so many mails by IMAP.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../server/db/client.ts'
import { runningEmbedded, startEmbedded } from '../server/db/embedded.ts'
import { silent } from '../server/db/log.ts'
import { type Dovecot, startDovecot } from '../tests/peers/dovecot.ts'
import { mailOn } from './crash/people.ts'
import { fillMailboxes, haveFetched, mailboxUsers, type Lying, seenIn } from './mail-crash/mailboxes.ts'
import { countIn, type Counted } from './mail-crash/judge.ts'
import type { Started } from './measure.ts'
import {
  atPlace,
  databasePid,
  killNow,
  type Place,
  startHeed,
  waitForAnotherDatabase,
} from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

const senders = 6
const [shortestLifeMs, longestLifeMs] = [300, 7_000]
const settledWithinMs = 180_000

export async function run(options: Options): Promise<Readonly<Record<string, number>>> {
  const rounds = wholeNumber(options, 'rounds', 60)
  const count = wholeNumber(options, 'imap', 2_000)
  const dovecot = await startDovecot({ users: mailboxUsers })
  try {
    return await atPlace('mail-crash', async place => await killAndCount(place, dovecot, { rounds, count }))
  } finally {
    await dovecot.close()
  }
}

async function killAndCount(
  place: Place,
  dovecot: Dovecot,
  { rounds, count }: { readonly rounds: number; readonly count: number },
) {
  let heed = await startHeed(place, '--demo')
  const [enough, failed] = [new AbortController(), new AbortController()]
  const until = { enough: enough.signal, failed: failed.signal }
  await haveFetched(place, dovecot)
  const lying = fillMailboxes(dovecot, { ...until, count })
  const sent = Promise.all(Array.from({ length: senders }, (_, index) => mailOn(place, index + 1, until)))
  // Whoever is answered with what nobody expects ends the bench at once.
  for (const one of [lying, sent]) one.catch(() => enough.abort())
  let seenTooEarly = 0
  try {
    for (let round = 1; round <= rounds && !enough.signal.aborted; round++) {
      await sleep(shortestLifeMs + Math.random() * (longestLifeMs - shortestLifeMs))
      if (round % 3 === 0) heed = await killDatabase(place, heed)
      else {
        await killNow(heed.pid)
        seenTooEarly += await notInDatabase(place, dovecot)
        heed = await startHeed(place)
      }
      if (round % 10 === 0) console.error(`${round} of ${rounds} rounds`)
    }
    enough.abort()
    const conversations = (await sent).flat().map(marks => marks[0] ?? '')
    const mails = await lying
    await untilAllSeen(dovecot, mails)
    await heed.stop()
    const imap = await judged(
      place,
      mails.map(({ mark }) => mark),
    )
    const smtp = await judged(place, conversations)
    return {
      rounds,
      acknowledged: smtp.told,
      lost: smtp.lost,
      doubled: smtp.doubled,
      imapSeen: imap.told,
      imapLost: imap.lost,
      imapDoubled: imap.doubled,
      seenTooEarly,
    }
  } catch (error) {
    failed.abort()
    await killNow(heed.pid)
    throw error
  }
}

async function killDatabase(place: Place, heed: Started): Promise<Started> {
  const pid = databasePid(place.dataDir)
  if (pid === undefined) throw new Error('the product serves without a database')
  await killNow(pid)
  await waitForAnotherDatabase(place, heed, pid)
  return heed
}

/** Asked while nobody serves: whatever is seen by now was committed by now. */
async function notInDatabase({ dataDir }: Place, dovecot: Dovecot): Promise<number> {
  const url = runningEmbedded(dataDir)?.owner
  // It went down with the server that was killed.
  if (url === undefined) return 0
  const marks = await seenIn(dovecot)
  return (await withClient(url, async client => await countIn(client, marks))).lost
}

async function untilAllSeen(dovecot: Dovecot, mails: readonly Lying[]): Promise<void> {
  const wanted = mails.reduce((sum, { users }) => sum + users, 0)
  const before = { seen: -1, at: performance.now() }
  for (;;) {
    const seen = await seenIn(dovecot, 'each')
    if (seen.length >= wanted) return
    if (seen.length > before.seen) Object.assign(before, { seen: seen.length, at: performance.now() })
    if (performance.now() - before.at > settledWithinMs)
      throw new Error(`${wanted - seen.length} mails are not marked as seen, and nothing happens any more`)
    await sleep(250)
  }
}

async function judged({ dataDir }: Place, marks: readonly string[]): Promise<Counted> {
  const database = await startEmbedded({ dataDir, log: silent })
  try {
    return await withClient(database.addresses.owner, async client => await countIn(client, marks))
  } finally {
    await database.stop()
  }
}
