/** What the build made for browsers: hashed files that never change, and the desk's one page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** @param dist the folder that build.ts fills */
export async function serveBuilt(app: FastifyInstance, dist: string): Promise<void> {
  const forever = { immutable: true, maxAge: '365d', index: false, decorateReply: false } as const
  await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/', ...forever })
  await app.register(fastifyStatic, {
    root: join(dist, 'desk', 'assets'),
    prefix: '/desk/assets/',
    ...forever,
  })
  const desk = readFileSync(join(dist, 'desk', 'index.html'), 'utf8')
  for (const url of ['/desk', '/desk/*']) {
    app.get(url, async (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(desk.replaceAll('__NONCE__', request.nonce)),
    )
  }
}
