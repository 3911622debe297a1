/** swaks, the SMTP test client: says what it is told to, over a real line, and tells what was answered. */
import { type Ended, isMissing, run } from './program.ts'

export const swaksIsMissing = (what: string) => isMissing('swaks', what)

export interface SwaksMail {
  readonly port: number
  readonly from: string
  readonly to: string
  /** More options, as `man swaks` has them. */
  readonly options?: readonly string[]
  /** The mail, written to its input. */
  readonly raw?: string
}

/** Ends with 0 when the mail was taken. */
export async function swaks({ port, from, to, options = [], raw }: SwaksMail): Promise<Ended> {
  const where = ['--server', '127.0.0.1', '--port', String(port), '--helo', 'client.example']
  const data = raw === undefined ? [] : ['--data', '-']
  return await run('swaks', [...where, '--from', from, '--to', to, ...data, ...options], raw)
}
