/** Fetches every mailbox that this process may, as long as it may: one watcher each, begun anew when its settings change. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Inbox } from '../../channel.ts'
import { createTakeMail, type TakeMailOptions } from '../take-mail.ts'
import type { FetchedMailbox, Mailboxes } from './mailbox.ts'
import { createTokens } from './tokens.ts'
import { watch, type Watcher } from './watch.ts'

export type FetchOptions = TakeMailOptions & {
  readonly mailboxes: Mailboxes
  readonly clock: () => number
  /** For the log; the next try is under way. */
  readonly onTrouble: (error: unknown) => void
  /** How often a folder is looked into beside what the server tells; a minute if absent. */
  readonly pollMs?: number
  /** How long after it failed a mail is tried again first; a minute if absent. */
  readonly retryMs?: number
  /** How often the claim is renewed and the list read; a second if absent. */
  readonly beatMs?: number
}

type Running = {
  readonly version: string
  readonly nudge: number
  readonly watcher: Watcher
  readonly stop: AbortController
}

const minute = 60_000
const second = 1_000

/** Serves until the signal aborts; what is in hand then is finished. Does not reject. */
export async function fetchMailboxes(
  options: FetchOptions,
  inbox: Inbox,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const { mailboxes, onTrouble } = options
  const running = new Map<string, Running>()
  const start = beginner(options, inbox)
  let heldUntil = 0
  while (!signal.aborted) {
    try {
      const asked = performance.now()
      const claimed = await mailboxes.claim()
      heldUntil = asked + mailboxes.heldMs
      keepUp(running, claimed, start)
    } catch (error) {
      onTrouble(error)
      // Others may fetch them by now.
      if (performance.now() > heldUntil) keepUp(running, [], start)
    }
    await sleep(options.beatMs ?? second, undefined, { signal }).catch(() => {})
  }
  keepUp(running, [], start)
  await Promise.all([...running.values()].map(({ watcher }) => watcher.ended))
  await mailboxes.release().catch(onTrouble)
}

/**
 * What is not claimed any more ends; what is new begins, and what was changed once its former watcher has ended. Waits for
 * nobody: a large mail in hand must not keep the claim from being renewed.
 */
function keepUp(
  running: Map<string, Running>,
  claimed: readonly FetchedMailbox[],
  start: (fetched: FetchedMailbox) => Running,
): void {
  const versions = new Map(claimed.map(({ mailbox, version }) => [mailbox.id, version]))
  for (const [id, { version, stop }] of running) if (versions.get(id) !== version) stop.abort()
  for (const fetched of claimed) {
    const { id } = fetched.mailbox
    const known = running.get(id)
    if (!known) {
      const begun = start(fetched)
      running.set(id, begun)
      void begun.watcher.ended.then(() => running.delete(id))
    } else if (known.version === fetched.version && known.nudge !== fetched.nudge) {
      known.watcher.nudge()
      running.set(id, { ...known, nudge: fetched.nudge })
    }
  }
}

function beginner(options: FetchOptions, inbox: Inbox): (fetched: FetchedMailbox) => Running {
  const { clock, onTrouble } = options
  const takeMail = createTakeMail(options)
  const tokens = createTokens(clock)
  return ({ mailbox, version, nudge, notebook }) => {
    const stop = new AbortController()
    const watcher = watch({
      mailbox,
      notebook,
      takeMail,
      inbox,
      tokens,
      clock,
      onTrouble,
      signal: stop.signal,
      pollMs: options.pollMs ?? minute,
      retryMs: options.retryMs ?? minute,
    })
    return { version, nudge, watcher, stop }
  }
}
