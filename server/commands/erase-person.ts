/**
 * Erases one person everywhere that Heed can reach.
 *
 * What must stay true
 * - The database changes in one transaction, under the locks of the person and of all their cases: no word can slip in beside it.
 * - The person stands on the list of the erased, with their files, before anything is erased. Broken off anywhere, the same command
 *   finishes what was begun; the doctor tells of it.
 * - Nothing that the ledger's chain covers is touched: the fold of each case stays what it was.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { listOutbox, type OutboxMail, readOutbox } from '../../channels/mail/outbox.ts'
import { isRefusal } from '../../domain/rule.ts'
import { connect, type Tx } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { openImportFiles } from '../imports/importer.ts'
import { filesInUse } from '../imports/run-sql.ts'
import { append, type Locked } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Belongings, belongingsOf, type Removed, removePerson } from './erase-sql.ts'
import { noteErased, readErased } from './erased-list.ts'
import { findLeftovers, type Leftover } from './leftovers.ts'

export interface Erasure {
  readonly ledger: Ledger
  readonly dataDir: string
  readonly customerId: string
}

export interface ErasureReport extends Removed {
  readonly cases: number
  readonly mails: number
  /** What may still speak of them. */
  readonly leftovers: readonly Leftover[]
}

/** A ledger over the owner's login, for as long as `work` takes. */
export async function withOwnersLedger<T>(
  { owner, log }: { readonly owner: string; readonly log: Log },
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const { db, close } = connect({ url: owner, log, max: 2 })
  // A server that runs looks into the ledger each second; it needs no hint.
  const signals: Ledger['signals'] = { send() {}, listen: () => () => undefined, close: async () => {} }
  try {
    return await work({ db, clock: Date.now, signals })
  } finally {
    await close()
  }
}

const tries = 5

/**
 * Erases the person, or finishes what an earlier erasure began.
 * @throws Error when there is no such customer, or their cases change faster than they can be locked
 */
export async function erasePerson(erasure: Erasure): Promise<ErasureReport> {
  const { ledger, dataDir, customerId } = erasure
  for (let tried = 1; tried <= tries; tried++) {
    const belongings = await belongingsOf(ledger.db, customerId)
    if (!belongings) throw new Error(`There is no customer ${customerId}.`)
    const files = new Set([...belongings.blobs, ...(await filesNoted(dataDir, customerId))])
    await noteErased(dataDir, [{ customerId, at: ledger.clock(), files: [...files] }])
    const removed = await removeLocked(erasure, belongings)
    if (removed === 'changed') continue
    await removeFiles(dataDir, files)
    await removeImportFiles(erasure)
    const mails = await removeMails(dataDir, belongings)
    await noteErased(dataDir, [{ customerId, at: ledger.clock(), files: [] }])
    const leftovers = await findLeftovers(ledger.db, belongings.traces)
    return { ...removed, files: files.size, cases: belongings.caseIds.length, mails, leftovers }
  }
  throw new Error('Something is said in their cases all the time. Try once more.')
}

/** `changed` when there is more to erase than was known before the locks were taken. */
async function removeLocked(
  { ledger, customerId }: Erasure,
  known: Belongings,
): Promise<Removed | 'changed'> {
  const locks = { customers: [customerId], cases: known.caseIds }
  const outcome = await append<Removed | 'changed'>(ledger, locks, async ({ tx, now }: Locked) => {
    if (!(await isStill(tx, customerId, known))) return { facts: [], result: 'changed' }
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    const { caseIds } = known
    const removed = await removePerson(tx, { customerId, caseIds, now })
    if (known.isErased && removed.bodies === 0) return { facts: [], result: removed }
    const fact = { type: 'PersonalDataErased', customerId, cases: caseIds.length } as const
    return { facts: [{ caseId: null, about: customerId, fact }], result: removed }
  })
  if (isRefusal(outcome)) throw new Error(outcome.refused.says)
  return outcome
}

async function isStill(tx: Tx, customerId: string, known: Belongings): Promise<boolean> {
  const now = await belongingsOf(tx, customerId)
  return JSON.stringify(now) === JSON.stringify(known)
}

/** Of an erasure that was broken off: the rows that named these files are gone. */
async function filesNoted(dataDir: string, customerId: string): Promise<readonly string[]> {
  const noted = await readErased(dataDir)
  return noted.find(entry => entry.customerId === customerId)?.files ?? []
}

async function removeFiles(dataDir: string, blobs: ReadonlySet<string>): Promise<void> {
  const store = createBlobStore({ folder: join(dataDir, 'files'), limitBytes: 0 })
  for (const blob of blobs) await store.remove(blob)
}

/** Files of other systems whose runs have ended with this. One that is being uploaded this very moment has to be sent again. */
async function removeImportFiles({ ledger, dataDir }: Erasure): Promise<void> {
  const soon = Date.now() + 1_000
  await openImportFiles(dataDir).sweepOrphans(ids => filesInUse(ledger.db, ids), soon)
}

/** Mail that was written to them, where it lies in the outbox for want of a relay. */
async function removeMails(dataDir: string, { traces, references }: Belongings): Promise<number> {
  const folder = join(dataDir, 'outbox')
  const addresses = new Set(traces.map(trace => trace.toLowerCase()))
  let removed = 0
  for (const { id } of await listOutbox(folder, Number.POSITIVE_INFINITY)) {
    const mail = await readOutbox(folder, id)
    if (!mail || !isAbout(mail, { addresses, references })) continue
    await rm(join(folder, `${id}.eml`), { force: true })
    removed += 1
  }
  return removed
}

function isAbout(
  { to, subject, text }: Pick<OutboxMail, 'to' | 'subject' | 'text'>,
  person: { readonly addresses: ReadonlySet<string>; readonly references: readonly string[] },
): boolean {
  const sentTo = to.toLowerCase().match(/[^\s<>,]+@[^\s<>,]+/g) ?? []
  return (
    sentTo.some(address => person.addresses.has(address)) ||
    person.references.some(reference => text.includes(reference) || subject.includes(reference))
  )
}
