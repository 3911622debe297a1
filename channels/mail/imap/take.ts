/** One mail out of an open folder: fetched piece by piece, handed in, and done with as the setting says. */
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { Inbox } from '../../channel.ts'
import type { TakeMail } from '../take-mail.ts'
import { envelopeHeaders, envelopeIn } from './envelope.ts'
import { type ImapMailbox, ImapTrouble } from './mailbox.ts'

export type Taking = {
  readonly client: ImapFlow
  readonly mailbox: Pick<ImapMailbox, 'id' | 'afterTaking' | 'moveTo'>
  readonly takeMail: TakeMail
  readonly inbox: Inbox
  readonly signal: AbortSignal
  readonly clock: () => number
}

/** `kept`: it is durable, now or since earlier. `gone`: somebody took it out of the folder. */
export type Outcome =
  | { readonly is: 'kept'; readonly isNew: boolean }
  | { readonly is: 'gone' }
  | {
      readonly is: 'refused'
      readonly isForGood: boolean
      readonly says: string
      readonly cameAt: number | null
      readonly size: number | null
    }

/** The process is stopping, in the middle of a mail: nothing of it was kept. */
export class Stopped extends Error {}

const pieceBytes = 1024 * 1024

/** @throws ImapTrouble when the line broke, Stopped; what the inbox or the spool throws is a refusal for now */
export async function takeOne(taking: Taking, uid: number): Promise<Outcome> {
  const { client, mailbox, takeMail, inbox, signal, clock } = taking
  const first = await client.fetchOne(
    String(uid),
    {
      uid: true,
      size: true,
      internalDate: true,
      headers: envelopeHeaders,
      source: { start: 0, maxLength: pieceBytes },
    },
    { uid: true },
  )
  if (!first) return await gone(client, uid)
  const cameAt = dateOf(first)
  const size = first.size ?? null
  const trouble = { line: null as Error | null } // widened: none so far
  const bytes = watched(
    piecesFrom(client, uid, first, signal),
    error => (trouble.line = error instanceof Error ? error : new Error(String(error))),
  )
  const came = {
    source: mailbox.id,
    envelope: envelopeIn(first.headers?.toString('latin1') ?? ''),
    at: clock(),
    ...(cameAt !== null && { cameAt }),
  }
  try {
    const answer = await takeMail(bytes, came, inbox)
    if (answer.ok) return { is: 'kept', isNew: !answer.duplicate }
    return { is: 'refused', isForGood: answer.permanent, says: answer.says, cameAt, size }
  } catch (error) {
    // What broke on the way is not the mail's fault.
    if (trouble.line !== null) throw trouble.line
    const says = error instanceof Error ? error.message : String(error)
    return { is: 'refused', isForGood: false, says, cameAt, size }
  }
}

/** Only when the server says so: a fetch that brought nothing may have failed. */
async function gone(client: ImapFlow, uid: number): Promise<Outcome> {
  const found = await client.search({ uid: String(uid) }, { uid: true })
  if (found === false) throw new ImapTrouble('line-broken', 'the server did not answer a search')
  if (found.length > 0) throw new ImapTrouble('line-broken', 'the server did not give a mail that it has')
  return { is: 'gone' }
}

async function* piecesFrom(
  client: ImapFlow,
  uid: number,
  first: FetchMessageObject,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let piece = first.source
  if (!piece) throw new ImapTrouble('line-broken', 'the server gave a mail without its bytes')
  for (let at = 0; ; ) {
    if (signal.aborted) throw new Stopped()
    yield piece
    at += piece.length
    if (piece.length < pieceBytes) return
    const next: FetchMessageObject | false = await client.fetchOne(
      String(uid),
      { uid: true, source: { start: at, maxLength: pieceBytes } },
      { uid: true },
    )
    if (!next) throw new ImapTrouble('line-broken', 'the mail went away while it was fetched')
    if (!next.source) return
    piece = next.source
  }
}

async function* watched(
  bytes: AsyncGenerator<Uint8Array>,
  onTrouble: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    onTrouble(error)
    throw error
  }
}

function dateOf({ internalDate }: FetchMessageObject): number | null {
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime()
  return Number.isFinite(at) ? at : null
}

/**
 * Marks, moves or deletes what is kept. Without UIDPLUS a server can only remove everything in the folder that anybody
 * marked as deleted; there the mail is marked, and whoever cleans the folder removes it.
 * @returns null, or why it could not be done
 */
export async function afterTaking(
  { client, mailbox }: Pick<Taking, 'client' | 'mailbox'>,
  uid: number,
): Promise<ImapTrouble | null> {
  const range = String(uid)
  const removesOne = client.capabilities.has('UIDPLUS')
  switch (mailbox.afterTaking) {
    case 'leave':
      return null
    case 'seen':
      return (await client.messageFlagsAdd(range, ['\\Seen'], { uid: true }))
        ? null
        : new ImapTrouble('read-only')
    case 'delete': {
      const removed = removesOne
        ? await client.messageDelete(range, { uid: true })
        : await client.messageFlagsAdd(range, ['\\Deleted'], { uid: true })
      return removed ? null : new ImapTrouble('read-only')
    }
    case 'move': {
      const folder = mailbox.moveTo ?? ''
      const canMove = removesOne || client.capabilities.has('MOVE')
      const moved = canMove
        ? await client.messageMove(range, folder, { uid: true })
        : await client.messageCopy(range, folder, { uid: true })
      if (!moved) return new ImapTrouble('no-move-folder', folder)
      if (!canMove) await client.messageFlagsAdd(range, ['\\Seen', '\\Deleted'], { uid: true })
      return null
    }
  }
}
