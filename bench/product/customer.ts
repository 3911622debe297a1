/** A customer at the product's pages: sends the forms that the pages send, from an address of their own. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Answer {
  /** 0 when there was none: the line broke, or it took too long. */
  readonly status: number
  readonly body: string
  readonly cookie: string | undefined
}

export interface Customer {
  /** Sends until it is taken in, each time under the same id. The first words open a case, `startAnew` leaves it behind. */
  readonly say: (words: string) => Promise<void>
  readonly startAnew: () => void
}

export interface At {
  readonly url: string
  /** The customer's own address on the loopback: limits go by address. */
  readonly from: string
  /** As they say it with their first words. */
  readonly name?: string
  /** Gives up what is being sent. */
  readonly signal: AbortSignal
}

const patienceMs = 10_000
const retryMs = 25

export function openCustomer(at: At): Customer {
  let own: { readonly href: string; readonly cookie: string | undefined } | null = null
  return {
    async say(words) {
      const messageId = randomUUID()
      const path = own ? `${own.href}/say` : '/start'
      const name = own || at.name === undefined ? {} : { name: at.name }
      const { body, cookie } = await sendUntilTaken(at, path, { messageId, words, ...name }, own?.cookie)
      own ??= { href: (JSON.parse(body) as { href: string }).href, cookie } // a FormAnswer
    },
    startAnew() {
      own = null
    },
  }
}

type Fields = Readonly<Record<string, string>>

async function sendUntilTaken(at: At, path: string, fields: Fields, cookie?: string): Promise<Answer> {
  for (;;) {
    const answer = await send(at, path, fields, cookie)
    if (answer.status === 200) return answer
    at.signal.throwIfAborted()
    const passes = answer.status === 0 || answer.status === 429 || answer.status >= 500
    if (!passes) throw new Error(`${path} was answered with ${answer.status}: ${answer.body.slice(0, 500)}`)
    await sleep(retryMs)
  }
}

async function send(
  { url, from, signal }: At,
  path: string,
  fields: Fields,
  cookie?: string,
): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    origin: url,
    ...(cookie === undefined ? {} : { cookie }),
  }
  return await new Promise(resolve => {
    const nothing = () => resolve({ status: 0, body: '', cookie: undefined })
    const timely = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
    const asked = request(`${url}${path}`, {
      method: 'POST',
      headers,
      localAddress: from,
      agent: false,
      signal: timely,
    })
    asked.once('error', nothing)
    asked.once('response', response => {
      const given = response.headers['set-cookie']?.find(line => line.startsWith('heed_case='))
      text(response).then(
        body => resolve({ status: response.statusCode ?? 0, body, cookie: given?.split(';', 1)[0] }),
        nothing,
      )
    })
    asked.end(new URLSearchParams(fields).toString())
  })
}
