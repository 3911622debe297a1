/** What this folder asks of a log; pino's logger has it. */
export type Log = {
  readonly debug: (details: object, message: string) => void
  readonly info: (details: object, message: string) => void
  readonly warn: (details: object, message: string) => void
  readonly error: (details: object, message: string) => void
}

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
