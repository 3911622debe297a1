/** What was said in a recording, read from the files that others write. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockOf } from './seconds.ts'
import { readTranscript, untilSecond } from './transcript.ts'

const LINE = { fromSecond: 42, toSecond: 57.5, who: 'Ada', text: 'You get £30 & the visit on Friday.' }

test('WebVTT is read with who speaks, notes left out, marks and entities as text', () => {
  const vtt = `\uFEFFWEBVTT - a call\r
\r
NOTE made by hand
so nobody trusts it\r
\r
greeting
00:01.000 --> 00:03.250 align:start
Good morning.

00:42.000 --> 00:57.500
<v.loud Ada>You get <b>£30</b> &amp;
the visit on Friday.</v>
`
  const lines = readTranscript(vtt)
  assert.deepEqual(lines, [{ fromSecond: 1, toSecond: 3.25, who: null, text: 'Good morning.' }, LINE])
  assert.equal(untilSecond(lines ?? []), 57.5)
})

test('SRT is read, and its lines stand in the order of their beginnings', () => {
  const srt = '2\n01:00:42,000 --> 01:00:57,500\nLater.\n\n1\n00:00:01,000 --> 00:00:03,000\nFirst.\n'
  assert.deepEqual(
    readTranscript(srt)?.map(({ fromSecond, text }) => [fromSecond, text]),
    [
      [1, 'First.'],
      [3_642, 'Later.'],
    ],
  )
})

test('JSON is read as a list, or as the segments of one', () => {
  const row = { start: 42, end: 57.5, speaker: 'Ada', text: ` ${LINE.text}` }
  for (const file of [
    [row],
    { segments: [row] },
    { lines: [{ from: 42, to: 57.5, who: 'Ada', text: LINE.text }] },
  ])
    assert.deepEqual(readTranscript(JSON.stringify(file)), [LINE])
})

test('a file of which one line cannot be read is refused whole', () => {
  const good = '00:01.000 --> 00:03.000\nGood.'
  for (const bad of [
    `WEBVTT\n\n${good}\n\n00:05 --> soon\nBad.`,
    `WEBVTT\n\n${good}\n\n00:09.000 --> 00:05.000\nBackwards.`,
    'Good morning, this is what we said.',
    '[{"start":1,"end":2}]',
    '[{"start":"1","end":2,"text":"x"}]',
    '[{"start":-1,"end":2,"text":"x"}]',
    '[{"start":1,"end":90000,"text":"x"}]',
    '{"text":"x"}',
    '[null]',
    '{',
  ])
    assert.equal(readTranscript(bad), null, bad)
})

test('what holds no line is read as none', () => {
  assert.deepEqual(readTranscript('WEBVTT\n'), [])
  assert.deepEqual(readTranscript(''), [])
})

test('seconds are read as on a clock', () => {
  assert.deepEqual([0, 42.9, 61, 3_599, 3_723.4].map(clockOf), ['0:00', '0:42', '1:01', '59:59', '1:02:03'])
})
