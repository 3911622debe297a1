/** Where a request comes from, as far as it matters for what only this machine may do. */
import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

export function isLoopback(remote: string): boolean {
  const version = isIP(remote)
  return version !== 0 && loopback.check(remote, version === 4 ? 'ipv4' : 'ipv6')
}

/** The peer's address; behind a proxy on this machine, the one that the proxy was asked from, so that nobody passes for local. */
export function remoteOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  return forwarded === undefined ? request.ip : `forwarded ${String(forwarded)}`
}
