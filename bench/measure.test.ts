import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { cloneTestDatabase } from '../server/db/test-cluster.ts'
import {
  commitsPerSecond,
  memoryMb,
  percentile,
  readStat,
  startCpuMeter,
  startUntilReady,
} from './measure.ts'
import { jsonLine, listOf, readOptions, wholeNumber } from './run.ts'

test('a percentile is a value of the sample, by nearest rank', () => {
  const sample = [50, 20, 15, 40, 35]
  assert.equal(percentile(sample, 0.05), 15)
  assert.equal(percentile(sample, 0.3), 20)
  assert.equal(percentile(sample, 0.4), 20)
  assert.equal(percentile(sample, 0.5), 35)
  assert.equal(percentile(sample, 1), 50)
})

test('a percentile of a hundred values is exact where floating point is not', () => {
  const sample = Array.from({ length: 100 }, (_, index) => index + 1)
  for (const share of [0.07, 0.14, 0.28, 0.29, 0.55, 0.57, 0.58, 0.95, 0.99]) {
    assert.equal(percentile(sample, share), Math.round(share * 100))
  }
})

test('an empty sample has no percentile, and a share is above nothing and at most all', () => {
  assert.throws(() => percentile([], 0.5), /empty/)
  assert.throws(() => percentile([1], 0), /share/)
  assert.throws(() => percentile([1], 99), /share/)
})

test('a process is read rightly whatever its name holds', () => {
  const line = '4242 (post) gres: a (b) S 17 4242 4242 0 -1 4194304 900 0 0 0 110 40 30 20 20 0 1 0 99 1 1 1'
  assert.deepEqual(readStat(line), { pid: 4242, parent: 17, cpuMs: 2_000 })
})

const BURN = 'while (process.cpuUsage().user < 300_000);'

test('processor time of a child that has ended is counted with its parent', () => {
  const read = startCpuMeter([process.pid])
  spawnSync(process.execPath, ['-e', BURN])
  assert.ok(read() >= 300)
})

test('processor time of a grandchild that still runs is counted', async t => {
  const read = startCpuMeter([process.pid])
  const inner = JSON.stringify(`${BURN} console.log('burnt'); setInterval(() => {}, 1000)`)
  const outer = `const c = require('child_process').spawn(process.execPath, ['-e', ${inner}], { stdio: 'inherit' });
    process.on('SIGTERM', () => c.kill()); c.on('exit', () => process.exit())`
  const child = spawn(process.execPath, ['-e', outer], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(async () => {
    child.kill()
    await once(child, 'exit')
  })
  await once(child.stdout, 'data')
  assert.ok(read() >= 300)
})

test('processor time cannot be read of a process that has gone', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const read = startCpuMeter([child.pid ?? 0])
  child.kill()
  await once(child, 'exit')
  assert.throws(read, /ended/)
})

test('memory is that of the process and all below it', async t => {
  const alone = memoryMb([process.pid])
  const hold = 'globalThis.held = Buffer.alloc(100 << 20, 1); console.log(1); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(async () => {
    child.kill()
    await once(child, 'exit')
  })
  await once(child.stdout, 'data')
  assert.ok(memoryMb([process.pid]) > alone + 90)
})

test('the database takes commits, and nothing of the measurement stays in it', async t => {
  const database = await cloneTestDatabase()
  t.after(() => database.drop())
  assert.ok((await commitsPerSecond(database.owner, 4, 0.3)) > 1)
  const again = await commitsPerSecond(database.owner, 1, 0.1)
  assert.ok(Number.isFinite(again))
})

/** An address that nobody listens at. */
async function freeUrl(): Promise<{ readonly url: string; readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port, not on a path
  server.close()
  return { url: `http://127.0.0.1:${port}/`, port }
}

test('a program is waited for until it answers, and is stopped as by Ctrl-C', async () => {
  const { url, port } = await freeUrl()
  const program = `setTimeout(() => require('http').createServer((_, r) => r.end()).listen(${port}), 200);
    process.on('SIGINT', () => process.exit(7))`
  const started = await startUntilReady({
    command: [process.execPath, '-e', program],
    cwd: process.cwd(),
    env: process.env,
    readyUrl: url,
    timeoutMs: 60_000,
  })
  assert.ok(started.readyMs >= 200)
  assert.equal(await started.stop(), 7)
})

test('a program that ends before it is ready is told as such', async () => {
  const { url } = await freeUrl()
  const start = { cwd: process.cwd(), env: process.env, readyUrl: url, timeoutMs: 60_000 }
  await assert.rejects(
    startUntilReady({ ...start, command: [process.execPath, '-e', 'process.exit(3)'] }),
    /ended before it was ready/,
  )
  await assert.rejects(
    startUntilReady({ ...start, command: ['no-such-program'] }),
    /ended before it was ready/,
  )
})

test('options are read as names with a value or without', () => {
  assert.deepEqual(readOptions(['--json', '--rounds', '20', '--quick', '--seed=7']), {
    json: true,
    rounds: '20',
    quick: true,
    seed: '7',
  })
  assert.throws(() => readOptions(['20']), /--NAME 20/)
})

test('files to learn from and to test with may be several', () => {
  const options = readOptions(['--train', 'a', 'b', '--test', 'c', '--train', 'd', '--json'])
  assert.deepEqual(listOf(options, 'train'), ['a', 'b', 'd'])
  assert.deepEqual(listOf(options, 'test'), ['c'])
  assert.deepEqual(listOf(options, 'bank'), [])
  assert.equal(options['json'], true)
})

test('a number given as an option is whole, or told by its name', () => {
  assert.equal(wholeNumber({ rounds: '20' }, 'rounds', 200), 20)
  assert.equal(wholeNumber({}, 'rounds', 200), 200)
  for (const wrong of ['x', '-1', '1.5', true] as const) {
    assert.throws(() => wholeNumber({ rounds: wrong }, 'rounds', 200), /--rounds/)
  }
})

test('only what is finite is printed as a figure', () => {
  assert.equal(
    jsonLine({ lost: 0, name: 'x', by: { p50: [1.5] } }),
    '{"lost":0,"name":"x","by":{"p50":[1.5]}}',
  )
  assert.throws(() => jsonLine({ rate: 1 / 0 }), /rate is Infinity/)
  assert.throws(() => jsonLine({ by: { p50: Number.NaN } }), /p50 is NaN/)
  assert.throws(() => jsonLine({ lost: undefined }), /lost is undefined/)
})

test('an unknown name is answered with those that there are', () => {
  const ran = spawnSync(process.execPath, ['bench/run.ts', 'no-such-bench', '--json'], {
    cwd: `${import.meta.dirname}/..`,
    encoding: 'utf8',
  })
  assert.equal(ran.status, 1)
  assert.equal(ran.stdout, '')
  assert.match(ran.stderr, /say which of these/)
})
