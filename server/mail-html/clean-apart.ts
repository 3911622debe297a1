/**
 * Makes HTML safe without anybody having to wait for it: what is small at once, what is large or tangled in a process of its own,
 * which is ended when it takes too long. The parser looks through all open elements at each end tag, so that a mail of a million
 * elements that are never closed would take it minutes.
 */
import { fork } from 'node:child_process'
import { type CleanMail, cleanMail } from './clean.ts'

const CHILD = new URL('./clean-child.ts', import.meta.url)
const HEAP_MB = 512
const AT_ONCE = 2
/** So many elements cost less here than a process does. */
const FEW = 6_000
const SMALL = 400_000
const KEPT = 12
const KEPT_MS = 20_000

/** @returns null when it could not be made safe in time */
export type Clean = (key: string, html: () => Promise<string | null>) => Promise<CleanMail | null>

/**
 * Keeps the last few for some seconds: whoever looks at a mail asks for it several times. No longer, because it may be erased.
 * @param limitMs after which a mail is given up
 */
export function createCleaner(clock: () => number, limitMs = 8_000): Clean {
  const kept = new Map<string, { readonly mail: Promise<CleanMail | null>; readonly until: number }>()
  const inChild = oneByOne(AT_ONCE)
  return async (key, html) => {
    for (const [old, { until }] of kept) if (until <= clock()) kept.delete(old)
    const known = kept.get(key)
    if (known) return await known.mail
    const cleaned = html().then(async dirty => {
      if (dirty === null) return null
      return isSimple(dirty) ? cleanMail(dirty) : await inChild(() => cleanInChild(dirty, limitMs))
    })
    kept.set(key, { mail: cleaned, until: clock() + KEPT_MS })
    cleaned.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    return await cleaned
  }
}

function isSimple(html: string): boolean {
  if (html.length > SMALL) return false
  let elements = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) elements += 1
  return elements <= FEW
}

async function cleanInChild(html: string, limitMs: number): Promise<CleanMail | null> {
  const child = fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  const answer = Promise.withResolvers<CleanMail | null>()
  const timer = setTimeout(() => answer.resolve(null), limitMs)
  child.once('message', message => {
    answer.resolve(message as CleanMail) // our own child sends this and nothing else
  })
  child.once('error', () => answer.resolve(null))
  child.once('exit', () => answer.resolve(null))
  child.send(html)
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

function oneByOne(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
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
