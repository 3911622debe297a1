import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isOnlyThanks } from './thanks.ts'

const only: Readonly<Record<string, readonly string[]>> = {
  English: [
    'Thanks!',
    'thank you so much Maya 🙏',
    'Thx',
    'Thank you very much for your quick reply.\n\nKind regards,\nAnna Becker',
    'Great, thanks a lot 👍',
    'Hi Maya,\n\nThank you for all your help. Much appreciated!\n\nBest wishes\nTom O’Neill',
    'Perfect. Thanks again and have a lovely weekend :)',
    'Many thanks, Mr Okafor',
    'I really appreciate your help',
    'THANK YOU!!!',
  ],
  Spanish: [
    'Muchas gracias, un saludo',
    'Muchísimas gracias por su ayuda. Un cordial saludo, Pedro',
    'Mil gracias Maya!',
    '¡Muchas gracias! 😊',
    'Gracias por todo, que tenga un buen día',
    'Perfecto, se lo agradezco mucho',
    'Ok, gracias',
  ],
  German: [
    'Vielen Dank!',
    'Danke schön, schönes Wochenende',
    'Hallo Maya,\nherzlichen Dank für Ihre schnelle Hilfe!\nMit freundlichen Grüßen\nJonas Weiß',
    'Super, danke dir. LG Tina',
    'Vielen lieben Dank, Frau Lund',
  ],
  French: [
    'Merci beaucoup !',
    'Merci pour votre aide, bonne journée à vous',
    'Bonjour,\nUn grand merci pour votre réponse rapide.\nBien cordialement,\nÉlodie',
    'Je vous remercie infiniment',
    'Parfait, merci bien',
  ],
  Italian: [
    'Grazie mille',
    'La ringrazio molto, cordiali saluti',
    'Grazie per l’aiuto, buona giornata!',
    'Perfetto, grazie infinite. Un saluto, Giulia',
  ],
  Portuguese: [
    'Muito obrigada!',
    'Obrigado pela ajuda, bom fim de semana',
    'Agradeço imenso. Com os melhores cumprimentos, João',
    'Valeu, abraços',
  ],
  Dutch: [
    'Bedankt!',
    'Dank je wel voor je snelle reactie',
    'Hartelijk dank, met vriendelijke groet, Sanne',
    'Heel erg bedankt en een fijne dag verder',
  ],
  Urdu: [
    'شکریہ',
    'آپ کا بہت بہت شکریہ',
    'السلام علیکم، بہت شکریہ جناب۔ اللہ حافظ',
    'جزاک اللہ خیر',
    'آپ کی مدد کے لیے شکریہ',
    'bohat shukriya',
    'Aap ka bohat bohat shukriya ji',
    'JazakAllah khair, Allah hafiz',
    'theek hai shukria sir',
  ],
  Hindi: [
    'धन्यवाद',
    'बहुत-बहुत धन्यवाद 🙏',
    'आपकी मदद के लिए बहुत धन्यवाद',
    'ठीक है, शुक्रिया जी।',
    'थैंक यू सर',
    'bahut dhanyavaad ji',
    'Namaste, aapka dhanyawad',
  ],
}

const more: Readonly<Record<string, readonly string[]>> = {
  English: [
    'Thanks, but it is still broken',
    'No thanks to you, still dead',
    'Thanks for nothing',
    'Thanks for Nothing',
    'Thanks?',
    'No, thank you.',
    'Thank you, no',
    'Thanks in advance',
    'Thanks for the "help"',
    'Thanks for the help 🙄',
    'Thanks...',
    'Thanks. Help!',
    'Thanks. Cancelled',
    'Thanks, call me',
    'Thanks, see you on 12 March',
    'Thank you, my account is 4471',
    'It works now, thank you',
    'Thanks a lot. Now the phone is dead too.',
    'Thanks Internet',
    'Thanks, Tomorrow',
    'Great',
    'Ok',
    'Kind regards\nAnna',
    '👍',
    'Yeah right, thanks',
    'Thanks for your reply. When will you come?',
    'I would have liked to say thank you',
    'Thank you for your patience while I sue you',
  ],
  Spanish: [
    'Gracias, ¿cuándo llega el técnico?',
    'Gracias, pero sigue sin funcionar',
    'No, gracias',
    'Gracias por nada',
    'Gracias, cuando llega el tecnico',
    'Muchas gracias, todavía no tengo línea',
  ],
  German: [
    'Danke, aber es geht immer noch nicht',
    'Danke für nichts',
    'Danke für Nichts',
    'Danke, Morgen',
    'Nein danke',
    'Danke. Router tot',
    'Danke, wann kommt der Techniker',
    'Danke, leider nicht',
  ],
  French: [
    'Merci, mais ça ne marche pas',
    'Non merci',
    'Merci de me rappeler',
    'Merci pour rien',
    'Merci, et la facture ?',
  ],
  Italian: ['Grazie, ma non funziona', 'No grazie', 'Grazie di niente', 'Grazie, quando arriva il tecnico'],
  Portuguese: [
    'Obrigado, mas continua avariado',
    'Não, obrigada',
    'Obrigado por nada',
    'Obrigado, e a fatura?',
  ],
  Dutch: ['Bedankt, maar het werkt niet', 'Nee, bedankt', 'Bedankt voor niets', 'Dank u, wanneer komt u?'],
  Urdu: [
    'شکریہ، لیکن ابھی تک خراب ہے',
    'شکریہ، ٹیکنیشن کب آئے گا؟',
    'نہیں شکریہ',
    'shukriya lekin net abhi bhi band hai',
    'Shukriya, kab aayega',
  ],
  Hindi: [
    'धन्यवाद, लेकिन अभी भी खराब है',
    'नहीं, धन्यवाद',
    'धन्यवाद, तकनीशियन कब आएगा',
    'dhanyavaad par abhi bhi band hai',
  ],
}

for (const [language, messages] of Object.entries(only)) {
  test(`Only thanks, in ${language}`, () => {
    for (const message of messages) assert.equal(isOnlyThanks(message), true, message)
  })
}

for (const [language, messages] of Object.entries(more)) {
  test(`More than thanks, in ${language}`, () => {
    for (const message of messages) assert.equal(isOnlyThanks(message), false, message)
  })
}

test('A person whose name we know may be thanked in any letters, and first', () => {
  assert.equal(isOnlyThanks('مایا، بہت شکریہ'), false)
  assert.equal(isOnlyThanks('مایا، بہت شکریہ', ['مایا لنڈ']), true)
  assert.equal(isOnlyThanks('धन्यवाद माया जी', ['माया']), true)
  assert.equal(isOnlyThanks('thanks maya'), false)
  assert.equal(isOnlyThanks('thanks maya', ['Maya Lund']), true)
  assert.equal(isOnlyThanks('Maya, thank you!', ['Maya Lund']), true)
})

test('One more word beside thanks makes it a message', () => {
  const word = fc.stringMatching(/^[a-z]{5,12}$/)
  const sentences = fc.constantFrom(...Object.values(only).flat())
  fc.assert(
    fc.property(sentences, word, (sentence, added) => {
      fc.pre(!isOnlyThanks(`Thanks, ${added}`))
      assert.equal(isOnlyThanks(`${sentence} ${added}`), false)
      assert.equal(isOnlyThanks(`${added} ${sentence}`), false)
    }),
  )
})

test('Neither a number nor a question mark is ever only thanks', () => {
  const sentences = fc.constantFrom(...Object.values(only).flat())
  fc.assert(
    fc.property(
      sentences,
      fc.constantFrom('7', '?', '؟', '¿', '"', '٣', '५'),
      fc.nat(),
      (sentence, sign, at) => {
        const place = at % (sentence.length + 1)
        assert.equal(isOnlyThanks(sentence.slice(0, place) + sign + sentence.slice(place)), false)
      },
    ),
  )
})

test('Whatever is written gets an answer', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      text => typeof isOnlyThanks(text) === 'boolean',
    ),
  )
  assert.equal(isOnlyThanks('thanks '.repeat(300_000)), false)
  assert.equal(isOnlyThanks(''), false)
})
