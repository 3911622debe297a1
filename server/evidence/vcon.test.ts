/** Any history of a case, sensible or foolish, leaves the house as a vCon that holds to the draft. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StoryItem } from '../../contract/case.ts'
import { VCon } from '../../contract/vcon.ts'
import { asks } from '../../domain/case/given.ts'
import { type Dice, FOLLIES, live } from '../../domain/case/random-history.ts'
import type { House } from '../ledger/directory.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { toStory } from '../ledger/story.ts'
import type { Copied, CopiedRecording } from './collect.ts'
import { toVCon } from './vcon.ts'
import { openDraft } from './vcon-draft.fixture.ts'

const house = {
  organisation: { name: 'Big Behemoth Communications', timeZone: 'Europe/London' },
  agents: new Map(),
} as unknown as House // what a copy reads of it

const dice: fc.Arbitrary<readonly Dice[]> = fc.array(
  fc.record({
    ask: fc.integer({ min: 0, max: asks.length - 1 }),
    agent: fc.integer({ min: 0, max: 2 }),
    other: fc.integer({ min: 0, max: 2 }),
    pick: fc.integer({ min: 0, max: 5 }),
    follies: fc.subarray([...FOLLIES], { maxLength: 1 }),
    minutes: fc.integer({ min: 0, max: 90 }),
  }),
  { maxLength: 40 },
)

function copyOf(thrown: readonly Dice[], forWhom: Copied['for'], isErased: boolean): Copied {
  const { facts: lived, last } = live(thrown)
  const facts = lived.map(({ fact, at }, seq) => {
    const { body, ...bare } = { body: undefined, ...fact }
    return { lane: 0, seq: seq + 1, caseId: last.id, at, fact: isErased || body === undefined ? bare : fact }
  }) as unknown as readonly StoredFact[] // as they are read from the ledger, erased or not
  const audience = forWhom === 'customer' ? 'customer' : 'agent'
  const storyIn = (language: 'en' | 'es'): readonly StoryItem[] =>
    toStory(facts, new Map(), { audience, language, house, customerName: 'Pia Ross' })
  return {
    caseId: last.id,
    reference: last.reference,
    for: forWhom,
    madeAt: Date.UTC(2026, 10, 24),
    openedAt: last.openedAt,
    house,
    customer: { name: isErased ? null : 'Pia Ross', emails: ['pia.ross@post.example'], phones: [] },
    isErased,
    facts,
    story: storyIn('en'),
    storyIn,
    promises: [],
    recordings: facts.flatMap(({ fact, at }) =>
      fact.type === 'RecordingAdded' ? [recording(fact.recordingId, at)] : [],
    ),
    files: new Map(),
    ledger: { lane: 0, head: facts.length, hash: '00', lastFact: { seq: facts.length, hash: '00' } },
  }
}

function recording(id: string, addedAt: number): CopiedRecording {
  return {
    id,
    caseId: 'case-1',
    fileId: 'file-1',
    callId: 'call-1',
    blob: 'b'.repeat(32),
    name: 'call.wav',
    mediaType: 'audio/wav',
    size: 44,
    seconds: 95.5,
    secondsBy: 'file',
    startedAt: null,
    addedAt,
    transcriptFileId: null,
    transcriptBlob: null,
    isOfMessage: false,
    lines: [{ fromSecond: 1, toSecond: 2, who: null, text: 'Good morning.' }],
  }
}

test('every random history makes a vCon that holds to the draft, for whomever it is and after erasure', async () => {
  const wrongIn = await openDraft()
  fc.assert(
    fc.property(dice, fc.constantFrom('customer', 'house'), fc.boolean(), (thrown, forWhom, isErased) => {
      const { vcon, marks } = toVCon(copyOf(thrown, forWhom, isErased), 'Mark')
      const read = VCon.safeParse(JSON.parse(JSON.stringify(vcon)))
      assert.ok(read.success, read.error?.message)
      assert.deepEqual(wrongIn(JSON.parse(JSON.stringify(vcon))), [])
      // Each sound once, and nothing else that would have to be filled in.
      for (const mark of marks.keys()) assert.equal(JSON.stringify(vcon).split(mark).length, 2)
    }),
    { numRuns: 150 },
  )
})

test('what the draft does not know, or does not allow, is refused', async () => {
  const wrongIn = await openDraft()
  const { vcon } = toVCon(copyOf([], 'customer', false), 'Mark')
  const [first] = vcon.dialog
  assert.ok(first)
  const dialog = (one: object) => ({ ...vcon, dialog: [one] })
  for (const wrong of [
    { ...vcon, must_support: [] },
    { ...vcon, vcon: '0.0.1' },
    { ...vcon, created_at: '2026-11-24T00:00:00.000Z' },
    { ...vcon, redacted: { uuid: vcon.uuid } },
    dialog({ ...first, disposition: 'busy' }),
    dialog({ ...first, encoding: 'base64' }),
    dialog({ ...first, body: 7, encoding: 'none' }),
    dialog({ ...first, transferee: 0 }),
    dialog({ type: 'incomplete', start: first.start, parties: [0] }),
    dialog({ type: 'incomplete', start: first.start, parties: [0], disposition: 'busy', body: '' }),
    { ...vcon, attachments: vcon.attachments.map(({ dialog: _dialog, ...rest }) => rest) },
    { ...vcon, analysis: [{ type: 'summary', encoding: 'none', body: '', mediatype: 'text/plain' }] },
  ]) {
    assert.equal(VCon.safeParse(wrong).success, false)
    assert.notDeepEqual(wrongIn(wrong), [], JSON.stringify(wrong).slice(0, 300))
  }
  // Narrower than the draft, or what no schema can ask.
  const [customer, ...others] = vcon.parties
  for (const wrong of [
    { ...vcon, uuid: '00000000-0000-4000-8000-000000000000' },
    { ...vcon, parties: [{ ...customer, validation: undefined }, ...others] },
    dialog({ ...first, parties: [7] }),
    dialog({ ...first, originator: first.parties[0] }),
  ])
    assert.equal(VCon.safeParse(wrong).success, false)
})

test('a copy says by what its customer has shown who they are, and of nobody whose name is gone', () => {
  const copied = copyOf([], 'customer', false)
  const saidOf = (verified: boolean, isErased: boolean) => {
    const facts = copied.facts.map(one => ({
      ...one,
      fact: { ...one.fact, verified },
    })) as typeof copied.facts // of one word
    const customer = isErased ? { ...copied.customer, name: null } : copied.customer
    return toVCon({ ...copied, customer, facts }, 'Mark').vcon.parties[0]?.validation
  }
  assert.deepEqual(
    [saidOf(true, false), saidOf(false, false), saidOf(true, true)],
    ['own page, or answer to a letter', 'none', undefined],
  )
})
