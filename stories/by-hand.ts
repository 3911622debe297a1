/** People of a story who need no screen: many at once, through the same doors as those who have one. */
import assert from 'node:assert/strict'
import type { CaseList, CaseSummary, Me } from '../contract/desk.ts'
import type { CallbackCheck } from '../contract/pages.ts'
import type { Login, Stage } from './stage.ts'

export interface Hand {
  readonly id: string
  readonly name: string
  readonly get: (path: string) => Promise<unknown>
  readonly send: (method: 'POST' | 'PUT', path: string, data: object) => Promise<Response>
  /** True when it was done, false when a rule refused it. */
  readonly act: (caseId: string, what: object) => Promise<boolean>
  readonly mine: () => Promise<readonly CaseSummary[]>
}

/** Somebody of the team, signed in. */
export async function handOf({ url }: Pick<Stage, 'url'>, { email, password }: Login): Promise<Hand> {
  const begun = await fetch(`${url}/api/desk/sign-in`, json('POST', { email, password }))
  assert.equal(begun.status, 200, `${email} could not sign in`)
  const cookie = cookiesOf(begun)
  const send = async (method: 'POST' | 'PUT', path: string, data: object) =>
    await fetch(`${url}/api/desk/${path}`, json(method, data, cookie))
  const get = async (path: string): Promise<unknown> =>
    await (await fetch(`${url}/api/desk/${path}`, { headers: { cookie } })).json()
  const { agent } = (await get('me')) as Me // the contract's
  return {
    ...agent,
    get,
    send,
    async act(caseId, what) {
      const { status } = await send('POST', `cases/${caseId}/acts`, {
        requestId: crypto.randomUUID(),
        act: what,
      })
      assert.ok(status === 200 || status === 409, `${JSON.stringify(what)} was answered with ${status}`)
      return status === 200
    },
    mine: async () => ((await get('cases?list=mine')) as CaseList).cases, // the contract's
  }
}

/** Whoever is offered to them first. */
export async function offeredTo(agent: Hand): Promise<CaseSummary> {
  for (let looks = 0; looks < 300; looks++) {
    const offered = (await agent.mine()).find(({ entry }) => entry?.state === 'offered')
    if (offered) return offered
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`nobody was offered to ${agent.name}`)
}

/** Answers whoever is offered, and ends with them at once, until it is the one who said these words. @returns the case, in hand */
export async function answersUntil(agent: Hand, words: string): Promise<string> {
  for (let others = 0; others < 50; others++) {
    const { id, entry, lastWords } = await offeredTo(agent)
    await agent.act(id, { act: 'answer', entryId: entry?.id })
    if (lastWords.includes(words)) return id
    if (entry?.callback) await agent.act(id, { act: 'reached', entryId: entry.id })
    await agent.act(id, { act: 'end-contact' })
  }
  throw new Error(`whoever said "${words}" was never offered to ${agent.name}`)
}

export interface Came {
  readonly reference: string
  readonly cookie: string
}

/** Writes on the contact page, and stands in the line. */
export async function writes({ url }: Pick<Stage, 'url'>, words: string): Promise<Came> {
  return came(await fetch(`${url}/start`, json('POST', { messageId: crypto.randomUUID(), words })))
}

/** Asks to be called when it is their turn, from a place on the network of their own, and says that the number is right. */
export async function asksForACall(
  { url }: Pick<Stage, 'url'>,
  words: string,
  number: string,
): Promise<Came> {
  const asked = { messageId: crypto.randomUUID(), words, number }
  const from = `198.51.100.${Number(number.slice(-2))}`
  const presses = async (data: object) => {
    const form = json('POST', data)
    return await fetch(`${url}/call-back`, { ...form, headers: { ...form.headers, 'x-forwarded-for': from } })
  }
  const looked = await presses(asked)
  const { check } = (await looked.json()) as CallbackCheck // of an address that was not pressed for
  return await came(await presses({ ...asked, right: check.press }))
}

async function came(answer: Response): Promise<Came> {
  assert.equal(answer.status, 200, await answer.clone().text())
  const { href } = (await answer.json()) as { readonly href: string } // FormAnswer
  return { reference: href.slice('/case/'.length), cookie: cookiesOf(answer) }
}

function json(method: string, data: object, cookie?: string) {
  return {
    method,
    redirect: 'manual' as const,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
    },
    body: JSON.stringify(data),
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map(line => line.split(';', 1)[0])
    .join('; ')
}
