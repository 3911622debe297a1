/** The two live lines as a browser holds them, for tests: a customer's stream over SSE and a desk's socket. */
import { WebSocket } from 'ws'
import type { CustomerLive, StoryItem } from '../../contract/case.ts'
import type { DeskLive } from '../../contract/desk-live.ts'
import { eventually } from './eventually.ts'

export interface CustomerStream {
  readonly items: () => readonly StoryItem[]
  readonly messages: readonly CustomerLive[]
  /** Where to go on from, as a browser remembers it. */
  readonly lastEventId: () => string | undefined
  readonly until: (what: string, holds: () => boolean) => Promise<void>
  readonly close: () => void
}

/** Opens the stream of a case. @param from the `Last-Event-ID` of a browser that comes back */
export async function openStream(
  at: { readonly url: string; readonly reference: string; readonly cookie: string },
  from?: string,
): Promise<CustomerStream> {
  const leaving = new AbortController()
  const response = await fetch(`${at.url}/case/${at.reference}/live`, {
    headers: { cookie: at.cookie, ...(from === undefined ? {} : { 'last-event-id': from }) },
    signal: leaving.signal,
  })
  if (response.status !== 200 || !response.body) throw new Error(await response.text())
  const messages: CustomerLive[] = []
  let lastEventId = from
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data !== undefined) messages.push(JSON.parse(data) as CustomerLive) // what the server sends by its contract
        lastEventId = /^id: (.*)$/m.exec(block)?.[1] ?? lastEventId
      }
    }
  })()
  reading.catch(() => undefined)
  return {
    messages,
    items: () => messages.flatMap(message => (message.type === 'item' ? [message.item] : [])),
    lastEventId: () => lastEventId,
    until: async (what, holds) => void (await eventually(what, async () => holds())),
    close: () => leaving.abort(),
  }
}

export interface DeskLine {
  readonly socket: WebSocket
  readonly messages: readonly DeskLive[]
  readonly items: () => readonly StoryItem[]
  /** The token of the last message. */
  readonly resume: () => string
  readonly closed: () => number | null
  readonly until: (what: string, holds: () => boolean) => Promise<void>
  readonly close: () => void
}

export async function openDeskLine(
  at: { readonly url: string; readonly cookie: string },
  { resume, answersPings = true }: { readonly resume?: string; readonly answersPings?: boolean } = {},
): Promise<DeskLine> {
  const query = resume === undefined ? '' : `?resume=${encodeURIComponent(resume)}`
  const socket = new WebSocket(`${at.url.replace('http', 'ws')}/api/desk/live${query}`, {
    headers: { cookie: at.cookie },
    autoPong: answersPings,
  })
  const messages: DeskLive[] = []
  let closed: number | null = null
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8')) as DeskLive)) // as above
  socket.on('close', code => {
    closed = code
  })
  socket.on('error', () => undefined)
  await eventually('the desk’s socket', async () => messages.length > 0 || closed !== null)
  return {
    socket,
    messages,
    items: () =>
      messages.flatMap(message =>
        message.type === 'facts' ? message.changes.flatMap(change => change.items) : [],
      ),
    resume: () => messages.flatMap(message => ('resume' in message ? [message.resume] : [])).at(-1) ?? '',
    closed: () => closed,
    until: async (what, holds) => void (await eventually(what, async () => holds())),
    close: () => socket.close(),
  }
}
