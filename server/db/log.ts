/** What this folder asks of a log; pino's logger has it. */
export type Log = {
  debug(details: object, message: string): void
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
