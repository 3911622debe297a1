/** Being called back from a site of another origin, by keyboard alone, in both languages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { callbackWords } from '../../../contract/words/callback.ts'
import { calledEn } from '../../../contract/words/called-en.ts'
import { calledEs } from '../../../contract/words/called-es.ts'
import { doorWords } from '../../../contract/words/widget-door.ts'
import { widgetEn } from '../../../contract/words/widget-en.ts'
import { widgetEs } from '../../../contract/words/widget-es.ts'
import { checkAccessibility, openPage, PHONE, takePicture } from '../../../tests/browser.ts'
import { openSite, type Site } from '../../../tests/widget/site.ts'
import { openWorld, type World } from '../../testing/world.ts'

const calledWords = { en: calledEn, es: calledEs }
const widgetWords = { en: widgetEn, es: widgetEs }

let world: World
let site: Site
before(async () => {
  ;[world, site] = [await openWorld(), await openSite()]
  const hugo = await world.agent('hugo')
  await hugo.send('PUT', '/api/desk/widget/origins', { origins: [site.origin] })
})
after(async () => {
  await site[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

for (const language of ['en', 'es'] as const) {
  test(`called back from a site by keyboard alone: looked at once more, and a place in the line (${language})`, async t => {
    const focused = 'document.querySelector("heed-contact").shadowRoot.activeElement.id'
    const [say, called] = [callbackWords[language], calledWords[language]]
    const expects = [/status of 400/]
    const page = await openPage(t, language === 'es' ? { viewport: PHONE, expects } : { expects })
    const head = `<script src="${world.url}/widget.js" async></script>`
    const root = `lang="${language}"`
    await page.goto(site.put(`/call-${language}`, { head, root }))
    await page.getByRole('button', { name: doorWords[language].open }).focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    const press = async (name: string) => {
      await panel.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
    }
    await panel.getByRole('button', { name: called.way.link }).waitFor()
    await press(called.way.link)
    await panel.getByLabel(say.page.number).waitFor()
    assert.equal(await page.evaluate<string>(focused), 'calls')
    await page.keyboard.press('Tab')
    await page.keyboard.type('ring me')
    await page.keyboard.press('Enter')
    await panel.getByRole('alert').getByText(say.wrong.number).waitFor()
    await checkAccessibility(page)
    const number = language === 'en' ? '01632 960411' : '01632 960412'
    await panel.getByLabel(say.page.number).fill(number)
    await takePicture(page, `widget-call-${language}`)
    await press(say.page.next)
    await panel.getByText(number.replace('0', '+44 ')).first().waitFor()
    await checkAccessibility(page)
    await takePicture(page, `widget-call-check-${language}`)
    await press(say.check.yes)
    const leave = panel.getByRole('button', { name: widgetWords[language].talk.leave })
    await leave.waitFor()
    await panel.getByText(called.own.willCall, { exact: true }).waitFor()
    await checkAccessibility(page)
    await takePicture(page, `widget-called-${language}`)
    // Out of the line again, or the next one would be offered behind it.
    await press(widgetWords[language].talk.leave)
    await leave.waitFor({ state: 'detached' })
  })
}
