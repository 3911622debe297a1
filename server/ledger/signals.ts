/**
 * Hints between the processes of one installation, and within one: "facts were appended", "somebody types". Never durable and
 * never the truth: whoever misses one finds out at the next poll. Sent outside of transactions, because a NOTIFY inside one takes
 * a lock that serialises every commit of the database.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../db/connect.ts'
import { atMostEvery } from './pace.ts'

export type Signal =
  | { readonly kind: 'facts' }
  | {
      readonly kind: 'typing'
      readonly caseId: string
      readonly who: 'customer' | 'agent'
      readonly name: string
      readonly agentId: string | null
    }
  | {
      readonly kind: 'looking'
      readonly caseId: string
      readonly agentId: string
      readonly name: string
      readonly isGone: boolean
    }
  | { readonly kind: 'team' }

export interface Signals {
  /** Tells this process at once and the others soon. */
  readonly send: (signal: Signal) => void
  readonly listen: (hear: (signal: Signal) => void) => () => void
  readonly close: () => Promise<void>
}

interface Wire {
  readonly db: Db
  /** A connection of its own that is not taken from the pool. */
  readonly openConnection: () => Promise<pg.Client>
  readonly onTrouble: (error: unknown) => void
}

const channel = 'heed_signal'
/** Others hear of facts at once, and under load at most so often. */
const factsHintEveryMs = 50
const retryMs = 500

export function openSignals(wire: Wire): Signals {
  const self = randomUUID()
  const listeners = new Set<(signal: Signal) => void>()
  let isClosed = false
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null

  const tellHere = (signal: Signal) => {
    for (const hear of listeners) hear(signal)
  }

  const tellOthers = (signal: Signal) => {
    sql`SELECT pg_notify(${channel}, ${JSON.stringify({ from: self, signal })})`
      .execute(wire.db)
      .catch(wire.onTrouble)
  }

  const factsHint = atMostEvery(factsHintEveryMs, () => {
    if (!isClosed) tellOthers({ kind: 'facts' })
  })

  const connect = async () => {
    try {
      const opened = await wire.openConnection()
      if (isClosed) return await opened.end()
      client = opened
      opened.on('error', () => reconnect(opened))
      opened.on('end', () => reconnect(opened))
      opened.on('notification', message => {
        const { from, signal } = JSON.parse(message.payload ?? '{}') as { from: string; signal: Signal } // only Heed writes to this channel
        if (from !== self) tellHere(signal)
      })
      await opened.query(`LISTEN ${channel}`)
      // Whatever was said while nobody listened: look at the ledger.
      tellHere({ kind: 'facts' })
    } catch (error) {
      wire.onTrouble(error)
      scheduleRetry()
    }
  }

  const scheduleRetry = () => {
    if (isClosed || retry) return
    retry = setTimeout(() => {
      retry = null
      void connect()
    }, retryMs)
  }

  const reconnect = (broken: pg.Client) => {
    if (client !== broken) return
    client = null
    scheduleRetry()
  }

  void connect()

  return {
    send(signal) {
      tellHere(signal)
      if (signal.kind === 'facts') factsHint.ask()
      else tellOthers(signal)
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    async close() {
      isClosed = true
      factsHint.stop()
      if (retry) clearTimeout(retry)
      const open = client
      client = null
      await open?.end().catch(() => undefined)
    },
  }
}

/**
 * Works at once when facts were appended, and at most once in so many milliseconds.
 * @returns stops it
 */
export function onFacts(signals: Pick<Signals, 'listen'>, restMs: number, work: () => void): () => void {
  const pace = atMostEvery(restMs, work)
  const deaf = signals.listen(signal => {
    if (signal.kind === 'facts') pace.ask()
  })
  return () => {
    deaf()
    pace.stop()
  }
}
