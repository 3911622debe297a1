/** What the people of a story find in their mail: the outbox of the demonstration, read as they would read it. */
import type { Page } from 'playwright-core'

/** Opens the newest mail to this address whose subject fits, once it is there, and returns its words. */
export async function openMail(reader: Page, url: string, to: string, subject: RegExp): Promise<string> {
  const mail = reader.locator('.mails li').filter({ hasText: to }).filter({ hasText: subject }).first()
  for (let looks = 0; looks < 200; looks++) {
    await reader.goto(`${url}/outbox`)
    if ((await mail.count()) > 0) {
      await mail.getByRole('link').click()
      return await reader.locator('.letter').innerText()
    }
    await reader.waitForTimeout(100)
  }
  throw new Error(`no mail ${subject} came to ${to}`)
}

export async function codeIn(reader: Page, url: string, to: string): Promise<string> {
  const words = await openMail(reader, url, to, /code|código/)
  return /\d{6}/.exec(words)?.[0] ?? ''
}
