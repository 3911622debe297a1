/**
 * The live desk: one socket for each open desk. Whoever comes back with a resume token gets what they missed, told from the rows as
 * they are now; applying it twice changes nothing. Each case is authorised anew for each agent whenever something of it is sent.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Language } from '../../contract/case.ts'
import { DeskSays, type DeskLive } from '../../contract/desk.ts'
import { can } from '../../domain/policies/can.ts'
import type { Log } from '../db/log.ts'
import { languageOf } from '../http/pages.ts'
import type { Asker, Reception } from '../http/desk.ts'
import type { Cursors, Ledger, StoredFact } from '../ledger/ledger.ts'
import { promisesOf } from '../ledger/promises.ts'
import { advance, factsAfter, withBodies } from '../ledger/read.ts'
import { filesOfCase, toStory } from '../ledger/story.ts'
import { summariesOf } from '../ledger/summary.ts'
import { fromToken, type Tail, toToken } from '../ledger/tail.ts'
import { onWake } from '../ledger/wake.ts'

export interface DeskLiveSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly tail: Tail
  readonly reception: Reception
  readonly team: (asker: Asker) => Extract<DeskLive, { readonly type: 'team' }>['agents']
  /** The desk is there: the seat stays taken. */
  readonly touch: (agentId: string) => Promise<void>
  readonly log: Log
}

/** A gap of more facts than this in one lane is not told but loaded anew. */
const mostPerLane = 300
const mostUnreadBytes = 4 * 1_048_576
const touchEveryMs = 15_000

export function deskLive(setting: DeskLiveSetting): { readonly close: () => void } {
  const { app, tail, ledger, log } = setting
  const desks = new Set<Desk>()

  tail.listen(() => {
    for (const desk of desks) desk.tell()
  })
  ledger.signals.listen(signal => {
    for (const desk of desks) {
      if (signal.kind === 'team') desk.tellTeam()
      if (signal.kind === 'typing') desk.tellTyping(signal)
    }
  })

  app.get('/api/desk/live', { websocket: true }, async (socket: WebSocket, request) => {
    // Listened for before the first wait: what the desk says at once must not be lost.
    const early: string[] = []
    const keep = (data: Buffer) => early.push(data.toString('utf8'))
    socket.on('message', keep)
    socket.on('error', error => log.debug({ err: error }, 'a desk’s socket broke'))
    const asker = await setting.reception.asker(request).catch(() => null)
    if (!asker) return socket.close(4401, 'not signed in')
    const { resume } = request.query as { readonly resume?: string } // any string; read as a token or not at all
    const desk = openDesk(setting, socket, request, asker, resume)
    desks.add(desk)
    socket.off('message', keep)
    socket.on('message', (data: Buffer) => desk.hear(data.toString('utf8')))
    for (const said of early) desk.hear(said)
    socket.on('close', () => {
      desks.delete(desk)
      desk.close()
    })
  })

  return {
    close() {
      for (const desk of desks) desk.end()
    },
  }
}

interface Desk {
  readonly tell: () => void
  readonly tellTeam: () => void
  readonly tellTyping: (typing: {
    readonly caseId: string
    readonly who: 'customer' | 'agent'
    readonly name: string
    readonly agentId: string | null
  }) => void
  readonly hear: (text: string) => void
  readonly close: () => void
  readonly end: () => void
}

function openDesk(
  setting: DeskLiveSetting,
  socket: WebSocket,
  request: FastifyRequest,
  first: Asker,
  resume: string | undefined,
): Desk {
  const { ledger, tail, log } = setting
  const { agent } = first
  const language = languageOf(request)
  let cursors: Cursors = (resume === undefined ? null : fromToken(resume)) ?? tail.cursors()

  const send = (message: DeskLive) => {
    if (socket.readyState !== socket.OPEN) return
    // A desk that does not read is cut off; it comes back with its token.
    if (socket.bufferedAmount > mostUnreadBytes) return socket.terminate()
    socket.send(JSON.stringify(message))
  }

  const askAgain = async (): Promise<Asker | null> => {
    const asker = await setting.reception.asker(request).catch(() => null)
    if (!asker) socket.close(4401, 'not signed in')
    return asker
  }

  const tell = onWake(
    async () => {
      const facts = await factsAfter(ledger.db, cursors, mostPerLane)
      if (facts.length === 0) return
      const asker = await askAgain()
      if (!asker) return
      if (isTooMuch(facts)) {
        cursors = tail.cursors()
        return send({ type: 'reload' })
      }
      const next = advance(cursors, facts)
      send({
        type: 'facts',
        resume: toToken(next),
        changes: await changesFor(ledger, asker, facts, language),
      })
      cursors = next
    },
    error => {
      log.warn({ err: error }, 'a desk could not be told; it will ask again')
      socket.close(1011, 'try again')
    },
  )

  const tellTeam = async () => {
    const asker = await askAgain()
    if (asker) send({ type: 'team', agents: setting.team(asker) })
  }

  const touch = () =>
    setting.touch(agent.id).catch((error: unknown) => log.warn({ err: error }, 'a seat could not be kept'))
  const touching = setInterval(() => void touch(), touchEveryMs)
  void touch()
  send({ type: 'hello', resume: toToken(cursors) })
  void tell()
  void tellTeam()

  return {
    tell: () => void tell(),
    tellTeam: () => void tellTeam(),
    tellTyping({ caseId, who, name, agentId }) {
      if (agentId !== agent.id) send({ type: 'typing', caseId, who, name })
    },
    hear(text) {
      const said = parse(text)
      if (said?.type === 'typing') {
        ledger.signals.send({
          kind: 'typing',
          caseId: said.caseId,
          who: 'agent',
          name: agent.name,
          agentId: agent.id,
        })
      }
    },
    close: () => clearInterval(touching),
    end: () => socket.close(1001, 'restarting'),
  }
}

function parse(text: string): DeskSays | null {
  try {
    return DeskSays.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function isTooMuch(facts: readonly StoredFact[]): boolean {
  const perLane = new Map<number, number>()
  for (const { lane } of facts) perLane.set(lane, (perLane.get(lane) ?? 0) + 1)
  return [...perLane.values()].some(count => count >= mostPerLane)
}

type Changes = Extract<DeskLive, { readonly type: 'facts' }>['changes']

async function changesFor(
  ledger: Ledger,
  asker: Asker,
  facts: readonly StoredFact[],
  language: Language,
): Promise<Changes> {
  const { db } = ledger
  const caseIds = [...new Set(facts.flatMap(fact => fact.caseId ?? []))]
  const found = await summariesOf(db, asker.agent.id, caseIds)
  const allowed = found.filter(
    summary => can(asker.actor, 'see', { id: summary.id, ownerId: summary.owner?.id ?? null }) === true,
  )
  const told = await withBodies(
    db,
    facts.filter(fact => fact.caseId !== null),
  )
  return await Promise.all(
    allowed.map(async summary => {
      const reader = {
        audience: 'agent',
        language,
        house: asker.house,
        customerName: summary.customer.name || null,
      } as const
      const own = told.filter(fact => fact.caseId === summary.id)
      const hasFiles = own.some(({ fact }) => 'files' in fact && fact.files.length > 0)
      return {
        summary,
        items: [...toStory(own, hasFiles ? await filesOfCase(db, summary.id) : new Map(), reader)],
        promises: [...(await promisesOf(db, summary.id, reader, ledger.clock()))],
      }
    }),
  )
}
