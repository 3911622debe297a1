import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutAddress, cutFileName, cutName, cutSubject } from './lengths.ts'

const long = 'W'.repeat(100_000)

test('what is short enough stays as it was written', () => {
  assert.equal(cutName('Ngozi Okafor'), 'Ngozi Okafor')
  assert.equal(cutSubject('No dial tone'), 'No dial tone')
  assert.equal(cutAddress('ngozi@mail.example'), 'ngozi@mail.example')
  assert.equal(cutFileName('lights on the box.jpg'), 'lights on the box.jpg')
})

test('names are at most 200 letters, subjects 500, addresses 320', () => {
  assert.equal(cutName(long).length, 200)
  assert.equal(cutSubject(long).length, 500)
  assert.equal(cutAddress(long).length, 320)
  assert.equal(cutFileName(long).length, 200)
})

test('blanks around a name are not part of it', () => {
  assert.equal(cutName(`${' '.repeat(300)}Ngozi `), 'Ngozi')
})

test('a file that is cut keeps its ending', () => {
  assert.match(cutFileName(`${long}.jpg`), /^W{195}….jpg$/)
  assert.equal(cutFileName(`a.${long}`).length <= 200, true)
})

test('nothing is cut through the middle of a character', () => {
  const smiles = `x${'🙂'.repeat(200)}`
  assert.equal(cutName(smiles), `x${'🙂'.repeat(99)}`)
  assert.ok(cutFileName(smiles).isWellFormed())
})

test('a name or a subject turns nothing around it, and no file hides its ending', () => {
  assert.equal(cutName('شيماء \u202eevil 🙂'), 'شيماء evil 🙂')
  assert.equal(cutSubject('\u2067No dial tone\u2069'), 'No dial tone')
  assert.equal(cutFileName('bill\u202efdp.exe'), 'billfdp.exe')
  assert.equal(cutName('می\u200cخواهم'), 'می\u200cخواهم', 'what spells a word stays')
})
