import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inPixels, tokensInside } from './sheet.ts'

const tokens = readFileSync(new URL('../../contract/look/tokens.css', import.meta.url), 'utf8')

test('every token of the house is there in light and in dark, and none speaks of the page', () => {
  const css = tokensInside(tokens)
  assert.doesNotMatch(css, /:root|light-dark\(/)
  const cut = css.indexOf('.heed[data-scheme="dark"]')
  const [light, dark] = [css.slice(0, cut), css.slice(cut)]
  assert.match(light, /--ink: #14231d;/)
  assert.match(dark, /--ink: #e7efea;/)
  assert.match(dark, /--shade-2: 0 6px 24px rgb\(0 0 0 \/ 0\.5\);/)
})

test('a rem is the size that the reader has chosen, not the page', () => {
  assert.equal(
    inPixels('a{margin:0 1.5rem .5rem;width:calc(100% - 2rem)}', 20),
    'a{margin:0 30px 10px;width:calc(100% - 40px)}',
  )
  assert.equal(inPixels('--remark: 1remote', 20), '--remark: 1remote')
})
