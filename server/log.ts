/** The log: JSON lines on stderr. No words of customers, no addresses; ids only. */
import { pino } from 'pino'
import type { Log } from './db/log.ts'

export function openLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  )
}
