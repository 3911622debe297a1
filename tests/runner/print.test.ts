import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenOutcome, type Outcome, tail } from './outcome.ts'
import { closingText, outcomeText, summaryLine } from './print.ts'

const good: Outcome = {
  name: 'domain/good.test.ts',
  passed: 3,
  failed: 0,
  skipped: 0,
  failures: [],
  output: 'chatter',
  tookMs: 1_234,
}
const bad = brokenOutcome('server/bad.test.ts', new Error('no database'))

test('the last line says how many passed and failed', () => {
  assert.equal(summaryLine([good, good]), '6 passed, 0 failed')
  assert.equal(summaryLine([good, bad]), '3 passed, 1 failed')
})

test('the last line speaks of skipped tests only where there are any', () => {
  assert.equal(summaryLine([{ ...good, skipped: 2 }]), '3 passed, 0 failed, 2 skipped')
})

test('a file that passed is one line, whatever it printed', () => {
  assert.equal(outcomeText(good), 'ok    domain/good.test.ts  (3 passed, 1.2 s)')
})

test('a file that failed says what failed and what it printed', () => {
  const text = outcomeText({ ...good, failed: 1, failures: [{ name: 'it works', why: 'it does not' }] })
  assert.match(text, /^FAIL.*\n\n {2}✗ it works\n {4}it does not\n/)
  assert.match(text, /chatter/)
})

test('the close of a run names the slowest files first and all failures last', () => {
  const text = closingText([good, bad])
  assert.match(text, /slowest:\n.*1\.2 s {2}domain\/good\.test\.ts/)
  assert.match(text, /failed:\n {2}✗ server\/bad\.test\.ts: it could not be run\n$/)
})

test('a long output is cut at its beginning', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`)
  const kept = tail(lines.join('\n')).split('\n')
  assert.equal(kept.at(-1), 'line 499')
  assert.equal(kept[0], '… 380 lines before this')
})
