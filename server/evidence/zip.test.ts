/** What is packed comes out of another program's hands as it went in. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { type Entry, zip } from './zip.ts'
import { unzip } from './unzip.fixture.ts'

async function* entriesOf(files: readonly Entry[]) {
  yield* files
}

test('files of every size come back byte for byte, in their order', async () => {
  const sound = randomBytes(300_000)
  const packed = await buffer(
    zip(
      entriesOf([
        { name: 'index.html', content: [Buffer.from('<p>'), Buffer.from('hello'.repeat(2_000))] },
        {
          name: 'media/01.wav',
          content: [sound.subarray(0, 100_000), sound.subarray(100_000)],
          isPacked: true,
        },
        { name: 'empty.txt', content: [] },
      ]),
      Date.UTC(2026, 10, 22, 14, 30),
    ),
  )
  const files = unzip(packed)
  assert.deepEqual([...files.keys()], ['index.html', 'media/01.wav', 'empty.txt'])
  assert.equal(files.get('index.html')?.toString(), `<p>${'hello'.repeat(2_000)}`)
  assert.ok(files.get('media/01.wav')?.equals(sound))
  assert.equal(files.get('empty.txt')?.length, 0)
})

test('an archive whose content breaks off breaks off, and nothing hangs', async () => {
  async function* breaking() {
    yield Buffer.from('half')
    await Promise.resolve()
    throw new Error('the disk is gone')
  }
  await assert.rejects(buffer(zip(entriesOf([{ name: 'a', content: breaking() }]), 0)), /the disk is gone/)
})
