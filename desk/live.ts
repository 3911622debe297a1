/**
 * The only socket of the desk. It keeps the resume token of the last message it has handed on, comes back with it after a break,
 * and so misses nothing. It begins where it stood when the agent was asked for, so that nothing has to be fetched again. A token is remembered only after its message was applied: a crash in between means twice, never not.
 */
import type { DeskLive, DeskSays } from '../contract/desk-live.ts'

export interface LiveWorld {
  /** A message to apply; called in order. */
  readonly apply: (message: DeskLive) => void
  /** The stream begins without a past: whatever was fetched before may lack what happened since. */
  readonly startOver: () => void
  readonly linkChanged: (isUp: boolean) => void
  readonly open: (path: string) => WebSocket
  readonly random: () => number
  /** Where the stream stood before anything was fetched; null where nobody knows. */
  readonly resume: string | null
}

export interface Live {
  readonly say: (message: DeskSays) => void
  /** Tries at once, for when the network or the person comes back. */
  readonly hurry: () => void
  readonly close: () => void
}

const FIRST_DELAY = 250
const LONGEST_DELAY = 15_000
const HERE_EVERY = 20_000

/** Milliseconds before the next attempt: twice as long each time, and spread so that a whole floor does not come back at once. */
export function delayBefore(attempt: number, random: number): number {
  const most = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt)
  return Math.round(most / 2 + (most / 2) * random)
}

export function startLive(world: LiveWorld): Live {
  let socket: WebSocket | null = null
  let { resume } = world
  let attempt = 0
  let isClosed = false
  let waiting: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    clearTimeout(waiting)
    const cameBackWith = resume
    const here = world.open(
      cameBackWith === null ? '/api/desk/live' : `/api/desk/live?resume=${encodeURIComponent(cameBackWith)}`,
    )
    socket = here
    here.addEventListener('message', event => {
      if (socket !== here) return
      const message = readMessage(event.data)
      if (!message) return
      if (message.type === 'hello') {
        attempt = 0
        world.linkChanged(true)
        if (cameBackWith === null) world.startOver()
      }
      // A message that cannot be applied is a reason to begin anew, not to go on with a picture that is wrong.
      if (message.type === 'reload') resume = null
      world.apply(message)
      if ('resume' in message) resume = message.resume
    })
    here.addEventListener('close', () => {
      if (socket !== here) return
      socket = null
      if (isClosed) return
      world.linkChanged(false)
      waiting = setTimeout(connect, delayBefore(attempt++, world.random()))
    })
  }

  const say = (message: DeskSays) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const beat = setInterval(() => say({ type: 'here' }), HERE_EVERY)
  connect()

  return {
    say,
    hurry: () => {
      if (socket === null && !isClosed) connect()
    },
    close: () => {
      isClosed = true
      clearInterval(beat)
      clearTimeout(waiting)
      socket?.close()
      socket = null
    },
  }
}

function readMessage(data: unknown): DeskLive | null {
  if (typeof data !== 'string') return null
  const message: unknown = JSON.parse(data)
  const isOurs = typeof message === 'object' && message !== null && 'type' in message
  return isOurs ? (message as DeskLive) : null // the server speaks by the schema in contract/desk.ts
}
