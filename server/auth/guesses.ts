/**
 * Guessing passwords is slowed down, never locked out: after some wrong ones, each further try has to wait, twice as long
 * each time, up to half a minute.
 *
 * Three counts are kept: of an account from one network, of a network, and of an account from anywhere. A network from which
 * the account has signed in before is held only to the first, so nobody elsewhere can slow an agent at the usual desk.
 * What must stay true: a try is counted before the password is looked at (a hundred at once are a hundred tries), and an
 * address that belongs to nobody is counted like any other. All of it is in memory, bounded, and forgotten at a restart.
 */
import { isIPv4, isIPv6 } from 'node:net'
import { type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import { boundedMap } from './bounded-map.ts'

const FREE = { pair: 5, network: 30, account: 20 } as const
const LONGEST_WAIT = 30 * SECOND
/** One wrong try is forgotten in so long. */
const FORGOTTEN_AFTER = MINUTE

interface Tally {
  readonly tries: number
  readonly last: Instant
}

export interface Try {
  readonly email: string
  readonly remote: string
}

export interface Guesses {
  /** Counts a try and returns 0; or counts nothing and returns for how long (ms) no further try is taken. */
  begin(of: Try): number
  /** The password was right: what `begin` counted was no guess. */
  wasRight(of: Try): void
}

export function openGuesses(clock: () => Instant): Guesses {
  const tallies = { pair: boundedMap<Tally>(), network: boundedMap<Tally>(), account: boundedMap<Tally>() }
  const usual = boundedMap<true>()
  const keysOf = ({ email, remote }: Try) => {
    const [network, account] = [networkOf(remote), email.toLowerCase()]
    return { pair: `${network} ${account}`, network, account }
  }
  const kinds = ['pair', 'network', 'account'] as const
  return {
    begin(of) {
      const [now, keys] = [clock(), keysOf(of)]
      const held = usual.get(keys.pair) === undefined ? kinds : (['pair'] as const)
      const wait = Math.max(...held.map(kind => waitOf(tallies[kind].get(keys[kind]), FREE[kind], now)))
      if (wait > 0) return wait
      for (const kind of kinds) {
        const tries = triesOf(tallies[kind].get(keys[kind]), now) + 1
        tallies[kind].set(keys[kind], { tries, last: now })
      }
      return 0
    },
    wasRight(of) {
      const keys = keysOf(of)
      usual.set(keys.pair, true)
      tallies.pair.delete(keys.pair)
      for (const kind of ['network', 'account'] as const) {
        const tally = tallies[kind].get(keys[kind])
        if (tally !== undefined)
          tallies[kind].set(keys[kind], { ...tally, tries: Math.max(0, tally.tries - 1) })
      }
    },
  }
}

function triesOf(tally: Tally | undefined, now: Instant): number {
  if (tally === undefined) return 0
  return Math.max(0, tally.tries - Math.floor((now - tally.last) / FORGOTTEN_AFTER))
}

function waitOf(tally: Tally | undefined, free: number, now: Instant): number {
  if (tally === undefined || tally.tries < free) return 0
  const pause = Math.min(LONGEST_WAIT, SECOND * 2 ** (tally.tries - free))
  return Math.max(0, tally.last + pause - now)
}

/** Who has one IPv6 address has the 2⁶⁴ beside it as well. */
function networkOf(remote: string): string {
  const address = remote.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(address) || !isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const [first, last] = [groups(head), groups(tail ?? '')]
  const middle = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0')
  const all = [...first, ...middle, ...last].map(group => Number.parseInt(group, 16).toString(16))
  return `${all.slice(0, 4).join(':')}::/64`
}

function groups(text: string): readonly string[] {
  return text === '' ? [] : text.split(':')
}
