import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlToText } from './html-text.ts'

const cases: readonly [string, string, string][] = [
  [
    'paragraphs and lines',
    '<p>One<br>two</p>\n<p>three</p><div>four</div><div>five</div>',
    'One\ntwo\n\nthree\n\nfour\nfive',
  ],
  ['white space is one blank', 'a \n\t b&nbsp;&nbsp;c', 'a b c'],
  ['lists', '<ul><li>one<li>two</ul>', '* one\n* two'],
  [
    'a table',
    '<table><tr><td>May</td><td>£35</td></tr><tr><td>June</td><td>£35</td></tr></table>',
    'May £35\nJune £35',
  ],
  [
    'a link shows where it goes',
    '<a href="https://a.example/x">my bill</a>',
    'my bill <https://a.example/x>',
  ],
  ['a link that shows itself does not repeat', '<a href="https://a.example/">a.example</a>', 'a.example'],
  ['a link that runs a script shows its words only', '<a href="javascript:alert(1)">click</a>', 'click'],
  ['a mailto', '<a href="mailto:ada@a.example">Ada</a>', 'Ada <ada@a.example>'],
  [
    'a picture says what it is',
    '<img src="x" alt="router, all lights off"> <img src=y>',
    '[router, all lights off]',
  ],
  ['entities', 'caf&eacute; &amp; &lt;b&gt; &#8364;35 &#x1F600; &euro;', 'café & <b> €35 😀 €'],
  ['entities that are none stay', 'AT&T &bogus; &', 'AT&T &bogus; &'],
  ['an entity for nothing or for half a letter does no harm', 'a&#0;b&#xD800;c&#1114112;d', 'ab\ufffdcd'],
  [
    'what is not shown is not said',
    '<head><title>t</title></head><style>p{}</style><script>var a = "<p>"</script>words',
    'words',
  ],
  ['comments', 'a<!-- <p>no</p> -->b', 'ab'],
  ['a smaller-than in the words', '3 < 4 and 5 <6', '3 < 4 and 5 <6'],
  ['an open comment, script or tag loses no words before it', 'words <!-- open', 'words <!-- open'],
  ['upper case and odd spacing', '<P ALIGN=left>One</P ><BR/>two', 'One\n\ntwo'],
  ['lines kept as typed', '<pre>one\n  two  three</pre>', 'one\n  two  three'],
  [
    'numbered lists, and lists in lists',
    '<ol start=3><li>a<li>b<ul><li>c</ul></ol>d',
    '3. a\n4. b\n* c\n\nd',
  ],
  [
    'a quote is marked line by line, and a quote in it twice',
    '<p>new</p><blockquote type="cite">old<br><br>older<blockquote>oldest</blockquote></blockquote>mine',
    'new\n\n> old\n>\n> older\n>\n>> oldest\n\nmine',
  ],
  [
    'what is only moved to the right is no quote',
    '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">a</blockquote>',
    'a',
  ],
  [
    'what no program shows is left out',
    '<div style="display:none;max-height:0">seen in the list <div>only</div></div>a<span style="mso-hide:all">b</span><p hidden>c</p>',
    'a',
  ],
  ['what hides and is never closed hides nothing', 'a<div style="display:none">b<br>c', 'a\nb\nc'],
  ['comments for one program', '<!--[if mso]><p>no</p><![endif]--><![if !mso]><p>yes</p><![endif]>', 'yes'],
  [
    'lines of Outlook, each a paragraph',
    '<p class="MsoNormal">one<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class=MsoNormal>two</p><p class=MsoNormal>three</p>',
    'one\n\ntwo\nthree',
  ],
  [
    'a part that a program calls a signature stands below dashes',
    '<div>words</div><div class="gmail_signature" dir="ltr">Ada Example</div>',
    'words\n--\nAda Example',
  ],
  [
    'dashes that stand there are not doubled',
    '<div>words</div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Ada</div>',
    'words\n--\nAda',
  ],
  [
    'the headers of an older mail stand below a rule',
    '<div>words</div><div id="x_divRplyFwdMsg"><b>From:</b> a@a.example<br><b>Sent:</b> Monday</div>',
    'words\n________________________________\nFrom: a@a.example\nSent: Monday',
  ],
  ['tabs and lines that are named', 'a&Tab;b&NewLine;c &alpha;&Omega; &rarr;', 'a b c αΩ →'],
]
for (const [says, html, text] of cases) {
  test(says, () => assert.equal(htmlToText(html), text))
}

test('letters whose case has another length do not shift what follows', () => {
  assert.equal(htmlToText(`${'İ'.repeat(50)}<SCRIPT>no</SCRIPT><b>yes</b>`), `${'İ'.repeat(50)}yes`)
})

const endless = [
  '<',
  '<a ',
  '<a href="',
  '<!--',
  '<script>',
  '</',
  '&#',
  '<p',
  '<p>x',
  '<blockquote>',
  '<blockquote>x<br>',
  '<ol><li>',
  '<div style="display:none">',
  '<span hidden>x',
  '<a href="https://a.example">x',
  '<pre>x\n',
  '<p style="',
  '</blockquote>',
]
for (const piece of endless) {
  test(`a million times ${JSON.stringify(piece)} ends`, () => {
    htmlToText(piece.repeat(1_000_000 / piece.length))
  })
}
