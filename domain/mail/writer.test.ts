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

const nobody = [
  'Reply-To: help@behemoth.example',
  'Reply-To: reply+hd-4k7q-92mx.abc@behemoth.example',
  'Reply-To: a@mail.example, b@mail.example',
  'X: y',
]

test('Where our own group tells nobody, or several, nobody wrote it', () => {
  for (const line of nobody) assert.equal(writerOf(mailOf(`${rewritten}\n${group}\n${line}`)), null)
})

test('Where a group of others tells nobody, it stays what is in From', () => {
  const mail = mailOf('From: <team@mail.example>\nList-ID: <team.mail.example>\nX: y')
  assert.deepEqual(writerOf(mail), { address: 'team@mail.example' })
})

test('A contact form that sends from our own address: its visitor in Reply-To wrote, under their own name or none', () => {
  const form = 'From: "Contact form" <HELP@behemoth.example>'
  assert.deepEqual(writerOf(mailOf(`${form}\nReply-To: Ana Ruiz <ana@mail.example>`)), {
    address: 'ana@mail.example',
    name: 'Ana Ruiz',
  })
  assert.deepEqual(writerOf(mailOf(`${form}\nReply-To: ana@mail.example`)), { address: 'ana@mail.example' })
})

test('A mail from us to us that names nobody else was written by nobody', () => {
  for (const line of nobody)
    assert.equal(writerOf(mailOf(`From: "Contact form" <help@behemoth.example>\n${line}`)), null)
})

test('A colleague writes under their own address, whatever their Reply-To', () => {
  const mail = mailOf('From: Lena <lena@behemoth.example>\nReply-To: ana@mail.example')
  assert.deepEqual(writerOf(mail), { address: 'lena@behemoth.example', name: 'Lena' })
})
