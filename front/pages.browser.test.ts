/** Every page in every state: for everybody, at both widths, in both lights, with and without script, whatever was written. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page as Tab, Response } from 'playwright-core'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'
import { HARM, withWords } from './sample/hostile.ts'
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
async function eachPage(tab: Tab, look: (name: string) => Promise<void>, prefix = ''): Promise<void> {
  for (const name of names) {
    await tab.goto(`${preview.address}/${prefix}${name}`)
    await look(name)
  }
}

describe('every page can be used by everybody', () => {
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${viewport.width} wide, ${colorScheme}`, async t => {
        const tab = await openPage(t, { viewport, colorScheme })
        await eachPage(tab, async name => {
          await checkAccessibility(tab)
          await assertFits(tab, name)
          if (isPictureWanted) await takePicture(tab, `front-${name}-${viewport.width}-${colorScheme}`)
        })
      })
    }
  }

  test('without script', async t => {
    const tab = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
    await eachPage(tab, async name => {
      await checkAccessibility(tab)
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

describe('whatever was written stays text', () => {
  const RIGHT_TO_LEFT = 'شبكتي لا تعمل منذ يوم الثلاثاء 🙂 (https://a.example/x) \u202eevil'
  const LONG = 'W'.repeat(100_000)
  const written = { harm: HARM, 'right to left': RIGHT_TO_LEFT, 'one word of 100,000 letters': LONG }

  for (const [what, words] of Object.entries(written)) {
    test(what, async t => {
      const shown = new Map(Object.entries(samples).map(([name, page]) => [name, withWords(page, words)]))
      for (const [name, page] of shown) preview.show(`odd/${name}`, page)
      const tab = await openPage(t, { viewport: PHONE })
      await eachPage(
        tab,
        async name => {
          await assertFits(tab, name)
          assert.equal(await tab.evaluate('window.harmed'), undefined)
          assert.equal(
            await tab.evaluate("document.querySelectorAll('body script, svg, [onload], [onerror]').length"),
            0,
          )
          const isWritten = JSON.stringify(samples[name]) !== JSON.stringify(shown.get(name))
          const text = (await tab.locator('main').textContent()) ?? ''
          assert.equal(
            text.includes(words.slice(0, 1_000)),
            isWritten,
            `${name} does not show what was written`,
          )
        },
        'odd/',
      )
    })
  }

  test('a name or a subject of 100,000 letters does not stop the browser', async t => {
    const talking = samples['case-talking']
    const mail = samples['outbox-open']
    assert.ok(talking?.page === 'case' && mail?.page === 'outbox' && mail.open)
    preview.show('odd/name', { ...talking, state: { ...talking.state, talkingWith: LONG } })
    preview.show('odd/subject', { ...mail, open: { ...mail.open, subject: LONG } })
    const tab = await openPage(t, { viewport: PHONE })
    for (const name of ['odd/name', 'odd/subject']) {
      await tab.goto(`${preview.address}/${name}`)
      await tab.getByRole('heading', { level: 1, name: /WWW…/ }).waitFor()
      await assertFits(tab, name)
    }
  })

  test('words from right to left begin at the right', async t => {
    const page = samples['case-owned']
    assert.ok(page)
    preview.show('odd/case-owned', withWords(page, RIGHT_TO_LEFT))
    const tab = await openPage(t)
    await tab.goto(`${preview.address}/odd/case-owned`)
    const direction = await tab
      .locator('.story .said')
      .first()
      .evaluate(node => getComputedStyle(node).direction)
    assert.equal(direction, 'rtl')
  })

  test('a link in somebody’s words vouches for nothing', async t => {
    const tab = await openPage(t)
    await tab.goto(`${preview.address}/case-owned`)
    const link = tab.getByRole('link', { name: 'https://status.behemoth.example/cabinet-14' })
    assert.equal(await link.getAttribute('href'), 'https://status.behemoth.example/cabinet-14')
    assert.match((await link.getAttribute('rel')) ?? '', /nofollow.*noopener/)
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
  }
})

test('on paper the story stays and the buttons go', async t => {
  const tab = await openPage(t)
  await tab.goto(`${preview.address}/case-owned`)
  await tab.emulateMedia({ media: 'print' })
  assert.ok(await tab.getByText('It went off again last night.').isVisible())
  assert.equal(await tab.getByRole('button').count(), 0)
})
