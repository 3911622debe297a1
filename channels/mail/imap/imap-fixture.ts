/** Mailboxes at a real Dovecot, and where we were in them kept in memory, for the channel's own tests. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inbox } from '../../channel.ts'
import { fetchMailboxes, type FetchOptions } from './fetch-mailboxes.ts'
import type { ImapMailbox, ImapTrouble, Mailboxes, Notebook, Place, PutOff, Waiting } from './mailbox.ts'

export type Page = {
  place: Place | null
  readonly waiting: Map<number, Waiting & Partial<PutOff>>
  trouble: ImapTrouble | null
  looks: number
  taken: number
}

export function newPage(): Page {
  return { place: null, waiting: new Map(), trouble: null, looks: 0, taken: 0 }
}

/** A notebook as any store would keep it. */
export function notebookOn(page: Page, kept: { refreshToken?: string } = {}): Notebook {
  const behind = (uid: number) => {
    if (page.place && uid > page.place.lastUid) page.place = { ...page.place, lastUid: uid }
  }
  return {
    place: async () => page.place,
    async begin(place, waiting) {
      page.place = place
      page.waiting.clear()
      for (const uid of waiting) page.waiting.set(uid, { uid, tries: 0, isTaken: false, nextTryAt: 0 })
    },
    due: async () => {
      const due = [...page.waiting.values()].filter(
        ({ nextTryAt }) => nextTryAt != null && nextTryAt <= Date.now(),
      )
      return due.toSorted((a, b) => a.uid - b.uid)
    },
    async done(uid, { isNew }) {
      page.waiting.delete(uid)
      if (isNew) page.taken++
      behind(uid)
    },
    async putOff(mail) {
      page.waiting.set(mail.uid, mail)
      behind(mail.uid)
    },
    async looked(trouble) {
      page.trouble = trouble
      page.looks++
    },
    async keepRefreshToken(token) {
      kept.refreshToken = token
    },
  }
}

type Server = { readonly host: string; readonly tlsPort: number; readonly certificate: string }

export function mailboxAt(dovecot: Server, settings: Partial<ImapMailbox> = {}): ImapMailbox {
  return {
    id: 'box',
    host: dovecot.host,
    port: dovecot.tlsPort,
    security: 'tls',
    user: 'ada',
    login: { password: 'seven grey herons' },
    certificate: dovecot.certificate,
    folder: 'INBOX',
    afterTaking: 'seen',
    moveTo: null,
    startWith: 'all',
    since: 0,
    ...settings,
  }
}

type Fetched = {
  readonly mailbox: ImapMailbox
  readonly page: Page
  readonly version?: string
  readonly nudge?: number
}

export function mailboxesOf(boxes: () => readonly Fetched[]): Mailboxes {
  return {
    heldMs: 60_000,
    claim: async () =>
      boxes().map(({ mailbox, page, version = '1', nudge = 0 }) => ({
        mailbox,
        version,
        nudge,
        notebook: notebookOn(page),
      })),
    release: async () => {},
  }
}

export type Running = { readonly stop: () => Promise<void>; readonly troubles: unknown[] }

/** Fetches until it is stopped; fails when something is left in the spool. */
export async function startFetching(
  inbox: Inbox,
  mailboxes: Mailboxes,
  options: Partial<FetchOptions> = {},
): Promise<Running> {
  const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-imap-'))
  const stopping = new AbortController()
  const troubles: unknown[] = []
  const running = fetchMailboxes(
    {
      mailboxes,
      isReplyToken: () => true,
      spoolFolder,
      clock: Date.now,
      beatMs: 20,
      onTrouble: error => troubles.push(error),
      ...options,
    },
    inbox,
    stopping.signal,
  )
  return {
    troubles,
    async stop() {
      stopping.abort()
      await running
      assert.deepEqual(await readdir(spoolFolder), [], 'something was left in the spool')
      await rm(spoolFolder, { recursive: true })
    },
  }
}

const patienceMs = 30_000

/** Waits for what must happen. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

export function mailFrom(key: string, words = 'hello', head = ''): string {
  return (
    `Return-Path: <eve@customer.example>\r\nDelivered-To: ada@behemoth.example\r\n${head}` +
    `From: Eve <eve@customer.example>\r\nTo: help@behemoth.example\r\nSubject: ${key}\r\n` +
    `Message-ID: <${key}@customer.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\n${words}\r\n`
  )
}
