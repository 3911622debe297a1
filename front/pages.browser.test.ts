/** Every page in every state: for everybody, at both widths, in both lights, with and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page as Tab, Response } from 'playwright-core'
import { frontEs } from '../contract/words/front-es.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'
import { samples } from './sample/pages.ts'

let preview: Preview
before(async () => {
  preview = await startPreview()
})
after(() => preview.close())

/** Some seventy of them: taken when somebody means to look. */
const isPictureWanted = process.env['HEED_PICTURES'] !== undefined
const names = Object.keys(samples)

async function assertFits(tab: Tab, what: string): Promise<void> {
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${what} is ${over} wider than its window`)
}

/** Opens every sample in one tab; a page with script is looked at once it is awake. */
async function eachPage(tab: Tab, look: (name: string) => Promise<void>): Promise<void> {
  for (const name of names) {
    await tab.goto(`${preview.address}/${name}`)
    await look(name)
  }
}

/** As large as somebody sets them who sees little. */
async function setLetters(tab: Tab, size: string): Promise<void> {
  await tab.evaluate(wanted => {
    document.documentElement.style.fontSize = wanted
  }, size)
}

describe('every page can be used by everybody', () => {
  // What is wrong in one light or at one width is wrong in both, but for colours and what does not fit. The page is the
  // same one: no width and no light is known to the server or to a script.
  const looks = [
    [PHONE, 'light'],
    [DESK, 'dark'],
  ] as const

  test('on a phone and on a desk, light and dark, and with letters twice as large', async t => {
    const tab = await openPage(t)
    await eachPage(tab, async name => {
      for (const [viewport, colorScheme] of looks) {
        await tab.setViewportSize(viewport)
        await tab.emulateMedia({ colorScheme })
        await checkAccessibility(tab)
        await assertFits(tab, `${name}, ${viewport.width} wide`)
        if (isPictureWanted) await takePicture(tab, `front-${name}-${viewport.width}-${colorScheme}`)
      }
      await tab.setViewportSize(PHONE)
      await setLetters(tab, '200%')
      await assertFits(tab, `${name}, with letters twice as large,`)
    })
  })

  test('without script', async t => {
    const tab = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
    // Reading takes long where script is off: one of each kind of page, for all that have been read above.
    const firsts = new Map(names.toReversed().map(name => [samples[name]?.page, name]))
    await eachPage(tab, async name => {
      if ([...firsts.values()].includes(name)) await checkAccessibility(tab)
      await assertFits(tab, name)
      if (name.startsWith('case-')) await tab.getByRole('link', { name: /Look for news|novedades/ }).waitFor()
    })
  })
})

test('the first view is lighter than forty kilobytes, script and all, and loads from nowhere else', async t => {
  for (const path of ['/', '/case/CHAT']) {
    const tab = await openPage(t)
    const loaded: Response[] = []
    tab.on('response', response => loaded.push(response))
    await tab.goto(preview.address + path)
    const finished = loaded.filter(response => !response.url().includes('/live?'))
    const bodies = await Promise.all(finished.map(response => response.body()))
    const weight = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
    t.diagnostic(`${path} weighs ${weight} bytes`)
    assert.ok(weight > 5_000 && weight < 40_000, `${path} weighs ${weight}`)
    assert.ok(loaded.every(response => response.url().startsWith(preview.address)))
    assert.ok(!bodies.some(body => body.includes(frontEs.page.skip)), 'words of another language travel too')
  }
})

test('on paper the story stays and the buttons go', async t => {
  const tab = await openPage(t)
  await tab.goto(`${preview.address}/case-owned`)
  await tab.emulateMedia({ media: 'print' })
  assert.ok(await tab.getByText('It went off again last night.').isVisible())
  assert.equal(await tab.getByRole('button').count(), 0)
})
