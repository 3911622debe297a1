/**
 * Makes HTML safe without anybody having to wait for it: what is small at once, what is large or tangled in a process of its own,
 * which is ended when it takes too long. The parser looks through all open elements at each end tag, so that a mail of a million
 * elements that are never closed would take it minutes.
 */
import { openPool } from '../../channels/apart/pool.ts'
import { type CleanMail, cleanMail } from './clean.ts'

const SCRIPT = new URL('./clean-child.ts', import.meta.url)
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
  const pool = openPool<string, CleanMail>({ script: SCRIPT })
  const cleanApart = async (dirty: string) => {
    const came = await pool.ask(dirty, { limitMs, weight: dirty.length })
    return 'answer' in came ? came.answer : null
  }
  return async (key, html) => {
    for (const [old, { until }] of kept) if (until <= clock()) kept.delete(old)
    const known = kept.get(key)
    if (known) return await known.mail
    const cleaned = html().then(async dirty => {
      if (dirty === null) return null
      return isSimple(dirty) ? cleanMail(dirty) : await cleanApart(dirty)
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
