/**
 * The mail doctor: looks at everything that mail goes through, all at once, and each for a bounded time. Connects only to hosts that
 * the operator configured; of whatever an address names, only the DNS is asked. Changes nothing and sends nothing.
 */
import { Resolver } from 'node:dns/promises'
import { type DkimKey, dkimRecord } from '../../channels/mail/dkim.ts'
import type { MailDoctorView, MailFinding } from '../../contract/mail-doctor.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type AddressFound, checkAddress } from './address.ts'
import { type AskDns, checkDns } from './dns.ts'
import { checkDoor } from './door.ts'
import { dayOf, ok, trouble, unknown } from './finding.ts'
import { checkRelay, relayOf } from './relay.ts'
import { lettersWaiting } from './sql.ts'

const LETTER_PATIENCE_MS = 10 * 60_000

/** A mailbox that is fetched, and how its last look went. */
export interface BoxLooked {
  readonly name: string
  readonly is: 'ok' | 'trouble' | 'off'
  /** What the server said, where there is trouble. */
  readonly says: string
}

export interface MailPatient {
  readonly db: Db | Tx
  readonly dns: AskDns
  readonly domain: string
  /** Where our own door listens. */
  readonly door: { readonly host: string; readonly port: number }
  readonly smtpUrl: string | undefined
  /** Undefined where the relay signs. */
  readonly dkim: DkimKey | undefined
  /** Mailboxes that are fetched by IMAP: each is logged in to. */
  readonly lookAtBoxes: () => Promise<readonly BoxLooked[]>
  readonly now: number
}

/** The DNS of this computer, which answers soon or not at all. */
export function doctorsDns(): AskDns {
  return new Resolver({ timeout: 2000, tries: 1 })
}

/** @param asked whose mail is asked about; null for the house alone */
export async function examineMail(patient: MailPatient, asked: string | null): Promise<MailDoctorView> {
  const { db, dns, domain, now, dkim, smtpUrl } = patient
  const address = asked?.includes('@') ? asked.toLowerCase() : null
  const isOurs = address?.endsWith(`@${domain}`) ?? false
  const found: Promise<AddressFound> =
    address === null
      ? Promise.resolve({ findings: [], letters: [] })
      : checkAddress(db, dns, { address, ourDomain: domain })
  const [{ findings, letters }, inward, boxes, relay, waiting, names] = await Promise.all([
    found,
    checkDoor({ ...patient.door, address: isOurs && address !== null ? address : `help@${domain}`, now }),
    patient.lookAtBoxes(),
    checkRelay(smtpUrl),
    checkWaiting(db, now),
    checkDns(dns, {
      domain,
      relayHost: smtpUrl === undefined ? undefined : relayOf(smtpUrl).host,
      dkim: dkim ? dkimRecord(dkim) : null,
    }),
  ])
  const parts = [
    { name: 'address' as const, findings: [...findings] },
    { name: 'in' as const, findings: [...inward] },
    { name: 'mailboxes' as const, findings: boxesFound(boxes) },
    { name: 'out' as const, findings: [...relay, waiting] },
    { name: 'dns' as const, findings: [...names] },
  ]
  return { at: now, address, parts: parts.filter(part => part.findings.length > 0), letters }
}

async function checkWaiting(db: Db | Tx, now: number): Promise<MailFinding> {
  const { count, since, why } = await lettersWaiting(db, now - LETTER_PATIENCE_MS)
  if (count === 0 || since === null) return ok('letters-flow')
  return trouble('letters-wait', { count, since: dayOf(since), why: why ?? '–' })
}

function boxesFound(boxes: readonly BoxLooked[]): MailFinding[] {
  if (boxes.length === 0) return [ok('no-boxes')]
  return boxes.map(({ name, is, says }) => {
    if (is === 'off') return unknown('box-off', { name })
    return is === 'ok' ? ok('box-opens', { name }) : trouble('box-shut', { name, said: says })
  })
}
