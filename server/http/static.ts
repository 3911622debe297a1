/** What the build made for browsers: hashed files that never change, and the desk's one page. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** @param dist the folder that build.ts fills */
export async function serveBuilt(app: FastifyInstance, dist: string): Promise<void> {
  const forever = {
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    preCompressed: true,
  } as const
  await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/', ...forever })
  await app.register(fastifyStatic, {
    root: join(dist, 'desk', 'assets'),
    prefix: '/desk/assets/',
    ...forever,
  })
  for (const file of ['widget.js', 'widget/panel-en.js', 'widget/panel-es.js'])
    serveToSites(app, `/${file}`, readFileSync(join(dist, file)))
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

/**
 * A script for the pages of other sites, under a name that never changes: kept for some minutes, then asked for again by its tag.
 * Any site may load it; which one may use it is decided where it asks for something.
 */
function serveToSites(app: FastifyInstance, url: string, script: Buffer): void {
  const zipped = gzipSync(script, { level: 9 })
  const etag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`
  app.get(url, async (request, reply) => {
    void reply.headers({
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'accept-encoding',
      etag,
    })
    if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send()
    void reply.type('text/javascript; charset=utf-8')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(script)
    return reply.header('content-encoding', 'gzip').send(zipped)
  })
}
