/**
 * What the DNS says of our domain: where its mail goes, who may send for it, which key signs it. Names that come from the outside are
 * only ever looked up, never connected to.
 */
import type { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { DkimRecord } from '../../channels/mail/dkim.ts'
import type { MailFinding } from '../../contract/mail-doctor.ts'
import { ok, trouble, unknown } from './finding.ts'

export type AskDns = Pick<
  Resolver,
  'resolve' | 'resolveMx' | 'resolveTxt' | 'resolve4' | 'resolve6' | 'reverse'
>

export interface OurDns {
  readonly domain: string
  /** Undefined where nobody sends for us. */
  readonly relayHost: string | undefined
  /** Null where the relay signs. */
  readonly dkim: DkimRecord | null
}

/** Nothing can be asked. */
export class DnsAway extends Error {}

/** What a provider asks its customers to write into their SPF record, by the name of its relay. */
const PROVIDERS: readonly (readonly [relay: RegExp, term: string])[] = [
  [/(^|\.)(gmail|google)\.com$/, 'include:_spf.google.com'],
  [/(^|\.)(office365|outlook)\.com$/, 'include:spf.protection.outlook.com'],
  [/(^|\.)(messagingengine|fastmail)\.com$/, 'include:spf.messagingengine.com'],
  [/(^|\.)mailgun\.org$/, 'include:mailgun.org'],
]

export async function checkDns(dns: AskDns, ours: OurDns): Promise<readonly MailFinding[]> {
  const checks = [checkMx, checkSpf, checkDkim, checkDmarc, checkPtr]
  const found = await Promise.all(checks.map(check => check(dns, ours).catch(asAway)))
  const isAway = found.some(finding => finding?.code === 'dns-away')
  const rest = found.flatMap(finding => (finding && finding.code !== 'dns-away' ? [finding] : []))
  return isAway ? [unknown('dns-away'), ...rest] : rest
}

async function checkMx(dns: AskDns, { domain }: OurDns): Promise<MailFinding> {
  const found = await lookUp(dns.resolveMx(domain))
  const hosts = (found ?? []).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
  if (hosts.length === 0) return trouble('mx-none', { domain })
  return ok('mx-found', { domain, hosts: hosts.join(', ') })
}

async function checkSpf(dns: AskDns, { domain, relayHost }: OurDns): Promise<MailFinding> {
  const records = await recordsOf(dns, domain, /^v=spf1( |$)/i)
  const [record] = records
  if (record === undefined) return trouble('spf-none', { domain, term: termFor(relayHost) ?? 'mx' })
  if (records.length > 1) return trouble('spf-two', { domain })
  if (relayHost === undefined) return unknown('spf-unsure', { record, relay: '-' })
  const term = termFor(relayHost)
  if (term !== null) {
    const isNamed = record.toLowerCase().split(/\s+/).includes(term)
    return isNamed ? ok('spf-covers', { record, relay: relayHost }) : trouble('spf-lacks', { record, term })
  }
  const covers = await coversRelay(dns, domain, relayHost)
  return covers
    ? ok('spf-covers', { record, relay: relayHost })
    : unknown('spf-unsure', { record, relay: relayHost })
}

/** Whether the address to which we give mail may send it; many relays send from others. */
async function coversRelay(dns: AskDns, domain: string, relayHost: string): Promise<boolean> {
  const { spf } = await import('mailauth')
  for (const ip of await addressesOf(dns, relayHost)) {
    const { status } = await spf({
      sender: `help@${domain}`,
      ip,
      helo: relayHost,
      mta: domain,
      maxElapsedTime: 5000,
      resolver: async (name, type) => (await dns.resolve(name, type)) as string[], // as mailauth reads what it asks for
    })
    if (status.result === 'pass') return true
  }
  return false
}

async function checkDkim(dns: AskDns, { dkim }: OurDns): Promise<MailFinding> {
  if (!dkim) return ok('dkim-off')
  const { name, value } = dkim
  const records = await recordsOf(dns, name, /p=/i)
  if (records.length === 0) return trouble('dkim-none', { name, value })
  const key = keyIn(value)
  return records.some(record => keyIn(record) === key)
    ? ok('dkim-fine', { name })
    : trouble('dkim-other', { name, value })
}

async function checkDmarc(dns: AskDns, { domain }: OurDns): Promise<MailFinding> {
  // The policy of the domain above holds where a subdomain has none of its own.
  const above = domain.split('.').slice(-2).join('.')
  for (const name of new Set([domain, above])) {
    const [record] = await recordsOf(dns, `_dmarc.${name}`, /^v=DMARC1/i)
    if (record !== undefined)
      return ok('dmarc-found', {
        name: `_dmarc.${name}`,
        policy: /(?:^|;)\s*p=(\w+)/i.exec(record)?.[1] ?? '?',
      })
  }
  return trouble('dmarc-none', { name: `_dmarc.${domain}` })
}

/** Whoever sends must be findable by address: asked of our relay. */
async function checkPtr(dns: AskDns, { relayHost }: OurDns): Promise<MailFinding | null> {
  if (relayHost === undefined) return null
  const [address] = await addressesOf(dns, relayHost)
  if (address === undefined || isWithin(address)) return null
  const names = await lookUp(dns.reverse(address))
  return names?.[0] === undefined
    ? unknown('ptr-none', { address })
    : ok('ptr-found', { address, name: names[0] })
}

async function addressesOf(dns: AskDns, host: string): Promise<readonly string[]> {
  if (isIP(host) > 0) return [host]
  if (host === 'localhost') return ['127.0.0.1']
  const [four, six] = await Promise.all([lookUp(dns.resolve4(host)), lookUp(dns.resolve6(host))])
  return [...(four ?? []), ...(six ?? [])]
}

function isWithin(address: string): boolean {
  return /^(10|127|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.|^(::1$|f[cd]|fe[89ab])/i.test(address)
}

async function recordsOf(dns: AskDns, name: string, kind: RegExp): Promise<readonly string[]> {
  const found = await lookUp(dns.resolveTxt(name))
  return (found ?? []).map(parts => parts.join('')).filter(record => kind.test(record.trim()))
}

/** @returns null where there is no such thing @throws DnsAway */
export async function lookUp<Found>(asked: Promise<Found>): Promise<Found | null> {
  try {
    return await asked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOTFOUND' || code === 'ENODATA') return null
    throw new DnsAway(String(code), { cause: error })
  }
}

function asAway(error: unknown): MailFinding {
  if (error instanceof DnsAway) return unknown('dns-away')
  throw error
}

function termFor(relayHost: string | undefined): string | null {
  const host = relayHost ?? ''
  return PROVIDERS.find(([relay]) => relay.test(host))?.[1] ?? null
}

function keyIn(record: string): string {
  return (/(?:^|;)\s*p=([^;]*)/i.exec(record)?.[1] ?? '').replaceAll(/\s/g, '')
}
