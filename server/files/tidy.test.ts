/** Files that nothing refers to go; those that a case has stay. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { DAY } from '../../domain/time.ts'
import { openWorld } from '../testing/world.ts'
import { createBlobStore } from './blob-store.ts'
import { tidyFiles } from './tidy.ts'

test('what a case has stays; what nothing refers to goes after a day', async () => {
  await using world = await openWorld()
  const customer = await world.customer('Here is a picture.')
  const blobs = createBlobStore({ folder: join(world.dataDir, 'files'), limitBytes: 1_000 })
  const [kept, aside, orphan] = [
    await blobs.put(Readable.from([Buffer.from('kept')])),
    await blobs.put(Readable.from([Buffer.from('aside')])),
    await blobs.put(Readable.from([Buffer.from('orphan')])),
  ]
  await sql`
    INSERT INTO file (id, case_id, blob, name, media_type, size, sha256, purpose, created_at)
    VALUES (gen_random_uuid(), ${customer.caseId}, ${kept.id}, 'a.txt', 'text/plain', 4, decode(${kept.sha256}, 'hex'), 'attachment', now())`.execute(
    world.db,
  )
  await sql`
    INSERT INTO mail_in (id, source, subject, kind, place, answers, came_at, raw_blob, raw_size, raw_sha256)
    VALUES (gen_random_uuid(), 'smtp', 'Away', 'auto-reply', 'aside', '{}', now(), ${aside.id}, 5, decode(${aside.sha256}, 'hex'))`.execute(
    world.db,
  )
  assert.equal(await tidyFiles({ db: world.db, blobs, clock: Date.now }), 0)
  assert.equal(await tidyFiles({ db: world.db, blobs, clock: () => Date.now() + 2 * DAY }), 1)
  assert.deepEqual([await blobs.sizeOf(kept.id), await blobs.sizeOf(orphan.id)], [4, null])
  assert.equal(await blobs.sizeOf(aside.id), 5, 'a mail that stands aside is kept whole')
})
