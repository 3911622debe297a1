/**
 * New facts as they are committed, for whoever is connected to this process: the live desk and the customers' pages. Holds nothing
 * durable; each listener knows its own position and reads again what it missed.
 */
import type { Cursors, Ledger, StoredFact } from './ledger.ts'
import { advance, factsAfter, isAll, laneHeads } from './read.ts'
import { onFacts } from './signals.ts'
import { onWake } from './wake.ts'

type Hear = (facts: readonly StoredFact[], cursors: Cursors, before: Cursors) => void

export interface Tail {
  /**
   * Facts in lane order, in batches, never twice, with the position after them and the one before. What a listener does takes no time
   * from the tail: it is not awaited.
   */
  readonly listen: (hear: Hear) => () => void
  /** Up to where everything has been told. */
  readonly cursors: () => Cursors
  /** Tells at once what is committed by now. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

const perLane = 500
const pollMs = 1_000
/** Between two looks, so that under load one look serves several facts. */
const restMs = 40

export async function openTail(ledger: Ledger, onTrouble: (error: unknown) => void): Promise<Tail> {
  const listeners = new Set<Hear>()
  let cursors = await laneHeads(ledger.db)
  let isStopped = false
  const wake = onWake(async () => {
    while (!isStopped) {
      const facts = await factsAfter(ledger.db, cursors, perLane)
      if (facts.length === 0) return
      const before = cursors
      cursors = advance(before, facts)
      for (const hear of listeners) hear(facts, cursors, before)
      if (isAll(facts, perLane)) return
    }
  }, onTrouble)

  const deaf = onFacts(ledger.signals, restMs, () => void wake())
  const poll = setInterval(() => void wake(), pollMs)

  return {
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    cursors: () => cursors,
    catchUp: wake,
    async stop() {
      isStopped = true
      deaf()
      clearInterval(poll)
      await wake()
    },
  }
}

/** An opaque token for a position; only this process's kin read it back. */
export function toToken(cursors: Cursors): string {
  return Buffer.from(cursors.join('.')).toString('base64url')
}

export function fromToken(token: string): Cursors | null {
  const parts = Buffer.from(token, 'base64url').toString('latin1').split('.')
  const cursors = parts.map(part => (/^\d{1,15}$/.test(part) ? Number(part) : -1))
  return cursors.length === 16 && cursors.every(seq => seq >= 0) ? cursors : null
}
