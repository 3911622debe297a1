/** Brings mails to the door, one after the other over one line, and looks up what became of each. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { KeptAnswers } from '../../domain/mail/kept.ts'
import { type Fold, newWordsOf } from '../../domain/mail/new-words.ts'
import { isUnreadable } from '../../tests/mails/judge.ts'
import { openSmtp, type SmtpConversation, type SmtpReply } from '../../tests/smtp-client.ts'
import { mailDomain } from '../product/heed.ts'
import type { CorpusMail } from './files.ts'
import type { Spent } from './machine.ts'

export interface Outcome extends Spent {
  readonly name: string
  readonly ms: number
  readonly bytes: number
  /** `case` and `pending` are cases; `crashed`: neither kept nor refused with a reason. */
  readonly place: 'case' | 'pending' | 'story' | 'aside' | 'duplicate' | 'refused' | 'crashed'
  readonly kind: string
  readonly why: string
  /** The new words of what was kept; null where nobody's words were. */
  readonly newWords: string | null
  readonly isUnparsed: boolean
}

interface Way {
  readonly port: number
  readonly client: Client
  readonly meter: () => Spent
}

export async function deliverAll(
  { port, client, meter }: Way,
  mails: Iterable<CorpusMail>,
  tell: (outcome: Outcome, mail: CorpusMail) => void,
): Promise<void> {
  const seen = new Set<string>()
  let line: SmtpConversation | null = null
  let isGone = false
  for (const mail of mails) {
    line ??= isGone ? null : await greet(port)
    if (!line) {
      isGone = true
      tell(neverAsked(mail), mail)
      continue
    }
    const since = new Date(Date.now() - 1_000)
    const before = meter()
    const started = performance.now()
    const { code, says } = await atMost(MOST_MS, bringOne(line, mail))
    const ms = performance.now() - started
    const after = meter()
    const kept = code === 250 ? await keptSince(client, since, seen) : null
    const spent = { cpuMs: after.cpuMs - before.cpuMs, waitedMs: after.waitedMs - before.waitedMs }
    tell({ name: mail.name, ms, bytes: mail.bytes, ...spent, ...placeOf({ code, says }, kept, mail) }, mail)
    if (code === 250) continue
    line.cut()
    line = null
  }
  await line?.quit()
}

const greetedWithinMs = 30_000
/** A mail that is not answered by then has stalled the door. */
const MOST_MS = 180_000

async function atMost(ms: number, answer: Promise<SmtpReply>): Promise<SmtpReply> {
  const late = new AbortController()
  const tooLate = sleep(ms, { code: 0, says: `no answer within ${ms} ms` }, { signal: late.signal })
  tooLate.catch(() => undefined)
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    late.abort()
  }
}

/** The door opens a moment after the pages do; null where it does not. */
async function greet(port: number): Promise<SmtpConversation | null> {
  for (const until = performance.now() + greetedWithinMs; ; await sleep(50)) {
    const line = await openSmtp(port)
    const { code, says } = await line.ask('EHLO post.example')
    if (code === 250) return line
    line.cut()
    if (performance.now() < until) continue
    console.error(`the door does not greet: ${code} ${says}`)
    return null
  }
}

function neverAsked({ name, bytes }: CorpusMail): Outcome {
  const nothing = { ms: 0, cpuMs: 0, waitedMs: 0, kind: '', newWords: null, isUnparsed: false }
  return { ...nothing, name, bytes, place: 'crashed', why: 'the product was gone' }
}

async function bringOne(line: SmtpConversation, { from, raw, bytes }: CorpusMail): Promise<SmtpReply> {
  const opened = await line.ask(`MAIL FROM:<${from}> SIZE=${bytes}`)
  if (opened.code !== 250) return opened
  const accepted = await line.ask(`RCPT TO:<help@${mailDomain}>`)
  if (accepted.code !== 250) return accepted
  const ready = await line.ask('DATA')
  if (ready.code !== 354) return ready
  const text = raw.toString('latin1').replaceAll(/(^|\n)\./g, '$1..')
  await line.write(Buffer.from(text.endsWith('\r\n') ? `${text}.\r\n` : `${text}\r\n.\r\n`, 'latin1'))
  return await line.reply()
}

interface Kept {
  readonly id: string
  readonly kind: string
  readonly place: 'case' | 'pending' | 'story' | 'aside'
  readonly answers: KeptAnswers
  readonly body: {
    readonly text?: string
    readonly folds?: readonly Fold[]
    readonly notes?: readonly { readonly name: string }[]
  } | null
}

/** The row of the mail that came last; null when there is no new one. */
async function keptSince(client: Client, since: Date, seen: Set<string>): Promise<Kept | null> {
  const { rows } = await client.query<Kept>(
    `SELECT m.id, m.kind, m.place, m.answers,
       (SELECT convert_from(b.bytes, 'UTF8')::json FROM fact f JOIN fact_body b USING (lane, seq)
        WHERE f.case_id = m.case_id AND f.data::json ->> 'messageId' = m.message_id::text LIMIT 1) AS body
     FROM mail_in m WHERE m.came_at >= $1 AND m.id <> ALL ($2::uuid[])`,
    [since, [...seen].slice(-200)],
  )
  for (const { id } of rows) seen.add(id)
  return rows[0] ?? null
}

function placeOf(
  { code, says }: SmtpReply,
  kept: Kept | null,
  { raw }: CorpusMail,
): Pick<Outcome, 'place' | 'kind' | 'why' | 'newWords' | 'isUnparsed'> {
  const nothing = { kind: '', why: `${code} ${says}`, newWords: null, isUnparsed: false }
  if (kept) {
    const { place, kind, answers, body } = kept
    const why = answers.asked.find(answer => answer.is)?.why?.en ?? ''
    const text = body?.text ?? null
    const newWords = text === null ? null : newWordsOf(text, body?.folds ?? [])
    // Nobody's words are kept without what was noted about them: they are read again.
    const isUnparsed =
      body === null ? isUnreadable(raw) : body.notes?.some(({ name }) => name === 'unreadable') === true
    return { place, kind, why, newWords, isUnparsed }
  }
  if (code === 250) return { ...nothing, place: 'duplicate', why: 'the same mail came before' }
  return { ...nothing, place: code >= 500 && code < 600 ? 'refused' : 'crashed' }
}
