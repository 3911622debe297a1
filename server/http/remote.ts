/** Where a request comes from, as far as it matters for what only this machine may do. */
import { createHash } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

export function isLoopback(remote: string): boolean {
  const version = isIP(remote)
  return version !== 0 && loopback.check(remote, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * The peer's address; behind a proxy on this machine, the one that the proxy was asked from, so that nobody passes for local. What a
 * peer from elsewhere says of where it comes from is not believed.
 */
export function remoteOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  if (forwarded === undefined || !isLoopback(request.ip)) return request.ip
  // The last entry is the one that the proxy itself wrote.
  return `forwarded ${String(forwarded).split(',').at(-1)?.trim() ?? ''}`
}

/**
 * Whose requests are counted together: at the desk those of a session, since a whole office sits behind one address; everywhere else
 * everybody behind one address. A made-up session counts nothing away: the desk turns it down before it costs anything.
 */
export function counterOf(request: FastifyRequest): string {
  const session = request.cookies.heed_session
  const isAtDesk = request.url.startsWith('/api/desk/') && request.url !== '/api/desk/sign-in'
  if (session === undefined || !isAtDesk) return remoteOf(request)
  return createHash('sha256').update(session).digest('base64url')
}
