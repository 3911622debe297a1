/**
 * Whether anything is lost when the product is killed.
 *
 * Method. The product runs as a process of its own with the embedded database at full durability. Four customers chat, each
 * sending the next word when the last one was acknowledged, and two send mail. In every second round the server is killed with -9 at a random
 * moment and started again, in the others the database (its postmaster) is, which the server must survive. Whatever was
 * not acknowledged is sent again under the same id, as browsers and mail servers do. In the end the product is stopped and
 * its stories are compared with what the customers had been told.
 *
 * - acknowledged: words that a customer was told were taken in (200 from the page, 250 from SMTP).
 * - lost, doubled, outOfOrder: counts of words, see crash/judge.ts.
 *
 * This does not prove safety against loss of power: what a killed process had written stays in the memory of the operating
 * system, which lives on.
 *
 * Options: --rounds N (200).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../server/db/client.ts'
import { startEmbedded } from '../server/db/embedded.ts'
import { silent } from '../server/db/log.ts'
import { judge, type Verdict } from './crash/judge.ts'
import { chatOn, type Conversation, mailOn, type Until } from './crash/people.ts'
import type { Started } from './measure.ts'
import {
  databasePid,
  atPlace,
  killNow,
  type Place,
  startHeed,
  waitForAnotherDatabase,
} from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

interface Figures extends Verdict {
  readonly rounds: number
}

const chatting = 4
const mailing = 2
const longestLifeMs = 600

export async function run(options: Options): Promise<Readonly<Record<keyof Figures, number>>> {
  const rounds = wholeNumber(options, 'rounds', 200)
  return await atPlace('crash', async place => {
    const conversations = await killAndListen(place, rounds)
    const database = await startEmbedded({ dataDir: place.dataDir, log: silent })
    try {
      const verdict = await withClient(database.addresses.owner, client => judge(client, conversations))
      return { rounds, ...verdict }
    } finally {
      await database.stop()
    }
  })
}

/** Answers what was acknowledged. */
async function killAndListen(place: Place, rounds: number): Promise<readonly Conversation[]> {
  let heed = await startHeed(place, '--empty')
  const [enough, failed] = [new AbortController(), new AbortController()]
  const people = gather(place, { enough: enough.signal, failed: failed.signal })
  // A customer who is answered with what nobody expects ends the bench at once.
  people.catch(() => enough.abort())
  try {
    for (let round = 1; round <= rounds && !enough.signal.aborted; round++) {
      await sleep(Math.random() * longestLifeMs)
      heed = round % 2 === 1 ? await killServer(place, heed) : await killDatabase(place, heed)
      if (round % 20 === 0) console.error(`${round} of ${rounds} rounds`)
    }
    enough.abort()
    const conversations = await people
    await heed.stop()
    return conversations
  } catch (error) {
    failed.abort()
    await killNow(heed.pid)
    throw error
  }
}

async function gather(place: Place, until: Until): Promise<readonly Conversation[]> {
  const conversations = await Promise.all([
    ...Array.from({ length: chatting }, (_, index) => chatOn(place, index + 1, until)),
    ...Array.from({ length: mailing }, (_, index) => mailOn(place, index + 1, until)),
  ])
  return conversations.flat()
}

async function killServer(place: Place, heed: Started): Promise<Started> {
  await killNow(heed.pid)
  return await startHeed(place, '--empty')
}

async function killDatabase(place: Place, heed: Started): Promise<Started> {
  const pid = databasePid(place.dataDir)
  if (pid === undefined) throw new Error('the product serves without a database')
  await killNow(pid)
  await waitForAnotherDatabase(place, heed, pid)
  return heed
}
