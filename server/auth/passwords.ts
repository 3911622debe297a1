/**
 * Hashing passwords: better-auth's scrypt, which runs on libuv's threads and not on the event loop. Each takes some 32 MB
 * and some 50 ms of one of those few threads, which files and name look-ups need as well: so two at once and a short
 * queue, however many strangers knock.
 */
import { Fault } from '../../contract/faults.ts'

const AT_ONCE = 2
const MOST_WAITING = 40

/** Shortest that is taken, in characters; the longest is what one can type into the sign-in form. */
export const PASSWORD = { shortest: 12, longest: 512 } as const

export interface Passwords {
  /** Throws the fault `not-ready` when too many wait. */
  hash(password: string): Promise<string>
  verify(pair: { hash: string; password: string }): Promise<boolean>
}

export function openPasswords(): Passwords {
  const inTurn = turnstile()
  return {
    hash: password =>
      inTurn(async () => {
        const { hashPassword } = await import('better-auth/crypto')
        return hashPassword(password)
      }),
    verify: pair =>
      inTurn(async () => {
        const { verifyPassword } = await import('better-auth/crypto')
        return verifyPassword(pair)
      }),
  }
}

/** Throws the fault `bad-request` with a sentence for whoever chose it. */
export function checkNewPassword(password: string): void {
  if (password.length < PASSWORD.shortest) {
    throw new Fault('bad-request', say => say.passwordTooShort(PASSWORD.shortest))
  }
  if (password.length > PASSWORD.longest) {
    throw new Fault('bad-request', say => say.passwordTooLong(PASSWORD.longest))
  }
}

/** At most AT_ONCE run, the others wait in the order in which they came. */
function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new Fault('not-ready')
      // Whoever leaves hands their place over: `running` stays as it is.
      await new Promise<void>(resolve => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
