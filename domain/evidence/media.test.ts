/** What a recording is and how long, by its bytes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordingType, secondsIn } from './media.ts'

const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
const padded = (text: string) => bytes(text.padEnd(64, '\0'))

const kinds: readonly [string, string, string | null][] = [
  ['a WAV', 'RIFF\x24\x08\0\0WAVEfmt ', 'audio/wav'],
  ['a WebP, which is a RIFF too', 'RIFF\x24\x08\0\0WEBPVP8 ', null],
  ['an Ogg', 'OggS\0\x02', 'audio/ogg'],
  ['a FLAC', 'fLaC', 'audio/flac'],
  ['an MP3 with tags', 'ID3\x03', 'audio/mpeg'],
  ['an MP3 without', '\xff\xfb\x90\x64', 'audio/mpeg'],
  ['an AAC', '\xff\xf1\x50\x80', 'audio/aac'],
  ['an M4A', '\0\0\0\x20ftypM4A ', 'audio/mp4'],
  ['an MP4', '\0\0\0\x20ftypisom', 'video/mp4'],
  ['a WebM', '\x1a\x45\xdf\xa3', 'audio/webm'],
  ['HTML that calls itself a recording', '<!doctype html><script>', null],
  ['a program', 'MZ\x90\0', null],
  ['text in UTF-16', '\xff\xfeh\0i\0', null],
]
for (const [what, head, type] of kinds) {
  test(`${what} is ${type ?? 'nothing that can be played'}`, () => {
    assert.equal(recordingType(padded(head)), type)
  })
}

test('nothing at all, and a few bytes, are no recording', () => {
  assert.equal(recordingType(new Uint8Array()), null)
  assert.equal(recordingType(bytes('RIFF')), null)
})

function wav({
  rate,
  data,
  told = data,
  extra = '',
}: {
  rate: number
  data: number
  told?: number
  extra?: string
}) {
  const head = new Uint8Array(44 + extra.length)
  const view = new DataView(head.buffer)
  head.set(bytes('RIFF'), 0)
  head.set(bytes('WAVEfmt '), 8)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  head.set(bytes(extra), 36)
  head.set(bytes('data'), 36 + extra.length)
  view.setUint32(40 + extra.length, told, true)
  return { head, tail: head, size: head.length + data }
}

test('the length of a WAV is that of its sound, also behind other chunks and with a header that was not finished', () => {
  assert.equal(secondsIn(wav({ rate: 8_000, data: 16_000 * 90 })), 90)
  assert.equal(secondsIn(wav({ rate: 8_000, data: 16_000 * 90, extra: 'LIST\x04\0\0\0INFO' })), 90)
  assert.equal(secondsIn(wav({ rate: 8_000, data: 16_000 * 3, told: 0 })), 3)
  assert.equal(secondsIn(wav({ rate: 8_000, data: 16_000 * 3, told: 0xffff_ffff })), 3)
  assert.equal(secondsIn(wav({ rate: 0, data: 16_000 })), null)
  assert.equal(secondsIn(wav({ rate: 8_000, data: 0 })), null)
})

function page(position: bigint, content: string) {
  const head = bytes(`OggS\0\x02${'\0'.repeat(20)}\x01${String.fromCharCode(content.length)}${content}`)
  new DataView(head.buffer).setBigUint64(6, position, true)
  return head
}

test('the length of an Opus is the position of its last page without what is skipped', () => {
  const head = page(0n, `OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0`)
  const unfinished = page(0xffff_ffff_ffff_ffffn, 'more')
  const tail = Uint8Array.from([...bytes('OggSjunk'), ...page(48_000n * 12n + 312n, 'end'), ...unfinished])
  assert.equal(secondsIn({ head, tail, size: 90_000 }), 12)
  assert.equal(secondsIn({ head, tail: bytes('nothing'), size: 90_000 }), null)
})

test('of an MP3 only a player can tell', () => {
  const head = padded('ID3\x03')
  assert.equal(secondsIn({ head, tail: head, size: 90_000 }), null)
})
