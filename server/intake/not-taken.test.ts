/** A mail to several cases, of which one would not take it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openPostOffice } from '../letters/post-office.fixture.ts'

test('what one case would not take, while another has it, stands aside and says why', async () => {
  await using office = await openPostOffice()
  const notTaken = { says: 'It is locked.' }
  await assert.rejects(office.mailFrom('ana@post.example', { notTaken }), /no case was opened/)
  const { rows } = await sql<{ readonly place: string; readonly why: string }>`
    SELECT place, answers -> 'found' -> 'why' ->> 'en' AS why FROM mail_in WHERE raw_blob IS NOT NULL`.execute(
    office.db,
  )
  assert.deepEqual(rows, [
    { place: 'aside', why: 'It went to several cases. One of them took it; this one did not: It is locked.' },
  ])
})
