/**
 * What the sender's domain says of a mail: SPF, DKIM and DMARC, worked out by `mailauth`. Noted with the mail and told
 * to whoever looks at it; nobody is refused for it, and nothing waits for DNS longer than `patienceMs`.
 *
 * What came through a mail server of our own shows that server's address and not the sender's. SPF then goes by the
 * address that this server wrote down, and where there is none, SPF is `none`; DMARC can pass by DKIM and cannot fail.
 */
import { Resolver } from 'node:dns/promises'
import { buffer } from 'node:stream/consumers'
import ipaddr from 'ipaddr.js'
import type { AuthenticateResult, DNSResolver } from 'mailauth'
import type { Content, MailVerdicts } from '../channel.ts'
import { openContent } from '../content.ts'

export type Visit = {
  /** The address that the mail came from. */
  readonly ip: string
  /** Is this an address of our own mail servers, or of this computer? */
  readonly isOwn: (address: string) => boolean
  readonly helo: string
  /** The return path; empty for the null sender. */
  readonly mailFrom: string
}

/** Asks about one mail. Never rejects. */
export type AskVerdicts = (visit: Visit) => (raw: Content) => Promise<MailVerdicts>

export type VerdictOptions = {
  /** The name by which our door greets. */
  readonly hostname: string
  readonly resolve: DNSResolver
  /** 3 seconds if absent. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 3000
/** An honest mail bears two or three. */
const MAX_SIGNATURES = 10
const MAX_LOOK_UPS = 60
/** Where signatures are counted: headers stand first. */
const HEAD_BYTES = 128 * 1024
const NO_ANSWER: MailVerdicts = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' }

/** The DNS of this computer. It asks once and waits for a second, because a mail waits for it. */
export function systemDns(): DNSResolver {
  const resolver = new Resolver({ timeout: 1000, tries: 2 })
  return async (name, type) => (await resolver.resolve(name, type)) as string[][] | string[] // as mailauth reads the few types that it asks for
}

export function askVerdicts({ hostname, resolve, patienceMs = PATIENCE_MS }: VerdictOptions): AskVerdicts {
  return visit => async raw => {
    const over = Promise.withResolvers<MailVerdicts>()
    const stream = openContent(raw)
    const timer = setTimeout(() => over.resolve(NO_ANSWER), patienceMs)
    try {
      const look = lookUps(resolve, over.promise)
      return await Promise.race([over.promise, examine(visit, { raw, stream, hostname, look })])
    } catch {
      return NO_ANSWER
    } finally {
      clearTimeout(timer)
      // Whoever still waits for DNS gets no more answers, and the spooled file can go.
      over.resolve(NO_ANSWER)
      stream.destroy()
    }
  }
}

type Examined = {
  readonly raw: Content
  readonly stream: ReturnType<typeof openContent>
  readonly hostname: string
  readonly look: DNSResolver
}

async function examine(visit: Visit, { raw, stream, hostname, look }: Examined): Promise<MailVerdicts> {
  if ((await countSignatures(raw)) > MAX_SIGNATURES) {
    return { spf: 'none', dkim: 'policy', dmarc: 'none' }
  }
  // Loaded when the first mail asks for it: an installation that does not ask pays nothing.
  const { authenticate } = await import('mailauth')
  const isRelayed = visit.isOwn(visit.ip)
  const result = await authenticate(stream, {
    ...(isRelayed ? { trustReceived: true } : { ip: visit.ip }),
    ...(visit.helo !== '' && !isRelayed && { helo: visit.helo }),
    sender: visit.mailFrom,
    mta: hostname,
    resolver: look,
    disableArc: true,
    disableBimi: true,
  })
  return verdictsOf(result, isRelayed)
}

function verdictsOf(result: AuthenticateResult, isRelayed: boolean): MailVerdicts {
  const signatures = result.dkim.results.map(({ status }) => status.result)
  const dkim = signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none')
  const dmarc = result.dmarc ? result.dmarc.status.result : 'none'
  const spf = result.spf ? result.spf.status.result : 'none'
  const isSenderKnown = !isRelayed || isFromOutside(result.spf ? result.spf['client-ip'] : undefined)
  if (isSenderKnown) return { spf, dkim, dmarc }
  return { spf: 'none', dkim, dmarc: dmarc === 'fail' ? 'none' : dmarc }
}

/** Addresses within a house say nothing of who sent it. */
const WITHIN = ['unspecified', 'loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']

function isFromOutside(address: string | undefined): boolean {
  return address !== undefined && ipaddr.isValid(address) && !WITHIN.includes(ipaddr.process(address).range())
}

async function countSignatures(raw: Content): Promise<number> {
  const head =
    'bytes' in raw
      ? Buffer.from(raw.bytes.subarray(0, HEAD_BYTES))
      : await buffer(openContent(raw).take(2, {}))
  return (
    head
      .subarray(0, HEAD_BYTES)
      .toString('latin1')
      .match(/^dkim-signature:/gim)?.length ?? 0
  )
}

/** At most so many for one mail, and none once it is over. */
function lookUps(resolve: DNSResolver, over: Promise<unknown>): DNSResolver {
  let left = MAX_LOOK_UPS
  const tooLate = over.then(() => {
    throw noAnswer()
  })
  tooLate.catch(() => {})
  return async (name, type) => {
    left -= 1
    if (left < 0) throw noAnswer()
    return await Promise.race([resolve(name, type), tooLate])
  }
}

/** As the DNS of Node says it. */
function noAnswer(): Error {
  return Object.assign(new Error('no answer in time'), { code: 'ETIMEOUT' })
}
