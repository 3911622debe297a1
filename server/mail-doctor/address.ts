/** What is known of one address: of ours, what it is for; of a customer, whether mail reaches them and how the last letters went. */
import type { MailDoctorView, MailFinding } from '../../contract/mail-doctor.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type AskDns, DnsAway, lookUp } from './dns.ts'
import { dayOf, ok, trouble, unknown } from './finding.ts'
import { customersAt, type KnownAddress, lastLettersTo, purposeOf } from './sql.ts'

const LETTERS_SHOWN = 5

export interface AddressFound {
  readonly findings: readonly MailFinding[]
  readonly letters: MailDoctorView['letters']
}

/** @param address lower-cased, with one `@` at least */
export async function checkAddress(
  db: Db | Tx,
  dns: AskDns,
  { address, ourDomain }: { readonly address: string; readonly ourDomain: string },
): Promise<AddressFound> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (domain === ourDomain) {
    const purpose = await purposeOf(db, address)
    return { findings: [ok('is-ours', { address, purpose: purpose ?? '–' })], letters: [] }
  }
  const [canReceive, known] = await Promise.all([checkTheirDomain(dns, domain), customersAt(db, address)])
  const letters = await lastLettersTo(
    db,
    known.map(({ customerId }) => customerId),
    LETTERS_SHOWN,
  )
  const shown = letters.map(({ outcome, ...letter }) => ({ ...letter, is: outcome ?? ('waiting' as const) }))
  return { findings: [canReceive, ...standing(known, address), ...wentHow(shown)], letters: shown }
}

function standing(known: readonly KnownAddress[], address: string): readonly MailFinding[] {
  if (known.length === 0) return [ok('is-nobody', { address })]
  const back = known.find(({ unreachableAt }) => unreachableAt !== null)
  const unwanted = known.find(({ complainedAt }) => complainedAt !== null)
  return [
    ok('is-customer', { address, count: known.length }),
    ...(back
      ? [
          trouble('is-unreachable', {
            since: dayOf(back.unreachableAt ?? 0),
            status: back.unreachableStatus ?? '–',
          }),
        ]
      : []),
    ...(unwanted ? [trouble('has-complained', { since: dayOf(unwanted.complainedAt ?? 0) })] : []),
  ]
}

function wentHow(letters: MailDoctorView['letters']): readonly MailFinding[] {
  const [last] = letters.filter(letter => letter.is !== 'waiting')
  if (!last) return []
  if (last.is === 'sent') return [ok('letters-arrive', { on: dayOf(last.settledAt ?? last.queuedAt) })]
  return [trouble('letter-not-sent', { on: dayOf(last.settledAt ?? last.queuedAt), why: last.why ?? '–' })]
}

/** Whether mail for this domain has anywhere to go: RFC 5321, 5.1, and RFC 7505. */
async function checkTheirDomain(dns: AskDns, domain: string): Promise<MailFinding> {
  try {
    const found = (await lookUp(dns.resolveMx(domain))) ?? []
    const hosts = found.map(({ exchange }) => exchange).filter(host => host !== '')
    if (hosts.length > 0) return ok('their-mx', { domain, hosts: hosts.slice(0, 5).join(', ') })
    if (found.length > 0) return trouble('their-no-mail', { domain })
    const addresses = (await lookUp(dns.resolve4(domain))) ?? (await lookUp(dns.resolve6(domain))) ?? []
    return addresses.length > 0 ? ok('their-host', { domain }) : trouble('their-domain-unknown', { domain })
  } catch (error) {
    if (error instanceof DnsAway) return unknown('dns-away')
    throw error
  }
}
