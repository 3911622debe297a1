/** On the customer's page what somebody quoted is folded away, and opens without script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAccessibility, openPage, PHONE } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'
import { samples } from './sample/pages.ts'

let preview: Preview
before(async () => {
  preview = await startPreview()
})
after(() => preview.close())

const words = 'It is dead again.\n\nOn Monday Priya Raman wrote:\n> It is repaired.\n\n-- \nNgozi Okafor'

test('new words are read at once, what was quoted after a touch, without script', async t => {
  const page = samples['case-owned']
  assert.ok(page?.page === 'case')
  const at = words.indexOf('On Monday')
  const folds = [
    { from: at, to: words.indexOf('-- '), is: 'quote' as const },
    { from: words.indexOf('-- '), to: words.length, is: 'signature' as const },
  ]
  const story = page.story.map(item => (item.seq === 9 ? { ...item, words, folds } : item))
  preview.show('folded', { ...page, story })
  const tab = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
  await tab.goto(`${preview.address}/folded`)
  assert.equal(await tab.getByText('It is dead again.').isVisible(), true)
  assert.equal(await tab.getByText('It is repaired.').isVisible(), false)
  await checkAccessibility(tab)
  await tab.getByText('What was quoted').click()
  assert.equal(await tab.getByText('It is repaired.').isVisible(), true)
  assert.equal(await tab.getByText('Signature', { exact: true }).isVisible(), true)
})
