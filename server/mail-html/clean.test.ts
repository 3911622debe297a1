import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanMail } from './clean.ts'
import { createCleaner } from './clean-apart.ts'
import { harmlessStyle } from './styles.ts'

const cleaned = (html: string) => cleanMail(html).html

test('of a style, what is harmless stays', () => {
  const style =
    "color: #333; background: #FFF; font-family: 'Segoe UI', Arial; padding: 0 4px; border: 1px solid rgb(1, 2, 3); width:50% !important"
  assert.equal(
    harmlessStyle(style),
    'color:#333;background:#FFF;font-family:Segoe UI, Arial;padding:0 4px;border:1px solid rgb(1, 2, 3);width:50%',
  )
})

test('of a style, nothing stays that loads, runs or stands above something else', () => {
  for (const style of [
    'position: fixed; top: 0; left: 0; z-index: 99',
    'background: url(http://spy.example/a.png)',
    'background-image: image-set("http://spy.example/a.png" 1x)',
    'width: expression(alert(1))',
    'behavior: url(#default#time2)',
    '-moz-binding: url(http://spy.example/x.xml#a)',
    'color: u\\72l(http://spy.example)',
    'color: red/**/url(x)',
    'color: var(--accent)',
    'content: attr(title)',
    'list-style: url(http://spy.example/a.png)',
    'margin-left: -400px',
    'display: contents',
    'color: rgb(1,2,3)url(x)',
    'opacity: 0; transform: scale(50); filter: blur(1px); cursor: none; animation: a 1s',
    'color',
    ':red',
    `color: ${'a'.repeat(5_000)}`,
  ])
    assert.equal(harmlessStyle(style), null, style)
})

test('a link says where it leads, and says so aloud where its words name another place', () => {
  const html = cleaned('<a href="http://evil.example/login?a=1">https://www.bank.example/</a>')
  assert.match(html, /title="http:\/\/evil\.example\/login\?a=1"/)
  assert.match(html, /target="_blank" rel="noopener noreferrer nofollow"/)
  assert.match(html, /<span class="leads">→ evil\.example<\/span>/)
  for (const same of [
    '<a href="https://news.bank.example/x">www.bank.example</a>',
    '<a href="https://shop.bank.co.uk">bank.co.uk</a>',
    '<a href="https://click.example/x">Read more</a>',
  ])
    assert.doesNotMatch(cleaned(same), /class="leads"/, same)
  assert.match(
    cleaned('<a href="https://bank.co.uk.evil.example">bank.co.uk</a>'),
    /→ bank\.co\.uk\.evil\.example/,
  )
  assert.match(cleaned('<a href="https://xn--bnk-sna.example">bank.example</a>'), /→ xn--bnk-sna\.example/)
})

test('a link that leads to no place leads nowhere', () => {
  for (const href of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '&#106;avascript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:http://x.example/1',
    '/desk/setup',
    '#top',
  ])
    assert.doesNotMatch(cleaned(`<a href="${href}">here</a>`), /href/, href)
})

test('a picture is a number, a spy of one pixel is none', () => {
  const { html, pictures, mark } = cleanMail(
    '<img src="cid:logo%40x" alt="Logo"><img src="//cdn.example/a.png" width="20" srcset="http://spy.example 2x">' +
      '<img src="http://spy.example/o.gif" width="1" height="1"><img src="data:image/png;base64,AAAA"><img src="/desk">',
  )
  assert.deepEqual(pictures, [{ contentId: 'logo@x' }, { url: 'https://cdn.example/a.png' }])
  assert.equal(html.match(/<img /g)?.length, 2)
  assert.ok(html.includes(`data-${mark}="1"`))
  assert.doesNotMatch(html, /src|spy/)
})

test('words that look like the place of a picture stay words', () => {
  const { html, mark } = cleanMail(
    `<p>&lt;img data-picture-0="0"&gt;</p><p data-picture-1="1" class="leads" id="x">a</p>`,
  )
  assert.ok(!html.includes(mark))
  assert.equal(html, '<p>&lt;img data-picture-0="0"&gt;</p><p>a</p>')
})

test('the ground and direction of a mail stay, and its tables', () => {
  const html = cleaned(
    '<body bgcolor="#EEE" dir="rtl"><table width="600"><tr><td colspan="2" align=center nowrap>سلام</td></tr></table>',
  )
  assert.equal(
    html,
    '<div bgcolor="#EEE" dir="rtl"><table width="600"><tr><td colspan="2" align="center">سلام</td></tr></table></div>',
  )
})

test('whatever is nested, unclosed or endless ends in time, as what is harmless of it or as nothing', async () => {
  const clean = createCleaner(() => 0, 1_500)
  const hostile: Readonly<Record<string, string>> = {
    'a million open elements': '<b>'.repeat(150_000) + '</i>'.repeat(150_000),
    'comments that never end': '<!--'.repeat(500_000),
    'attributes that never end': '<a href="'.repeat(200_000),
    'angle brackets': '<'.repeat(2_000_000),
    'one long style': `<p style="${'a:b;'.repeat(450_000)}">x`,
    'many links': '<a href="http://x.example">x.y.example'.repeat(50_000),
    'one long name': `<a href="http://x.example">${'a.'.repeat(900_000)}</a>`,
    'many pictures': '<img src="http://x.example/a">'.repeat(65_000),
  }
  for (const [name, html] of Object.entries(hostile)) {
    const mail = await clean(name, async () => html)
    assert.ok(mail === null || mail.pictures.length <= 400, name)
    assert.doesNotMatch(mail?.html.slice(0, 10_000) ?? '', /<(?:script|svg|math|style)/)
  }
})

test('a mail that could not be made safe in time is not shown, and is not asked for again and again', async () => {
  const clean = createCleaner(() => now, 1)
  let now = 0
  let asked = 0
  const html = async () => {
    asked += 1
    return '<b>'.repeat(20_000)
  }
  assert.equal(await clean('a', html), null)
  assert.equal(await clean('a', html), null)
  assert.equal(asked, 1)
  now = 20_000
  await clean('a', html)
  assert.equal(asked, 2, 'it may have been erased meanwhile')
})
