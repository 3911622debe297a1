/**
 * What opens a case for its customer: a signed key, in a link that was sent to them or in the cookie of the browser that proved
 * itself. Stateless: HMAC-SHA-256 over purpose, case and end, with the installation's secret. The reference alone opens nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../domain/time.ts'
import { DAY } from '../../domain/time.ts'

const linkDays = 90
const cookieDays = 30

export interface CaseKeys {
  readonly link: (caseId: string, now: Instant) => string
  readonly readLink: (key: string, now: Instant) => string | null
  /** Given to the browser that opened the case, and to one that proved itself by a code or the link that was sent. */
  readonly giveCookie: (reply: FastifyReply, reference: string, caseId: string, now: Instant) => void
  /** The case that this browser's key opens. */
  readonly readCookie: (request: FastifyRequest, now: Instant) => string | null
}

export function caseKeys(secret: string, isSecure: boolean): CaseKeys {
  const sign = (purpose: string, caseId: string, until: Instant) => {
    const payload = `${purpose}.${caseId}.${until.toString(36)}`
    return `${payload}.${mac(secret, payload)}`
  }
  const open = (key: string, now: Instant) => {
    const [purpose = '', caseId = '', until = '', signature = ''] = key.split('.')
    if (!isSame(signature, mac(secret, `${purpose}.${caseId}.${until}`))) return null
    return Number.parseInt(until, 36) > now ? { purpose, caseId } : null
  }
  return {
    link: (caseId, now) => sign('link', caseId, now + linkDays * DAY),
    readLink(key, now) {
      const opened = open(key, now)
      return opened?.purpose === 'link' ? opened.caseId : null
    },
    giveCookie(reply, reference, caseId, now) {
      void reply.setCookie('heed_case', sign('cookie', caseId, now + cookieDays * DAY), {
        path: `/case/${reference}`,
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure,
        maxAge: (cookieDays * DAY) / 1_000,
      })
    },
    readCookie(request, now) {
      const opened = open(request.cookies.heed_case ?? '', now)
      return opened?.purpose === 'cookie' ? opened.caseId : null
    },
  }
}

function mac(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(`case-key\n${payload}`).digest('base64url')
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
