/** A house that gets mail by SMTP, for tests: what is sent, where it went, how the desk sees it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { signReplyAddress } from '../channels/mail/reply-address.ts'
import { signReturnPath } from '../channels/mail/return-path.ts'
import type { CaseView } from '../contract/desk.ts'
import { deliverRaw } from './smtp-client.ts'
import { type AgentClient, openWorld, type World } from '../server/testing/world.ts'

export const DOMAIN = 'behemoth.example'
const SECRET = 'a secret that only the tests know, long enough'

export interface Sent {
  readonly from: string
  /** The return path, where that is another one; empty for the null sender. */
  readonly envelopeFrom?: string
  readonly to?: string
  readonly subject?: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  /** Before the @ of its Message-ID. */
  readonly id?: string
  readonly date?: string
}

/** Where a mail went. */
export interface Went {
  readonly id: string
  readonly caseId: string | null
  readonly place: string
  readonly kind: string
  readonly found: string | null
}

export interface MailHouse extends AsyncDisposable {
  readonly world: World
  readonly ada: AgentClient
  readonly lena: AgentClient
  /** Hands a mail in; its Message-ID. */
  readonly mail: (sent: Sent) => Promise<string>
  /** Hands a mail in, and says where it went. */
  readonly sent: (sent: Sent) => Promise<Went>
  readonly went: (messageId: string) => Promise<Went>
  /** A case that a mail from this address opened. */
  readonly opened: (from: string, text?: string) => Promise<CaseView>
  readonly replyAddress: (reference: string, helperId?: string) => string
  readonly returnPath: (caseId: string, seq: number | null) => string
}

export async function openMailHouse(): Promise<MailHouse> {
  const world = await openWorld({ HEED_SECRET: SECRET })
  const ada = await world.agent('ada')
  const lena = await world.agent('lena')
  const mail = async (sent: Sent) => {
    const { from, envelopeFrom = from, to = `help@${DOMAIN}`, id = randomUUID() } = sent
    const raw = rawMail({ ...sent, id })
    const answer = await deliverRaw(world.heed.smtpPort, { from: envelopeFrom, to: [to], raw })
    assert.equal(answer.code, 250, answer.says)
    return `${id}@post.example`
  }
  const went = async (messageId: string) => {
    const { rows } = await sql<Went>`
      SELECT id, case_id AS "caseId", place, kind, answers -> 'found' ->> 'by' AS found FROM mail_in
      WHERE header_id = ${messageId} ORDER BY came_at DESC LIMIT 1`.execute(world.db)
    return rows[0] ?? assert.fail(`nothing is known of ${messageId}`)
  }
  const sent = async (what: Sent) => await went(await mail(what))
  return {
    world,
    ada,
    lena,
    mail,
    went,
    sent,
    async opened(from, text = 'My line is dead.') {
      const { caseId, place } = await sent({ from, text })
      assert.equal(place, 'case')
      return await ada.view(caseId ?? '')
    },
    replyAddress: (reference, helperId) => signReplyAddress(SECRET, reference, DOMAIN, helperId ?? null),
    returnPath: (caseId, seq) => signReturnPath(SECRET, { caseId, seq, helperId: null }, DOMAIN),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

function rawMail({
  from,
  to = `help@${DOMAIN}`,
  subject = 'Hello',
  text,
  headers = {},
  id,
  date,
}: Sent): string {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@post.example>`,
    `Date: ${date ?? 'Mon, 23 Nov 2026 09:00:00 +0000'}`,
    ...('Content-Type' in headers ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`
}

/** What happened in a case, without who looked at it and when letters left: both come in their own time. */
export function typesOf({ story }: CaseView): readonly string[] {
  return story.map(({ type }) => type).filter(type => type !== 'CaseLookedAt' && type !== 'MessageDelivered')
}
