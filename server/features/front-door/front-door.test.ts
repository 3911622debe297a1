/** The contact page through its door: languages, loss of service, long names, and what is answered when something is wrong. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { WEEKDAYS } from '../../../domain/hours/hours.ts'
import { eventually } from '../../testing/eventually.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

interface Asked {
  readonly cookie?: string
  readonly language?: string
  readonly accept?: string
  readonly form?: Readonly<Record<string, string>>
}

async function ask(path: string, { cookie, language, accept = 'text/html', form }: Asked = {}) {
  const response = await fetch(`${world.url}${path}`, {
    redirect: 'manual',
    headers: {
      accept,
      ...(cookie === undefined ? {} : { cookie }),
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })
  const text = await response.text()
  const set = response.headers.getSetCookie()
  return { response, text, lang: /<html lang="(\w+)"/.exec(text)?.[1], set }
}

const languageIn = (set: readonly string[]) => set.find(line => line.startsWith('heed_language='))

test('the language is the browser’s, until a page is asked for in another, and stays', async () => {
  assert.equal((await ask('/')).lang, 'en')
  const own = await ask('/', { language: 'fr, es;q=0.8, en;q=0.5' })
  assert.equal(own.lang, 'es')
  assert.equal(languageIn(own.set), undefined)

  const asked = await ask('/?language=es', { language: 'en' })
  assert.equal(asked.lang, 'es')
  const cookie = languageIn(asked.set) ?? ''
  assert.match(cookie, /^heed_language=es; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  const chosen = cookie.split(';')[0] ?? ''
  assert.equal((await ask('/', { language: 'en', cookie: chosen })).lang, 'es')
  assert.equal((await ask('/?language=en', { cookie: chosen })).lang, 'en')
})

test('a language that we do not speak changes nothing', async () => {
  const asked = await ask('/?language=xx', { cookie: 'heed_language=yy', language: 'es' })
  assert.equal(asked.lang, 'es')
  assert.equal(languageIn(asked.set), undefined)
})

test('each page links to itself in the other language, with its question and without a key', async () => {
  const link = (text: string) => /<a href="([^"]*)" lang="es"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  assert.equal(link((await ask('/')).text), '?language=es')
  assert.equal(link((await ask('/?language=en&from=bill')).text), '?language=es&from=bill')
  const opened = await ask('/case/HD-ABC-123/open?k=secret.key')
  assert.equal(link(opened.text), '?language=es')
  assert.equal((await ask('/case/HD-ABC-123/open?language=es')).lang, 'es')
  assert.equal(link((await ask('/no/such/page')).text), '?language=es')
  const answered = await ask('/start', { form: { words: '' } })
  assert.equal(answered.response.status, 400)
  assert.equal(link(answered.text), undefined, 'the address of a form can only be posted to')
})

test('who writes in Spanish is told in Spanish what is missing, and is known to speak it', async () => {
  const cookie = 'heed_language=es'
  const missing = await ask('/start', { cookie, form: { words: ' ' } })
  assert.match(missing.text, /Escriba antes unas palabras/)
  const wrong = await ask('/start', { cookie, form: { words: 'Hola', address: 'nobody', down: 'yes' } })
  assert.match(wrong.text, /Escriba un correo como/)
  assert.match(wrong.text, /<input[^>]*name="down"[^>]* checked/)

  const started = await ask('/start', { cookie, form: { words: 'No tengo línea.' } })
  assert.equal(started.response.status, 303)
  const reference = started.response.headers.get('location')?.split('/').at(-1) ?? ''
  const { rows } = await sql<{ readonly language: string }>`
    SELECT u.language FROM customer u JOIN cases c ON c.customer_id = u.id WHERE c.reference = ${reference}`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ language: 'es' }])
})

test('loss of service goes before what came earlier, without script too', async () => {
  const start = async (form: Readonly<Record<string, string>>) => {
    const { response } = await ask('/start', { form: { messageId: randomUUID(), ...form } })
    return response.headers.get('location')?.split('/').at(-1) ?? ''
  }
  const earlier = await start({ words: 'A question about my bill.' })
  const down = await start({ words: 'Nothing works.', down: 'yes' })
  const ada = await world.agent('ada')
  await ada.here()
  const first = await ada.view(await ada.offered())
  assert.equal(first.summary.reference, down)
  assert.notEqual(first.summary.reference, earlier)
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
})

test('a name of a hundred thousand letters is cut where it comes in', async () => {
  const { caseId } = await world.customer('Hello.', { name: 'W'.repeat(100_000) })
  const { rows } = await sql<{ readonly length: number }>`
    SELECT length(u.name) AS length FROM customer u JOIN cases c ON c.customer_id = u.id WHERE c.id = ${caseId}`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ length: 200 }])
})

test('what is not there is a page for a person, in their language, and JSON for a program', async () => {
  const page = await ask('/no/such/page')
  assert.equal(page.response.status, 404)
  assert.match(page.text, /<title>There is nothing here<\/title>/)
  assert.match(page.text, /<a class="button main" href="\/">Write to a person<\/a>/)
  const spanish = await ask('/no/such/page?language=es')
  assert.match(spanish.text, /<h1>Aquí no hay nada<\/h1>/)
  assert.match(languageIn(spanish.set) ?? '', /^heed_language=es;/)
  const json = await ask('/no/such/page', { accept: 'application/json' })
  assert.deepEqual(JSON.parse(json.text), { fault: 'not-found', says: 'There is nothing at this address.' })
})

test('open and nobody at a desk: the page promises nobody', async () => {
  const text = await eventually('nobody at a desk', async () => {
    const page = await ask('/')
    return /We are open, but nobody is at a desk right now\./.test(page.text) && page.text
  })
  assert.doesNotMatch(text, /A person answers/)
  assert.match(text, /Write now: you take your place in the line/)
  const ada = await world.agent('ada')
  await ada.here()
  await eventually('somebody at a desk', async () => /A person answers/.test((await ask('/')).text))
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
})

test('when it is closed the page says so once, and when a person answers', async () => {
  const week = Object.fromEntries(WEEKDAYS.map(day => [day, []]))
  const never = { timeZone: 'Europe/London', week, closedDays: [], extraDays: [] }
  await sql`UPDATE organisation SET hours = ${JSON.stringify(never)}`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
  const { text } = await ask('/')
  const shown = text.slice(text.indexOf('<main'), text.indexOf('data-given'))
  assert.equal(shown.split('We are closed now.').length - 1, 1)
  assert.match(text, /Ring 01632 960999/)
  assert.match(text, /tick “My service is down altogether”/)
})
