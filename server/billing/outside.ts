/**
 * One signed request to a server of the operator's own: to public addresses only, to the very address that was looked at, with no
 * cookie and no way to be led elsewhere.
 */
import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { type Outside, outside } from '../pictures/fetch.ts'

export type Reaching = Pick<Outside, 'mayReach' | 'resolve'>

export interface Heard {
  readonly status: number
  readonly text: string
}

/** What comes back is a reference or a list of them. */
const mostBytes = 1024 * 1024
const mostMs = 10_000

/** @returns null where nobody answered in time, or may be asked */
export type PostJson = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<Heard | null>

/** @param reaching the public internet, unless a test gives its own */
export function openPost(reaching: Reaching = outside): PostJson {
  return async (url, headers, body) => {
    const signal = AbortSignal.timeout(mostMs)
    const late = once(signal, 'abort').then(() => null)
    try {
      return await Promise.race([post(reaching, { url, headers, body, signal }), late])
    } catch (error) {
      // A line that broke, a name that nobody has, a place that may not be asked: nobody answered.
      if (error instanceof Error) return null
      throw error
    }
  }
}

interface Posting {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
}

/** Where an address leads; null where nobody may be asked. */
async function placeOf(reaching: Reaching, url: string) {
  const at = URL.parse(url)
  if (at === null || !/^https?:$/.test(at.protocol) || at.username !== '' || at.password !== '') return null
  const host = at.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(at.port || (at.protocol === 'https:' ? 443 : 80))
  const family = isIP(host)
  const addresses = family === 0 ? await reaching.resolve(host) : [{ address: host, family }]
  const [first] = addresses
  // Whoever gives a mixture of public and private addresses for one name is up to something.
  if (!first || !addresses.every(({ address }) => reaching.mayReach(address, port))) return null
  return { at, host, port, family, first }
}

/** Whether it can be told to at all: not this machine, not the network that it stands in. A name that nobody has is no place. */
export async function mayBeTold(url: string, reaching: Reaching = outside): Promise<boolean> {
  try {
    return (await placeOf(reaching, url)) !== null
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

async function post(reaching: Reaching, { url, headers, body, signal }: Posting): Promise<Heard | null> {
  const place = await placeOf(reaching, url)
  if (place === null) return null
  const { at, host, port, family, first } = place
  const settings: RequestOptions = {
    method: 'POST',
    host,
    port,
    path: `${at.pathname}${at.search}`,
    agent: false,
    lookup: (_host, options, answer) =>
      options.all ? answer(null, [first]) : answer(null, first.address, first.family),
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    signal,
    ...(family === 0 ? { servername: host } : {}),
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = at.protocol === 'https:' ? requestHttps(settings) : requestHttp(settings)
    request.once('response', resolve)
    request.once('error', reject)
    request.end(body)
  })
  return { status: answer.statusCode ?? 0, text: await textOf(answer) }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    const bytes = chunk as Buffer // a stream without encoding gives Buffers
    size += bytes.length
    if (size > mostBytes) {
      answer.destroy()
      throw new Error('too long an answer')
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}
