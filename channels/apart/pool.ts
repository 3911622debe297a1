/**
 * Work in processes of their own, so that nobody waits for it and nothing that it meets ends us: not a loop, not an empty heap.
 *
 * Why not a worker thread: one that runs out of heap takes the whole process with it. Starting a process costs more than most work
 * does: one that is done is kept for the next, and where somebody asked for it one stands ready always, and another is started as soon
 * as that one is used up.
 */
import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import type { FromChild } from './child.ts'

/** `too-long`: the time was up; `ended`: the process died over it, as one does whose heap is full; `no-process`: none can be started. */
export type Failure = 'too-long' | 'ended' | 'no-process'

export interface Pool<Asked, Answer> {
  /**
   * Waits for its turn. Rejects where the work threw, never for what the process came to.
   * @param weight bytes: a process that has borne `spentBytes` gives its memory back by ending
   */
  readonly ask: (
    asked: Asked,
    within: { readonly limitMs: number; readonly weight: number },
  ) => Promise<{ readonly answer: Answer } | { readonly failed: Failure }>
  /** From now on one process stands ready, before it is asked for. */
  readonly getReady: () => void
  /** Ends those that wait for work; what is at work is finished, and then ended. */
  readonly close: () => void
}

export interface PoolOptions {
  /** What the processes run; it calls `workApart`. */
  readonly script: URL
  readonly heapMb?: number
  readonly atOnce?: number
  readonly spentBytes?: number
  /** An idle process beyond the one that stands ready is ended after so long. */
  readonly keptMs?: number
}

const HEAP_MB = 512
const AT_ONCE = 2
const SPENT_BYTES = 64 * 1024 * 1024
const KEPT_MS = 120_000
/** A busy machine takes its time to start one. */
const START_MS = 60_000

type Member = { readonly child: ChildProcess; borne: number; ends: NodeJS.Timeout | undefined }

type Came<Answer> =
  | { readonly answer: Answer }
  /** `unseen`: it was gone before it was asked. */
  | { readonly failed: Failure | 'unseen' }
  | { readonly fault: string }

export function openPool<Asked, Answer>(options: PoolOptions): Pool<Asked, Answer> {
  const turns = openTurns(options.atOnce ?? AT_ONCE)
  const members = openMembers(options)
  const askOne = async (asked: Asked, limitMs: number, weight: number) => {
    const member = members.take()
    const came = await askChild<Answer>(member.child, asked, limitMs)
    member.borne += weight
    if ('answer' in came) members.putBack(member)
    else members.drop(member)
    return came
  }
  return {
    ask: (asked, { limitMs, weight }) =>
      turns(async () => {
        const first = await askOne(asked, limitMs, weight)
        // One that died while it waited has not seen what is asked: another may.
        const isUnseen = 'failed' in first && first.failed === 'unseen'
        const came = isUnseen ? await askOne(asked, limitMs, weight) : first
        if ('fault' in came) throw new Error(came.fault)
        if ('answer' in came) return came
        return { failed: came.failed === 'unseen' ? 'no-process' : came.failed }
      }),
    getReady: members.getReady,
    close: members.close,
  }
}

/** The processes that wait for work. */
function openMembers({ script, heapMb = HEAP_MB, spentBytes = SPENT_BYTES, keptMs = KEPT_MS }: PoolOptions) {
  const idle: Member[] = []
  let keeps: 'for-a-while' | 'one-ready' | 'none' = 'for-a-while'

  const drop = (member: Member) => {
    clearTimeout(member.ends)
    const at = idle.indexOf(member)
    if (at >= 0) idle.splice(at, 1)
    member.child.kill('SIGKILL')
    replace()
  }
  const replace = () => {
    if (keeps === 'one-ready' && idle.length === 0) keep(start(script, heapMb))
  }
  const keep = (member: Member) => {
    hold(member.child, false)
    idle.push(member)
    const isTheReadyOne = keeps === 'one-ready' && idle.length === 1
    if (!isTheReadyOne) member.ends = setTimeout(() => drop(member), keptMs).unref()
  }
  return {
    drop,
    take(): Member {
      const member = idle.find(({ child }) => child.connected)
      for (const gone of idle.splice(0, member ? idle.indexOf(member) + 1 : idle.length))
        clearTimeout(gone.ends)
      if (member) hold(member.child, true)
      return member ?? start(script, heapMb)
    },
    putBack(member: Member) {
      if (keeps === 'none' || member.borne > spentBytes) drop(member)
      else keep(member)
    },
    getReady: () => {
      keeps = 'one-ready'
      replace()
    },
    close: () => {
      keeps = 'none'
      for (const member of idle.splice(0)) drop(member)
    },
  }
}

function start(script: URL, heapMb: number): Member {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  // What happens to it while nobody asks is found out by the next who does.
  child.on('error', () => undefined)
  return { child, borne: 0, ends: undefined }
}

/** Whether we stay alive for it. */
function hold(child: ChildProcess, isHeld: boolean): void {
  for (const handle of [child, child.channel]) {
    if (isHeld) handle?.ref()
    else handle?.unref()
  }
}

/** The time runs from when it has what was asked: a busy machine takes its time to start it. */
async function askChild<Answer>(child: ChildProcess, asked: unknown, limitMs: number): Promise<Came<Answer>> {
  const came = Promise.withResolvers<Came<Answer>>()
  let isTaken = false
  let timer = setTimeout(() => came.resolve({ failed: 'no-process' }), START_MS)
  const onMessage = (message: FromChild) => {
    if (message.is === 'answer') return came.resolve({ answer: message.answer as Answer }) // what its script answers
    if (message.is === 'fault') return came.resolve({ fault: message.says })
    isTaken = true
    clearTimeout(timer)
    timer = setTimeout(() => came.resolve({ failed: 'too-long' }), limitMs)
  }
  const onGone = () => came.resolve({ failed: isTaken ? 'ended' : 'unseen' })
  child.on('message', onMessage).once('error', onGone).once('exit', onGone)
  child.send(asked as Serializable, error => error && onGone()) // what can be cloned; else it throws
  try {
    return await came.promise
  } finally {
    clearTimeout(timer)
    child.off('message', onMessage).off('error', onGone).off('exit', onGone)
  }
}

/** So many at once; the others wait their turn, first come, first served. */
function openTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
