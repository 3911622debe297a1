import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servingHeaders } from './media-type.ts'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1')

const shown: readonly [string, Uint8Array, string, string][] = [
  ['a PNG', PNG, 'image/png', 'image/png'],
  ['a PNG that calls itself HTML', PNG, 'text/html', 'image/png'],
  ['a JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'image/jpeg', 'image/jpeg'],
  ['a GIF', Buffer.from('GIF89a'), 'image/gif', 'image/gif'],
  ['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image/webp', 'image/webp'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'application/pdf', 'application/pdf'],
  ['plain text', Buffer.from('hello <b>'), 'text/plain; charset=iso-8859-1', 'text/plain; charset=utf-8'],
]
for (const [what, head, mediaType, type] of shown) {
  test(`${what} is shown as ${type}`, () => {
    const headers = servingHeaders({ name: 'x', mediaType, head })
    assert.equal(headers['content-type'], type)
    assert.match(headers['content-disposition'] ?? '', /^inline;/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
  })
}

const downloaded: readonly [string, Uint8Array, string][] = [
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'],
  ['HTML', Buffer.from('<!doctype html><script>'), 'text/html'],
  ['HTML that calls itself a PNG', Buffer.from('<script>alert(1)</script>'), 'image/png'],
  ['binary that calls itself text', Buffer.from('MZ\0\0'), 'text/plain'],
  ['a RIFF that is no WebP', Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), 'image/webp'],
  ['nothing at all', new Uint8Array(), 'image/png'],
]
for (const [what, head, mediaType] of downloaded) {
  test(`${what} is a download`, () => {
    const headers = servingHeaders({ name: 'x', mediaType, head })
    assert.equal(headers['content-type'], 'application/octet-stream')
    assert.match(headers['content-disposition'] ?? '', /^attachment;/)
    assert.match(headers['content-security-policy'] ?? '', /sandbox/)
  })
}

test('a name cannot break out of its header, and keeps its letters', () => {
  const headers = servingHeaders({
    name: 'señal "x"\r\nSet-Cookie: a=b;/../\u202e.png',
    mediaType: 'image/png',
    head: PNG,
  })
  const value = headers['content-disposition'] ?? ''
  assert.match(value, /^inline; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%.!~*'-]+$/)
  assert.match(value, /se%C3%B1al/)
  assert.doesNotMatch(value, /%E2%80%AE|%0D|%2F/i)
  assert.match(
    servingHeaders({ name: '', mediaType: '', head: PNG })['content-disposition'] ?? '',
    /filename="file"/,
  )
})
