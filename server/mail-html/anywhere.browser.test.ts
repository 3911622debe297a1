/** What a browser makes of cleaned mails: attacks stand at any place of a mail, cut through, with marks missing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPage } from '../../tests/browser.ts'
import { attacks } from '../../tests/desk/mail-attacks.ts'
import { cleanMail } from './clean.ts'
import { frameOf } from './frame.ts'

const MAILS = 150
const WORDS = 'THE WORDS OF THE MAIL'
const ORDINARY = `<html><head><style>p { color: #333 }</style></head><body bgcolor="#fff"><p>Dear team,</p>
<table width="600" style="border:1px solid #ccc"><tr><td style="padding:4px">October</td><td align="right">19.00</td></tr></table>
<blockquote type="cite"><div dir="ltr">You wrote: <a href="https://bill.example/1">your bill</a></div></blockquote></body></html>`

/** The same numbers each time: a mail that gets through has a number by which it is found again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    return (state >>> 8) % below
  }
}

function mangled(seed: number, lines: readonly string[]): string {
  const below = numbersFrom(seed)
  let html = ORDINARY
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(html.length + 1)
    html = html.slice(0, at) + (lines[below(lines.length)] ?? '') + html.slice(at)
  }
  const cut = below(html.length)
  if (below(3) === 0) html = html.slice(0, cut) + html.slice(cut + below(40))
  if (below(3) === 0) html = html.replaceAll('>', () => (below(10) === 0 ? '' : '>'))
  if (below(3) === 0) html = html.replaceAll('"', () => (below(10) === 0 ? "'" : '"'))
  return `<p>${WORDS}</p>${html}`
}

/** Asked of the page from outside; what should not be there. */
const WRONG = `[
  ...[...document.body.querySelectorAll('*')].flatMap(one => [
    ...(one.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : [one.namespaceURI]),
    ...(/^(?:script|style|link|meta|base|iframe|object|embed|form|input|button|textarea|select|img|video|audio|svg|math|template)$/.test(one.localName) ? [one.localName] : []),
    ...one.getAttributeNames().filter(name => /^on|^(?:src|srcset|id|name|ping|background|action|formaction|poster|data)$/.test(name)),
    ...(getComputedStyle(one).position === 'static' && getComputedStyle(one).backgroundImage === 'none' ? [] : ['style']),
  ]),
  ...[...document.links].map(({ protocol }) => protocol).filter(protocol => !/^(?:https?|mailto|tel):$/.test(protocol)),
  ...(window.attacked === undefined ? [] : ['attacked']),
]`

test('wherever in a mail an attack stands, whole or in pieces, nothing of it is left, and the words are', async t => {
  const page = await openPage(t)
  const asked: string[] = []
  await page.route('**/*', async route => {
    asked.push(route.request().url())
    await route.abort()
  })
  const lines = attacks('http://spy.example')
  for (let seed = 1; seed <= MAILS; seed++) {
    const mail = cleanMail(mangled(seed, lines))
    await page.setContent(frameOf({ mail, look: 'light', language: 'en', addressOf: () => null }))
    assert.deepEqual(await page.evaluate(WRONG), [], `mail ${seed}`)
    assert.ok((await page.locator('body').innerText()).includes(WORDS), `mail ${seed} lost its words`)
  }
  assert.deepEqual(asked, [])
})
