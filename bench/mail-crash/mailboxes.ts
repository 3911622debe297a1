/** Two mailboxes at a real Dovecot that fill while the product fetches them. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Dovecot, fetchedFrom } from '../../tests/peers/dovecot.ts'
import type { Until } from '../crash/people.ts'
import { readLogins, signIn } from '../product/desk.ts'
import { mailDomain, type Place } from '../product/heed.ts'

const password = 'seven grey herons'
export const mailboxUsers = { help: password, bills: password } as const
const users = ['help', 'bills'] as const

/** A mail in one mailbox or in both. */
export interface Lying {
  readonly mark: string
  readonly users: number
}

/** The name of a file is what is known of a mail that is marked. */
const markOf = new Map<string, string>()

/** Sets both up at the desk, as an administrator does. */
export async function haveFetched(place: Place, dovecot: Dovecot): Promise<void> {
  for (const login of readLogins(place)) {
    const cookie = await signIn(place, login)
    const answers = await Promise.all(users.map(async user => await setUp(place, dovecot, { user, cookie })))
    if (answers.every(({ ok }) => ok)) return
  }
  throw new Error('nobody of the demo may set up mailboxes')
}

async function setUp(
  { url }: Place,
  dovecot: Dovecot,
  { user, cookie }: { readonly user: string; readonly cookie: string },
): Promise<Response> {
  return await fetch(`${url}/api/desk/setup/fetched/${randomUUID()}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(fetchedFrom(dovecot, user, password)),
  })
}

const longestPauseMs = 250

/** Delivers so many mails, slowly while the server is killed and what is left at once when that is over. */
export async function fillMailboxes(
  dovecot: Dovecot,
  { enough, failed, count }: Until & { readonly count: number },
): Promise<readonly Lying[]> {
  const mails: Lying[] = []
  while (mails.length < count) {
    failed.throwIfAborted()
    const mark = `mark-${randomUUID()}`
    const raw = mailWith(mark, mails.length % 20 === 19 ? 400_000 : 200)
    const both = mails.length % 10 === 9
    const into = both ? users : [users[mails.length % 2] ?? 'help']
    for (const user of into) markOf.set(await dovecot.deliver(user, raw), mark)
    mails.push({ mark, users: into.length })
    // In the end no time is lost with waiting.
    if (!enough.aborted) await sleep(Math.random() * longestPauseMs)
  }
  return mails
}

function mailWith(mark: string, bytes: number): string {
  const words = 'It does not work, and has not for days.\r\n'.repeat(Math.ceil(bytes / 41))
  return (
    `From: <${mark.slice(0, 20)}@post.example>\r\nTo: help@${mailDomain}\r\nSubject: No line\r\n` +
    `Message-ID: <${mark}@post.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\n${mark}\r\n${words}`
  )
}

/** The marks of mails that are marked as seen: each once, or as often as it lies in a mailbox. */
export async function seenIn(dovecot: Dovecot, how: 'once' | 'each' = 'once'): Promise<readonly string[]> {
  const lists = await Promise.all(users.map(async user => await dovecot.list(user)))
  const marks = lists
    .flat()
    .flatMap(({ name, flags }) => (flags.includes('S') ? (markOf.get(name) ?? []) : []))
  return how === 'each' ? marks : [...new Set(marks)]
}
