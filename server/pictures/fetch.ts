/**
 * Fetches one picture from elsewhere, as nobody in particular: no cookie, no word of who asks or why.
 *
 * What must stay true
 * - The name is resolved here, each address is asked for leave, and the connection goes to the address that was asked about: a name
 *   that answers differently the second time changes nothing. The same for every place that it leads on to.
 * - What comes back is a picture by its bytes, whatever it says of itself; never a drawing (SVG), which is a document.
 * - It ends: after so many bytes, so much time, so many places.
 */
import { once } from 'node:events'
import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { shownType } from '../files/media-type.ts'
import { type MayReach, mayReachPublic } from './reach.ts'

export interface FetchedPicture {
  readonly bytes: Buffer
  readonly mediaType: string
}

export interface FetchLimits {
  readonly bytes: number
  readonly ms: number
  readonly redirects: number
}

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

/** What it reaches the world by; a test gives its own. */
export interface Outside {
  readonly mayReach: MayReach
  readonly resolve: Resolve
  readonly limits: FetchLimits
}

/** @returns null for whatever is no picture that may be shown; why is nobody's business but the log's */
export type FetchPicture = (url: string) => Promise<FetchedPicture | null>

const resolveByDns: Resolve = host =>
  new Promise((resolve, reject) =>
    lookUp(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  )

export const outside: Outside = {
  mayReach: mayReachPublic,
  resolve: resolveByDns,
  limits: { bytes: 5 * 1024 * 1024, ms: 10_000, redirects: 3 },
}

export function openFetch(world: Outside = outside): FetchPicture {
  return async url => {
    const signal = AbortSignal.timeout(world.limits.ms)
    // A name that nobody answers for hears no signal.
    const late = once(signal, 'abort').then(() => null)
    try {
      return await Promise.race([follow(world, url, signal), late])
    } catch (error) {
      // A line that broke, a name that nobody has, a certificate that is not theirs: the picture is not there.
      if (error instanceof Error) return null
      throw error
    }
  }
}

async function follow(world: Outside, first: string, signal: AbortSignal): Promise<FetchedPicture | null> {
  let url = first
  for (let led = 0; led <= world.limits.redirects; led++) {
    const at = URL.parse(url)
    if (at === null || !/^https?:$/.test(at.protocol)) return null
    const answer = await ask(world, at, signal)
    const status = answer.statusCode ?? 0
    const next = answer.headers.location
    if (status < 300 || status > 399 || next === undefined)
      return status === 200 ? await pictureOf(world, answer) : null
    answer.destroy()
    url = URL.parse(next, at.href)?.href ?? ''
  }
  return null
}

async function ask(world: Outside, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const address = await addressOf(world, host, port)
  const settings: RequestOptions = {
    host,
    port,
    path: `${url.pathname}${url.search}`,
    // A connection of its own, to the address that was found to be public, whatever the name answers by now.
    agent: false,
    lookup: (_host, options, answer) =>
      options.all ? answer(null, [address]) : answer(null, address.address, address.family),
    headers: {
      accept: 'image/webp,image/png,image/jpeg,image/gif',
      'user-agent': 'Mozilla/5.0 (compatible; picture proxy)',
    },
    signal,
  }
  return await new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:' ? requestHttps({ ...settings, ...nameFor(host) }) : requestHttp(settings)
    request.once('response', resolve)
    request.once('error', reject)
    request.end()
  })
}

/** Whoever gives a mixture of public and private addresses for one name is up to something. */
async function addressOf({ mayReach, resolve }: Outside, host: string, port: number): Promise<LookupAddress> {
  const family = isIP(host)
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }]
  const [first] = addresses
  if (!first || !addresses.every(({ address }) => mayReach(address, port)))
    throw new Error('not a public place')
  return first
}

function nameFor(host: string): { readonly servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {}
}

async function pictureOf({ limits }: Outside, answer: IncomingMessage): Promise<FetchedPicture | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    const bytes = chunk as Buffer // a stream without encoding gives Buffers
    size += bytes.length
    if (size > limits.bytes) {
      answer.destroy()
      return null
    }
    chunks.push(bytes)
  }
  const bytes = Buffer.concat(chunks)
  const mediaType = shownType(bytes, '')
  return mediaType?.startsWith('image/') ? { bytes, mediaType } : null
}
