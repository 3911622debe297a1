/** Hands a mail to the channel as fast as its receiver and the relay can take it, and says what is to become of it. */
import type { Channel, OutboundMessage, Sent } from '../../channels/channel.ts'
import { SECOND } from '../../domain/time.ts'
import type { Outcome, Pace } from './pace.ts'

export interface Way {
  readonly channel: Pick<Channel, 'send'>
  readonly pace: Pace
}

/**
 * `wait`: it was not its turn, or the relay is away; nobody is to blame, and so many milliseconds later it may go. With `refusedUs` the
 * relay does not take our own address, which somebody of ours has to put right: worth as long as a letter is worth trying.
 */
export type Handed =
  | { readonly how: 'sent'; readonly externalId: string }
  | { readonly how: 'wait'; readonly ms: number; readonly why: string | null; readonly refusedUs?: Refused }
  | ({ readonly how: 'later' | 'never' } & Refused)
  /** There was nothing to send after all. */
  | { readonly how: 'nothing' }

interface Refused {
  readonly says: string
  readonly status?: string
}

/** Writes the mail when it may go, and not before: what waits for its domain is cheap. */
export async function handOver(
  { channel, pace }: Way,
  to: string,
  write: () => Promise<OutboundMessage | null>,
): Promise<Handed> {
  const rest = pace.relayRests()
  if (rest > 0) return { how: 'wait', ms: rest, why: null }
  const domain = domainOf(to)
  const ms = pace.begin(domain)
  if (ms > 0) return { how: 'wait', ms, why: null }
  let outcome: Outcome = 'never'
  try {
    const message = await write()
    if (!message) return { how: 'nothing' }
    const sent = await channel.send(message)
    outcome = outcomeOf(sent)
    if (outcome === 'line') restRelay(pace, sent)
    return handed(sent, pace)
  } finally {
    pace.ended(domain, outcome)
  }
}

/** A code is of use for some minutes: it waits for the relay, and for nothing else. */
export async function handOverAtOnce({ channel, pace }: Way, message: OutboundMessage): Promise<Handed> {
  const rest = pace.relayRests()
  if (rest > 0) return { how: 'wait', ms: rest, why: null }
  const sent = await channel.send(message)
  if (outcomeOf(sent) === 'line') restRelay(pace, sent)
  return handed(sent, pace)
}

function handed(sent: Sent, pace: Pace): Handed {
  if ('sent' in sent) return { how: 'sent', externalId: sent.externalId }
  const refused = { says: sent.failed, ...(sent.status !== undefined && { status: sent.status }) }
  if (!sent.isLine) return { how: sent.retry ? 'later' : 'never', ...refused }
  const wait = { how: 'wait', ms: pace.relayRests(), why: sent.failed } as const
  return sent.isOurSender ? { ...wait, refusedUs: refused } : wait
}

/** Why it was refused, where the other side gave it a code. */
export function statusOf(went: Handed): string | undefined {
  if (went.how === 'wait') return went.refusedUs?.status
  return went.how === 'later' || went.how === 'never' ? went.status : undefined
}

function restRelay(pace: Pace, sent: Sent): void {
  pace.restRelay('failed' in sent && sent.afterSeconds !== undefined ? sent.afterSeconds * SECOND : undefined)
}

/** What a mailbox is short of is no reason to go slowly with the others of its domain (RFC 3463: x.1 address, x.2 mailbox). */
function outcomeOf(sent: Sent): Outcome {
  if ('sent' in sent) return 'taken'
  if (sent.isLine) return 'line'
  if (!sent.retry) return 'never'
  return /^4\.[12]\./.test(sent.status ?? '') ? 'mailbox-later' : 'later'
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
