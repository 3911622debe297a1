/** Whatever somebody writes into an article, nothing of it can do anything in the page of a customer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleHtml, articleLead, articleWords } from './markdown.ts'

test('what a help page needs is there: headings, lists, links, emphasis, code, tables', () => {
  const html = articleHtml(
    '# Restart\n\nPress **the button** and *wait*.\n\n1. One\n2. Two\n\n[Ask us](/) or [ring](tel:01632960100).\n\n' +
      '| Light | Means |\n|---|---|\n| red | no line |\n\n`192.0.2.1`\n\n> Said.',
  )
  for (const part of [
    '<h2>Restart</h2>',
    '<strong>the button</strong>',
    '<em>wait</em>',
    '<ol>\n<li>One</li>',
    '<a href="/">Ask us</a>',
    '<a href="tel:01632960100">ring</a>',
    '<th scope="col">Light</th>',
    '<td>no line</td>',
    '<code>192.0.2.1</code>',
    '<blockquote>',
  ])
    assert.ok(html.includes(part), `${part} is not in ${html}`)
})

const harmful = [
  '<script>harm()</script>',
  '<img src=x onerror="harm()">',
  '![x](javascript:harm())',
  '![x" onerror="harm()](x.png)',
  '[x](javascript:harm())',
  '[x](JaVaScRiPt:harm())',
  '[x](java&#10;script:harm())',
  '[x](data:text/html,<script>harm()</script>)',
  '[x](vbscript:harm())',
  '[x](//elsewhere.example/)',
  '[x](/\\elsewhere.example/)',
  '<a href="https://a.example" onclick="harm()">x</a>',
  '<a href=" javascript:harm()">x</a>',
  '<a href="/\\elsewhere.example/">x</a>',
  '<a href="//elsewhere.example/">x</a>',
  '<a href="elsewhere">x</a>',
  '<svg><script>harm()</script></svg>',
  '<svg onload=harm()>',
  '<math><mtext><table><mglyph><style><img src=x onerror=harm()></style></mglyph></table></mtext></math>',
  '<iframe srcdoc="<script>harm()</script>"></iframe>',
  '<form action="https://elsewhere.example"><input name=x><button formaction="javascript:harm()">x</button></form>',
  '<style>body { display: none }</style>',
  '<p style="position: fixed; inset: 0">x</p>',
  '<p id="main" class="button">x</p>',
  '<base href="https://elsewhere.example/">',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
  '<object data="x"></object><embed src="x">',
  '<details ontoggle=harm() open>x</details>',
  '<!--><img src=x onerror=harm()>-->',
  '<noscript><p title="</noscript><img src=x onerror=harm()>"></noscript>',
  '```\n</code></pre><script>harm()</script>\n```',
  '`<img src=x onerror=harm()>`',
  '[x]: javascript:harm()\n\n[x]',
  '<javascript:harm()>',
]

/** Every tag that may stand there, with the attributes that it may have. */
const ALLOWED =
  /^<(?:\/?(?:h[234]|p|ul|ol|li|blockquote|em|strong|del|code|pre|table|thead|tbody|tr|td)|hr \/|br \/|a|\/a|a href="(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^"<>\s]*"|ol start="\d+"|th scope="col"|\/th)>$/

for (const written of harmful) {
  test(`no harm: ${written}`, () => {
    for (const tag of articleHtml(written).match(/<[^>]*>?/g) ?? []) assert.match(tag, ALLOWED)
  })
}

test('words that are nested beyond reading are a fault with a sentence, not a crash', () => {
  assert.throws(() => articleHtml('>'.repeat(40_000)), { fault: 'bad-request' })
})

test('the same words without marks can stand in a reply', () => {
  const body =
    '## First\n\nPress **it**. See [moving](/help/move-house) or <https://a.example/x>.\n\n1. Off\n2. On\n\n- a\n- b'
  assert.equal(
    articleWords(body, 'https://help.example'),
    'First\n\nPress it. See moving <https://help.example/help/move-house> or https://a.example/x.\n\n1. Off\n2. On\n\n* a\n* b',
  )
})

test('how an article begins is its first paragraph, cut at a word', () => {
  assert.equal(articleLead('Off and *on*, [here](/x).\n\nThen.'), 'Off and on, here.')
  assert.equal(articleLead(''), '')
  const long = articleLead('word '.repeat(100))
  assert.ok(long.endsWith('word …') && long.length < 190)
})
