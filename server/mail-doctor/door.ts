/** Our own door for mail, seen from outside of it: greets, encrypts, takes what is ours and nothing else. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { MailFinding } from '../../contract/mail-doctor.ts'
import { dayOf, ok, saidBy, trouble } from './finding.ts'

const PATIENCE_MS = 8000
const DAY_MS = 86_400_000
const SOON_DAYS = 14
/** Reserved: nobody has it. */
const SOMEBODY_ELSE = 'nobody@mail-doctor.invalid'

export interface DoorAsked {
  readonly host: string
  readonly port: number
  /** An address of ours that it must take. */
  readonly address: string
  readonly now: number
}

/** Where our own door is found from this computer. @param host where it listens */
export function doorHost({ host }: { readonly host: string }): string {
  if (host === '::') return '::1'
  return host === '0.0.0.0' || host === 'localhost' ? '127.0.0.1' : host
}

export async function checkDoor(asked: DoorAsked): Promise<readonly MailFinding[]> {
  const { host, port } = asked
  const socket = connect({ host, port, timeout: PATIENCE_MS })
  try {
    const talk = talkOver(socket)
    await talk.hear()
    return [ok('door-answers', { port }), ...(await askDoor(asked, socket, talk))]
  } catch (error) {
    return [trouble('door-silent', { port, said: saidBy(error) })]
  } finally {
    socket.destroy()
  }
}

async function askDoor({ address, now }: DoorAsked, socket: Socket, talk: Talk) {
  const { says } = await talk.ask('EHLO mail-doctor.invalid')
  const findings: MailFinding[] = []
  let line = talk
  if (!/^STARTTLS$/im.test(says)) findings.push(trouble('tls-none'))
  else {
    await talk.ask('STARTTLS')
    talk.stop()
    const secure = await encrypted(socket)
    findings.push(certificateOf(secure, now))
    line = talkOver(secure)
    await line.ask('EHLO mail-doctor.invalid')
  }
  await line.ask('MAIL FROM:<>')
  const ours = await line.ask(`RCPT TO:<${address}>`)
  findings.push(
    ours.code === 250 ? ok('takes-ours', { address }) : trouble('refuses-ours', { address, said: ours.says }),
  )
  const other = await line.ask(`RCPT TO:<${SOMEBODY_ELSE}>`)
  findings.push(other.code === 250 ? trouble('takes-others') : ok('refuses-others'))
  await line.ask('QUIT')
  return findings
}

async function encrypted(socket: Socket): Promise<TLSSocket> {
  // Its certificate is looked at, not trusted: nothing secret is said over this line.
  const secure = connectTls({ socket, rejectUnauthorized: false })
  await once(secure, 'secureConnect', { signal: AbortSignal.timeout(PATIENCE_MS) })
  return secure
}

function certificateOf(secure: TLSSocket, now: number): MailFinding {
  const { subject, issuer, valid_to: validTo } = secure.getPeerCertificate()
  const until = Date.parse(validTo)
  const about = {
    name: String(subject.CN),
    until: dayOf(until),
    protocol: secure.getProtocol() ?? '',
  }
  if (until < now + SOON_DAYS * DAY_MS) return trouble('tls-ending', about)
  return ok(issuer.CN === subject.CN ? 'tls-own' : 'tls-fine', about)
}

interface Answer {
  readonly code: number
  readonly says: string
}

interface Talk {
  readonly hear: () => Promise<Answer>
  readonly ask: (line: string) => Promise<Answer>
  /** Reads no more from this line. */
  readonly stop: () => void
}

/** SMTP as a client of it speaks: a line, and the lines of the answer. */
function talkOver(socket: Socket): Talk {
  const reader = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  const broken = new Promise<never>((_, reject) => {
    socket.once('error', reject)
    socket.once('timeout', () => reject(new Error('no answer in time')))
    socket.once('close', () => reject(new Error('the line was closed')))
  })
  broken.catch(() => {})
  const lines = reader[Symbol.asyncIterator]()
  const hear = async (): Promise<Answer> => {
    const heard: string[] = []
    for (;;) {
      const { value = '', done } = await Promise.race([lines.next(), broken])
      if (done) throw new Error('the line was closed')
      heard.push(value.slice(4))
      if (value.charAt(3) !== '-') return { code: Number(value.slice(0, 3)), says: heard.join('\n') }
    }
  }
  return {
    hear,
    ask: async line => {
      socket.write(`${line}\r\n`)
      return await hear()
    },
    stop: () => reader.close(),
  }
}
