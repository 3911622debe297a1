/**
 * A mail client for tests and stories: speaks SMTP over a real socket, line by line, and can therefore also say
 * what no well-behaved client would.
 */
import { connect, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createTransport, type SendMailOptions } from 'nodemailer'

export type SmtpReply = { readonly code: number; readonly says: string }

export type SmtpConversation = {
  /** Sends one line, waits for the reply; a reply that never comes because the line is cut has code 0. */
  readonly ask: (line: string) => Promise<SmtpReply>
  /** Sends bytes as they are, without waiting for a reply. */
  readonly write: (bytes: Uint8Array | string) => Promise<void>
  /** The next reply, if the server speaks by itself. */
  readonly reply: () => Promise<SmtpReply>
  /** Cuts the line without a word. */
  readonly cut: () => void
  /** QUIT, and waits until the line is closed. */
  readonly quit: () => Promise<void>
  readonly socket: Socket
}

/** Connects and waits for the greeting. */
export async function openSmtp(port: number, host = '127.0.0.1'): Promise<SmtpConversation> {
  const socket = connect(port, host)
  const replies = readReplies(socket)
  const reply = async () => (await replies.next()).value ?? { code: 0, says: '' }
  const write = (bytes: Uint8Array | string) =>
    new Promise<void>(resolve => {
      socket.write(bytes, () => resolve())
    })
  const ask = async (line: string) => {
    await write(`${line}\r\n`)
    return await reply()
  }
  await reply()
  return {
    ask,
    write,
    reply,
    cut: () => socket.destroy(),
    socket,
    async quit() {
      await ask('QUIT')
      socket.destroy()
    },
  }
}

/** Delivers the bytes of a mail; the reply that decided about it: of RCPT when that was refused, else of DATA. */
export async function deliverRaw(
  port: number,
  mail: { readonly from: string; readonly to: readonly string[]; readonly raw: Uint8Array | string },
): Promise<SmtpReply> {
  const smtp = await openSmtp(port)
  try {
    await smtp.ask('EHLO client.example')
    const opened = await smtp.ask(`MAIL FROM:<${mail.from}>`)
    if (opened.code !== 250) return opened
    for (const to of mail.to) {
      const accepted = await smtp.ask(`RCPT TO:<${to}>`)
      if (accepted.code !== 250) return accepted
    }
    const ready = await smtp.ask('DATA')
    if (ready.code !== 354) return ready
    await smtp.write(stuffed(Buffer.from(mail.raw)))
    return await smtp.reply()
  } finally {
    smtp.cut()
  }
}

/** Writes a mail as a mail program would. */
export async function composeMail(mail: SendMailOptions): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, newline: 'windows' }).sendMail(mail)
  return Buffer.isBuffer(message) ? message : await buffer(message)
}

/** Composes and delivers; `from` and `to` may carry a name: `Ada <ada@customer.example>`. */
export async function deliverMail(
  port: number,
  mail: SendMailOptions & { readonly from: string; readonly to: string },
): Promise<SmtpReply> {
  const raw = await composeMail(mail)
  return await deliverRaw(port, { from: addressIn(mail.from), to: [addressIn(mail.to)], raw })
}

function addressIn(mailbox: string) {
  return /<([^>]*)>/.exec(mailbox)?.[1] ?? mailbox
}

/** Dots doubled at the start of lines, and the final dot: RFC 5321, 4.5.2. */
function stuffed(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replaceAll(/(^|\n)\./g, '$1..')
  return Buffer.from(`${text}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1')
}

async function* readReplies(socket: Socket): AsyncGenerator<SmtpReply, undefined> {
  let rest = ''
  const lines: string[] = []
  try {
    for await (const chunk of socket) {
      rest += String(chunk)
      const parts = rest.split('\r\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        lines.push(line.slice(4))
        if (line.charAt(3) === '-') continue
        yield { code: Number(line.slice(0, 3)), says: lines.splice(0).join('\n') }
      }
    }
  } catch {
    // A line that breaks has ended; the next reply then has code 0.
  }
}
