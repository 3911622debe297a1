/**
 * What opens a case: a signed key, in a link that was sent or in the cookie of a browser. HMAC-SHA-256 over purpose, case, end, version
 * and whom it was made for, with the installation's secret. The reference alone opens nothing.
 *
 * A link proves nothing by being followed: machines that look through mail follow links too. Whoever presses something on the page that
 * it opens has shown that they read the mail. Keys of a version before the case's own open nothing: see `stopLinks`.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../domain/time.ts'
import { DAY, MINUTE } from '../../domain/time.ts'

const linkDays = 90
const cookieDays = 30
const personMs = 5 * MINUTE

/**
 * - `cookie`: the browser that opened the case.
 * - `linked`: came by a link that was sent to the address with the hash `who`, and has pressed nothing yet.
 * - `proved`: has shown whose it is, by `who`: a code or a link; `account`: only that they hold the account which it is about; `all`: both.
 * - `helper`: acts for the customer; `who` is the helper's id.
 */
/** How somebody showed who they are, where a second matter may rest on it. */
export type Shown = 'code' | 'link'

export type Purpose = 'cookie' | 'linked' | 'proved' | 'helper'

export interface Key {
  readonly purpose: Purpose
  readonly caseId: string
  readonly version: number
  readonly who: string
}

/** Somebody whom our own server is sure of; `carried`: because they showed it in another matter today. */
export interface Person {
  readonly customerId: string
  readonly carried: Shown | null
}

/** For whom a link is made: the address that it is sent to, or a helper. */
export interface LinkFor {
  readonly version?: number
  readonly address?: string
  readonly helperId?: string
}

export interface CaseKeys {
  readonly link: (caseId: string, now: Instant, made?: LinkFor) => string
  /** What a link opens, as the key that its browser is given. */
  readonly readLink: (key: string, now: Instant) => Key | null
  readonly giveCookie: (reply: FastifyReply, reference: string, key: Key, now: Instant) => void
  readonly readCookie: (request: FastifyRequest, now: Instant) => Key | null
  /** Who somebody has shown to be, for the rest of the day: a second matter need not ask again. */
  readonly giveWho: (reply: FastifyReply, customerId: string, how: Shown, now: Instant) => void
  readonly readWho: (
    request: FastifyRequest,
    now: Instant,
  ) => { readonly customerId: string; readonly how: Shown; readonly at: Instant } | null
  readonly dropWho: (reply: FastifyReply) => void
  /** Opens a case for a program that keeps no cookie: the button on somebody else’s site. */
  readonly bearer: (caseId: string, now: Instant, version?: number) => string
  readonly readBearer: (key: string, now: Instant) => Pick<Key, 'caseId' | 'version'> | null
  /** Says to our own intake who somebody is: a site has vouched for them, or they showed it today; good for the moment. */
  readonly person: (customerId: string, now: Instant, carried?: Shown) => string
  readonly readPerson: (token: string, now: Instant) => Person | null
  /** Opens a question to an account holder that was sent to them: the id of the helper whom it is about. */
  readonly question: (helperId: string, now: Instant) => string
  readonly readQuestion: (key: string, now: Instant) => string | null
}

const helperMark = 'h~'

export function caseKeys(secret: string, isSecure: boolean): CaseKeys {
  const sign = (...parts: readonly (string | number)[]) => {
    const payload = parts.join('.')
    return `${payload}.${mac(secret, payload)}`
  }
  /** The parts of a key that we signed and that has not run out: purpose, id, end, and whatever stands behind. */
  const open = (key: string, now: Instant) => {
    const cut = key.lastIndexOf('.')
    if (cut < 0 || !isSame(key.slice(cut + 1), mac(secret, key.slice(0, cut)))) return null
    const [purpose = '', id = '', until = '', version = '0', who = ''] = key.slice(0, cut).split('.')
    const end = Number.parseInt(until, 36)
    return end > now ? { purpose, id, version: Number(version), who, end } : null
  }
  const until = (now: Instant, days: number) => (now + days * DAY).toString(36)
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  return {
    link: (caseId, now, { version = 0, address, helperId } = {}) =>
      sign('link', caseId, until(now, linkDays), version, whoOf(address, helperId)),
    readLink(key, now) {
      const opened = open(key, now)
      if (opened?.purpose !== 'link') return null
      const { id: caseId, version, who } = opened
      const isHelper = who.startsWith(helperMark)
      return isHelper
        ? { purpose: 'helper', caseId, version, who: who.slice(helperMark.length) }
        : { purpose: who === '' ? 'cookie' : 'linked', caseId, version, who }
    },
    giveCookie(reply, reference, { purpose, caseId, version, who }, now) {
      void reply.setCookie('heed_case', sign(purpose, caseId, until(now, cookieDays), version, who), {
        ...cookie,
        path: `/case/${reference}`,
        maxAge: (cookieDays * DAY) / 1_000,
      })
    },
    readCookie(request, now) {
      const opened = open(request.cookies.heed_case ?? '', now)
      if (!opened || !isPurpose(opened.purpose)) return null
      return { purpose: opened.purpose, caseId: opened.id, version: opened.version, who: opened.who }
    },
    giveWho(reply, customerId, how, now) {
      void reply.setCookie('heed_who', sign('who', customerId, until(now, 1), 0, how), {
        ...cookie,
        path: '/',
        maxAge: DAY / 1_000,
      })
    },
    readWho(request, now) {
      const opened = open(request.cookies.heed_who ?? '', now)
      if (opened?.purpose !== 'who') return null
      return { customerId: opened.id, how: opened.who === 'link' ? 'link' : 'code', at: opened.end - DAY }
    },
    dropWho: reply => void reply.clearCookie('heed_who', { ...cookie, path: '/' }),
    bearer: (caseId, now, version = 0) => sign('bearer', caseId, until(now, cookieDays), version),
    readBearer(key, now) {
      const opened = open(key, now)
      return opened?.purpose === 'bearer' ? { caseId: opened.id, version: opened.version } : null
    },
    person: (customerId, now, carried) =>
      sign('person', customerId, (now + personMs).toString(36), 0, carried ?? ''),
    readPerson(token, now) {
      const opened = open(token, now)
      if (opened?.purpose !== 'person') return null
      const { id: customerId, who } = opened
      return { customerId, carried: who === 'code' || who === 'link' ? who : null }
    },
    question: (helperId, now) => sign('question', helperId, until(now, linkDays)),
    readQuestion(key, now) {
      const opened = open(key, now)
      return opened?.purpose === 'question' ? opened.id : null
    },
  }
}

/** Whoever holds this key has shown to be the customer of its case; that they hold the account it is about is not that. */
export function showsCustomer({ purpose, who }: Pick<Key, 'purpose' | 'who'>): boolean {
  return purpose === 'proved' && who !== 'account'
}

/** Whoever holds this key has shown, themselves, to hold the account that its case is about. */
export function showsAccount({ purpose, who }: Pick<Key, 'purpose' | 'who'>): boolean {
  return purpose === 'proved' && (who === 'account' || who === 'all')
}

/** By which a link knows the address that it was sent to, without naming it. */
export function addressMark(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, 16)
}

function whoOf(address: string | undefined, helperId: string | undefined): string {
  if (helperId !== undefined) return `${helperMark}${helperId}`
  return address === undefined ? '' : addressMark(address)
}

function isPurpose(purpose: string): purpose is Purpose {
  return ['cookie', 'linked', 'proved', 'helper'].includes(purpose)
}

function mac(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(`case-key\n${payload}`).digest('base64url')
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
