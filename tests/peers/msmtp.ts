/** msmtp, the SMTP client of many small computers. */
import { type Ended, isMissing, run } from './program.ts'

export const msmtpIsMissing = (what: string) => isMissing('msmtp', what)

export interface MsmtpMail {
  readonly port: number
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  /** PEM file of whom STARTTLS is to show; without it, the line stays plain. */
  readonly trust?: string
}

/** Ends with 0 when the mail was taken. */
export async function msmtp({ port, from, to, raw, trust }: MsmtpMail): Promise<Ended> {
  const tls =
    trust === undefined ? ['--tls=off'] : ['--tls=on', '--tls-starttls=on', `--tls-trust-file=${trust}`]
  // The certificate is made out to this name.
  const host = trust === undefined ? '127.0.0.1' : 'localhost'
  const where = ['--host', host, '--port', String(port), '--file=/dev/null', '--auth=off']
  return await run('msmtp', [...where, ...tls, '--from', from, '--', ...to], raw)
}
