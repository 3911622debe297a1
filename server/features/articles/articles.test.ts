/** Help articles through the doors: written at the desk, read by everybody, and nobody's words lost. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type {
  ArticleList,
  ArticleTexts,
  ArticleVersions,
  ArticleView,
  FoundArticle,
  Suggestions,
} from '../../../contract/article.ts'
import { type AgentClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let lena: AgentClient
let ada: AgentClient
before(async () => {
  world = await openWorld()
  lena = await world.agent('lena')
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())

const place = '/api/desk/articles'
const restart: ArticleTexts = {
  en: {
    topic: 'Internet',
    title: 'Start the router again',
    body: 'When the **internet** is slow or gone.\n\n1. Pull the plug.\n2. Wait. See [moving](/help/moving-house).',
  },
  es: {
    topic: 'Internet',
    title: 'Reiniciar el rúter',
    body: 'Si la conexión va lenta o hay una avería.\n\n1. Desenchúfelo.',
  },
}
const moving: ArticleTexts = {
  en: { topic: 'Your contract', title: 'Moving house', body: 'Tell us **two weeks** before you move.' },
  es: null,
}

async function write(texts: ArticleTexts, slug = '', isPublished = true): Promise<ArticleView> {
  const made = await lena.send('POST', place, { texts, slug })
  assert.equal(made.status, 200, made.text)
  const view: ArticleView = made.body
  if (!isPublished) return view
  const shown = await lena.send('PUT', `${place}/${view.slug}/shown`, { isPublished })
  assert.equal(shown.status, 200, shown.text)
  return shown.body
}

async function page(path: string, language = 'en') {
  const mark = path.includes('?') ? '&' : '?'
  return await request(`${world.url}${path}${mark}language=${language}`, 'GET', { accept: 'text/html' })
}

describe('reading', () => {
  before(async () => {
    await write(restart, 'restart-the-router')
    await write(moving)
    await write({ en: { topic: '', title: 'Not yet', body: 'Secret plans.' }, es: null }, '', false)
  })

  test('everything that is shown is listed by topic, with a person above and below', async () => {
    const { status, text } = await page('/help')
    assert.equal(status, 200)
    for (const part of ['Start the router again', 'Moving house', 'Your contract', 'is slow or gone'])
      assert.ok(text.includes(part), part)
    assert.ok(!text.includes('Not yet') && !text.includes('Secret plans'))
    assert.ok(text.indexOf('Rather ask a person?') < text.indexOf('Moving house'))
    assert.ok(text.indexOf('A person is one step away') > text.indexOf('Moving house'))
  })

  test('an article is read in the language of the page, and else in the one that it has', async () => {
    const english = await page('/help/restart-the-router')
    assert.match(english.text, /<strong>internet<\/strong>/)
    assert.match(english.text, /<title>Start the router again, Big Behemoth/)
    const spanish = await page('/help/restart-the-router', 'es')
    assert.match(spanish.text, /Reiniciar el rúter/)
    const only = await page('/help/moving-house', 'es')
    assert.match(only.text, /Esta página la tenemos solo en inglés/)
    assert.match(only.text, /<div class="article" lang="en"/)
    for (const { text } of [english, spanish, only]) {
      assert.match(text, /tel:01632960100/)
      assert.match(text, /A person is one step away|persona/)
    }
  })

  test('search engines are told where it is, in each language that it is written in', async () => {
    const { text } = await page('/help/restart-the-router', 'es')
    const at = `${world.url}/help/restart-the-router`
    assert.ok(text.includes(`<link rel="canonical" href="${at}?language=es"/>`), text.slice(0, 1_500))
    for (const [language, href] of [
      ['en', `${at}?language=en`],
      ['es', `${at}?language=es`],
      ['x-default', at],
    ])
      assert.ok(text.includes(`<link rel="alternate" hreflang="${language}" href="${href}"/>`), language)
    assert.doesNotMatch((await page('/help/moving-house')).text, /hreflang="es" href="http/)
  })

  test('what is not there, or not shown yet, is our own page with a way to a person', async () => {
    for (const path of ['/help/nothing-of-this-name', '/help/not-yet', '/help/%00', '/help/..%2f..%2fetc']) {
      const { status, text } = await page(path)
      assert.equal(status, 404, path)
      assert.match(text, /A person is one step away|Write to a person/)
    }
  })

  const searches: readonly [typed: string, language: 'en' | 'es', title: string][] = [
    ['routers', 'en', 'Start the router again'],
    ['rout', 'en', 'Start the router again'],
    ['rooter', 'en', 'Start the router again'],
    ['i am movin', 'en', 'Moving house'],
    ['averia', 'es', 'Reiniciar el rúter'],
    ['AVERÍAS', 'es', 'Reiniciar el rúter'],
    ['ruter', 'es', 'Reiniciar el rúter'],
    ["internet's & | ! (gone) :*", 'en', 'Start the router again'],
    ['weeks', 'es', 'Moving house'],
  ]
  for (const [typed, language, title] of searches) {
    test(`“${typed}” finds “${title}” without script (${language})`, async () => {
      const { status, text } = await page(`/help?q=${encodeURIComponent(typed)}`, language)
      assert.equal(status, 200)
      const found = text.slice(text.indexOf('id="found-title"'), text.indexOf('class="topic"'))
      assert.ok(found.includes(title), found)
    })
  }

  test('whatever is searched for is an answer and never an error', async () => {
    const odd = [
      'elephants',
      "'",
      '\\',
      '%',
      'the',
      ':*',
      '<script>',
      '🙂',
      'a '.repeat(400),
      '\u0000',
      'x'.repeat(900),
    ]
    for (const typed of odd) {
      const { status } = await page(`/help?q=${encodeURIComponent(typed)}`)
      assert.equal(status, 200, typed)
    }
    assert.match((await page('/help?q=elephants')).text, /No page fits these words/)
    assert.equal((await page(`/help?q=${'x'.repeat(1_001)}`)).status, 400)
  })

  test('beside the words of a customer stand articles that fit, published ones alone', async () => {
    const suggest = async (typed: string): Promise<Suggestions['articles']> =>
      (await request(`${world.url}/help/suggest?q=${encodeURIComponent(typed)}`, 'GET')).body['articles']
    const [first] = await suggest('my router blinks since friday and nobody ca')
    assert.deepEqual(first, {
      title: 'Start the router again',
      language: 'en',
      href: '/help/restart-the-router',
    })
    assert.deepEqual(await suggest('secret plans'), [])
    assert.deepEqual(await suggest('nothing of it fits'), [])
    assert.deepEqual(await suggest(''), [])
  })

  test('the contact page names what is read most, without script, after the form', async () => {
    await page('/help/moving-house')
    const { text } = await page('/')
    assert.ok(text.indexOf('Send it to a person') < text.indexOf('href="/help/moving-house"'))
    const most = [...text.matchAll(/href="(\/help\/[^"]+)"/g)].map(([, href]) => href)
    assert.ok(most.indexOf('/help/moving-house') >= 0)
    assert.ok(text.includes('href="/help"'))
  })

  test('asking too often is asked to wait, and only there', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 260 }, async () => (await request(`${world.url}/help/suggest?q=x`, 'GET')).status),
    )
    assert.ok(statuses.includes(429))
    assert.equal((await page('/help')).status, 200)
  })
})

describe('writing', () => {
  test('agents read, leads and administrators write; nobody else gets in', async () => {
    const { slug, version } = await write(
      { en: { topic: '', title: 'Rights', body: 'x' }, es: null },
      '',
      false,
    )
    const list: ArticleList = (await ada.get(place)).body
    assert.equal(list.mayEdit, false)
    const read: ArticleView = (await ada.get(`${place}/${slug}`)).body
    assert.equal(read.mayEdit, false)
    assert.equal((await ada.get(`${place}/${slug}/versions`)).status, 200)
    const tries: readonly [method: string, path: string, body: unknown][] = [
      ['POST', place, { texts: moving }],
      ['PUT', `${place}/${slug}`, { base: version, slug, texts: moving }],
      ['PUT', `${place}/${slug}/shown`, { isPublished: true }],
      ['POST', `${place}/${slug}/restore`, { base: version, number: 1 }],
      ['POST', `${place}/preview`, { body: 'x' }],
    ]
    for (const [method, path, body] of tries) {
      const refused = await ada.send(method, path, body)
      assert.equal(refused.status, 403, path)
      assert.match(refused.text, /Only a lead or an administrator can change help articles\./)
      assert.equal((await request(`${world.url}${path}`, method, { body })).status, 401, path)
    }
    for (const path of [place, `${place}/${slug}`, `${place}/found`, `${place}/${slug}/versions`])
      assert.equal((await request(`${world.url}${path}`, 'GET')).status, 401, path)
    const hugo = await world.agent('hugo')
    assert.equal(
      (await hugo.send('POST', `${place}/preview`, { body: '**x**' })).text,
      '{"html":"<p><strong>x</strong></p>\\n"}',
    )
  })

  test('of two who edit at once the second is told, and loses nothing', async () => {
    const { slug, version } = await write(moving, 'two-editors')
    const hugo = await world.agent('hugo')
    const save = async (who: AgentClient, body: string, base = version) =>
      await who.send('PUT', `${place}/${slug}`, {
        base,
        slug,
        texts: { en: { topic: 'T', title: 'Two', body }, es: null },
      })
    const both = await Promise.all([save(lena, 'By Lena.'), save(hugo, 'By Hugo.')])
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
    assert.match(both.map(({ text }) => text).join(), /Somebody saved this article since you opened it/)
    const now: ArticleView = (await ada.get(`${place}/${slug}`)).body
    assert.equal(now.version, version + 1)
    assert.equal((await save(hugo, 'Both together.', now.version)).status, 200)
    // The same once more, as after a lost answer, is done already.
    assert.equal((await save(hugo, 'Both together.', now.version)).status, 200)
    const { versions }: ArticleVersions = (await ada.get(`${place}/${slug}/versions`)).body
    assert.deepEqual(
      versions.map(({ number }) => number),
      [3, 2, 1],
    )
    assert.equal(versions[0]?.by, 'Hugo Adeyemi')
    assert.equal(versions[2]?.texts.en?.body, moving.en?.body)
  })

  test('an old version is said again as a new one; what it replaces is kept', async () => {
    const { slug } = await write(moving, 'restored')
    const changed = await lena.send('PUT', `${place}/${slug}`, { base: 1, slug, texts: restart })
    assert.equal(changed.status, 200)
    assert.match((await page(`/help/${slug}`)).text, /Start the router again/)
    const restored = await lena.send('POST', `${place}/${slug}/restore`, { base: 2, number: 1 })
    const view: ArticleView = restored.body
    assert.equal(view.version, 3)
    assert.deepEqual(view.texts, moving)
    assert.match((await page(`/help/${slug}`)).text, /two weeks/)
    assert.equal((await lena.send('POST', `${place}/${slug}/restore`, { base: 3, number: 9 })).status, 404)
    assert.equal((await lena.send('POST', `${place}/${slug}/restore`, { base: 1, number: 2 })).status, 409)
  })

  test('a place that it once had leads to it for good, and is nobody else’s', async () => {
    const { slug } = await write(moving, 'old-place')
    const renamed = await lena.send('PUT', `${place}/${slug}`, { base: 1, slug: 'new-place', texts: moving })
    assert.equal(renamed.status, 200, renamed.text)
    const old = await fetch(`${world.url}/help/old-place?language=es`, { redirect: 'manual' })
    assert.equal(old.status, 301)
    assert.equal(old.headers.get('location'), '/help/new-place?language=es')
    const taken = await lena.send('POST', place, { slug: 'old-place', texts: moving })
    assert.equal(taken.status, 409)
    assert.match(taken.text, /This address belongs to another page of ours/)
    assert.equal((await lena.send('POST', place, { slug: 'suggest', texts: moving })).status, 409)
    assert.equal((await lena.send('POST', place, { slug: 'No Good', texts: moving })).status, 400)
    const made = await write(moving)
    assert.match(made.slug, /^moving-house-\d+$/)
  })

  test('what says nothing is not shown, and what is hidden is gone from all pages at once', async () => {
    const empty = await write({ en: null, es: null }, 'says-nothing', false)
    const refused = await lena.send('PUT', `${place}/${empty.slug}/shown`, { isPublished: true })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /needs a title and words/)
    const { slug } = await write(moving, 'to-hide')
    assert.equal((await page(`/help/${slug}`)).status, 200)
    assert.equal((await lena.send('PUT', `${place}/${slug}/shown`, { isPublished: false })).status, 200)
    assert.equal((await page(`/help/${slug}`)).status, 404)
    assert.equal((await ada.get(`${place}/${slug}`)).status, 200)
  })

  test('what is written cannot harm a reader, nor the server', async () => {
    const harm = '<script>harm()</script><img src=x onerror=harm()>\n\n[x](javascript:harm()) **fine**'
    const title = '</title><script>harm()</script>'
    const { slug } = await write({ en: { topic: title, title, body: harm }, es: null }, 'harmful')
    for (const path of [`/help/${slug}`, '/help', '/']) {
      const { text } = await page(path)
      assert.doesNotMatch(text, /<script>harm|onerror=|href="javascript/)
    }
    assert.match((await page(`/help/${slug}`)).text, /<strong>fine<\/strong>/)
    const deep = { en: { topic: '', title: 'Deep', body: '>'.repeat(39_000) }, es: null }
    const refused = await lena.send('POST', place, { texts: deep })
    assert.equal(refused.status, 400)
    assert.match(refused.text, /nested too deeply/)
    const long = { en: { topic: '', title: 'Long', body: 'x'.repeat(40_001) }, es: null }
    assert.equal((await lena.send('POST', place, { texts: long })).status, 400)
    await lena.send('PUT', `${place}/${slug}/shown`, { isPublished: false })
  })

  test('for a reply an article is found in either language, as a whole address and as plain words', async () => {
    const found = async (typed: string): Promise<readonly FoundArticle[]> =>
      (await ada.get(`${place}/found?q=${encodeURIComponent(typed)}`)).body['articles']
    const [english] = await found('router plug')
    assert.equal(english?.href, `${world.url}/help/restart-the-router?language=en`)
    assert.equal(
      english?.words,
      `When the internet is slow or gone.\n\n1. Pull the plug.\n2. Wait. See moving <${world.url}/help/moving-house>.`,
    )
    assert.equal((await found('desenchufelo'))[0]?.language, 'es')
    assert.ok((await found('')).length > 0)
    assert.deepEqual(await found('secret plans'), [])
  })

  test('the desk finds drafts too', async () => {
    const list: ArticleList = (await ada.get(`${place}?q=secret`)).body
    assert.deepEqual(
      list.articles.map(({ slug, isPublished }) => ({ slug, isPublished })),
      [{ slug: 'not-yet', isPublished: false }],
    )
  })
})
