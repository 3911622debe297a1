/** Recordings as evidence and copies of a case, through the doors. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { VCon } from '../../../contract/vcon.ts'
import { erasePerson, withOwnersLedger } from '../../commands/erase-person.ts'
import { silent } from '../../db/log.ts'
import { unzip } from '../../evidence/unzip.fixture.ts'
import { openDraft } from '../../evidence/vcon-draft.fixture.ts'
import { wavOf } from '../../evidence/wav.fixture.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  bo = await world.agent('bo')
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

const LINES =
  'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>You get thirty pounds.\n\n00:02.500 --> 00:03.000\nThank you.\n'
const SOUND = wavOf(4)

async function upload(
  caseId: string,
  name: string,
  content: Uint8Array<ArrayBuffer> | string,
): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  const response = await fetch(`${world.url}/api/desk/cases/${caseId}/files`, {
    method: 'POST',
    body: form,
    headers: { cookie: ada.cookie },
  })
  const { file }: { file: { id: string } } = (await response.json()) as never // as the contract has it
  return file.id
}

interface Recorded {
  readonly customer: CustomerClient
  readonly recordingId: string
}

async function recorded(words: string, more: Readonly<Record<string, string>> = {}): Promise<Recorded> {
  const customer = await world.customer(words, more)
  await ada.act(customer.caseId, { act: 'reply', words: 'I look at it at once.', files: [] })
  const recordingId = randomUUID()
  await add(customer.caseId, { recordingId, fileId: await upload(customer.caseId, 'call.wav', SOUND) })
  return { customer, recordingId }
}

async function add(caseId: string, recording: Readonly<Record<string, unknown>>) {
  return await ada.send('POST', `/api/desk/cases/${caseId}/recordings`, {
    recordingId: randomUUID(),
    ...recording,
  })
}

async function hear(customer: CustomerClient, recordingId: string, range?: string) {
  return await fetch(`${world.url}/case/${customer.reference}/recordings/${recordingId}`, {
    headers: { cookie: customer.cookie, ...(range === undefined ? {} : { range }) },
  })
}

test('a file becomes the recording of a call, and stands in the story with its length', async () => {
  const { customer, recordingId } = await recorded('My line is dead since Monday.')
  const { story } = await ada.view(customer.caseId)
  const item = story.find(({ type }) => type === 'RecordingAdded')
  assert.equal(item?.sentence, 'Ada Quill added a recording, 0:04 long.')
  assert.deepEqual(item?.recording, { id: recordingId, name: 'call.wav', seconds: 4, hasWords: false })
  const again = await add(customer.caseId, { recordingId, fileId: randomUUID() })
  assert.match(again.text, /That file does not stand in this case/)
})

test('a player gets the part that it asks for, the whole, or is told that there is none', async () => {
  const { customer, recordingId } = await recorded('Please play it to me.')
  const whole = await hear(customer, recordingId)
  assert.equal(whole.status, 200)
  assert.deepEqual(
    ['content-type', 'accept-ranges', 'content-length', 'cache-control'].map(name => whole.headers.get(name)),
    ['audio/wav', 'bytes', String(SOUND.length), 'private, no-store'],
  )
  assert.ok(SOUND.equals(Buffer.from(await whole.arrayBuffer())))
  for (const [asked, first, last] of [
    ['bytes=100-199', 100, 199],
    ['bytes=-50', SOUND.length - 50, SOUND.length - 1],
    [`bytes=64000-`, 64_000, SOUND.length - 1],
  ] as const) {
    const part = await hear(customer, recordingId, asked)
    assert.equal(part.status, 206, asked)
    assert.equal(part.headers.get('content-range'), `bytes ${first}-${last}/${SOUND.length}`)
    assert.ok(SOUND.subarray(first, last + 1).equals(Buffer.from(await part.arrayBuffer())), asked)
  }
  const beyond = await hear(customer, recordingId, 'bytes=9999999-')
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${SOUND.length}`])
})

test('the customer hears their own call and nobody else’s, and a stranger hears none', async () => {
  const mine = await recorded('This is about me.')
  const theirs = await recorded('This is about somebody else.')
  assert.equal((await hear(mine.customer, mine.recordingId)).status, 200)
  assert.equal((await hear(mine.customer, theirs.recordingId)).status, 404)
  const stranger = await fetch(`${world.url}/case/${mine.customer.reference}/recordings/${mine.recordingId}`)
  assert.equal(stranger.status, 404)
  for (const path of [
    `/api/desk/recordings/${mine.recordingId}`,
    `/api/desk/cases/${mine.customer.caseId}/copy.zip`,
  ])
    assert.equal((await fetch(`${world.url}${path}`)).status, 401, path)
  for (const path of ['copy.zip', 'vcon.json', `recordings/${mine.recordingId}/words`]) {
    const method = path.startsWith('recordings') ? 'GET' : 'POST'
    const headers = { cookie: theirs.customer.cookie }
    const asked = await fetch(`${world.url}/case/${mine.customer.reference}/${path}`, { method, headers })
    assert.equal(asked.status, 404, path)
  }
})

test('what cannot be played, is empty, belongs to another case or was a recording before is refused with a sentence, and not kept', async () => {
  const { customer } = await recorded('Wrong files come here.')
  const other = await world.customer('Another matter.')
  const { caseId } = customer
  const refused = [
    [await upload(caseId, 'call.wav', '<!doctype html><script>'), /no recording that can be played/],
    [await upload(caseId, 'empty.wav', ''), /no recording that can be played/],
    [await upload(caseId, 'call.mp3', Buffer.from(`ID3${'\0'.repeat(80)}`)), /How long this recording is/],
    [await upload(other.caseId, 'call.wav', SOUND), /does not stand in this case/],
  ] as const
  for (const [fileId, says] of refused) {
    const answer = await add(caseId, { fileId })
    assert.deepEqual([answer.status, says.test(answer.text)], [409, true], answer.text)
  }
  const { rows } = await sql<{ name: string }>`SELECT name FROM file WHERE case_id = ${caseId}`.execute(
    world.db,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['call.wav'],
  )
  const twice = await upload(caseId, 'call.wav', SOUND)
  assert.equal((await add(caseId, { fileId: twice })).status, 200)
  const again = await add(caseId, { fileId: twice })
  assert.deepEqual([again.status, /a recording of the case already/.test(again.text)], [400, true])
  const call = await add(caseId, { fileId: await upload(caseId, 'x.wav', SOUND), callId: randomUUID() })
  assert.match(call.text, /That call was not written down in this case/)
})

test('where the file does not say how long it is, the player does, and that is told', async () => {
  const { customer } = await recorded('An MP3.')
  const fileId = await upload(customer.caseId, 'call.mp3', Buffer.from(`ID3${'\0'.repeat(80)}`))
  assert.equal((await add(customer.caseId, { fileId, seconds: 61.5 })).status, 200)
  const { story } = await ada.view(customer.caseId)
  const { recording } = story.at(-1) ?? {}
  assert.deepEqual([recording?.seconds, recording?.isRoughly], [61.5, true])
})

test('a promise rests on seconds that are in the recording of its case', async () => {
  const { customer, recordingId } = await recorded('What did you promise me?')
  const { customer: other, recordingId: elsewhere } = await recorded('Another one.')
  const promise = (
    evidence: { recordingId: string; fromSecond: number; toSecond: number },
    caseId = customer.caseId,
  ) =>
    ada.tryTo(caseId, {
      act: 'promise',
      kind: 'credit',
      words: 'Thirty pounds off your bill.',
      dueAt: world.clock.now() + 86_400_000,
      replaces: null,
      evidence,
    })
  assert.match(
    (await promise({ recordingId, fromSecond: 1, toSecond: 5 })).text,
    /These seconds are not in that recording/,
  )
  assert.match(
    (await promise({ recordingId: elsewhere, fromSecond: 1, toSecond: 2 })).text,
    /does not stand in this case/,
  )
  assert.match(
    (await promise({ recordingId: randomUUID(), fromSecond: 1, toSecond: 2 })).text,
    /does not stand in this case/,
  )
  assert.equal((await promise({ recordingId, fromSecond: 3, toSecond: 2 })).status, 400)
  assert.equal((await promise({ recordingId, fromSecond: 1, toSecond: 2 })).status, 200)
  const { promises } = await ada.view(customer.caseId)
  assert.deepEqual(promises.at(-1)?.evidence, { recordingId, fromSecond: 1, toSecond: 2 })
  assert.equal((await ada.view(other.caseId)).promises.length, 0)
})

test('what was said is read with its seconds, by the desk and by the customer; what cannot be read is refused whole', async () => {
  const { customer, recordingId } = await recorded('What was said?')
  const to = `/api/desk/recordings/${recordingId}/transcript`
  const bad = await ada.send('POST', to, { fileId: await upload(customer.caseId, 'a.vtt', 'we talked') })
  assert.match(bad.text, /These lines cannot be read/)
  const long = '[{"start":1,"end":90,"text":"later"}]'
  const beyond = await ada.send('POST', to, { fileId: await upload(customer.caseId, 'a.json', long) })
  assert.match(beyond.text, /they belong to another one/)
  const fileId = await upload(customer.caseId, 'a.vtt', LINES)
  assert.equal((await ada.send('POST', to, { fileId })).status, 200)
  const { lines }: { lines: unknown[] } = (await bo.get(to)).body
  assert.deepEqual(lines[0], { fromSecond: 1, toSecond: 2, who: 'Ada', text: 'You get thirty pounds.' })
  const read = await fetch(`${world.url}/case/${customer.reference}/recordings/${recordingId}/words`, {
    headers: { cookie: customer.cookie },
  })
  assert.equal(await read.text(), '0:01  Ada: You get thirty pounds.\n0:02  Thank you.\n')
  const { story } = await ada.view(customer.caseId)
  assert.equal(story.find(({ recording }) => recording)?.recording?.hasWords, true)
})

test('a recording that is taken away is gone with its sound, and that it was here stays', async () => {
  const { customer, recordingId } = await recorded('That is not my voice.')
  const to = `/api/desk/recordings/${recordingId}/remove`
  assert.match((await ada.send('POST', to, { reason: ' ' })).text, /Write down why/)
  const kept = filesOnDisk()
  assert.equal((await ada.send('POST', to, { reason: 'It is of somebody else.' })).status, 200)
  assert.equal(filesOnDisk(), kept - 1)
  assert.equal((await hear(customer, recordingId)).status, 404)
  const { story } = await ada.view(customer.caseId)
  assert.equal(
    story.some(({ recording }) => recording !== undefined),
    false,
  )
  assert.match(await customer.page(), /Ada Quill took a recording away\./)
  assert.doesNotMatch(await customer.page(), /It is of somebody else/)
})

function filesOnDisk(): number {
  return readdirSync(join(world.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  ).length
}

/** Customers press for their own; at the desk it is a link. */
async function copyOf(by: { readonly cookie: string }, path: string) {
  const headers = { cookie: by.cookie, 'content-type': 'application/json' }
  const pressed = path.startsWith('/case/') ? { method: 'POST', body: '{}' } : {}
  const response = await fetch(`${world.url}${path}`, { headers, ...pressed })
  assert.equal(response.status, 200, path)
  return Buffer.from(await response.arrayBuffer())
}

test('the copy for the customer reads without us: the page, the sound by its seconds, the vCon, every sum, and no note of the team', async () => {
  const { customer, recordingId } = await recorded('<script>alert(1)</script> is what I see.', {
    name: 'Pia Ross',
  })
  const { caseId, reference } = customer
  await ada.act(caseId, { act: 'note', words: 'She is difficult today.', mentions: [] })
  await ada.act(caseId, {
    act: 'reply',
    words: 'Here you are.',
    files: [await upload(caseId, '../../evil "x".html', '<script>')],
  })
  await ada.act(caseId, {
    act: 'promise',
    kind: 'credit',
    words: 'Thirty pounds off.',
    dueAt: world.clock.now() + 86_400_000,
    replaces: null,
    evidence: { recordingId, fromSecond: 1, toSecond: 2 },
  })
  const files = unzip(await copyOf(customer, `/case/${reference}/copy.zip`))
  assert.deepEqual(
    [...files.keys()],
    [
      'index.html',
      'index-es.html',
      'vcon.json',
      'media/recording-01.wav',
      'files/001-evil_22x_22.html.unsafe',
      'manifest.json',
    ],
  )
  assert.ok(files.get('media/recording-01.wav')?.equals(SOUND))
  const page = files.get('index.html')?.toString() ?? ''
  assert.match(
    page,
    /<audio controls preload="none" src="media\/recording-01\.wav#t=1,2" aria-label="Play 0:01–0:02">/,
  )
  assert.match(page, /&#60;script&#62;alert\(1\)&#60;\/script&#62; is what I see\./)
  assert.doesNotMatch(page, /<script|https?:\/\//)
  assert.match(files.get('index-es.html')?.toString() ?? '', /Lo que se prometió/)
  for (const [name, content] of files)
    assert.doesNotMatch(content.toString('latin1'), /difficult today/, name)
  const manifest: {
    files: { path: string; sha256: string; bytes: number }[]
    ledger: { lane: number; hash: string }
  } = JSON.parse(files.get('manifest.json')?.toString() ?? '')
  assert.equal(manifest.files.length, files.size - 1)
  for (const { path, sha256, bytes } of manifest.files) {
    const content = files.get(path) ?? Buffer.alloc(0)
    assert.deepEqual(
      [createHash('sha256').update(content).digest('hex'), content.length],
      [sha256, bytes],
      path,
    )
  }
  const { rows } = await sql<{ hash: string }>`
    SELECT encode(hash, 'hex') AS hash FROM fact WHERE case_id = ${caseId} AND type = 'CaseCopied'`.execute(
    world.db,
  )
  assert.equal(
    rows.some(({ hash }) => hash === manifest.ledger.hash),
    true,
    'the head that this copy itself made',
  )
  assert.match(await customer.page(), /You took a copy of this case\./)
})

test('the copy for the team holds its notes, and who made it stands in the story', async () => {
  const { customer } = await recorded('Look into this.')
  await ada.act(customer.caseId, { act: 'note', words: 'Ask the mast team.', mentions: [] })
  const files = unzip(await copyOf(ada, `/api/desk/cases/${customer.caseId}/copy.zip?for=house`))
  assert.match(files.get('index.html')?.toString() ?? '', /Ask the mast team\./)
  const forCustomer = unzip(await copyOf(ada, `/api/desk/cases/${customer.caseId}/copy.zip`))
  assert.doesNotMatch(forCustomer.get('index.html')?.toString() ?? '', /Ask the mast team/)
  const { story } = await ada.view(customer.caseId)
  assert.deepEqual(
    story.filter(({ type }) => type === 'CaseCopied').map(({ sentence }) => sentence),
    [
      'Ada Quill made a copy of this case for the team.',
      'Ada Quill made a copy of this case, with what its customer may read.',
    ],
  )
})

test('a vCon holds who talked, what was said, the sound itself, its lines, and what was promised', async () => {
  const { customer, recordingId } = await recorded('My line is dead.', {
    name: 'Pia Ross',
    address: 'pia.ross@post.example',
  })
  await ada.send('POST', `/api/desk/recordings/${recordingId}/transcript`, {
    fileId: await upload(customer.caseId, 'a.vtt', LINES),
  })
  const taken: unknown = JSON.parse(
    (await copyOf(customer, `/case/${customer.reference}/vcon.json`)).toString(),
  )
  const { parties, dialog, analysis, attachments } = VCon.parse(taken)
  assert.deepEqual((await openDraft())(taken), [])
  assert.deepEqual(
    parties.map(({ name, validation }) => [name, validation]),
    [
      ['Pia Ross', 'none'],
      ['Big Behemoth Communications', 'none'],
      ['Ada Quill', 'log-in'],
    ],
  )
  assert.deepEqual(
    dialog.map(({ type }) => type),
    ['text', 'text', 'recording'],
  )
  const [first, , sound] = dialog
  assert.deepEqual(
    [first && 'body' in first ? first.body : null, first?.parties],
    ['My line is dead.', [0, 1]],
  )
  assert.ok(
    sound &&
      'body' in sound &&
      typeof sound.body === 'string' &&
      SOUND.equals(Buffer.from(sound.body, 'base64url')),
  )
  assert.equal(analysis[0]?.type, 'transcript')
  assert.deepEqual(
    attachments.map(({ purpose }) => purpose),
    ['heed-promises', 'heed-story', 'heed-ledger'],
  )
})

test('whoever is erased leaves no sound, no line and no name in a copy', async () => {
  const { customer, recordingId } = await recorded('Forget me.', {
    name: 'Nia Marlow',
    address: 'nia.marlow@post.example',
  })
  await ada.send('POST', `/api/desk/recordings/${recordingId}/transcript`, {
    fileId: await upload(customer.caseId, 'a.vtt', LINES),
  })
  const before = filesOnDisk()
  const { rows } = await sql<{
    id: string
  }>`SELECT customer_id AS id FROM cases WHERE id = ${customer.caseId}`.execute(world.db)
  await withOwnersLedger({ owner: world.databaseUrl, log: silent }, async ledger => {
    await erasePerson({ ledger, dataDir: world.dataDir, customerId: rows[0]?.id ?? '' })
  })
  assert.equal(filesOnDisk(), before - 2)
  assert.equal((await ada.get(`/api/desk/recordings/${recordingId}`)).status, 404)
  const vcon = (await copyOf(ada, `/api/desk/cases/${customer.caseId}/vcon.json?for=house`)).toString()
  assert.doesNotMatch(vcon, /Forget me|Nia Marlow|nia\.marlow|thirty pounds/)
  assert.deepEqual(VCon.parse(JSON.parse(vcon)).redacted, { type: 'personal data was erased' })
  const late = await add(customer.caseId, { fileId: await upload(customer.caseId, 'late.wav', SOUND) })
  assert.equal(late.status, 404)
})
