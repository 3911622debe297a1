/** One test for each rule of recordings, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, NOW, owned, verdict } from '../case/given.ts'
import { isWithin } from './rules.ts'

const found = { isFileHere: true, isCallHere: true, isKnown: false }

test('That file does not stand in this case: a recording is kept where its customer finds it.', t => {
  assert.equal(verdict(owned, asking('add-recording', { found: { ...found, isFileHere: false } })), t.name)
  assert.equal(verdict(owned, asking('add-recording')), 'RecordingAdded')
})

test('This is no recording that can be played here: bring it as WAV, MP3, Ogg, MP4, AAC, FLAC or WebM.', t => {
  assert.equal(verdict(owned, asking('add-recording', { mediaType: null })), t.name)
})

test('How long this recording is cannot be told: save it once more, for example as WAV.', t => {
  for (const seconds of [null, 0, -3, Number.NaN, Number.POSITIVE_INFINITY, 86_401])
    assert.equal(verdict(owned, asking('add-recording', { seconds })), t.name, String(seconds))
  assert.equal(verdict(owned, asking('add-recording', { seconds: 0.5 })), 'RecordingAdded')
})

test('That call was not written down in this case: choose one that was.', t => {
  const elsewhere = { callId: 'call-9', found: { ...found, isCallHere: false } }
  assert.equal(verdict(owned, asking('add-recording', elsewhere)), t.name)
  assert.equal(verdict(owned, asking('add-recording', { callId: 'call-1' })), 'RecordingAdded')
})

test('A recording began in the past: choose when that was.', t => {
  assert.equal(verdict(owned, asking('add-recording', { startedAt: NOW + 1 })), t.name)
  assert.equal(verdict(owned, asking('add-recording', { startedAt: NOW })), 'RecordingAdded')
})

test('There is no such recording in this case.', t => {
  assert.equal(verdict(owned, asking('add-transcript', { known: null })), t.name)
  assert.equal(verdict(owned, asking('remove-recording', { known: null })), t.name)
})

test('These lines cannot be read: bring WebVTT, SRT, or JSON with the seconds of each line.', t => {
  assert.equal(verdict(owned, asking('add-transcript', { lines: null })), t.name)
  assert.equal(verdict(owned, asking('add-transcript', { lines: { count: 0, untilSecond: 0 } })), t.name)
  assert.equal(verdict(owned, asking('add-transcript')), 'TranscriptAdded')
})

test('These lines go on after the recording has ended: they belong to another one.', t => {
  const after = (untilSecond: number) => asking('add-transcript', { lines: { count: 3, untilSecond } })
  assert.equal(verdict(owned, after(98)), t.name)
  assert.equal(verdict(owned, after(97)), 'TranscriptAdded')
})

test('Write down why this recording is taken away.', t => {
  assert.equal(verdict(owned, asking('remove-recording', { reason: ' ' })), t.name)
  assert.equal(verdict(owned, asking('remove-recording')), 'RecordingRemoved')
})

test('what is added a second time is added once', () => {
  assert.equal(verdict(owned, asking('add-recording', { found: { ...found, isKnown: true } })), 'already')
  const known = { seconds: 95.5, transcriptFileId: 'file-2' }
  assert.equal(verdict(owned, asking('add-transcript', { known })), 'already')
})

test('seconds are in a recording up to the last one that was begun, and never backwards', () => {
  assert.equal(isWithin(57.2, { fromSecond: 42, toSecond: 58 }), true)
  assert.equal(isWithin(57.2, { fromSecond: 42, toSecond: 59 }), false)
  assert.equal(isWithin(57.2, { fromSecond: 42, toSecond: 42 }), false)
  assert.equal(isWithin(57.2, { fromSecond: -1, toSecond: 3 }), false)
})

test('These seconds are not in that recording: it is shorter, or they run backwards.', t => {
  const evidence = { recordingId: 'recording-1', fromSecond: 42, toSecond: 57 }
  const promising = (areSecondsThere: boolean) =>
    asking('promise', { evidence, found: { isEvidenceHere: true, isHelperHere: true, areSecondsThere } })
  assert.equal(verdict(owned, promising(false)), t.name)
  assert.equal(verdict(owned, promising(true)), 'CommitmentMade')
})
