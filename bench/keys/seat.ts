/** An agent with the product's own interface in hand: to set a case before them, and to see whether a task was done. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Act, CaseList, CaseView } from '../../contract/desk.ts'
import { openCustomer } from '../product/customer.ts'
import type { Place } from '../product/heed.ts'

export interface Seat {
  readonly url: string
  readonly send: (method: 'POST' | 'PUT', path: string, body: object) => Promise<void>
  readonly act: (caseId: string, act: Act) => Promise<void>
  readonly view: (caseId: string) => Promise<CaseView>
  /** A new customer of this name says these words and stands before the agent, offered. */
  readonly offered: (name: string, ...words: readonly [string, ...string[]]) => Promise<Offered>
}

export interface Offered {
  readonly caseId: string
  readonly entryId: string
}

const patienceMs = 60_000

export function openSeat({ url }: Place, cookie: string): Seat {
  let customers = 0
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${url}/api/desk/${path}`, { headers })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
    return await answer.json()
  }
  const send: Seat['send'] = async (method, path, body) => {
    const request = { method, headers, body: JSON.stringify(body) }
    const answer = await fetch(`${url}/api/desk/${path}`, request)
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
  }
  const act: Seat['act'] = async (caseId, what) =>
    await send('POST', `cases/${caseId}/acts`, { requestId: crypto.randomUUID(), act: what })
  /** Whoever the demo has put before them is heard first, in the same order. */
  const hearUntil = async (words: string): Promise<Offered> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(50)) {
      const { cases } = (await read('cases?list=mine')) as CaseList // the contract's
      const next = cases.find(({ entry }) => entry?.state === 'offered')
      if (!next?.entry) continue
      if (next.lastWords === words) return { caseId: next.id, entryId: next.entry.id }
      await act(next.id, { act: 'answer', entryId: next.entry.id })
      await act(next.id, { act: 'end-contact' })
    }
    throw new Error(`whoever said "${words}" was never offered`)
  }
  return {
    url,
    send,
    act,
    view: async caseId => (await read(`cases/${caseId}`)) as CaseView, // the contract's
    async offered(name, ...words) {
      const from = `127.0.4.${(customers += 1)}`
      const customer = openCustomer({ url, from, name, signal: AbortSignal.timeout(patienceMs) })
      for (const said of words) await customer.say(said)
      return await hearUntil(words.at(-1) ?? '')
    },
  }
}
