/** The report in a real browser: on a phone and on a desk, light and dark. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { simulateWords } from '../../contract/words/simulate.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../../tests/browser.ts'
import { compare, learnVariants } from '../compare.ts'
import { variedScenario } from '../testing/scenarios.ts'
import { seatsOf } from '../shifts.ts'
import { staffByHalfHour } from '../staff-by-half-hour.ts'
import { pageOf } from './page.ts'

const scenario = variedScenario(1)
const variants = [
  { name: 'as it is', scenario },
  {
    name: 'one line, and no <pitch>',
    scenario: { ...scenario, policy: 'one-line' as const, pitch: { seconds: 0, share: 1 } },
  },
]
// The days before were quieter: it takes long to learn from busy ones, and the page looks the same.
const before = variants.map(variant => ({
  ...variant,
  scenario: { ...variant.scenario, groups: variedScenario(0.4).groups },
}))
const results = compare(variants, { seeds: [1, 2], days: 1 }, learnVariants(before))
const tokens = readFileSync(join(import.meta.dirname, '../../contract/look/tokens.css'), 'utf8')

function reportIn(language: 'en' | 'es'): string {
  return pageOf({
    language,
    words: simulateWords[language],
    tokens,
    name: scenario.name,
    says: 'A day with everything in it.',
    seeds: [1, 2],
    days: 1,
    results,
    staff: staffByHalfHour(seatsOf(scenario, 1), 1),
    assumed: ['Nobody rings twice.'],
  })
}

for (const [name, viewport, colorScheme] of [
  ['phone', PHONE, 'light'],
  ['desk', DESK, 'dark'],
] as const) {
  test(`the report can be read by anybody, on a ${name}`, async t => {
    const page = await openPage(t, { viewport, colorScheme })
    await page.setContent(reportIn(name === 'phone' ? 'es' : 'en'))
    await checkAccessibility(page)
    const text = (await page.locator('main').textContent()) ?? ''
    assert.doesNotMatch(text, /NaN|undefined|Infinity/)
    assert.match(text, /one line, and no <pitch>/, 'a name is a name, not markup')
    assert.equal(await page.locator('figure svg[role=img]').count(), 4)
    await takePicture(page, `simulate-report-${name}`)
  })
}

test('the report is as wide as its page, and no wider', async t => {
  const page = await openPage(t, { viewport: PHONE })
  await page.setContent(reportIn('en'))
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), PHONE.width)
})
