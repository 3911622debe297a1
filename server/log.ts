/** The log: JSON lines on stderr. No words of customers, no addresses; ids only. */
import { pino } from 'pino'
import type { Log } from './db/log.ts'

export function openLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: essence } },
    pino.destination({ fd: 2, sync: true }),
  )
}

/** Libraries hang whole connections, with all their statements, onto their errors: only what explains the error is logged. */
function essence(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause === undefined ? {} : { cause: essence(error.cause) }
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause }
}
