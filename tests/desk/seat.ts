/** An agent at their desk, in a browser of their own, before the real server. */
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { eventually } from '../../server/testing/eventually.ts'
import type { AgentClient, CustomerClient, World } from '../../server/testing/world.ts'
import { openPage } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

type Name = Parameters<World['agent']>[0]

export interface SeatOptions extends PageOptions {
  /** Seconds in which what is sent can be taken back: one of the desk's own choices. */
  readonly hold?: 0 | 3 | 8 | 15
}

export interface Seat {
  readonly page: Page
  readonly client: AgentClient
}

/** The desk of one of the team, signed in. */
export async function deskOf(
  world: World,
  t: TestContext,
  name: Name,
  { hold = 0, ...options }: SeatOptions = {},
): Promise<Seat> {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(20_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  const choices = JSON.stringify(JSON.stringify({ holdChats: hold, holdLetters: hold }))
  await page.context().addInitScript(`localStorage.getItem('heed.desk.choices') ??
    localStorage.setItem('heed.desk.choices', ${choices})`)
  await page.goto(`${world.url}/desk`)
  await page.getByRole('radio', { name: 'Here' }).waitFor()
  t.after(() => client.send('PUT', '/api/desk/presence', { presence: 'away' }))
  return { page, client }
}

/** A case that this agent has answered and has open. */
export async function answered(
  world: World,
  t: TestContext,
  name: Name,
  words: string,
  options: SeatOptions = {},
): Promise<Seat & { readonly customer: CustomerClient }> {
  const { page, client } = await deskOf(world, t, name, options)
  const customer = await answerOne(world, t, { page, client }, words)
  return { page, client, customer }
}

/** One more is answered at the same desk. */
export async function answerOne(
  world: World,
  t: TestContext,
  { page, client }: Seat,
  words: string,
): Promise<CustomerClient> {
  const customer = await world.customer(words)
  // An agent holds only so many chats at once.
  t.after(() => client.act(customer.caseId, { act: 'end-contact' }))
  await client.here()
  await page.locator('.line .offer').filter({ hasText: words }).waitFor()
  await page.keyboard.press('Alt+a')
  await page.locator('.message[data-from=customer]').filter({ hasText: words }).waitFor()
  await eventually('the answer', async () => {
    const { summary } = await client.view(customer.caseId)
    return summary.entry?.state === 'answered'
  })
  return customer
}
