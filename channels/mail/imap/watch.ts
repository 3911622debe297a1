/**
 * Stays with one mailbox: connects, looks, waits for a word of the server (IDLE) or for the next look, and begins anew when
 * the line breaks, later each time.
 */
import type { ImapFlow } from 'imapflow'
import { connectTo, type ConnectOptions, openFolder } from './connect.ts'
import { look, type Looking } from './look.ts'
import { type ImapTrouble, MailboxLost } from './mailbox.ts'
import { Stopped } from './take.ts'
import { troubleOf } from './trouble.ts'

export type Watching = Omit<Looking, 'client'> &
  Pick<ConnectOptions, 'tokens'> & {
    /** Also where the server tells of new mail, as a word may be lost. */
    readonly pollMs: number
    readonly onTrouble: (error: unknown) => void
  }

const firstPauseMs = 1_000
const longestPauseMs = 5 * 60_000
/** Servers lock out whoever keeps knocking with a wrong password. */
const lockedOutPauseMs = 5 * 60_000
const longestLockedOutPauseMs = 60 * 60_000
const patientKinds: ReadonlySet<string> = new Set(['wrong-login', 'token-refused', 'secret-lost'])

export type Watcher = {
  /** Looks now. */
  readonly nudge: () => void
  /** Settles when the signal aborts or another process has the mailbox; never rejects. */
  readonly ended: Promise<void>
}

export function watch(watching: Watching): Watcher {
  const bell = createBell()
  return { nudge: bell.ring, ended: stay(watching, bell) }
}

async function stay(watching: Watching, bell: Bell): Promise<void> {
  const { signal } = watching
  let failures = 0
  while (!signal.aborted) {
    try {
      await visit(watching, bell, () => (failures = 0))
    } catch (error) {
      if (signal.aborted || error instanceof Stopped || error instanceof MailboxLost) return
      const trouble = troubleOf(error)
      watching.onTrouble(error)
      // Servers end connections now and then; it is trouble when it stays so.
      const isWorthNoting = trouble.kind !== 'line-broken' || failures > 0
      if (isWorthNoting && !(await noteTrouble(watching, trouble))) return
      failures++
      await bell.wait(pauseAfter(trouble, failures), signal)
    }
  }
}

/** @returns false when the mailbox is not ours any more */
async function noteTrouble({ notebook, onTrouble }: Watching, trouble: ImapTrouble): Promise<boolean> {
  try {
    await notebook.looked(trouble)
  } catch (error) {
    if (error instanceof MailboxLost) return false
    // Without a database nothing can be written down; it is tried again with everything else.
    onTrouble(error)
  }
  return true
}

function pauseAfter({ kind }: ImapTrouble, failures: number): number {
  const [first, longest] = patientKinds.has(kind)
    ? [lockedOutPauseMs, longestLockedOutPauseMs]
    : [firstPauseMs, longestPauseMs]
  const pause = Math.min(first * 2 ** (failures - 1), longest)
  // Not all at the same moment after a server was away.
  return pause * (0.75 + Math.random() / 2)
}

/** One connection, from its beginning to its end. Rejects with whatever ended it. */
async function visit(watching: Watching, bell: Bell, onWell: () => void): Promise<void> {
  const { mailbox, notebook, signal, pollMs } = watching
  const client = await connectTo(mailbox, { ...watching, keepRefreshToken: notebook.keepRefreshToken })
  const end = new AbortController()
  client.on('close', () => end.abort())
  client.on('exists', bell.ring)
  const untilEnd = AbortSignal.any([signal, end.signal])
  try {
    const folder = await openFolder(client, mailbox.folder)
    while (!signal.aborted && client.usable) {
      // A search alone may answer from what the server knew; it is told of by then.
      await client.noop()
      bell.quiet()
      await notebook.looked(await look({ ...watching, client }, folder))
      onWell()
      // Ends by itself when the next command is given; where the server has no IDLE it asks from time to time.
      client.idle().catch(() => {})
      await bell.wait(pollMs, untilEnd)
    }
    if (!signal.aborted) throw troubleOf(new Error('the server closed the connection'))
  } finally {
    await leave(client)
  }
}

const goodbyeMs = 2_000

async function leave(client: ImapFlow): Promise<void> {
  const goodbye = client.usable ? client.logout().catch(() => {}) : Promise.resolve()
  const enough = Promise.withResolvers<void>()
  const timer = setTimeout(enough.resolve, goodbyeMs)
  await Promise.race([goodbye, enough.promise])
  clearTimeout(timer)
  client.close()
}

type Bell = {
  readonly ring: () => void
  readonly quiet: () => void
  /** Until it rings, so long at most, and not once the signal has aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Rung while nobody waits, it ends the next wait at once. */
function createBell(): Bell {
  let hasRung = false
  let wake: (value?: unknown) => void = () => {}
  return {
    ring() {
      hasRung = true
      wake()
    },
    quiet() {
      hasRung = false
    },
    async wait(ms, signal) {
      if (hasRung || signal.aborted) return
      const rung = Promise.withResolvers<unknown>()
      wake = rung.resolve
      const timer = setTimeout(rung.resolve, ms)
      signal.addEventListener('abort', rung.resolve)
      await rung.promise
      clearTimeout(timer)
      signal.removeEventListener('abort', rung.resolve)
    },
  }
}
