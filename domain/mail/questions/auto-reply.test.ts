import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail } from '../mail.ts'
import { knowing, mailOf, OUR_ID } from '../testing/mails.ts'
import { autoReply } from './auto-reply.ts'

const from = 'From: Bo Lindqvist <bo@mail.example>'
const suppress = 'X-Auto-Response-Suppress: All'

const replies: Readonly<Record<string, Mail>> = {
  'the standard says so': mailOf(`${from}\nAuto-Submitted: auto-replied\nSubject: Re: Your case`),
  'the standard says so, with a remark': mailOf(
    `${from}\nAuto-Submitted: auto-replied (vacation)\nSubject: x`,
  ),
  'Zimbra, which says vacation': mailOf(
    `${from}\nAuto-Submitted: auto-replied (zimbra; vacation)\nSubject: x`,
  ),
  'an older program, by its own header': mailOf(`${from}\nX-Autoreply: yes\nSubject: Thank you for writing`),
  'an answering machine of a provider': mailOf(
    `${from}\nX-Autorespond: Your case\nSubject: We got your mail`,
  ),
  'a program that misuses Precedence': mailOf(`${from}\nPrecedence: auto_reply\nSubject: x`),
  'Exchange, by its subject and its plea': mailOf(
    `${from}\n${suppress}\nSubject: Automatic reply: Your case`,
  ),
  'Outlook in German': mailOf(`${from}\n${suppress}\nSubject: Automatische Antwort: Ihr Fall`),
  'Outlook in Spanish': mailOf(`${from}\n${suppress}\nSubject: Respuesta automática: Su caso`),
  'Outlook in French': mailOf(`${from}\n${suppress}\nSubject: Réponse automatique : Votre dossier`),
  'Outlook in Italian': mailOf(`${from}\n${suppress}\nSubject: Risposta automatica: Il Suo caso`),
  'Outlook in Portuguese': mailOf(`${from}\n${suppress}\nSubject: Resposta automática: O seu caso`),
  'Outlook in Dutch': mailOf(`${from}\n${suppress}\nSubject: Automatisch antwoord: Uw zaak`),
  'Outlook in Polish': mailOf(`${from}\n${suppress}\nSubject: Odpowiedź automatyczna: Sprawa`),
  'Outlook in Korean': mailOf(`${from}\n${suppress}\nSubject: 자동 회신: 문의`),
  'Outlook in Hindi': mailOf(`${from}\n${suppress}\nSubject: स्वचालित उत्तर: मामला`),
  'Outlook with accents that stand apart': mailOf(
    `${from}\n${suppress}\nSubject: ${'Respuesta automática: Su caso'.normalize('NFD')}`,
  ),
  'a provider that puts it into brackets': mailOf(
    `${from}\nPrecedence: junk\nSubject: [Automatyczna odpowiedź] Your case`,
  ),
  'Gmail, with Precedence: bulk': mailOf(`${from}\nPrecedence: bulk\nSubject: Out of office: Re: Your case`),
  'one that names the person': mailOf(
    `${from}\nAuto-Submitted: auto-generated\nSubject: Bo Lindqvist is out of the office`,
  ),
  'Lotus Notes, by its very own shape': mailOf(
    `${from}\nX-MIMETrack: Serialize by Router on HUB/Mail\nSubject: AUTO: Bo Lindqvist is out of the office. (returning 12/03/2026)`,
  ),
  'a receipt that our letter was read': mailOf(
    `${from}\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x\nSubject: Read: Your case`,
  ),
  'no sender to go back to, and an answer to a letter of ours': mailOf(
    `${from}\nIn-Reply-To: <${OUR_ID}>\nSubject: Re: Your case\n\nI shall write as soon as I can.`,
    { envelopeFrom: '' },
  ),
}

const others: Readonly<Record<string, Mail>> = {
  'a person about a printer': mailOf(`${from}\nSubject: Out of office printer is broken`),
  'a person about a printer, from a careful Exchange': mailOf(
    `${from}\n${suppress}\nSubject: Out of office printer is broken`,
  ),
  'a person who is out of office and writes it': mailOf(
    `${from}\nSubject: Out of office: whom do I call for my router?`,
  ),
  'a person who answers an automatic reply of ours': mailOf(
    `${from}\nIn-Reply-To: <${OUR_ID}>\nSubject: Re: Automatic reply: my line is dead`,
  ),
  'a person through the group that is our own help desk': mailOf(
    `${from}\nPrecedence: list\nList-ID: <help.behemoth.example>\nSubject: Out of office: no signal`,
  ),
  'a person whose program writes the header with a no': mailOf(`${from}\nAuto-Submitted: no\nSubject: Hello`),
  'a person with an old program': mailOf(`${from}\nX-Autoreply: no\nSubject: Hello`),
  'an alarm, which answers nothing': mailOf(`${from}\nAuto-Submitted: auto-generated\nSubject: Disk is full`),
}

for (const [named, mail] of Object.entries(replies)) {
  test(`It is an automatic reply: ${named}`, () => assert.ok(autoReply.answer(mail, knowing())))
}

for (const [named, mail] of Object.entries(others)) {
  test(`It is no automatic reply: ${named}`, () => assert.equal(autoReply.answer(mail, knowing()), null))
}

test('What answers to the return path of a letter, with the subject of somebody away, needs no further sign', () => {
  const mail = mailOf(`${from}\nSubject: Fuera de la oficina: Su caso`)
  assert.equal(autoReply.answer(mail, knowing()), null)
  assert.ok(autoReply.answer(mail, knowing({ returnedLetter: { caseId: OUR_ID, seq: 7 } })))
})
