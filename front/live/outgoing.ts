/**
 * Words on their way to the server. Pure.
 *
 * What must stay true: a message keeps its `messageId` through every try and every reload, so that the server can tell a second
 * try from a second message; at most one is being sent; a later one is never sent while an earlier one still waits; one leaves
 * the queue only when the server has acknowledged it, the story holds it, or its writer takes it back.
 */
export interface Outgoing {
  readonly messageId: string
  readonly words: string
  /** Files themselves do not survive a reload; their names do, so that their absence can be told. */
  readonly fileNames: readonly string[]
  readonly writtenAt: number
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused'
  /** Answers that blamed the server; see `GIVE_UP_AFTER`. */
  readonly failures: number
  /** Why the server refused it. */
  readonly says: string | null
}

export type Queue = readonly Outgoing[]

export type Answer =
  | { readonly kind: 'done'; readonly href: string | null }
  | { readonly kind: 'refused'; readonly says: string; readonly status: number }
  /** Nobody knows whether it arrived. */
  | { readonly kind: 'unreachable' }
  /** The server answered that it could not; it may be able to later. */
  | { readonly kind: 'failed'; readonly says: string }

/** A message that breaks the server each time must not hold up the ones behind it for ever. */
const GIVE_UP_AFTER = 6

export function written(
  message: Pick<Outgoing, 'messageId' | 'words' | 'fileNames' | 'writtenAt'>,
): Outgoing {
  return { ...message, state: 'waiting', failures: 0, says: null }
}

export function put(queue: Queue, message: Outgoing): Queue {
  return queue.some(other => other.messageId === message.messageId) ? queue : [...queue, message]
}

/** The message to send now; null while one is being sent or none waits. */
export function nextToSend(queue: Queue): Outgoing | null {
  if (queue.some(message => message.state === 'sending')) return null
  return queue.find(message => message.state === 'waiting') ?? null
}

export function started(queue: Queue, messageId: string): Queue {
  return changed(queue, messageId, message => ({ ...message, state: 'sending', says: null }))
}

export function answered(queue: Queue, messageId: string, answer: Answer): Queue {
  return changed(queue, messageId, message => {
    switch (answer.kind) {
      case 'done':
        return { ...message, state: 'sent', says: null }
      case 'refused':
        return { ...message, state: 'refused', says: answer.says }
      case 'unreachable':
        return { ...message, state: 'waiting' }
      case 'failed': {
        const failures = message.failures + 1
        const isHopeless = failures >= GIVE_UP_AFTER
        return { ...message, failures, state: isHopeless ? 'refused' : 'waiting', says: answer.says }
      }
    }
  })
}

/** The writer presses "try again" on a refused message. */
export function triedAgain(queue: Queue, messageId: string): Queue {
  return changed(queue, messageId, message =>
    message.state === 'refused' ? { ...message, state: 'waiting', failures: 0, says: null } : message,
  )
}

export function without(queue: Queue, messageIds: ReadonlySet<string>): Queue {
  return queue.some(message => messageIds.has(message.messageId))
    ? queue.filter(message => !messageIds.has(message.messageId))
    : queue
}

function changed(queue: Queue, messageId: string, change: (message: Outgoing) => Outgoing): Queue {
  return queue.map(message => (message.messageId === messageId ? change(message) : message))
}
