/**
 * The second lock on forms, beside the check of where a request comes from (app.ts): for browsers so old that they do not say.
 * A random cookie and, in the page, its HMAC; another site can send the cookie but cannot know the HMAC.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../contract/faults.ts'

export interface FormTokens {
  readonly tokenFor: (request: FastifyRequest) => string
  readonly giveCookie: (request: FastifyRequest, reply: FastifyReply) => void
  /** @throws Fault gone-stale when a browser with a case's key sends a form that is not from our page */
  readonly check: (request: FastifyRequest, token: string | undefined) => void
}

const cookieName = 'heed_form'

export function formTokens(secret: string, isSecure: boolean): FormTokens {
  const fresh = new WeakMap<FastifyRequest, string>()
  const cookieOf = (request: FastifyRequest): string => {
    const known = request.cookies[cookieName] ?? fresh.get(request)
    if (known !== undefined) return known
    const made = randomBytes(18).toString('base64url')
    fresh.set(request, made)
    return made
  }
  const tokenOf = (cookie: string) =>
    createHmac('sha256', secret).update(`form\n${cookie}`).digest('base64url').slice(0, 22)
  return {
    tokenFor: request => tokenOf(cookieOf(request)),
    giveCookie(request, reply) {
      const made = fresh.get(request)
      if (made === undefined) return
      void reply.setCookie(cookieName, made, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure })
    },
    check(request, token) {
      const saysWhereFrom =
        request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined
      // Another site cannot send JSON without asking first, and is not let.
      const isForm = !(request.headers['content-type'] ?? '').startsWith('application/json')
      if (saysWhereFrom || !isForm || request.cookies.heed_case === undefined) return
      const cookie = request.cookies[cookieName]
      if (cookie !== undefined && token === tokenOf(cookie)) return
      throw new Fault('gone-stale', say => say.formOutOfDate)
    },
  }
}
