import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail } from '../mail.ts'
import { knowing, mailOf } from '../testing/mails.ts'
import { machine } from './machine.ts'

const from = 'From: Ana <ana@mail.example>'

const machines: Readonly<Record<string, Mail>> = {
  'an alarm that says so': mailOf(`${from}\nAuto-Submitted: auto-generated\nSubject: Pump 4 stands still`),
  'a notice after a subscription': mailOf(`${from}\nAuto-Submitted: auto-notified\nSubject: Changed`),
  'whoever asks that no machine answers': mailOf(`${from}\nX-Auto-Response-Suppress: DR, OOF, AutoReply`),
  'what is sent in bulk': mailOf(`${from}\nPrecedence: bulk`),
  'what is sent as junk': mailOf(`${from}\nPrecedence: Junk`),
  'what only says list': mailOf(`${from}\nPrecedence: list`),
  'what names a list': mailOf(`${from}\nList-Id: <orders.shop.example>`),
  'a scheduled program': mailOf('From: root <root@host.example>\nX-Cron-Env: <SHELL=/bin/sh>'),
  'an address that nobody reads': mailOf('From: Shop <no-reply@shop.example>'),
  'the same in Spanish': mailOf('From: Tienda <noresponder@shop.example>'),
  'the same in German': mailOf('From: Laden <nicht-antworten@shop.example>'),
  'the same in French': mailOf('From: Boutique <ne-pas-repondre@shop.example>'),
  'the same, with the shop before it': mailOf('From: Shop <shop-noreply@shop.example>'),
  'nobody to whom an error could go back': mailOf(from, { envelopeFrom: '' }),
  'a mail from a file, whose return path is empty': mailOf(`Return-Path: <>\n${from}`, {
    envelopeFrom: null,
  }),
  'another help desk': mailOf(`${from}\nX-RT-Loop-Prevention: example`),
  'a help desk like ours, of another house': mailOf(`${from}\nX-Heed-Letter: 77.1@other.example`),
}

const others: Readonly<Record<string, Mail>> = {
  'a person': mailOf(`${from}\nSubject: My line is dead`),
  'a person who wants no receipts of delivery': mailOf(`${from}\nX-Auto-Response-Suppress: DR, RN, NRN`),
  'a person at an address that begins with no': mailOf('From: Noreen <noreen@mail.example>'),
  'a person called Reply': mailOf('From: Don <don.replyson@mail.example>'),
  'a person whose program says no': mailOf(`${from}\nAuto-Submitted: no`),
  'a mail from a file without a return path': mailOf(from, { envelopeFrom: null }),
}

for (const [named, mail] of Object.entries(machines)) {
  test(`It is a machine: ${named}`, () => assert.ok(machine.answer(mail, knowing())))
}

for (const [named, mail] of Object.entries(others)) {
  test(`It is no machine: ${named}`, () => assert.equal(machine.answer(mail, knowing()), null))
}

test('It is a machine: what came after each of our last receipts and said nothing new', () => {
  const mail = mailOf(`${from}\nSubject: Ticket 4714`)
  assert.ok(machine.answer(mail, knowing({ isBackAndForth: true })))
})
