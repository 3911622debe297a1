/**
 * A stand-in for the server, for looking at the built desk and trying it against silence, refusals and news at will. It keeps the
 * contract's addresses and shapes and none of the product's rules; what the rules are is tried against the real server.
 *
 * `node tests/desk/preview.ts [port] [folder]` serves dist/desk, or another build, with sample data. The sign-in accepts anything.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Dues } from '../../contract/calendars.ts'
import type { StoryItem } from '../../contract/case.ts'
import type { Act, AgentView, CaseSummary, CaseView } from '../../contract/desk.ts'
import type { DeskLive } from '../../contract/desk-live.ts'
import type { SearchAnswer } from '../../contract/search.ts'
import { foundIn, leavingSample, noFailures, whoLeaves } from './sample-leaving.ts'
import { makeSample } from './sample.ts'
import { sampleRemedies } from './sample-remedies.ts'
import type { Sample } from './sample.ts'

export interface Preview {
  readonly url: string
  readonly sample: Sample
  /** The customer says something. */
  readonly speak: (caseId: string, words: string) => void
  readonly offer: (caseId: string, milliseconds?: number) => void
  readonly typing: (caseId: string) => void
  /** A colleague has it open, writes a reply, has replied. */
  readonly colleague: (caseId: string, does: 'looks' | 'writes' | 'replies') => void
  /** Cuts every socket, as a proxy that restarts does. */
  readonly cut: () => void
  /** What the next act is answered with, instead of being done. */
  refuseNext: string | null
  failNext: number
  readonly close: () => Promise<void>
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const FOLDER = join(import.meta.dirname, '../../dist/desk')

/** @param folder the built desk, where it is not the one of this checkout */
export async function startPreview(port = 0, folder = FOLDER): Promise<Preview> {
  const sample = makeSample(Date.now())
  const sockets = new Set<WebSocket>()
  let moment = 0
  const say = (message: DeskLive) => {
    for (const socket of sockets) socket.send(JSON.stringify(message))
  }
  const change = (view: CaseView, part: Partial<CaseSummary>, items: StoryItem[] = []) => {
    const summary = { ...view.summary, ...part, version: view.summary.version + 1 }
    const next = { ...view, summary, story: [...view.story, ...items] }
    sample.cases.set(summary.id, next)
    say({ type: 'facts', resume: String(++moment), changes: [{ summary, items, promises: next.promises }] })
  }
  const preview = { refuseNext: null as string | null, failNext: 0 } // widened from null: a test sets a sentence
  const world: World = { sample, say, change, preview, folder, handled: new Map() }

  const server = createServer((request, response) => void respond(world, request, response))
  const live = new WebSocketServer({ server, path: '/api/desk/live' })
  live.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.send(JSON.stringify({ type: 'hello', resume: String(moment) } satisfies DeskLive))
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo // it listens on a port

  const caseOf = (caseId: string) => {
    const view = sample.cases.get(caseId)
    if (!view) throw new Error(`the sample has no case ${caseId}`)
    return view
  }
  return Object.assign(preview, {
    url: `http://127.0.0.1:${address.port}`,
    sample,
    speak: (caseId: string, words: string) => {
      const view = caseOf(caseId)
      const { id, name } = view.summary.customer
      const item = itemAfter(view, { type: 'CustomerSpoke', by: { who: 'customer', id, name }, words })
      change(view, { lastWords: words, lastAt: item.at, unansweredSince: item.at, isUnread: true }, [item])
    },
    offer: (caseId: string, milliseconds = 20_000) => {
      const view = caseOf(caseId)
      const entry = view.summary.entry
      if (!entry) throw new Error('nobody waits there')
      const until = Date.now() + milliseconds
      change(view, { entry: { ...entry, state: 'offered', agentId: sample.me.agent.id, offerUntil: until } })
    },
    typing: (caseId: string) =>
      say({ type: 'typing', caseId, who: 'customer', name: caseOf(caseId).summary.customer.name }),
    colleague: (caseId: string, does: 'looks' | 'writes' | 'replies') => {
      const { id: agentId, name } = sample.agents[1] ?? sample.me.agent
      if (does === 'looks') say({ type: 'looking', caseId, agentId, name, isGone: false })
      else if (does === 'writes') say({ type: 'typing', caseId, who: 'agent', name })
      else {
        const by = { who: 'agent', id: agentId, name } as const
        change(caseOf(caseId), {}, [
          itemAfter(caseOf(caseId), { type: 'AgentReplied', by, words: 'I am on it.' }),
        ])
      }
    },
    cut: () => {
      for (const socket of sockets) socket.terminate()
    },
    close: async () => {
      for (const socket of sockets) socket.terminate()
      live.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  })
}

interface World {
  readonly sample: Sample
  readonly say: (message: DeskLive) => void
  readonly change: (view: CaseView, part: Partial<CaseSummary>, items?: StoryItem[]) => void
  readonly preview: { refuseNext: string | null; failNext: number }
  readonly folder: string
  readonly handled: Map<string, number | null>
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://preview')
  if (!pathname.startsWith('/api/desk/')) return serveFile(world.folder, pathname, response)
  const body = await bodyOf(request)
  if (request.method !== 'GET' && request.headers['x-heed'] !== 'desk') {
    return send(response, 403, { fault: 'not-allowed', says: 'The header is missing.' })
  }
  const path = pathname.slice('/api/desk'.length)
  const [, , caseId = '', what] = path.split('/')
  if (path === '/sign-in' || path === '/join') {
    response.setHeader('set-cookie', 'preview=1; HttpOnly; Path=/; SameSite=Lax')
    return send(response, 200, {})
  }
  if (!request.headers.cookie?.includes('preview=1'))
    return send(response, 401, { fault: 'not-signed-in', says: 'Please sign in first.' })
  if (path === '/sign-out') {
    response.setHeader('set-cookie', 'preview=; Path=/; Max-Age=0')
    return send(response, 200, {})
  }
  const view = world.sample.cases.get(caseId)
  if (what === 'acts') return doAct(world, view, body, response)
  if (what === 'files')
    return send(response, 200, {
      file: { id: randomUUID(), name: 'a-file.txt', mediaType: 'text/plain', size: 1200 },
    })
  if (what === 'approvals') return send(response, 200, { approvals: [] })
  if (what === 'remedies') return send(response, 200, sampleRemedies)
  if (what === 'failures') return send(response, 200, noFailures)
  if (what === 'leaving') return send(response, 200, leavingSample)
  if (path.startsWith('/cases/'))
    return view
      ? send(response, 200, view)
      : send(response, 404, { fault: 'not-found', says: 'There is nothing at this address.' })
  if (path === '/search') return send(response, 200, found(world, searchParams.get('q') ?? ''))
  send(response, 200, read(world, path, searchParams.get('list'), body))
}

function read({ sample, say }: World, path: string, list: string | null, body: string): unknown {
  const summaries = [...sample.cases.values()].map(view => view.summary)
  const waiting = summaries.filter(({ entry }) => entry && entry.state !== 'answered')
  const { id } = sample.me.agent
  const isMine = (summary: CaseSummary) =>
    summary.entry?.agentId === id ||
    summary.handover?.to === id ||
    (summary.owner?.id === id &&
      summary.owner.hasAccepted &&
      summary.status !== 'solved' &&
      summary.status !== 'resting')
  switch (path) {
    case '/presence': {
      const { presence } = JSON.parse(body) as { presence: AgentView['presence'] } // sent by the desk itself
      sample.agents = sample.agents.map(agent => (agent.id === id ? { ...agent, presence } : agent))
      Object.assign(sample.me.agent, { presence })
      say({ type: 'team', agents: sample.agents })
      return {}
    }
    case '/wrap-up':
      return { until: null }
    case '/me':
      return sample.me
    case '/dues':
      return duesFrom(Date.now())
    case '/agents':
      return { agents: sample.agents }
    case '/outages':
      return { outages: [] }
    case '/leaving':
      return { cases: whoLeaves(summaries) }
    case '/promises-found':
      return { found: foundIn(body) }
    case '/approvals':
      return { approvals: [] }
    case '/approvals/all':
      return { waiting: 0, late: 0, people: [] }
    case '/rules/waiting':
      return { proposals: 0, answers: 0 }
    case '/me/near/waiting':
      return { toReview: 0, closed: 0 }
    case '/rungs':
      return { cases: [] }
    case '/snippets':
      return { snippets: sample.snippets, mayShare: true }
    case '/tags':
      return { tags: tagsOf(summaries) }
    case '/line':
      return {
        waiting,
        longestWaitSeconds: 240,
        agentsHere: 3,
        agentsAway: 1,
        leader: { isLed: true, epoch: 1 },
      }
    default: {
      const belongs = {
        mine: isMine,
        waiting: (summary: CaseSummary) => waiting.includes(summary),
        team: (summary: CaseSummary) => !isMine(summary) && summary.status === 'owned',
        resting: (summary: CaseSummary) => summary.status === 'resting',
        solved: (summary: CaseSummary) => summary.status === 'solved',
        snoozed: (summary: CaseSummary) => summary.snoozedUntil !== null,
        mentions: (summary: CaseSummary) => summary.isMentioned,
      }[list ?? 'mine']
      return { cases: summaries.filter(summary => belongs?.(summary)), more: null }
    }
  }
}

function found({ sample }: World, typed: string): SearchAnswer {
  const wanted = typed.trim().toLowerCase()
  const hits = [...sample.cases.values()].flatMap(({ summary }) => {
    const text = `${summary.customer.name} ${summary.reference} ${summary.lastWords}`.toLowerCase()
    return wanted !== '' && text.includes(wanted)
      ? [{ summary, snippet: [{ text: summary.lastWords, isMatch: false }] }]
      : []
  })
  return { hits, more: null, isNear: false, isPartial: false }
}

function tagsOf(summaries: readonly CaseSummary[]) {
  const counts = new Map<string, number>()
  for (const tag of summaries.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => b.count - a.count)
}

function doAct(world: World, view: CaseView | undefined, body: string, response: ServerResponse): void {
  const { requestId, act: asked } = JSON.parse(body) as { requestId: string; act: Act } // sent by the desk itself
  if (world.preview.failNext > 0) {
    world.preview.failNext--
    response.socket?.destroy()
    return
  }
  if (!view) return send(response, 404, { fault: 'not-found', says: 'There is nothing at this address.' })
  if (world.preview.refuseNext !== null && asked.act !== 'seen') {
    const says = world.preview.refuseNext
    world.preview.refuseNext = null
    return send(response, 409, { refused: { rule: 'preview', says } })
  }
  const before = world.handled.get(requestId)
  if (before === undefined) {
    const seq = perform(world, view, asked, requestId)
    world.handled.set(requestId, seq)
    return send(response, 200, { done: true, isRepeat: false, seq })
  }
  send(response, 200, { done: true, isRepeat: true, seq: before })
}

function perform({ sample, change }: World, view: CaseView, act: Act, requestId: string): number | null {
  const { agent } = sample.me
  const by = { who: 'agent', id: agent.id, name: agent.name } as const
  const { entry } = view.summary
  const fact = (type: string, part: Partial<StoryItem>) => [itemAfter(view, { type, by, ...part })]
  switch (act.act) {
    case 'seen':
      sample.cases.set(view.summary.id, { ...view, summary: { ...view.summary, isUnread: false } })
      return null
    case 'answer': {
      const owner = { id: agent.id, name: agent.name, hasAccepted: true }
      const held = entry && { ...entry, state: 'answered' as const, agentId: agent.id, offerUntil: null }
      const part: Partial<CaseSummary> = { status: 'owned', owner, entry: held }
      change(
        view,
        part,
        fact('OwnerAccepted', { sentence: `${agent.name} accepted the case and owns it now.` }),
      )
      return null
    }
    case 'decline':
      change(view, { entry: entry && { ...entry, state: 'waiting', agentId: null, offerUntil: null } })
      return null
    case 'reply':
    case 'note': {
      const items = fact(act.act === 'note' ? 'AgentNoted' : 'AgentReplied', {
        words: act.words,
        messageId: requestId,
      })
      change(view, act.act === 'reply' ? { unansweredSince: null } : {}, items)
      return items[0]?.seq ?? null
    }
    case 'tag':
      change(view, { tags: [...new Set([...view.summary.tags, act.tag])] })
      return null
    case 'untag':
      change(view, { tags: view.summary.tags.filter(tag => tag !== act.tag) })
      return null
    case 'snooze':
      change(view, { snoozedUntil: act.until }, fact('CaseSnoozed', { words: act.words }))
      return null
    case 'wake':
      change(view, { snoozedUntil: null }, fact('CaseWoken', { sentence: `${agent.name} took it up again.` }))
      return null
    case 'change-kind':
      change(
        view,
        { kind: act.kind },
        fact('KindChanged', { sentence: `${agent.name} made this a ${act.kind}.` }),
      )
      return null
    case 'end-contact':
      change(view, { entry: null }, fact('ContactEnded', { sentence: 'The conversation ended.' }))
      return null
    default:
      change(view, {}, fact(act.act, { sentence: `${agent.name}: ${act.act}.` }))
      return null
  }
}

function itemAfter(view: CaseView, item: Pick<StoryItem, 'type' | 'by'> & Partial<StoryItem>): StoryItem {
  return {
    seq: (view.story.at(-1)?.seq ?? 0) + 1,
    at: Date.now(),
    sentence: '',
    words: null,
    files: [],
    messageId: null,
    delivery: null,
    ...item,
  }
}

async function serveFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const name = pathname.startsWith('/desk/assets/')
    ? normalize(pathname.slice('/desk'.length))
    : '/index.html'
  const bytes = await readFile(join(folder, name)).catch(() => null)
  response.writeHead(bytes ? 200 : 404, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  })
  response.end(bytes)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

if (import.meta.main) {
  const { url } = await startPreview(Number(process.argv[2] ?? 0), process.argv[3])
  console.log(`The desk with sample data: ${url}/desk`)
}

/** Work until five each day: the preview knows no calendar. */
function duesFrom(now: number): Dues {
  const five = (days: number) => new Date(now + days * 86_400_000).setUTCHours(17, 0, 0, 0)
  return {
    timeZone: 'UTC',
    closesAt: five(0) > now ? five(0) : null,
    isWorkedTomorrow: true,
    workingDays: Array.from({ length: 60 }, (_, before) => five(before + 1)),
  }
}
