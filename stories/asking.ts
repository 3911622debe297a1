/** People of a story who also use the desk's own interface: what one screen shows was often done at another. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import type { CaseList } from '../contract/desk.ts'
import { DESK, openPage } from '../tests/browser.ts'
import { agentAt, answerUntil, customerAt, type Stage } from './stage.ts'

export interface Asked {
  readonly page: Page
  /** To the desk's interface, as whoever is signed in on this page. */
  readonly send: (method: 'POST' | 'PUT', path: string, data: object) => Promise<Record<string, unknown>>
}

export function asking(page: Page, { url }: Pick<Stage, 'url'>): Asked {
  return {
    page,
    async send(method, path, data) {
      const answer = await page.request.fetch(`${url}/api/desk/${path}`, { method, data })
      assert.ok(answer.ok(), `${path} was answered with ${answer.status()}: ${await answer.text()}`)
      return (await answer.json()) as Record<string, unknown> // JSON objects, all of them
    },
  }
}

export async function act(desk: Asked, caseId: string, what: object): Promise<void> {
  await desk.send('POST', `cases/${caseId}/acts`, { requestId: crypto.randomUUID(), act: what })
}

export async function caseIdOf(page: Page): Promise<string> {
  await page.waitForURL(/\/desk\/case\//)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** A customer writes these words under this name, and is on the page of their case. */
export async function begins(t: TestContext, stage: Stage, words: string, name = ''): Promise<Page> {
  const page = await customerAt(t, stage)
  await page.getByLabel('What is wrong, in your words').fill(words)
  if (name !== '') await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Send it to a person' }).click()
  await page.waitForURL(/\/case\/HD-/)
  return page
}

/** An agent with free hands answers whoever said these words. */
export async function answering(
  t: TestContext,
  stage: Stage,
  words: string,
): Promise<Asked & { readonly caseId: string }> {
  const page = await agentAt(t, stage)
  const desk = asking(page, stage)
  const list = await page.request.get(`${stage.url}/api/desk/cases?list=mine`)
  const { cases } = (await list.json()) as CaseList // the contract's
  const live = cases.filter(({ entry }) => entry?.state === 'answered')
  for (const { id } of live) await act(desk, id, { act: 'end-contact' })
  await answerUntil(page, words)
  return { ...desk, caseId: await caseIdOf(page) }
}

export async function signedIn(t: TestContext, stage: Stage, role: string): Promise<Page> {
  const login = stage.logins.find(one => one.role === role)
  const page = await openPage(t, { viewport: DESK })
  const { email, password } = login ?? {}
  await asking(page, stage).send('POST', 'sign-in', { email, password })
  return page
}
