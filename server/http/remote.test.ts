/** Who passes for local, and whose requests are counted together. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FastifyRequest } from 'fastify'
import { counterOf, isLoopback, remoteOf } from './remote.ts'

function asked(
  ip: string,
  headers: Readonly<Record<string, string>> = {},
  cookies: Readonly<Record<string, string>> = {},
) {
  return { ip, headers, cookies, url: '/api/desk/me' } as unknown as FastifyRequest // all that is looked at
}

test('behind a proxy on this machine nobody passes for local', () => {
  assert.equal(isLoopback(remoteOf(asked('127.0.0.1'))), true)
  assert.equal(isLoopback(remoteOf(asked('::1'))), true)
  assert.equal(isLoopback(remoteOf(asked('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }))), false)
})

test('what a peer from elsewhere says of itself is not believed', () => {
  assert.equal(remoteOf(asked('198.51.100.7', { 'x-forwarded-for': '203.0.113.9' })), '198.51.100.7')
})

test('customers behind one proxy are counted by the address that the proxy saw, agents by their session', () => {
  const [one, two] = ['203.0.113.9', '203.0.113.10'].map(from =>
    counterOf(asked('127.0.0.1', { 'x-forwarded-for': `192.0.2.1, ${from}` })),
  )
  assert.notEqual(one, two)
  const office = { 'x-forwarded-for': '203.0.113.9' }
  const [ada, bo] = ['ada', 'bo'].map(session =>
    counterOf(asked('127.0.0.1', office, { heed_session: session })),
  )
  assert.notEqual(ada, bo)
})
