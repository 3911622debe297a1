/**
 * The web server's frame: one place for limits, headers, errors and the check that a changing request comes from our own pages.
 * Features add their routes; see route.ts.
 */
import { isUtf8 } from 'node:buffer'
import { randomBytes, randomUUID } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyWebsocket from '@fastify/websocket'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { Fault, type FaultName, faults } from '../../contract/faults.ts'
import { refusedIn } from '../../domain/refused-in.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Log } from '../db/log.ts'
import { answerLanguageOf } from './language.ts'
import { counterOf } from './remote.ts'
import { storableDeep } from './storable.ts'
import { tooLarge } from './too-large.ts'

export interface HttpSettings {
  readonly log: Log
  readonly publicUrl: string | null
  readonly maxUploadBytes: number
  /** Requests a minute from one address before it is asked to wait. */
  readonly requestsPerMinute: number
  /** Beginnings of addresses that look themselves at where a request comes from, and read no cookie. */
  readonly openDoors: readonly string[]
  /** By what answers are dated; the clock on the wall, if absent. */
  readonly dates?: () => number
  /** A page for a person whose browser asked for one, instead of JSON. */
  readonly errorPage: (request: FastifyRequest, reply: FastifyReply, fault: Fault) => Promise<FastifyReply>
}

/** Text in a request: a message of 100,000 characters of four bytes each, and the form around it. */
const maxBodyBytes = 1_048_576

export async function openHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    logger: false,
    // What is wrong with an address before any route is found.
    frameworkErrors: (_error, request, reply) => {
      setSecurityHeaders(request, reply)
      void answerError(settings, new Fault('not-found'), request, reply)
    },
  })
  readOnlyUtf8(app)
  await app.register(fastifyCookie)
  await app.register(fastifyFormbody, { bodyLimit: maxBodyBytes })
  await app.register(fastifyMultipart, {
    limits: { fileSize: settings.maxUploadBytes, files: 10, fields: 20, fieldSize: maxBodyBytes, parts: 30 },
    throwFileSizeLimit: true,
  })
  await app.register(fastifyRateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: counterOf,
    errorResponseBuilder: () => new Fault('too-many'),
  })
  await app.register(fastifyWebsocket, { options: { maxPayload: 64 * 1024 } })
  app.decorateRequest('nonce', '')
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64')
    setSecurityHeaders(request, reply)
    if (settings.dates) void reply.header('date', new Date(settings.dates()).toUTCString())
    if (!settings.openDoors.some(door => request.url.startsWith(door)))
      refuseForeignChange(request, settings.publicUrl)
  })
  app.addHook('preValidation', async request => {
    request.body = storableDeep(request.body)
    request.params = storableDeep(request.params)
    request.query = storableDeep(request.query)
  })
  // A rule is stated in English; whoever it refuses reads it in their language.
  app.addHook('preSerialization', async (request, reply, answer) =>
    reply.statusCode === 409 && isRefusal(answer) ? refusedIn(answerLanguageOf(request), answer) : answer,
  )
  app.setErrorHandler((error: FastifyError | Fault | Error, request, reply) =>
    answerError(settings, error, request, reply),
  )
  app.setNotFoundHandler((request, reply) => answerError(settings, new Fault('not-found'), request, reply))
  return app
}

/** JSON in UTF-8 and forms; whatever else comes is told that we do not read it. */
function readOnlyUtf8(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['text/plain', 'application/json'])
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) return parse(request, body.toString('utf8'), done)
    done(new Fault('bad-request', say => say.notUtf8))
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Fresh for every request; scripts and styles in pages carry it. */
    nonce: string
  }
}

function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    // Data is no page: it needs nothing, and a page's policy is often longer than the whole answer.
    'content-security-policy': request.url.startsWith('/api/') ? POLICY_OF_DATA : policyOfPage(request.nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), interest-cohort=()',
    'x-request-id': request.id,
  })
}

const POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'self'"

function policyOfPage(nonce: string): string {
  return (
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; ` +
    `style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; ` +
    `manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`
  )
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A browser says where a changing request comes from; one from elsewhere is refused. Programs send neither header. */
function refuseForeignChange(request: FastifyRequest, publicUrl: string | null): void {
  const isSocket = request.headers.upgrade?.toLowerCase() === 'websocket'
  if (harmless.has(request.method) && !isSocket) return
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new Fault('not-allowed', say => say.fromElsewhere)
  const origin = request.headers.origin
  if (origin === undefined || isOurs(origin, request.headers.host, publicUrl)) return
  throw new Fault('not-allowed', say => say.fromElsewhere)
}

/** Whether a page of our own says that it asks. */
export function isOurs(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

async function answerError(
  settings: HttpSettings,
  error: FastifyError | Fault | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fault = toFault(error, settings.maxUploadBytes)
  const status = faults[fault.fault]
  if (fault.fault === 'bug') {
    settings.log.error(
      { err: error, request: request.id, route: request.routeOptions.url },
      'a request failed',
    )
  }
  if (reply.raw.headersSent) return reply
  if (prefersHtml(request) && !request.url.startsWith('/api/')) {
    const answered = await settings.errorPage(request, reply, fault).catch(() => null)
    if (answered !== null) return answered
  }
  const fields = 'fields' in error && Array.isArray(error.fields) ? { fields: error.fields } : {}
  return await reply
    .status(status)
    .send({ fault: fault.fault, says: fault.saysIn(answerLanguageOf(request)), ...fields })
}

export function prefersHtml(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false
}

const faultOfCode: Readonly<Record<string, FaultName>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'wrong-type',
}

/** Unreachable, shutting down, out of connections: trouble that passes. */
const passingTrouble = /^(08...|25P03|57P0[123]|53...|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|25006)$/

/** What the reader of multipart forms says of one that was cut off or is none; it has no codes for that. */
const brokenForm =
  /^(Multipart: Boundary not found|Unexpected end of (multipart data|file|form)|Part terminated early)/

function toFault(error: FastifyError | Fault | Error, maxUploadBytes: number): Fault {
  if (error instanceof Fault) return error
  const code: unknown = 'code' in error ? error.code : ''
  if (
    (typeof code === 'string' && passingTrouble.test(code)) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new Fault('not-ready')
  }
  if (brokenForm.test(error.message)) {
    return new Fault('bad-request', say => say.formBroken)
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  const known = faultOfCode[String(code)] ?? (status === 413 ? 'too-large' : undefined)
  if (known === 'too-large') return tooLarge(maxUploadBytes)
  if (known) return new Fault(known)
  if (status === 429) return new Fault('too-many')
  if (status !== undefined && status >= 400 && status < 500) {
    return new Fault('bad-request', (say, language) =>
      language === 'en' ? error.message : say.usual['bad-request'],
    )
  }
  return new Fault('bug')
}
