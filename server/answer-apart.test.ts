import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { test } from 'node:test'
import { answerApart } from './answer-apart.ts'

const home = pathToFileURL(join(import.meta.dirname, 'answer-apart.ts')).href

function workerThat(does: string): URL {
  const code = `import { giveAnswer } from '${home}'; import { workerData } from 'node:worker_threads'; ${does}`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

test('what is reckoned in a thread of its own comes back, and this thread goes on meanwhile', async () => {
  let isRunning = true
  let beats = 0
  const beat = (): void => {
    beats += 1
    if (isRunning) setImmediate(beat)
  }
  beat()
  const long = workerThat(
    'let sum = 0; for (let n = 0; n < workerData; n += 1) sum += n % 7; giveAnswer(sum > 0)',
  )
  assert.equal(await answerApart(long, 30_000_000), true)
  isRunning = false
  assert.ok(beats > 3, String(beats))
})

test('a thread that fails, or ends without an answer, is an error and no silence', async () => {
  await assert.rejects(
    answerApart(workerThat("throw new Error('not to be reckoned')"), null),
    /not to be reckoned/,
  )
  await assert.rejects(answerApart(workerThat(''), null), /ended without an answer/)
})
