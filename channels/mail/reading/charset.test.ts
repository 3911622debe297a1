import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encode } from 'iconv-lite'
import { readLetters } from './charset.ts'

const RUSSIAN = 'Здравствуйте, у меня не работает интернет со вчерашнего вечера. Спасибо!'
const GERMAN = 'Schöne Grüße aus Köln, ich möchte “kündigen” – für 5 €.'
const CHINESE = '您好，我的网络从昨天开始就无法使用，请帮忙处理。'
const JAPANESE = 'こんにちは。インターネットが使えません。よろしくお願いします。'
const KOREAN = '안녕하세요. 인터넷이 안 됩니다. 확인 부탁드립니다.'
const TAIWANESE = '您好，我的網路從昨天開始就無法使用，請幫忙處理。'
const GREEK = 'Καλημέρα, το διαδίκτυο δεν λειτουργεί από χθες.'
const POLISH = 'Dzień dobry, proszę o pomoc, łącze nie działa od wczoraj.'

const THAI = 'เครื่องไม่ทำงาน ช่วยตรวจสอบให้หน่อยค่ะ'

const read = (text: string, really: string, said?: string) => readLetters(encode(text, really), said)

describe('a charset that is named and right is taken', () => {
  const right: readonly (readonly [string, string])[] = [
    [RUSSIAN, 'koi8-r'],
    [RUSSIAN, 'windows-1251'],
    [RUSSIAN, 'iso-8859-5'],
    [GERMAN, 'windows-1252'],
    [GERMAN, 'utf-8'],
    [POLISH, 'iso-8859-2'],
    [GREEK, 'iso-8859-7'],
    [CHINESE, 'gb18030'],
    [TAIWANESE, 'big5'],
    [JAPANESE, 'shift_jis'],
    [JAPANESE, 'euc-jp'],
    [KOREAN, 'euc-kr'],
    ['Grüße', 'cp437'],
    ['Grüße', 'cp850'],
    ['Grüße', 'macintosh'],
    ['Grüße – 5 €', 'utf-7'],
    [RUSSIAN, 'utf-16le'],
  ]
  for (const [text, charset] of right) {
    test(charset, () =>
      assert.deepEqual(
        [read(text, charset, charset).text, read(text, charset, charset).doubt],
        [text, undefined],
      ),
    )
  }

  test('even where the bytes could be UTF-8 by chance, and the other reading is kept', () => {
    const bytes = Buffer.from([0xc1, 0xaa, 0xcd, 0xa8])
    assert.equal(readLetters(bytes, 'gb2312').text, '联通')
    // C3 A9 is é in UTF-8 and a letter of its own in GBK.
    const { text, doubt } = readLetters(Buffer.from([0xc3, 0xa9]), 'gbk')
    assert.equal(text, '茅')
    assert.deepEqual(doubt, { is: 'both', otherCharset: 'utf-8', otherText: 'é' })
  })

  test('GB 2312 that holds letters of GBK, Latin-1 that holds those of Windows', () => {
    assert.equal(read('囧囍镕', 'gbk', 'gb2312').text, '囧囍镕')
    assert.equal(read(GERMAN, 'windows-1252', 'iso-8859-1').text, GERMAN)
  })
})

describe('a charset that is wrong, or not named, is found', () => {
  const wrong: readonly (readonly [string, string, string?])[] = [
    [GERMAN, 'windows-1252', 'us-ascii'],
    [GERMAN, 'windows-1252', 'utf-8'],
    [GERMAN, 'windows-1252'],
    [GERMAN, 'utf-8', 'us-ascii'],
    [GERMAN, 'utf-8', 'iso-8859-1'],
    [GERMAN, 'utf-8'],
    [RUSSIAN, 'koi8-r', 'utf-8'],
    [RUSSIAN, 'koi8-r', 'iso-8859-1'],
    [RUSSIAN, 'windows-1251', 'us-ascii'],
    [RUSSIAN, 'utf-8', 'koi8-r'],
    [RUSSIAN, 'utf-16le'],
    [GERMAN, 'utf-16be'],
    [CHINESE, 'gb18030', 'iso-8859-1'],
    [CHINESE, 'gb18030', 'utf-8'],
    [TAIWANESE, 'big5', 'utf-8'],
    [JAPANESE, 'shift_jis', 'us-ascii'],
    [JAPANESE, 'euc-jp'],
    [KOREAN, 'euc-kr', 'iso-8859-1'],
    [GREEK, 'iso-8859-7', 'utf-8'],
    [GERMAN, 'windows-1252', 'x-klingon'],
    [THAI, 'windows-874'],
    [`Order 4711: ${THAI}`, 'windows-874', 'us-ascii'],
    [THAI, 'windows-874', 'utf-8'],
  ]
  for (const [text, really, said] of wrong)
    test(`${really}, named ${said ?? 'not at all'}`, () => assert.equal(read(text, really, said).text, text))

  test('Japanese in ASCII, by the marks at which it begins', () => {
    assert.equal(readLetters(Buffer.from('\u001b$B$3$s$K$A$O\u001b(B!')).text, 'こんにちは!')
  })

  test('Cyrillic that is no language, which no statistics know', () => {
    const words =
      'Лорем ипсум долор сит амет, меи граеце лаборамус персецути те, цасе виртуте саперет ет ест. Вим цу ессент еуисмод дебитис, еи инвенире темпорибус нецесситатибус, нец ан дицо фацилис'
    for (const charset of ['windows-1251', 'koi8-r', 'iso-8859-5'])
      assert.equal(read(words, charset).text, words)
  })
})

test('what no decoder of the platform knows: HZ, ISO-2022-KR', () => {
  assert.equal(readLetters(Buffer.from('Hi ~{<:Ky2;S{~}!'), 'hz-gb-2312').text, 'Hi 己所不欲!')
  assert.equal(readLetters(Buffer.from('\u001b$)C\u000e>H3g\u000f!'), 'iso-2022-kr').text, '안녕!')
})

test('a mail that names UTF-16 and is plain is read as it is', () => {
  assert.equal(readLetters(Buffer.from('plain words'), 'utf-16').text, 'plain words')
})

test('UTF-8 with one broken letter stays UTF-8, and it is said that a letter is lost', () => {
  const bytes = Buffer.from('Ñandú, mañana, señor, cigüeña, día').subarray(0, -2)
  const { text, doubt } = readLetters(bytes, 'utf-8')
  assert.equal(text, 'Ñandú, mañana, señor, cigüeña, d�')
  assert.deepEqual(doubt, { is: 'letters-lost' })
})

test('a mark at the start settles it', () => {
  assert.equal(readLetters(Buffer.from('\ufeffGrüße'), 'iso-8859-1').text, 'Grüße')
  assert.equal(
    readLetters(Buffer.concat([Buffer.from([0xff, 0xfe]), encode('您好', 'utf-16le')])).text,
    '您好',
  )
})
