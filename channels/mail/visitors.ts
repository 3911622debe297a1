/**
 * Who comes how often. One address may hold so many lines at once and bring so many mails in a minute and in an hour;
 * what is beyond that is asked to come later, so nothing is lost. An address of IPv6 is its /64: whoever has one has
 * all of it. Our own computer and the operator's own mail servers come as often as they like.
 *
 * Memory is bounded: beyond `MAX_KNOWN` whoever was not seen for the longest time is forgotten, which forgives them.
 */
import ipaddr from 'ipaddr.js'

export type VisitLimits = {
  readonly linesAtOnce: number
  readonly mailsPerMinute: number
  readonly mailsPerHour: number
  /** Addresses and networks (`192.0.2.7`, `2001:db8::/32`) that come as often as they like. */
  readonly relays: readonly string[]
}

/** What runs here comes as often as it likes. */
export const THIS_COMPUTER = ['127.0.0.0/8', '::1']

export const DEFAULT_LIMITS: VisitLimits = {
  linesAtOnce: 20,
  mailsPerMinute: 120,
  mailsPerHour: 2000,
  relays: THIS_COMPUTER,
}

export type Visitors = {
  /** False when this address has as many lines as it may; otherwise `leave` is due once. */
  readonly enter: (address: string) => boolean
  readonly leave: (address: string) => void
  /** Counts a mail. @returns the seconds after which it may come again, 0 when it may come now */
  readonly bring: (address: string) => number
  /** A mail server of the operator's own, or this computer. */
  readonly isOwn: (address: string) => boolean
}

type Visitor = { lines: number; readonly minute: Bucket; readonly hour: Bucket }

const MAX_KNOWN = 10_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** @param clock milliseconds since the epoch */
export function createVisitors(limits: VisitLimits, clock: () => number): Visitors {
  const relays = limits.relays.map(networkOf)
  const known = new Map<string, Visitor>()
  const isOwn = (address: string) => {
    const ip = parse(address)
    return ip !== null && relays.some(network => isIn(ip, network))
  }
  const visitor = (address: string): Visitor => {
    const name = nameOf(address)
    const found = known.get(name) ?? {
      lines: 0,
      minute: new Bucket(limits.mailsPerMinute, MINUTE_MS, clock()),
      hour: new Bucket(limits.mailsPerHour, HOUR_MS, clock()),
    }
    // Those seen last stand last.
    known.delete(name)
    known.set(name, found)
    if (known.size > MAX_KNOWN) forgetOne(known)
    return found
  }
  return {
    isOwn,
    enter(address) {
      if (isOwn(address)) return true
      const who = visitor(address)
      if (who.lines >= limits.linesAtOnce) return false
      who.lines += 1
      return true
    },
    leave(address) {
      const who = known.get(nameOf(address))
      if (who && who.lines > 0) who.lines -= 1
    },
    bring(address) {
      if (isOwn(address)) return 0
      const { minute, hour } = visitor(address)
      const wait = Math.max(minute.waitMs(clock()), hour.waitMs(clock()))
      if (wait > 0) return Math.ceil(wait / 1000)
      minute.take()
      hour.take()
      return 0
    },
  }
}

/** So many at once, and as many again in each stretch of time, evenly. */
class Bucket {
  readonly #size: number
  readonly #stretchMs: number
  #left: number
  #at: number

  constructor(size: number, stretchMs: number, now: number) {
    this.#size = size
    this.#stretchMs = stretchMs
    this.#left = size
    this.#at = now
  }

  /** How long until one may be taken. */
  waitMs(now: number): number {
    const gained = ((now - this.#at) * this.#size) / this.#stretchMs
    this.#left = Math.min(this.#size, this.#left + Math.max(0, gained))
    this.#at = now
    return this.#left >= 1 ? 0 : ((1 - this.#left) * this.#stretchMs) / this.#size
  }

  take(): void {
    this.#left -= 1
  }
}

function forgetOne(known: Map<string, Visitor>) {
  for (const [name, { lines }] of known) {
    if (lines > 0) continue
    known.delete(name)
    return
  }
}

/** One name for all addresses that one visitor has. */
function nameOf(address: string): string {
  const ip = parse(address)
  if (ip?.kind() !== 'ipv6') return ip?.toString() ?? address
  return ip.toNormalizedString().split(':').slice(0, 4).join(':')
}

type Address = ReturnType<typeof ipaddr.process>
type Network = ReturnType<typeof ipaddr.parseCIDR>

/** IPv4 in the clothes of IPv6 is IPv4. */
function parse(address: string): Address | null {
  return ipaddr.isValid(address) ? ipaddr.process(address) : null
}

/** @throws when it is neither an address nor a network */
export function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const ip = ipaddr.process(text)
  return [ip, ip.kind() === 'ipv4' ? 32 : 128]
}

function isIn(ip: Address, [network, bits]: Network): boolean {
  return ip.kind() === network.kind() && ip.match([network, bits])
}
