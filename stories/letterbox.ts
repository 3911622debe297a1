/** What the people of a story find in their mail: the outbox of the demonstration, read as they would read it. */
import type { Page } from 'playwright-core'

/** Opens the newest mail to this address whose subject fits, once it is there and says this, and returns its words. */
export async function openMail(
  reader: Page,
  url: string,
  to: string,
  subject: RegExp,
  says = /./,
): Promise<string> {
  const mails = reader.locator('.mails li').filter({ hasText: to }).filter({ hasText: subject })
  for (let looks = 0; looks < 200; looks++) {
    await reader.goto(`${url}/outbox`)
    for (let nth = 0; nth < (await mails.count()); nth++) {
      await mails.nth(nth).getByRole('link').click()
      const words = await reader.locator('.letter').innerText()
      if (says.test(words)) return words
      await reader.goto(`${url}/outbox`)
    }
    await reader.waitForTimeout(100)
  }
  throw new Error(`no mail ${subject} that says ${says} came to ${to}`)
}

export async function codeIn(reader: Page, url: string, to: string): Promise<string> {
  const words = await openMail(reader, url, to, /code|código/)
  return /\d{6}/.exec(words)?.[0] ?? ''
}
