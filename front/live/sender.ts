/**
 * Sends what is in the queue, one after the other, for as long as it takes.
 *
 * A message is kept by the browser before it is shown and before its first try, and until it is acknowledged; see
 * `outgoing.ts` for what must stay true of the queue itself.
 */
import { backoffMs } from './backoff.ts'
import type { Kept } from './kept.ts'
import type { Answer, Outgoing, Queue } from './outgoing.ts'
import { answered, nextToSend, put, started, triedAgain, without, written } from './outgoing.ts'

interface SenderOptions<File> {
  readonly kept: Pick<Kept, 'unsent' | 'keep' | 'drop'>
  readonly send: (message: Outgoing, files: readonly File[]) => Promise<Answer>
  readonly onChange: (queue: Queue) => void
  readonly pause: (forMs: number) => Promise<void>
  readonly random: () => number
}

export interface Sender<File> {
  readonly queue: () => Queue
  readonly say: (
    message: Omit<Outgoing, 'state' | 'failures' | 'says' | 'fileNames'>,
    files: readonly File[],
  ) => void
  readonly tryAgain: (messageId: string) => void
  /** The writer takes a message back that was refused. */
  readonly takeBack: (messageId: string) => void
  /** The story holds these now. */
  readonly told: (messageIds: ReadonlySet<string>) => void
  /** Sends what an earlier page left behind. */
  readonly start: () => void
}

export function senderOf<File extends { readonly name: string }>(options: SenderOptions<File>): Sender<File> {
  const { kept, send, onChange, pause, random } = options
  const filesOf = new Map<string, readonly File[]>()
  let queue: Queue = kept.unsent()
  let isRunning = false

  function change(changed: Queue): void {
    if (changed === queue) return
    queue = changed
    onChange(queue)
  }

  async function sendOne(message: Outgoing): Promise<Answer> {
    change(started(queue, message.messageId))
    const answer = await send(message, filesOf.get(message.messageId) ?? [])
    change(answered(queue, message.messageId, answer))
    const after = queue.find(other => other.messageId === message.messageId)
    if (answer.kind === 'done' || !after) {
      kept.drop(message.messageId)
      filesOf.delete(message.messageId)
    } else {
      kept.keep(after)
    }
    return answer
  }

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    let failures = 0
    for (let message = nextToSend(queue); message; message = nextToSend(queue)) {
      const answer = await sendOne(message)
      const isLater = answer.kind === 'unreachable' || answer.kind === 'failed'
      failures = isLater ? failures + 1 : 0
      if (isLater) await pause(backoffMs(failures, random()))
    }
    isRunning = false
  }

  function drop(messageIds: ReadonlySet<string>): void {
    for (const message of queue) if (messageIds.has(message.messageId)) kept.drop(message.messageId)
    change(without(queue, messageIds))
  }

  return {
    queue: () => queue,
    say: (message, files) => {
      // Their order is kept even when two are written in one millisecond, or the clock is set back.
      const writtenAt = Math.max(message.writtenAt, (queue.at(-1)?.writtenAt ?? 0) + 1)
      const outgoing = written({ ...message, writtenAt, fileNames: files.map(file => file.name) })
      kept.keep(outgoing)
      filesOf.set(message.messageId, files)
      change(put(queue, outgoing))
      void run()
    },
    tryAgain: messageId => {
      change(triedAgain(queue, messageId))
      void run()
    },
    takeBack: messageId => drop(new Set([messageId])),
    told: drop,
    start: () => void run(),
  }
}
