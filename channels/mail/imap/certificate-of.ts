/** The certificate that a server shows, for a person to look at where nobody vouches for it. Nothing secret is said on the way. */
import { createConnection, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { X509Certificate } from 'node:crypto'
import type { ImapMailbox } from './mailbox.ts'

export type SeenCertificate = {
  readonly pem: string
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since the epoch. */
  readonly validUntil: number
  /** SHA-256, as `AB:CD:…`. */
  readonly fingerprint: string
}

const patienceMs = 10_000

/** Null when there is none to be had. */
export async function certificateOf(
  server: Pick<ImapMailbox, 'host' | 'port' | 'security'>,
): Promise<SeenCertificate | null> {
  if (server.security === 'none') return null
  const socket = createConnection({ host: server.host, port: server.port, timeout: patienceMs })
  socket.on('timeout', () => socket.destroy(new Error('no answer')))
  socket.on('error', () => {})
  try {
    if (server.security === 'starttls') await askForTls(socket)
    const secure = await handshake(socket, server.host)
    const certificate = secure.getPeerX509Certificate()
    secure.destroy()
    return certificate ? described(certificate) : null
  } catch {
    return null
  } finally {
    socket.destroy()
  }
}

async function askForTls(socket: Socket): Promise<void> {
  await lineFrom(socket)
  socket.write('a1 STARTTLS\r\n')
  const answer = await lineFrom(socket)
  if (!answer.startsWith('a1 OK')) throw new Error('the server does not encrypt')
}

function lineFrom(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('the server closed the connection')))
    socket.once('data', chunk => resolve(chunk.toString()))
  })
}

function handshake(socket: Socket, host: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // Only to look: whoever logs in later insists on a certificate that is trusted.
    const secure = connectTls({
      socket,
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
    })
    secure.once('secureConnect', () => resolve(secure))
    secure.once('error', reject)
    secure.once('close', () => reject(new Error('the server closed the connection')))
  })
}

function described(certificate: X509Certificate): SeenCertificate {
  return {
    pem: certificate.toString(),
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    validUntil: new Date(certificate.validTo).getTime(),
    fingerprint: certificate.fingerprint256,
  }
}
