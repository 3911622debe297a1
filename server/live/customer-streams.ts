/**
 * The open pages of customers, over SSE. Each stream starts after a fact that the page knows and tells everything since; the id of
 * an event is where to go on from. A page that does not read is cut off rather than kept in memory, and of very many pages on one case
 * the oldest is let go: each costs a few questions to the database at every beat.
 */
import type { FastifyReply } from 'fastify'
import type { CaseForCustomer, CustomerLive, StoryItem } from '../../contract/case.ts'
import type { Log } from '../db/log.ts'
import type { Signals } from '../ledger/signals.ts'
import type { Tail } from '../ledger/tail.ts'
import { onWake } from '../ledger/wake.ts'

export interface StreamRequest {
  readonly caseId: string
  /** Who reads in place of the customer; told at once when that is taken back. */
  readonly helperId?: string | null
  /** Whether whoever reads may still do so; asked whenever something is told. */
  readonly isStillTheirs?: () => Promise<boolean>
  readonly after: number
  readonly state: () => Promise<CaseForCustomer>
  readonly story: (after: number) => Promise<readonly StoryItem[]>
}

export interface CustomerStreams {
  readonly open: (reply: FastifyReply, request: StreamRequest) => void
  readonly isWatched: (caseId: string) => boolean
  readonly close: () => void
}

/** Each reader by themselves: `customer`, or the id of a helper. */
interface Visitors {
  readonly seen: (caseId: string, reader: string) => Promise<void>
  readonly gone: (caseId: string, reader: string) => Promise<void>
}

interface Stream {
  readonly request: StreamRequest
  readonly tell: () => void
  readonly send: (message: CustomerLive, id?: number) => void
  readonly end: () => void
}

const beatMs = 10_000
const mostUnreadBytes = 1_048_576
const mostPagesOfCase = 20

export function openCustomerStreams(
  tail: Tail,
  signals: Signals,
  visitors: Visitors,
  log: Log,
): CustomerStreams {
  const streams = new Map<string, Set<Stream>>()

  tail.listen(facts => {
    for (const caseId of new Set(facts.flatMap(fact => fact.caseId ?? []))) {
      for (const stream of streams.get(caseId) ?? []) stream.tell()
    }
    const withdrawn = new Set(
      facts.flatMap(({ fact }) => (fact.type === 'HelperWithdrawn' ? [fact.helperId] : [])),
    )
    // A helper may act in several cases; it ends in all of them at once.
    if (withdrawn.size > 0) tellHelpers(withdrawn)
  })
  signals.listen(signal => {
    if (signal.kind !== 'typing' || signal.who !== 'agent') return
    for (const stream of streams.get(signal.caseId) ?? []) stream.send({ type: 'typing', name: signal.name })
  })
  // A place in the line changes by what happens to others; the state is looked at now and then, and told when it differs.
  const beat = setInterval(() => {
    for (const [caseId, open] of streams) {
      for (const reader of new Set([...open].map(readerOf))) noteSeen(caseId, reader)
      for (const stream of open) stream.tell()
    }
  }, beatMs)

  const noteSeen = (caseId: string, reader: string) => {
    visitors
      .seen(caseId, reader)
      .catch((error: unknown) => log.warn({ err: error }, 'a visit could not be noted'))
  }

  const tellHelpers = (ids: ReadonlySet<string>) => {
    for (const stream of [...streams.values()].flatMap(open => [...open])) {
      if (stream.request.helperId && ids.has(stream.request.helperId)) stream.tell()
    }
  }

  const remove = (stream: Stream) => {
    const { caseId } = stream.request
    const reader = readerOf(stream)
    const open = streams.get(caseId)
    open?.delete(stream)
    if (open?.size === 0) streams.delete(caseId)
    if ([...(open ?? [])].some(other => readerOf(other) === reader)) return
    visitors
      .gone(caseId, reader)
      .catch((error: unknown) => log.warn({ err: error }, 'a visit could not be ended'))
  }

  return {
    isWatched: caseId => streams.has(caseId),
    open(reply, request) {
      // Gone while it was being looked up: nobody would ever take its stream away again.
      if (reply.raw.destroyed) return void reply.hijack()
      const stream = startStream(reply, request, log)
      const open = streams.get(request.caseId) ?? new Set()
      streams.set(request.caseId, open.add(stream))
      const [oldest] = open
      if (open.size > mostPagesOfCase) oldest?.end()
      reply.raw.on('close', () => remove(stream))
      noteSeen(request.caseId, readerOf(stream))
      stream.tell()
    },
    close() {
      clearInterval(beat)
      for (const open of streams.values()) for (const stream of open) stream.end()
    },
  }
}

function readerOf({ request }: Stream): string {
  return request.helperId ?? 'customer'
}

function startStream(reply: FastifyReply, request: StreamRequest, log: Log): Stream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...headersOf(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  let { after } = request
  let lastState = ''

  const write = (text: string) => {
    // What was let go may be in the middle of being told.
    if (raw.destroyed || raw.writableEnded) return
    if (raw.writableLength > mostUnreadBytes) return void raw.destroy()
    raw.write(text)
  }
  const send: Stream['send'] = (message, id) => {
    write(
      `${id === undefined ? '' : `id: ${id}\n`}event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`,
    )
  }

  const tellOnce = async () => {
    if (request.isStillTheirs && !(await request.isStillTheirs())) {
      send({ type: 'reload' })
      return void raw.end()
    }
    for (const item of await request.story(after)) {
      after = item.seq
      send({ type: 'item', item }, item.seq)
    }
    const state = await request.state()
    const text = JSON.stringify(state)
    if (text === lastState) return write(':\n\n')
    lastState = text
    send({ type: 'state', state })
  }

  const tell = onWake(
    async () => {
      if (!raw.destroyed && !raw.writableEnded) await tellOnce()
    },
    error => {
      log.warn({ err: error, case: request.caseId }, 'a customer’s page could not be told; it will ask again')
      raw.destroy()
    },
  )

  return {
    request,
    send,
    tell: () => void tell(),
    end: () => void raw.end(),
  }
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
