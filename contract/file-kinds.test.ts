import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRisky, previewOf, typeName } from './file-kinds.ts'

const file = (name: string, mediaType = 'application/octet-stream') => ({ name, mediaType })

test('what can be looked at is told by what it says it is, or by its name', () => {
  assert.equal(previewOf(file('a', 'image/png')), 'picture')
  assert.equal(previewOf(file('A.JPG')), 'picture')
  assert.equal(previewOf(file('bill.pdf')), 'pdf')
  assert.equal(previewOf(file('x', 'message/rfc822')), 'mail')
  assert.equal(previewOf(file('table.csv', 'application/vnd.ms-excel')), 'text')
  assert.equal(previewOf(file('x.ics', 'text/calendar; method=REQUEST')), 'text')
  assert.equal(previewOf(file('letter.docx')), null)
})

test('what may run is warned of and never looked at, however it is named', () => {
  for (const name of [
    'a.exe',
    'a.pdf.exe',
    'invoice.pdf .scr',
    'a.html',
    'a.SVG',
    'a.docm',
    'a.lnk',
    'a.js',
    'a.iso',
    'a.exe.',
    'a.ｅｘｅ',
  ]) {
    assert.equal(isRisky(file(name, 'image/png')), true, name)
    assert.equal(previewOf(file(name, 'image/png')), null, name)
  }
  assert.equal(isRisky(file('a.txt', 'text/html')), true)
  assert.equal(isRisky(file('picture', 'image/svg+xml')), true)
  for (const name of ['a.pdf', 'a.docx', 'a.png', 'exe', 'notes.txt', 'a.zip'])
    assert.equal(isRisky(file(name)), false, name)
})

test('a file is named by its kind', () => {
  assert.equal(typeName(file('a.docx')), 'DOCX')
  assert.equal(typeName(file('noname', 'application/zip')), 'ZIP')
})
