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

async function assertFits(tab: Tab, name: string): Promise<void> {
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${name} is ${over} wider than its window`)
}

/** Opens every sample in one tab; a page with script is looked at once it is awake. */
async function eachPage(tab: Tab, look: (name: string) => Promise<void>): Promise<void> {
  for (const name of names) {
    await tab.goto(`${preview.address}/${name}`)
    await look(name)
  }
}

describe('every page can be used by everybody', () => {
  // What is wrong in one light or at one width is wrong in both, but for colours and what does not fit.
  for (const [viewport, colorScheme] of [
    [PHONE, 'light'],
    [DESK, 'dark'],
  ] as const) {
    test(`${viewport.width} wide, ${colorScheme}`, async t => {
      const tab = await openPage(t, { viewport, colorScheme })
      await eachPage(tab, async name => {
        await checkAccessibility(tab)
        await assertFits(tab, name)
        if (isPictureWanted) await takePicture(tab, `front-${name}-${viewport.width}-${colorScheme}`)
      })
    })
  }

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

  test('with letters twice as large', async t => {
    // The policy of the page forbids styles from elsewhere, also to this test.
    const tab = await openPage(t, { viewport: PHONE, bypassCSP: true })
    await eachPage(tab, async name => {
      await tab.addStyleTag({ content: ':root { font-size: 200% }' })
      await assertFits(tab, name)
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
