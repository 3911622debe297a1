import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailOf } from './testing/mails.ts'
import { writerOf } from './writer.ts'

const group = 'List-ID: <help.behemoth.example>\nMailing-list: list help@behemoth.example'
const rewritten = 'From: "Ana Ruiz via Help" <help@behemoth.example>'

test('Whoever writes is in From', () => {
  const mail = mailOf('From: Ana Ruiz <ana@mail.example>\nReply-To: <other@mail.example>')
  assert.deepEqual(writerOf(mail), { address: 'ana@mail.example', name: 'Ana Ruiz' })
})

test('A group that writes itself into From keeps the writer in a header of its own', () => {
  const mail = mailOf(`${rewritten}\n${group}\nX-Original-From: Ana Ruiz <ana@mail.example>`)
  assert.deepEqual(writerOf(mail), { address: 'ana@mail.example', name: 'Ana Ruiz' })
})

test('A list that writes itself into From leaves the writer in Reply-To, and the name before "via"', () => {
  const mail = mailOf(`${rewritten}\n${group}\nReply-To: ana@mail.example`)
  assert.deepEqual(writerOf(mail), { address: 'ana@mail.example', name: 'Ana Ruiz' })
})

test('Where the group tells nobody, or several, it stays what is in From', () => {
  for (const line of [
    'Reply-To: help@behemoth.example',
    'Reply-To: a@mail.example, b@mail.example',
    'X: y',
  ]) {
    assert.equal(writerOf(mailOf(`${rewritten}\n${group}\n${line}`))?.address, 'help@behemoth.example')
  }
})

test('Without a group, nobody else becomes the writer', () => {
  const mail = mailOf(`${rewritten}\nReply-To: ana@mail.example\nX-Original-From: ana@mail.example`)
  assert.equal(writerOf(mail)?.address, 'help@behemoth.example')
})
