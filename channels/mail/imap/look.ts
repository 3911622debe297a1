/**
 * One look into an open folder: everything that waits and is due, then everything that is new.
 *
 * What must stay true
 * - A mail is marked, moved or deleted only after the inbox has said that it is durable; the place moves behind it only
 *   after that. Whatever dies in between leaves a mail that is fetched again and known again.
 * - A mail that cannot be kept holds up none behind it, and none is passed over: it stands among what waits until it is
 *   kept or somebody has dealt with it.
 */
import type { ImapFlow, MailboxObject, SearchObject } from 'imapflow'
import { type ImapMailbox, ImapTrouble, type Notebook, type Waiting } from './mailbox.ts'
import { afterTaking, type Outcome, takeOne, type Taking } from './take.ts'

export type Looking = Taking & {
  readonly mailbox: ImapMailbox
  readonly notebook: Notebook
  /** How long after a first failure a mail is tried again; later ones wait longer. */
  readonly retryMs: number
}

const longestRetryMs = 6 * 60 * 60_000
/** So many failures one after the other are hardly the mails' fault: the rest waits for the next look. */
const failuresInARow = 3

/**
 * @returns the trouble that mails are in, if any
 * @throws ImapTrouble, MailboxLost, Stopped
 */
export async function look(looking: Looking, folder: MailboxObject): Promise<ImapTrouble | null> {
  const { client, notebook, signal } = looking
  const place = await placeIn(looking, folder)
  const failures = { row: 0, trouble: null as ImapTrouble | null } // widened: none so far
  while (!signal.aborted) {
    const due = await notebook.due()
    if (due.length === 0) break
    for (const waiting of due) {
      if (signal.aborted || failures.row >= failuresInARow) return failures.trouble
      await deal(looking, waiting, failures)
    }
  }
  for (const uid of await uidsWhere(client, { uid: `${place.lastUid + 1}:*` })) {
    if (signal.aborted || failures.row >= failuresInARow) break
    // The range ends with the newest mail even where that is an old one.
    if (uid > place.lastUid) await deal(looking, { uid, tries: 0, isTaken: false }, failures)
  }
  return failures.trouble
}

/** Where we were; begins anew where we never were, or where the server numbers its mails anew. */
async function placeIn({ client, mailbox, notebook }: Looking, folder: MailboxObject) {
  const uidValidity = String(folder.uidValidity)
  const known = await notebook.place()
  if (known?.uidValidity === uidValidity) return known
  const place = { uidValidity, lastUid: mailbox.startWith === 'all' ? 0 : folder.uidNext - 1 }
  await notebook.begin(place, await earlierOnes(client, mailbox, place.lastUid))
  return place
}

/** Of the mails that are there, those to be taken: what came since the mailbox was set up, and as `startWith` says. */
async function earlierOnes(
  client: ImapFlow,
  mailbox: ImapMailbox,
  lastUid: number,
): Promise<readonly number[]> {
  if (lastUid === 0) return []
  const since = Math.floor(mailbox.since / 1000) * 1000
  // By day, in whatever zone the server lives; told apart by the second below.
  const days = await uidsWhere(client, { since: new Date(since - 2 * 24 * 60 * 60_000) })
  const recent = new Set<number>()
  if (days.length > 0) {
    for (const mail of await client.fetchAll(
      days.join(','),
      { uid: true, internalDate: true },
      { uid: true },
    )) {
      if (new Date(mail.internalDate ?? 0).getTime() >= since) recent.add(mail.uid)
    }
  }
  if (mailbox.startWith === 'unseen')
    for (const uid of await uidsWhere(client, { seen: false })) recent.add(uid)
  return [...recent].filter(uid => uid <= lastUid).toSorted((a, b) => a - b)
}

async function uidsWhere(client: ImapFlow, query: SearchObject): Promise<readonly number[]> {
  const found = await client.search(query, { uid: true })
  if (found === false) throw new ImapTrouble('line-broken', 'the server did not answer a search')
  return found.toSorted((a, b) => a - b)
}

async function deal(
  looking: Looking,
  waiting: Waiting,
  failures: { row: number; trouble: ImapTrouble | null },
): Promise<void> {
  const { uid, tries, isTaken } = waiting
  const outcome: Outcome = isTaken ? { is: 'kept', isNew: false } : await takeOne(looking, uid)
  if (outcome.is === 'refused') {
    failures.trouble = new ImapTrouble('not-kept', outcome.says)
    if (!outcome.isForGood) failures.row++
    await putOff(looking, waiting, outcome)
    return
  }
  const trouble = outcome.is === 'kept' ? await afterTaking(looking, uid) : null
  if (trouble) {
    failures.trouble = trouble
    await looking.notebook.putOff({
      uid,
      tries: tries + 1,
      isTaken: true,
      nextTryAt: nextTryAt(looking, tries + 1),
      says: trouble.message,
      cameAt: null,
      size: null,
    })
    return
  }
  failures.row = 0
  await looking.notebook.done(uid, { isNew: outcome.is === 'kept' && outcome.isNew })
}

async function putOff(
  looking: Looking,
  { uid, tries }: Waiting,
  { isForGood, says, cameAt, size }: Extract<Outcome, { readonly is: 'refused' }>,
): Promise<void> {
  await looking.notebook.putOff({
    uid,
    tries: tries + 1,
    isTaken: false,
    nextTryAt: isForGood ? null : nextTryAt(looking, tries + 1),
    says,
    cameAt,
    size,
  })
}

function nextTryAt({ clock, retryMs }: Looking, tries: number): number {
  return clock() + Math.min(retryMs * 4 ** (tries - 1), longestRetryMs)
}
