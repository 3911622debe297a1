import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { createBlobStore, FileTooLarge } from './blob-store.ts'

const MB = 1024 * 1024

async function withStore(body: (store: ReturnType<typeof createBlobStore>, folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'heed-files-'))
  try {
    await body(createBlobStore({ folder, limitBytes: 5 * MB }), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter(entry => entry.isFile()).map(entry => entry.name)
}

test('a file comes back byte for byte, with its size and hash', async () => {
  await withStore(async store => {
    const bytes = randomBytes(3 * MB)
    const blob = await store.put(Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]))
    assert.equal(blob.size, bytes.length)
    assert.equal(blob.sha256, createHash('sha256').update(bytes).digest('hex'))
    assert.ok(bytes.equals(await buffer(store.get(blob.id))))
    assert.equal(await store.sizeOf(blob.id), bytes.length)
  })
})

test('the same bytes kept twice are two files, and removing one leaves the other', async () => {
  await withStore(async store => {
    const one = await store.put(Readable.from([Buffer.from('same')]))
    const other = await store.put(Readable.from([Buffer.from('same')]))
    assert.notEqual(one.id, other.id)
    await store.remove(one.id)
    await store.remove(one.id)
    assert.equal(await store.sizeOf(one.id), null)
    assert.equal((await buffer(store.get(other.id))).toString(), 'same')
  })
})

test('an empty file is a file', async () => {
  await withStore(async store => {
    const blob = await store.put(Readable.from([]))
    assert.equal(await store.sizeOf(blob.id), 0)
  })
})

test('a file over the limit is refused with the limit, without reading on and with nothing left behind', async () => {
  await withStore(async (store, folder) => {
    let given = 0
    const endless = async function* () {
      for (;;) {
        given++
        yield randomBytes(MB)
      }
    }
    await assert.rejects(store.put(endless()), (error: unknown) => {
      assert.ok(error instanceof FileTooLarge)
      assert.equal(error.limitBytes, 5 * MB)
      assert.match(error.message, /5242880/)
      return true
    })
    assert.ok(given <= 7, `${given} chunks were asked for`)
    await assert.rejects(store.put(Readable.from([Buffer.alloc(11)]), { limitBytes: 10 }), FileTooLarge)
    assert.deepEqual(await filesIn(folder), [])
  })
})

test('a stream that breaks leaves nothing behind', async () => {
  await withStore(async (store, folder) => {
    const breaking = async function* () {
      yield Buffer.from('half')
      await Promise.resolve()
      throw new Error('connection lost')
    }
    await assert.rejects(store.put(breaking()), /connection lost/)
    assert.deepEqual(await filesIn(folder), [])
  })
})

test('only ids of ours become paths', async () => {
  await withStore(async store => {
    for (const id of ['../../etc/passwd', '', 'ab', `${'a'.repeat(31)}/`, 'A'.repeat(32)]) {
      assert.throws(() => store.get(id), TypeError)
      await assert.rejects(store.sizeOf(id), TypeError)
    }
  })
})

test('the sweep removes old files that nothing refers to, and nothing else', async () => {
  await withStore(async (store, folder) => {
    const kept = await store.put(Readable.from([Buffer.from('kept')]))
    const orphan = await store.put(Readable.from([Buffer.from('orphan')]))
    const fresh = await store.put(Readable.from([Buffer.from('fresh orphan')]))
    await mkdir(join(folder, 'incoming'), { recursive: true })
    await writeFile(join(folder, 'incoming', 'f'.repeat(32)), 'half of a file')
    const longAgo = new Date('2020-01-01')
    for (const id of [kept.id, orphan.id]) await utimes(join(folder, id.slice(0, 2), id), longAgo, longAgo)
    await utimes(join(folder, 'incoming', 'f'.repeat(32)), longAgo, longAgo)

    const referenced = new Set([kept.id])
    const swept = await store.sweepOrphans(
      async ids => new Set(ids.filter(id => referenced.has(id))),
      Date.parse('2020-06-01'),
    )
    assert.deepEqual(swept, { removed: 2 })
    assert.deepEqual((await filesIn(folder)).toSorted(), [kept.id, fresh.id].toSorted())
  })
})

test('a process killed in the middle of a file leaves an unfinished one, which the sweep removes', async () => {
  await withStore(async (store, folder) => {
    const program = `
      import { createBlobStore } from ${JSON.stringify(new URL('./blob-store.ts', import.meta.url).href)}
      const store = createBlobStore({ folder: ${JSON.stringify(folder)}, limitBytes: 1e9 })
      await store.put((async function* () {
        yield Buffer.alloc(100_000)
        console.log('half')
        await new Promise(resolve => setTimeout(resolve, 60_000))
      })())`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    assert.equal((await filesIn(join(folder, 'incoming'))).length, 1)
    assert.deepEqual(await store.sweepOrphans(async () => new Set(), Number.MAX_SAFE_INTEGER), { removed: 1 })
    assert.deepEqual(await filesIn(folder), [])
  })
})
