/** Help pages to be looked at: with everything that an article can hold. */
import type { ArticlePage, HelpItem, HelpPage, PageLinks } from '../../contract/pages.ts'

const links: PageLinks = {
  canonical: 'https://help.behemoth.example/help',
  alternates: [
    { language: 'en', href: 'https://help.behemoth.example/help?language=en' },
    { language: 'es', href: 'https://help.behemoth.example/help?language=es' },
    { language: 'x-default', href: 'https://help.behemoth.example/help' },
  ],
}

const restart: HelpItem = {
  title: 'The internet is slow or gone: start the router again',
  language: 'en',
  href: '/help/restart-the-router',
  lead: 'Most of the time the internet comes back when the router is off for a minute.',
}
const bill: HelpItem = {
  title: 'How to read your bill',
  language: 'en',
  href: '/help/read-your-bill',
  lead: 'A bill has three parts: what is the same each month, what you used, and what is left from before.',
}
const spanishOnly: HelpItem = {
  title: 'Cambiar de casa',
  language: 'es',
  href: '/help/move-house',
  lead: 'Avísenos dos semanas antes.',
}

export const helpLinks = [restart, bill, spanishOnly].map(({ title, language, href }) => ({
  title,
  language,
  href,
}))

export const helpPage: HelpPage = {
  page: 'help',
  typed: '',
  found: null,
  topics: [
    { topic: 'Internet', articles: [restart] },
    { topic: 'Bills', articles: [bill, spanishOnly] },
  ],
  links,
}

export const articlePage: ArticlePage = {
  page: 'article',
  title: restart.title,
  topic: 'Internet',
  language: 'en',
  html: `<p>Most of the time the internet comes back when the router is off for <strong>a minute</strong>.</p>
<h2>What to do</h2>
<ol><li>Pull the plug of the router.</li><li>Count to sixty. <em>This matters.</em></li><li>Put it back, and wait five minutes.</li></ol>
<h2>What the lights say</h2>
<table><thead><tr><th scope="col">Light</th><th scope="col">What it means</th></tr></thead>
<tbody><tr><td>green</td><td>All is well.</td></tr><tr><td>red</td><td>There is no line. <a href="/">Tell us</a>.</td></tr></tbody></table>
<h3>Its own page</h3>
<p>Open <code>192.0.2.1</code> in a browser.</p>
<pre><code>user: admin
the password is on the label under the router</code></pre>
<blockquote><p>You never have to do this before you talk to us.</p></blockquote>
<ul><li>One</li><li>Two</li></ul><hr />`,
  updatedAt: Date.UTC(2025, 10, 21, 9, 5),
  links,
}
