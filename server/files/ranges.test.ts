/** What part of a file a request asks for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partAsked } from './ranges.ts'

const table: readonly [string, string | undefined, ReturnType<typeof partAsked>][] = [
  ['nothing asked', undefined, null],
  ['from the beginning to the end', 'bytes=0-', { first: 0, last: 99 }],
  ['some in the middle', 'bytes=10-19', { first: 10, last: 19 }],
  ['one byte', 'bytes=99-99', { first: 99, last: 99 }],
  ['beyond the end', 'bytes=90-500', { first: 90, last: 99 }],
  ['the last ten', 'bytes=-10', { first: 90, last: 99 }],
  ['the last of more than there are', 'bytes=-1000', { first: 0, last: 99 }],
  ['the last none', 'bytes=-0', 'outside'],
  ['from behind the end', 'bytes=100-', 'outside'],
  ['backwards', 'bytes=19-10', null],
  ['nothing at all', 'bytes=-', null],
  ['several', 'bytes=0-1,5-6', null],
  ['another unit', 'seconds=0-1', null],
  ['nonsense', 'bytes=a-b', null],
]
for (const [what, header, part] of table) {
  test(`a part of a file: ${what}`, () => {
    assert.deepEqual(partAsked(header, 100), part)
  })
}

test('of an empty file no part is there', () => {
  assert.equal(partAsked('bytes=0-', 0), 'outside')
})
