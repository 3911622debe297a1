/** What the customers of a story do with their own pages, and what they hold in their hands for it. */
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage, PHONE } from '../tests/browser.ts'
import { codeIn } from './letterbox.ts'
import { customerAt, type Stage } from './stage.ts'

export interface Telling {
  readonly words: string
  readonly name: string
  /** An address by which the company knows them. */
  readonly email: string
}

/** A customer of the company writes what is wrong, and shows by a code that it is them. */
export async function tells(t: TestContext, stage: Stage, { words, name, email }: Telling): Promise<Page> {
  const page = await customerAt(t, stage)
  await page.getByLabel('What is wrong, in your words').fill(words)
  await page.getByLabel('Your e-mail or phone number').fill(email)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Send it to a person' }).click()
  await page.waitForURL(/\/case\/HD-/)
  await page.locator('#you').getByRole('button', { name: 'Send me a code' }).click()
  const reader = await openPage(t, { viewport: PHONE })
  await page.getByLabel('The six digits').fill(await codeIn(reader, stage.url, email))
  await page.getByRole('button', { name: 'It is me' }).click()
  return page
}
