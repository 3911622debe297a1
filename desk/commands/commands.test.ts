import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deskWords } from '../../contract/words/desk.ts'
import { commands } from './all.ts'
import { capsOf, firesOn } from './keys.ts'
import type { Pressed, Where } from './keys.ts'

const FREE: Where = { isTyping: false, isOnControl: false, singleKeys: true }

function press(key: string, part: Partial<Pressed> = {}): Pressed {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key
  return { key, code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...part }
}

test('no key belongs to two commands', () => {
  const keys = commands.flatMap(command => command.keys)
  assert.deepEqual(keys, [...new Set(keys)])
})

test('no two commands have one name', () => {
  const names = commands.map(({ name }) => name)
  assert.deepEqual(names, [...new Set(names)])
})

test('every command has a label of its own in both languages', () => {
  for (const words of Object.values(deskWords)) {
    const labels = commands.map(command => command.label(words))
    assert.equal(labels.includes(''), false)
    assert.deepEqual(labels, [...new Set(labels)])
  }
})

test('a letter does nothing while words are typed, with Alt or Control it does', () => {
  const typing = { ...FREE, isTyping: true }
  assert.equal(firesOn('a', press('a'), FREE), true)
  assert.equal(firesOn('a', press('a'), typing), false)
  assert.equal(firesOn('Alt+a', press('å', { code: 'KeyA', altKey: true }), typing), true)
  assert.equal(firesOn('Mod+Enter', press('Enter', { ctrlKey: true }), typing), true)
  assert.equal(firesOn('Escape', press('Escape'), typing), true)
})

test('single letters can be turned off, the others stay', () => {
  const off = { ...FREE, singleKeys: false }
  assert.equal(firesOn('r', press('r'), off), false)
  assert.equal(firesOn('Mod+k', press('k', { metaKey: true }), off), true)
})

test('Shift makes another key of a letter', () => {
  assert.equal(firesOn('s', press('S', { shiftKey: true }), FREE), false)
  assert.equal(firesOn('Shift+S', press('S', { shiftKey: true }), FREE), true)
  assert.equal(firesOn('Shift+S', press('s'), FREE), false)
})

test('a sign that needs Shift on some keyboards is known by what it is', () => {
  assert.equal(firesOn('?', press('?', { shiftKey: true }), FREE), true)
})

test('Enter on a button presses the button', () => {
  assert.equal(firesOn('Enter', press('Enter'), FREE), true)
  assert.equal(firesOn('Enter', press('Enter'), { ...FREE, isOnControl: true }), false)
})

test('Control with a letter is never taken for the letter', () => {
  assert.equal(firesOn('r', press('r', { ctrlKey: true }), FREE), false)
})

test('caps are those of the keyboard in front of the agent', () => {
  assert.deepEqual(capsOf('Mod+Enter', false), ['Ctrl', '↵'])
  assert.deepEqual(capsOf('Shift+S', true), ['⇧', 'S'])
})
