/**
 * A mail that stands aside becomes a case after all, because somebody of the team says so: it is read anew from its source and goes
 * the way of every mail, but for the questions, which were answered. Done twice, it is one case.
 */
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { InboundMessage } from '../../channels/channel.ts'
import { readContent } from '../../channels/content.ts'
import { envelopeIn } from '../../channels/mail/imap/envelope.ts'
import type { TakeMail } from '../../channels/mail/take-mail.ts'
import type { Db } from '../db/connect.ts'
import { wasReceived } from '../ledger/act.ts'
import { takeInMail } from './mail.ts'
import type { Setting } from './setting.ts'

export interface AsideMails {
  /** The mail as it reads; null when it is not aside, or its source is gone. */
  readonly read: (mailId: string) => Promise<InboundMessage | null>
  /** The case that it went into; null when there is no such mail aside. */
  readonly takeUp: (mailId: string, agentId: string) => Promise<string | null>
}

interface AsideRow {
  readonly caseId: string | null
  readonly source: string
  readonly externalId: string | null
  readonly rawBlob: string | null
  readonly inMailboxAt: number | null
}

export function openAsideMails(setting: Setting, takeMail: TakeMail): AsideMails {
  const { ledger, blobs } = setting
  const inboundOf = async ({
    rawBlob,
    externalId,
    source,
    inMailboxAt,
  }: AsideRow): Promise<InboundMessage | null> => {
    if (rawBlob === null || externalId === null) return null
    const read: { readonly as: string; readonly inbound: InboundMessage }[] = []
    const came = {
      source,
      envelope: { mailFrom: null, rcptTo: [] },
      at: ledger.clock(),
      ...(inMailboxAt !== null && { cameAt: inMailboxAt }),
    }
    await takeMail(blobs.get(rawBlob), came, {
      async receive(inbound) {
        // What it holds may lie in a file that is gone when it has been read: the source is in our own.
        const kept = { externalId, to: receiversIn(inbound), attachments: await inMemory(inbound) }
        read.push({ as: inbound.externalId, inbound: { ...inbound, ...kept } })
        return { ok: true, duplicate: false }
      },
    })
    // One to the reply addresses of several cases stands aside once for each. What bears no name is named by its hour, and found by none.
    return (read.find(({ as }) => as === externalId) ?? read[0])?.inbound ?? null
  }
  return {
    async read(mailId) {
      const row = await asideRow(ledger.db, mailId)
      return row && (await inboundOf(row))
    },
    async takeUp(mailId, agentId) {
      const row = await asideRow(ledger.db, mailId)
      if (!row || row.caseId !== null) return row?.caseId ?? null
      const inbound = await inboundOf(row)
      if (!inbound || row.rawBlob === null) return null
      const raw = { bytes: await buffer(blobs.get(row.rawBlob)) }
      const received = await takeInMail(setting, { ...inbound, raw }, { mailId, agentId })
      if (!received.ok) throw new Error(received.says)
      return await wasReceived(ledger.db, inbound)
    },
  }
}

/** Of the envelope nothing is left: whom its headers name. */
function receiversIn({ mail }: InboundMessage): InboundMessage['to'] {
  return envelopeIn((mail?.headers ?? []).map(({ name, value }) => `${name}: ${value}`).join('\n')).rcptTo
}

async function inMemory({ attachments }: InboundMessage): Promise<InboundMessage['attachments']> {
  return await Promise.all(
    attachments.map(async attachment => ({
      ...attachment,
      content: { bytes: await readContent(attachment.content) },
    })),
  )
}

async function asideRow(db: Db, mailId: string): Promise<AsideRow | null> {
  const { rows } = await sql<AsideRow>`
    SELECT case_id AS "caseId", source, external_id AS "externalId", raw_blob AS "rawBlob",
      (answers ->> 'inMailboxAt')::bigint AS "inMailboxAt" FROM mail_in
    WHERE id = ${mailId} AND external_id IS NOT NULL`.execute(db)
  return rows[0] ?? null
}
