/**
 * The live desk: one socket for each open desk. Whoever comes back with a resume token gets what they missed, told from the rows as
 * they are now; applying it twice changes nothing. Each case is authorised anew for each agent whenever something of it is sent.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Language } from '../../contract/case.ts'
import { DeskSays, type DeskLive } from '../../contract/desk-live.ts'
import { Fault } from '../../contract/faults.ts'
import { can } from '../../domain/policies/can.ts'
import type { Log } from '../db/log.ts'
import { browserLanguageOf } from '../http/language.ts'
import type { Asker, Reception } from '../http/desk.ts'
import type { Cursors, Ledger, StoredFact } from '../ledger/ledger.ts'
import { promisesOf } from '../ledger/promises.ts'
import { advance, factsAfter, laneHeads, promisesBefore, withBodies } from '../ledger/read.ts'
import { filesOfCase, toStory } from '../ledger/story.ts'
import { summariesOf } from '../ledger/summary.ts'
import type { Signal } from '../ledger/signals.ts'
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
/** Twice unanswered is well within the time after which a silent seat counts as empty. */
const pingEveryMs = 15_000

export function deskLive(setting: DeskLiveSetting): { readonly close: () => void } {
  const { app, tail, ledger, log } = setting
  const desks = new Set<Desk>()

  tail.listen((facts, _cursors, before) => {
    if (desks.size === 0) return
    const heard = { before, ...withWords(ledger, facts) }
    for (const desk of desks) desk.tell(heard)
  })
  ledger.signals.listen(signal => {
    for (const desk of desks) {
      if (signal.kind === 'team') desk.tellTeam()
      if (signal.kind === 'typing') desk.tellTyping(signal)
      if (signal.kind === 'looking') desk.tellLooking(signal)
    }
  })

  const welcome = async (socket: WebSocket, request: FastifyRequest) => {
    // Listened for before the first wait: what the desk says at once must not be lost.
    const early: string[] = []
    const keep = (data: Buffer) => early.push(data.toString('utf8'))
    socket.on('message', keep)
    socket.on('error', error => log.debug({ err: error }, 'a desk’s socket broke'))
    const asker = await ask(setting, socket, request)
    if (!asker) return
    const heads = await laneHeads(ledger.db)
    // Gone while we asked: nobody would ever take the desk away again.
    if (socket.readyState !== socket.OPEN) return
    const desk = openDesk(setting, socket, request, asker, whereFrom(request, heads))
    desks.add(desk)
    socket.off('message', keep)
    socket.on('message', (data: Buffer) => desk.hear(data.toString('utf8')))
    for (const said of early) desk.hear(said)
    socket.on('close', () => {
      desks.delete(desk)
      desk.close()
    })
  }
  app.route({
    method: 'GET',
    url: '/api/desk/live',
    handler: async () => {
      throw new Fault('bad-request', say => say.isWebSocket)
    },
    wsHandler: welcome,
  })

  return {
    close() {
      for (const desk of desks) desk.end()
    },
  }
}

/** Whose desk it is, asked anew; null when the socket is closed for it. */
async function ask(
  { reception, log }: DeskLiveSetting,
  socket: WebSocket,
  request: FastifyRequest,
): Promise<Asker | null> {
  try {
    return await reception.asker(request)
  } catch (error) {
    if (error instanceof Fault) socket.close(4401, 'not signed in')
    else {
      log.warn({ err: error }, 'a desk could not be asked whose it is; it will come again')
      socket.close(1011, 'try again')
    }
    return null
  }
}

interface Position {
  readonly cursors: Cursors
  /** It came back with a token that says nothing here: not one of ours, or from before a backup was restored. */
  readonly isStale: boolean
}

function whereFrom(request: FastifyRequest, heads: Cursors): Position {
  const { resume } = request.query as { readonly resume?: unknown } // read as a token or not at all
  if (resume === undefined) return { cursors: heads, isStale: false }
  const cursors = typeof resume === 'string' ? fromToken(resume) : null
  if (cursors?.every((seq, lane) => seq <= (heads[lane] ?? 0))) return { cursors, isStale: false }
  return { cursors: heads, isStale: true }
}

/** What the tail has just read, with the words: read once for all desks that stand where it stood. */
interface Heard {
  readonly facts: readonly StoredFact[]
  readonly before: Cursors
  readonly told: ReturnType<typeof withBodies>
}

interface Desk {
  readonly tell: (heard: Heard) => void
  readonly tellTeam: () => void
  readonly tellTyping: (typing: {
    readonly caseId: string
    readonly who: 'customer' | 'agent'
    readonly name: string
    readonly agentId: string | null
  }) => void
  readonly tellLooking: (looking: Extract<Signal, { readonly kind: 'looking' }>) => void
  readonly hear: (text: string) => void
  readonly close: () => void
  readonly end: () => void
}

function senderTo(socket: WebSocket): (message: DeskLive) => void {
  return message => {
    if (socket.readyState !== socket.OPEN) return
    // A desk that does not read is cut off; it comes back with its token.
    if (socket.bufferedAmount > mostUnreadBytes) return socket.terminate()
    socket.send(JSON.stringify(message))
  }
}

function openDesk(
  setting: DeskLiveSetting,
  socket: WebSocket,
  request: FastifyRequest,
  first: Asker,
  { cursors: from, isStale }: Position,
): Desk {
  const { ledger, log } = setting
  const { agent } = first
  const language = browserLanguageOf(request)
  let cursors = from
  const reading = openReading(ledger)

  const send = senderTo(socket)
  const askAgain = () => ask(setting, socket, request)

  const tell = onWake(
    async () => {
      const { facts, told } = await reading.after(cursors)
      if (facts.length === 0) return
      if (isTooMuch(facts)) {
        cursors = await laneHeads(ledger.db)
        return send({ type: 'reload' })
      }
      // Asked side by side: what is not allowed is not sent.
      const caseIds = [...new Set(facts.flatMap(fact => fact.caseId ?? []))]
      const found = summariesOf(ledger.db, agent.id, caseIds)
      const [asker, summaries, items] = await Promise.all([askAgain(), found, told])
      if (!asker) return
      const next = advance(cursors, facts)
      const changes = await changesFor(ledger, asker, { summaries, told: items, language })
      send({ type: 'facts', resume: toToken(next), changes })
      cursors = next
    },
    error => {
      log.warn({ err: error }, 'a desk could not be told; it will ask again')
      socket.close(1011, 'try again')
    },
  )

  // One at a time: an older look at the team is never told after a newer one.
  const tellTeam = onWake(
    async () => {
      const asker = await askAgain()
      if (asker) send({ type: 'team', agents: setting.team(asker) })
    },
    error => log.warn({ err: error }, 'a desk could not be told of the team'),
  )

  const looks = keepLook(ledger, agent, send)
  const hear = hearOf(ledger, agent, looks)
  const leaveSeat = keepSeat(setting, socket, agent.id)
  send({ type: 'hello', resume: toToken(cursors) })
  if (isStale) send({ type: 'reload' })
  void tell()
  void tellTeam()

  return {
    tell: latest => {
      reading.heard(latest)
      void tell()
    },
    tellTeam: () => void tellTeam(),
    tellTyping({ caseId, who, name, agentId }) {
      if (agentId !== agent.id) send({ type: 'typing', caseId, who, name })
    },
    tellLooking: looks.tell,
    hear: text => hear(parse(text)),
    close() {
      looks.leave()
      leaveSeat()
    },
    end: () => socket.close(1001, 'restarting'),
  }
}

/** What comes after a desk's position: as it was just heard, or read anew where that is not what comes next. */
function openReading(ledger: Ledger) {
  let latest: Heard | null = null
  return {
    heard: (heard: Heard) => {
      latest = heard
    },
    async after(cursors: Cursors): Promise<Omit<Heard, 'before'>> {
      const heard = latest
      latest = null
      if (heard?.before.every((seq, lane) => seq === cursors[lane])) return heard
      return withWords(ledger, await factsAfter(ledger.db, cursors, mostPerLane))
    },
  }
}

/** What the desk says: that its agent is typing, and which case is open. */
function hearOf(
  { signals }: Ledger,
  { id: agentId, name }: { readonly id: string; readonly name: string },
  looks: ReturnType<typeof keepLook>,
) {
  return (said: DeskSays | null) => {
    if (said?.type === 'looking') looks.look(said.caseId, said.isGone)
    if (said?.type === 'typing')
      signals.send({ kind: 'typing', caseId: said.caseId, who: 'agent', name, agentId })
  }
}

/** Which case this desk has open, told to the others; and told of them, those who have the same one open. */
function keepLook(
  { signals }: Ledger,
  agent: { readonly id: string; readonly name: string },
  send: (message: DeskLive) => void,
) {
  let open: string | null = null
  const look = (caseId: string, isGone: boolean) => {
    if (!isGone) open = caseId
    else if (open === caseId) open = null
    signals.send({ kind: 'looking', caseId, isGone, agentId: agent.id, name: agent.name })
  }
  return {
    look,
    tell: ({ caseId, agentId, name, isGone }: Extract<Signal, { readonly kind: 'looking' }>) => {
      if (agentId !== agent.id && caseId === open) send({ type: 'looking', caseId, agentId, name, isGone })
    },
    leave: () => {
      if (open !== null) look(open, true)
    },
  }
}

/**
 * Keeps the agent's seat for as long as the line to their desk is alive: the browser answers a ping by itself, also while its window
 * is in the background. A line that is dead is cut.
 * @returns what to call when the socket has closed
 */
function keepSeat({ touch, log }: DeskLiveSetting, socket: WebSocket, agentId: string): () => void {
  const note = () =>
    touch(agentId).catch((error: unknown) => log.warn({ err: error }, 'a seat could not be kept'))
  let isHeard = true
  socket.on('pong', () => {
    isHeard = true
    void note()
  })
  const pinging = setInterval(() => {
    if (!isHeard) return socket.terminate()
    isHeard = false
    socket.ping()
  }, pingEveryMs)
  void note()
  return () => clearInterval(pinging)
}

function parse(text: string): DeskSays | null {
  try {
    return DeskSays.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Facts, and on its way what was said in them. Whoever needs it waits for it; where nobody does, its failure is nobody's. */
function withWords({ db }: Ledger, facts: readonly StoredFact[]): Omit<Heard, 'before'> {
  const told = withBodies(
    db,
    facts.filter(fact => fact.caseId !== null),
  )
  told.catch(() => {})
  return { facts, told }
}

function isTooMuch(facts: readonly StoredFact[]): boolean {
  const perLane = new Map<number, number>()
  for (const { lane } of facts) perLane.set(lane, (perLane.get(lane) ?? 0) + 1)
  return [...perLane.values()].some(count => count >= mostPerLane)
}

type Changes = Extract<DeskLive, { readonly type: 'facts' }>['changes']

interface Found {
  readonly summaries: Awaited<ReturnType<typeof summariesOf>>
  readonly told: Awaited<ReturnType<typeof withBodies>>
  readonly language: Language
}

async function changesFor(
  ledger: Ledger,
  asker: Asker,
  { summaries, told, language }: Found,
): Promise<Changes> {
  const { db } = ledger
  const allowed = summaries.filter(
    summary => can(asker.actor, 'see', { id: summary.id, ownerId: summary.owner?.id ?? null }) === true,
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
      const hasFiles = own.some(
        ({ fact }) => ('files' in fact && fact.files.length > 0) || fact.type === 'RecordingAdded',
      )
      const files = hasFiles ? await filesOfCase(db, summary.id) : new Map()
      return {
        summary,
        items: [...toStory(own, files, reader, await promisesBefore(db, summary.id, own))],
        promises: [...(await promisesOf(db, summary.id, reader, ledger.clock()))],
      }
    }),
  )
}
