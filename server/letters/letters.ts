/**
 * Letters: what the product sends by mail. A follower decides which facts the customer must be told by mail and puts a job into the
 * queue in the same transaction; a worker writes the letter when its turn comes, sends it, and tells the ledger how it went.
 */
import type { Pool } from 'pg'
import type { Channel } from '../../channels/channel.ts'
import type { Log } from '../db/log.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { CaseKeys } from '../http/case-key.ts'
import type { Directory } from '../ledger/directory.ts'
import { follow, type Following } from '../ledger/follow.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'
import { type Code, codeJob } from './codes.ts'
import { carryOut, type Delivery, type LetterJob } from './deliver.ts'
import { letLettersGo, letterFollower, queueForgottenLetters } from './follower.ts'
import { openLooks } from './looks.ts'
import { openPace, type PaceLimits } from './pace.ts'
import { openQueue } from './queue.ts'
import { openSeal } from './seal.ts'

export interface LettersSetting {
  readonly ledger: Ledger
  /** The pool that `ledger.db` serves from: the queue uses its connections, a few at a time. */
  readonly pool: Pool
  readonly directory: Pick<Directory, 'house'>
  /** Carries the letters; must be able to send until `stop` has resolved. */
  readonly channel: Pick<Channel, 'name' | 'can' | 'send'>
  readonly blobs: Pick<BlobStore, 'get'>
  readonly keys: Pick<CaseKeys, 'link' | 'question'>
  readonly secret: string
  readonly mailDomain: string
  /** How fast mail goes to one receiving domain; left out where it goes to nobody, but into an outbox. */
  readonly pace?: PaceLimits | undefined
  /** From 0 to 1. */
  readonly random?: () => number
  /** Where people reach Heed, without a slash at its end; asked for each letter, not before `start`. */
  readonly baseUrl: () => string
  readonly log: Log
}

export interface Letters {
  /** Begins to read and to send. Before, codes only wait: letters hold links, so whoever calls this knows `baseUrl`. */
  readonly start: () => void
  /** Resolves when the code waits in the queue; it leaves before all letters. */
  readonly sendCode: (code: Code) => Promise<void>
  /** Reads every fact and sends every letter that is due, then resolves. */
  readonly catchUp: () => Promise<void>
  /** Resolves when no letter is in hand. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const atOnce = 8
/** How often it is asked whose morning has come. */
const lookMs = 5_000

/** The database must have its queues: see `prepareQueues`. */
export async function openLetters(setting: LettersSetting): Promise<Letters> {
  const { ledger, channel, log } = setting
  const onTrouble = (error: unknown) => log.warn({ err: error }, 'Letters met trouble and go on')
  const random = setting.random ?? Math.random
  const pace = openPace({ limits: setting.pace ?? null, clock: ledger.clock, random })
  const delivery: Delivery = {
    ...setting,
    random,
    pace,
    looks: openLooks(ledger),
    seal: openSeal(setting.secret),
  }
  const queue = await openQueue<LetterJob>({
    pool: setting.pool,
    atOnce,
    work: job => carryOut(delivery, job),
    rests: pace.relayRests,
    onTrouble,
  })
  const { clock } = ledger
  await ledger.db.transaction().execute(tx => queueForgottenLetters(tx, { queue, clock }))
  let following: Following | null = null
  let morning: Looking | null = null
  const told = async () => (await setting.directory.house()).organisation.told
  const letGo = async () => {
    while ((await ledger.db.transaction().execute(tx => letLettersGo(tx, { queue, clock }))) > 0) queue.wake()
  }

  return {
    start() {
      following ??= follow(ledger, letterFollower({ queue, mail: channel.name, clock, told }), onTrouble)
      morning ??= lookEvery(lookMs, letGo, onTrouble)
      queue.start()
    },
    async sendCode(code) {
      await queue.put(ledger.db, [codeJob(delivery.seal, code)])
      queue.wake()
    },
    async catchUp() {
      await following?.catchUp()
      await morning?.wake()
      await queue.catchUp()
    },
    idle: queue.idle,
    async stop() {
      await morning?.stop()
      await following?.stop()
      await queue.stop()
    },
  }
}
