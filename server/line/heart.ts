/** The beat of a process that would lead the line: it renews its lead each second, and looks more often whether one is to be had. */
import type { Log } from '../db/log.ts'
import { onWake } from '../ledger/wake.ts'

const beatMs = 1_000
/** The lead is taken over soon after it has run out. */
const lookMs = 250

export interface Heart {
  /** One more beat, after the one that is under way. */
  readonly beat: () => Promise<void>
  readonly stop: () => void
}

interface Beating {
  readonly beat: () => Promise<void>
  /** Whether there is a lead to be taken now; asked four times a second while this process has none, and writes nothing. */
  readonly isLeadToBeHad: () => Promise<boolean>
  readonly log: Log
}

export function startHeart({ beat, isLeadToBeHad, log }: Beating): Heart {
  const beatOnce = onWake(beat, error => log.warn({ err: error }, 'the line’s heart missed a beat'))
  const lookOnce = onWake(
    async () => {
      if (await isLeadToBeHad()) void beatOnce()
    },
    error => log.warn({ err: error }, 'whether anybody leads the line could not be seen'),
  )
  let looks = 0
  const timer = setInterval(() => {
    looks += 1
    if (looks % (beatMs / lookMs) === 0) void beatOnce()
    else void lookOnce()
  }, lookMs)
  void beatOnce()
  return { beat: beatOnce, stop: () => clearInterval(timer) }
}
