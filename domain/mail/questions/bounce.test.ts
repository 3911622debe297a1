import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail } from '../mail.ts'
import { knowing, mailOf, OUR_ID, partOf } from '../testing/mails.ts'
import { bounce } from './bounce.ts'

const fromNobody = { envelopeFrom: '' }

const bounces: Readonly<Record<string, Mail>> = {
  'a report in the standard form': mailOf(
    'From: Mail Delivery System <MAILER-DAEMON@mx.mail.example>\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary="x"',
    fromNobody,
  ),
  'a report whose sender is named in another language': mailOf(
    'From: Correo <correo@mx.mail.example>\nSubject: Informe\nContent-Type: multipart/report; boundary=y;\n report-type="delivery-status"',
  ),
  'the part of a report without the type of one': mailOf(
    'From: Postmaster <postmaster@mx.mail.example>\nContent-Type: multipart/mixed; boundary=y',
    { envelopeFrom: '', parts: [partOf('message/delivery-status', 'Action: failed')] },
  ),
  'Exim, which names the recipient in a header': mailOf(
    'From: Mail Delivery System <Mailer-Daemon@mx.mail.example>\nX-Failed-Recipients: bo@mail.example\nSubject: Mail delivery failed: returning message to sender',
  ),
  'qmail, in its friendly way': mailOf(
    'From: MAILER-DAEMON@mx.mail.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.mail.example.\nI’m afraid I wasn’t able to deliver your message to the following addresses.',
  ),
  'sendmail, with its transcript': mailOf(
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>\nSubject: Returned mail: see transcript for details\n\n   ----- Transcript of session follows -----\n550 5.1.1 <bo@mail.example>... User unknown',
  ),
  'an old Exchange, which calls itself an administrator': mailOf(
    'From: System Administrator <postmaster@mail.example>\nSubject: Undeliverable: Your case\n\nYour message did not reach the following recipient(s):',
  ),
  'a newer Exchange': mailOf(
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mail.example>\nSubject: Undeliverable: Your case\n\nDelivery has failed to these recipients or groups:',
  ),
  'Domino, which keeps its own name back': mailOf(
    'From: Postmaster@mail.example\nSubject: DELIVERY FAILURE: User bo (bo@mail.example) not listed in Domino Directory\n\nYour message\n\n  Subject: Your case\n\nwas not delivered to:\n\n  bo@mail.example',
  ),
  'Gmail, by its subject': mailOf(
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nSubject: Delivery Status Notification (Failure)\n\nAddress not found',
  ),
  'Yahoo, by its words': mailOf(
    'From: mailer-daemon@mail.example\nSubject: Failure Notice\n\nSorry, we were unable to deliver your message to the following address.',
  ),
  'mail.ru, in Russian': mailOf(
    'From: mailer-daemon@corp.mail.example\nSubject: Сообщение не доставлено\n\nСообщение не может быть доставлено.',
  ),
  'a Spanish server': mailOf(
    'From: Servicio de correo <correo@mail.example>\nSubject: No se puede entregar: Su caso\n\nEl mensaje no se pudo entregar a bo@mail.example',
    fromNobody,
  ),
  'a German server': mailOf(
    'From: Postmaster <postmaster@mail.example>\nSubject: Unzustellbar: Ihr Fall\n\nIhre Nachricht konnte nicht zugestellt werden.',
  ),
  'a French server': mailOf(
    'From: Administrateur <admin@mail.example>\nSubject: Non remis : Votre dossier\n\nVotre message n’a pas pu être remis.',
  ),
  'an Italian server': mailOf(
    'From: Amministratore <amm@mail.example>\nSubject: Non recapitabile: Il Suo caso\n\nImpossibile recapitare il messaggio.',
  ),
  'a warning that it is late': mailOf(
    'From: Mail Delivery System <Mailer-Daemon@mx.mail.example>\nSubject: Warning: message 1abCde-0004 delayed 24 hours\n\nA message that you sent has not yet been delivered.',
  ),
}

const others: Readonly<Record<string, Mail>> = {
  'a person who asks what a bounce means': mailOf(
    'From: Ana <ana@mail.example>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nWhat is this? It says: your message could not be delivered, user unknown.',
  ),
  'a person with a parcel': mailOf(
    'From: Ana <ana@mail.example>\nSubject: Delivery failed\n\nYour courier never rang. Please send the router again.',
  ),
  'a person who tells of a failed mail in their own words': mailOf(
    'From: Ana <ana@mail.example>\nSubject: I cannot write to your billing address\n\nIt says the recipient is unknown and my mail could not be delivered.',
  ),
  'a postmaster who is a person': mailOf(
    'From: Postmaster <jo@mail.example>\nSubject: Re: Undeliverable: your mails to us\n\nWe have mended the mailbox that could not be delivered to.',
  ),
  'a bounce handed on as a file': mailOf(
    'From: Ana <ana@mail.example>\nSubject: your letter\nContent-Type: multipart/mixed; boundary=x\n\nSee the file.',
    { parts: [partOf('message/rfc822', null), partOf('message/delivery-status', 'Action: failed')] },
  ),
  'somebody who is away, from a server without a sender': mailOf(
    'From: Bo <bo@mail.example>\nSubject: Automatic reply: Your case\nAuto-Submitted: auto-replied\n\nI am away until Monday.',
    fromNobody,
  ),
}

for (const [named, mail] of Object.entries(bounces)) {
  test(`It is a bounce: ${named}`, () => assert.ok(bounce.answer(mail, knowing())))
}

for (const [named, mail] of Object.entries(others)) {
  test(`It is no bounce: ${named}`, () => assert.equal(bounce.answer(mail, knowing()), null))
}

test('What a mail server sends to the return path of a letter is a bounce in any language', () => {
  const mail = mailOf('From: MAILER-DAEMON@mail.example\nSubject: 配信不能\n\n宛先不明', fromNobody)
  assert.equal(bounce.answer(mail, knowing()), null)
  assert.ok(bounce.answer(mail, knowing({ returnedLetter: { caseId: OUR_ID, seq: 7 } })))
})

test('What answers for somebody who is away is no bounce, also where it comes to the return path of a letter', () => {
  const mail = others['somebody who is away, from a server without a sender']
  assert.ok(mail)
  assert.equal(bounce.answer(mail, knowing({ returnedLetter: { caseId: OUR_ID, seq: 7 } })), null)
})

test('The headers that told it are named', () => {
  const found = bounce.answer(bounces['Exim, which names the recipient in a header']!, knowing())
  assert.deepEqual(found?.by, [{ name: 'x-failed-recipients', value: 'bo@mail.example' }])
})
