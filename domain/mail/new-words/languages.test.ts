/** What mail programs write around new words, in the languages of the vocabulary: each sentence here as a program writes it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fold } from './fold.ts'
import { foldsOf, newWordsOf } from '../new-words.ts'

function folded(text: string, is: Fold['is']): string {
  return foldsOf(text)
    .filter(fold => fold.is === is)
    .map(fold => text.slice(fold.from, fold.to))
    .join('')
    .trim()
}

const SAID = 'It still does not work.\n\nPlease call me.'
const OLD = '> Dear Rosa,\n>\n> is the box on?'

const above: readonly (readonly [string, string])[] = [
  ['English', 'On Tue, 3 Mar 2026 at 10:12, Big Behemoth <help@behemoth.example> wrote:'],
  [
    'English, over three lines',
    'On Tuesday, 3 March 2026 at 10:12, Big Behemoth Customer Care <\nhelp@behemoth.example>\nwrote:',
  ],
  ['English, between dashes', '---- On Tue, 03 Mar 2026 10:12:00 +0000 help@behemoth.example wrote ----'],
  ['English, the name first', 'Big Behemoth <help@behemoth.example> wrote on Tue, 3 Mar 2026 at 10:12:'],
  ['English, without a day', 'Big Behemoth wrote:'],
  ['Spanish', 'El mar, 3 mar 2026 a las 10:12, Big Behemoth (<help@behemoth.example>) escribió:'],
  ['German', 'Am Di., 3. März 2026 um 10:12 Uhr schrieb Big Behemoth <help@behemoth.example>:'],
  [
    'German, over two lines',
    'Am 03.03.2026 um 10:12 schrieb Big Behemoth Kundendienst\n<help@behemoth.example>:',
  ],
  ['German, the name first', 'Big Behemoth <help@behemoth.example> schrieb am Di., 3. März 2026 um 10:12:'],
  ['French', 'Le mar. 3 mars 2026 à 10:12, Big Behemoth <help@behemoth.example> a écrit :'],
  ['Italian', 'Il giorno mar 3 mar 2026 alle ore 10:12 Big Behemoth <help@behemoth.example> ha scritto:'],
  ['Portuguese', 'Em ter., 3 de mar. de 2026 às 10:12, Big Behemoth <help@behemoth.example> escreveu:'],
  ['Dutch', 'Op di 3 mrt 2026 om 10:12 schreef Big Behemoth <help@behemoth.example>:'],
  [
    'Dutch, another program',
    'Op 3 mrt. 2026 om 10:12 heeft Big Behemoth <help@behemoth.example> het volgende geschreven:',
  ],
  ['Urdu', 'منگل، 3 مارچ، 2026 کو 10:12 AM بجے Big Behemoth <help@behemoth.example> نے لکھا:'],
  ['Hindi', 'मंगल, 3 मार्च 2026 को 10:12 am बजे को Big Behemoth <help@behemoth.example> ने लिखा:'],
  ['Danish', 'Den tirs. 3. mar. 2026 kl. 10.12 skrev Big Behemoth <help@behemoth.example>:'],
  ['Swedish', 'Den tis 3 mars 2026 10:12Big Behemoth <help@behemoth.example> skrev:'],
  ['Polish', 'W dniu 3.03.2026 o 10:12, Big Behemoth pisze:'],
  ['Czech', 'Dne út 3. 3. 2026 v 10:12 odesílatel Big Behemoth <help@behemoth.example> napsal:'],
  ['Russian', 'вт, 3 мар. 2026 г. в 10:12, Big Behemoth <help@behemoth.example>:'],
  ['Ukrainian', '3 березня 2026 р. 10:12 Big Behemoth <help@behemoth.example> пише:'],
  ['Turkish', 'Big Behemoth <help@behemoth.example>, 3 Mar 2026 Sal, 10:12 tarihinde şunu yazdı:'],
  ['Finnish', 'ti 3. maalisk. 2026 klo 10.12 Big Behemoth (help@behemoth.example) kirjoitti:'],
  ['Hungarian', 'Big Behemoth <help@behemoth.example> ezt írta (időpont: 2026. márc. 3., K, 10:12):'],
  ['Greek', 'Στις Τρί 3 Μαρ 2026 στις 10:12 π.μ., ο χρήστης Big Behemoth <help@behemoth.example> έγραψε:'],
  ['Arabic', 'في الثلاثاء، 3 مارس 2026 في 10:12 ص كتب Big Behemoth <help@behemoth.example>:'],
  [
    'Hebrew',
    '\u202bבתאריך יום ג׳, 3 במרץ 2026 ב-10:12 מאת \u202aBig Behemoth\u202c\u200f <\u202ahelp@behemoth.example\u202c\u200f>:\u202c',
  ],
  ['Chinese', 'Big Behemoth <help@behemoth.example> 于2026年3月3日周二 10:12写道：'],
  ['Japanese', '2026年3月3日(火) 10:12 Big Behemoth <help@behemoth.example>:'],
  ['Korean', '2026년 3월 3일 (화) 오전 10:12, Big Behemoth <help@behemoth.example>님이 작성:'],
]
for (const [language, sentence] of above) {
  test(`the sentence above a quote goes with it: ${language}`, () => {
    assert.equal(newWordsOf(`${SAID}\n\n${sentence}\n\n${OLD}\n`), SAID)
    assert.equal(
      newWordsOf(`${SAID}\r\n\r\n${sentence.replaceAll('\n', '\r\n')}\r\n${OLD}\r\n`).replaceAll('\r', ''),
      SAID,
    )
  })
}

test('a quote without marks below such a sentence goes with it, as phones send it', () => {
  const old =
    'On Tue, 3 Mar 2026 at 10:12, Big Behemoth <help@behemoth.example> wrote:\n\nDear Rosa,\n\nis the box on?'
  assert.equal(newWordsOf(`${SAID}\n\n${old}\n\nOn Mon, 2 Mar 2026, Rosa wrote:\n> It is dead.`), SAID)
})

const headers: readonly (readonly [string, string])[] = [
  [
    'English',
    'From: Big Behemoth <help@behemoth.example>\nSent: Tuesday, 3 March 2026 10:12\nTo: Rosa\nSubject: Your line',
  ],
  [
    'English, in bold',
    '*From:* Big Behemoth [mailto:help@behemoth.example]\n*Sent:* Tuesday, 3 March 2026 10:12\n*To:* Rosa\n*Subject:* Your line',
  ],
  [
    'Spanish',
    'De: Big Behemoth <help@behemoth.example>\nEnviado el: martes, 3 de marzo de 2026 10:12\nPara: Rosa\nAsunto: Su línea',
  ],
  [
    'German',
    'Von: Big Behemoth <help@behemoth.example>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Rosa\nBetreff: Ihr Anschluss',
  ],
  [
    'French',
    'De : Big Behemoth <help@behemoth.example>\nEnvoyé : mardi 3 mars 2026 10:12\nÀ : Rosa\nObjet : Votre ligne',
  ],
  [
    'Italian',
    'Da: Big Behemoth <help@behemoth.example>\nInviato: martedì 3 marzo 2026 10:12\nA: Rosa\nOggetto: La sua linea',
  ],
  [
    'Portuguese',
    'De: Big Behemoth <help@behemoth.example>\nEnviada em: terça-feira, 3 de março de 2026 10:12\nPara: Rosa\nAssunto: A sua linha',
  ],
  [
    'Dutch',
    'Van: Big Behemoth <help@behemoth.example>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: Rosa\nOnderwerp: Uw lijn',
  ],
  [
    'Urdu',
    'منجانب: Big Behemoth <help@behemoth.example>\nبھیجا گیا: منگل، 3 مارچ، 2026 10:12\nبنام: Rosa\nموضوع: آپ کی لائن',
  ],
  [
    'Hindi',
    'प्रेषक: Big Behemoth <help@behemoth.example>\nभेजा गया: मंगलवार, 3 मार्च 2026 10:12\nप्रति: Rosa\nविषय: आपकी लाइन',
  ],
]
for (const [language, block] of headers) {
  for (const [how, rule] of [
    ['', ''],
    [' below a rule', `${'_'.repeat(32)}\n`],
    [' below its mark', '-----Original Message-----\n'],
  ] as const) {
    test(`the headers of an older mail begin it${how}: ${language}`, () => {
      assert.equal(newWordsOf(`${SAID}\n\n${rule}${block}\n\nDear Rosa,\n\nis the box on?\n`), SAID)
    })
  }
}

test('headers below the long rule are known in a language that nobody listed', () => {
  const block =
    'Kutoka: Big Behemoth <help@behemoth.example>\nImetumwa: Jumanne, 3 Machi 2026 10:12\nKwa: Rosa\nMada: Laini'
  assert.equal(newWordsOf(`${SAID}\n\n${'_'.repeat(32)}\n${block}\n\nold words`), SAID)
  assert.equal(newWordsOf(`${SAID}\n\n${block}\n\nmy words`), `${SAID}\n\n${block}\n\nmy words`)
})

test('a long list of receivers belongs to the headers', () => {
  const block =
    'From: Big Behemoth <help@behemoth.example>\nSent: Tuesday, 3 March 2026 10:12\nTo: Rosa Example <rosa@post.example>;\n Ivo Example <ivo@post.example>\nCc: Mina\nSubject: Your line'
  assert.equal(newWordsOf(`${SAID}\n\n${block}\n\nold words`), SAID)
})

const marks = `
  -----Original Message-----
  -------- Mensaje original --------
  -----Ursprüngliche Nachricht-----
  -------- Message d’origine --------
  -----Messaggio originale-----
  -----Mensagem original-----
  -----Oorspronkelijk bericht-----
  -----اصل پیغام-----
  -----मूल संदेश-----
  ##- Please type your reply above this line -##
  --- Responda por encima de esta línea ---
  ---- Bitte antworten Sie oberhalb dieser Zeile ----
`
  .trim()
  .split(/\n\s*/)
for (const mark of marks) {
  test(`below it stands an older mail: ${mark}`, () => {
    assert.equal(newWordsOf(`${SAID}\n\n${mark}\n\nDear Rosa,\nis the box on?\n`), SAID)
  })
}

const devices = `
  Sent from my iPhone
  Sent from my mobile, please excuse any typos.
  (Sent from a phone)
  Get Outlook for Android<https://aka.ms/x>
  Sent with Proton Mail secure email.
  Enviado desde mi iPhone
  Obtener Outlook para iOS
  Von meinem iPhone gesendet
  Gesendet mit der Mail-App
  Envoyé de mon iPhone
  Envoyé depuis mon téléphone
  Télécharger Outlook pour Android
  Inviato da iPhone
  Enviado do meu iPhone
  Verstuurd vanaf mijn iPhone
  Verzonden vanuit Outlook
  میرے آئی فون سے بھیجا گیا
  मेरे iPhone से भेजा गया
  Skickat från min iPhone
  从我的 iPhone 发送
`
  .trim()
  .split(/\n\s*/)
for (const line of devices) {
  test(`a program wrote it: ${line}`, () => {
    assert.equal(newWordsOf(`${SAID}\n\n${line}\n`), SAID)
    assert.equal(folded(`${SAID}\n\n${line}\n\n${above[0]?.[1]}\n${OLD}`, 'signature'), line)
  })
}

const disclaimers: readonly (readonly [string, string])[] = [
  [
    'English',
    'This e-mail and any attachments are confidential and intended solely for the addressee. If you have received this message in error, please notify the sender and delete it.',
  ],
  [
    'Spanish',
    'Este mensaje es confidencial y está dirigido únicamente a su destinatario. Si lo ha recibido por error, le rogamos que lo comunique al remitente y proceda a eliminarlo.',
  ],
  [
    'German',
    'Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen. Wenn Sie nicht der richtige Empfänger sind, informieren Sie bitte den Absender und löschen Sie diese Mail.',
  ],
  [
    'French',
    'Ce message et ses pièces jointes sont confidentiels et destinés à l’usage exclusif du destinataire. Si vous l’avez reçu par erreur, merci d’en informer l’expéditeur.',
  ],
  [
    'Italian',
    'Questo messaggio è riservato ai soli destinatari. Se lo avete ricevuto per errore, vi preghiamo di avvisare il mittente e di cancellarlo.',
  ],
  [
    'Portuguese',
    'Esta mensagem é confidencial e destina-se apenas ao seu destinatário. Se a recebeu por engano, avise o remetente e apague-a.',
  ],
  [
    'Dutch',
    'Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Als u het ten onrechte hebt ontvangen, waarschuw dan de afzender en verwijder het.',
  ],
  [
    'Urdu',
    'یہ ای میل خفیہ ہے اور صرف مطلوبہ وصول کنندہ کے لیے ہے۔ اگر یہ آپ کو غلطی سے ملی ہے تو بھیجنے والے کو مطلع کریں اور اسے حذف کر دیں۔',
  ],
  [
    'Hindi',
    'यह ईमेल गोपनीय है और केवल प्राप्तकर्ता के लिए है। यदि यह आपको गलती से मिला है तो कृपया प्रेषक को सूचित करें और इसे हटा दें।',
  ],
]
for (const [language, paragraph] of disclaimers) {
  test(`a legal footer says nothing of the sender's own: ${language}`, () => {
    assert.equal(newWordsOf(`${SAID}\n\n${paragraph}\n`), SAID)
    assert.equal(folded(`${SAID}\n\n${paragraph}\n`, 'disclaimer'), paragraph)
  })
}
