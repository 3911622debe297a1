/** What is refused or wrong is said in the language of whoever reads it: at the desk, on the customers' pages, at the contact button. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { RightsView, SetupView } from '../../contract/setup.ts'
import { openWorld, type AgentClient, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())

interface Asked {
  readonly cookie: string
  readonly language: string
  readonly accept?: string
  /** The page that sends a form. */
  readonly origin?: string
  readonly method?: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
}

async function ask(path: string, { cookie, language, accept, origin, method, json, form }: Asked) {
  const sends = json !== undefined || form !== undefined
  const response = await fetch(`${world.url}${path}`, {
    method: method ?? (sends ? 'POST' : 'GET'),
    redirect: 'manual',
    headers: {
      cookie,
      'accept-language': language,
      accept: accept ?? 'application/json',
      ...(origin === undefined ? {} : { origin }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(sends ? { body: form ? new URLSearchParams(form) : JSON.stringify(json) } : {}),
  })
  return { status: response.status, text: await response.text() }
}

test('a refusal at the desk is said in the language of the desk, whatever was chosen on the customers’ pages', async () => {
  const { caseId } = await world.customer('My line is dead.')
  const refusedIn = async (language: string, more = '') =>
    await ask(`/api/desk/cases/${caseId}/acts`, {
      cookie: `${ada.cookie}${more}`,
      language,
      json: { requestId: randomUUID(), act: { act: 'make-offer', words: 'A second line.' } },
    })
  const spanish = await refusedIn('es')
  assert.equal(spanish.status, 409)
  assert.deepEqual(JSON.parse(spanish.text), {
    refused: {
      rule: 'nobody-accepted-yet',
      says: 'Nadie ha aceptado aún este caso: conteste primero al cliente.',
    },
  })
  assert.match((await refusedIn('en', '; heed_language=es')).text, /Nobody has accepted this case yet/)
  const view = await ask(`/api/desk/cases/${caseId}`, { cookie: ada.cookie, language: 'es' })
  assert.match(view.text, /"says":"No se ofrece nada mientras algo vaya mal\."/, 'and the gate says the same')
})

test('whose turn it is is named in Spanish too', async () => {
  const first = await world.customer('I came first.')
  const second = await world.customer('I came later.')
  const answer = await ask(`/api/desk/cases/${second.caseId}/acts`, {
    cookie: ada.cookie,
    language: 'es',
    json: { requestId: randomUUID(), act: { act: 'take' } },
  })
  assert.equal(answer.status, 409, answer.text)
  assert.match(answer.text, /ayude primero a esa persona\. Ahora toca [\w-]+\./)
  assert.doesNotMatch(answer.text, /"next"/)
  assert.notEqual(first.caseId, second.caseId)
})

test('a fault at the desk is said in Spanish: the usual, the exact, what a rule keeps from somebody, and wrong fields', async () => {
  const { cookie } = ada
  const nobody = randomUUID()
  const said = async (path: string, more: Partial<Asked> = {}) =>
    await ask(path, { cookie, language: 'es-ES,es;q=0.9,en;q=0.5', ...more })
  assert.match((await said('/api/desk/me', { cookie: '' })).text, /"Inicie sesión primero, por favor\."/)
  assert.match((await said(`/api/desk/cases/${nobody}`)).text, /"No hay ningún caso así\."/)
  assert.match(
    (await said('/api/desk/setup/hours', { method: 'PUT', json: { version: 0, hours: {} } })).text,
    /Hay algo mal escrito\. Revise y envíelo otra vez: la semana \(falta; envíelo también\), los días cerrados \(falta; envíelo también\), los días especiales \(falta; envíelo también\)\./,
  )
  const { text } = await said('/api/desk/setup')
  assert.match(text, /"Solo un responsable o quien configura puede ver la configuración\."/)
  const { rows }: RightsView = JSON.parse((await said('/api/desk/setup/rights')).text)
  const reasons = rows.flatMap(({ rights }) => Object.values(rights).flatMap(({ says }) => says ?? []))
  assert.ok(reasons.includes('Solo quien lleva el caso puede pasarlo a otra persona.'))
  assert.ok(reasons.every(reason => !/^(Only|You|People|This) /.test(reason)))
})

test('what makes no sense in the opening hours is said in Spanish', async () => {
  const hugo = await world.agent('hugo')
  const { hours }: SetupView = (await hugo.get('/api/desk/setup')).body
  const monday = [{ from: '22:00', to: '02:00' }]
  const answer = await ask('/api/desk/setup/hours', {
    cookie: hugo.cookie,
    language: 'es',
    method: 'PUT',
    json: { ...hours, week: { ...hours.week, monday } },
  })
  assert.match(answer.text, /Lunes: de 22:00 a 02:00 termina antes de empezar/)
})

test('a customer’s form is answered in Spanish: refused by a rule, wrong in itself, or from a page out of date', async () => {
  const customer = await world.customer('No tengo línea.')
  assert.equal((await ada.act(customer.caseId, { act: 'reply', words: 'Lo miro.', files: [] })).status, 200)
  const post = async (wish: string, form: Readonly<Record<string, string>>, more: Partial<Asked> = {}) =>
    await ask(`/case/${customer.reference}/${wish}?language=es`, {
      cookie: customer.cookie,
      language: 'en',
      accept: 'text/html',
      origin: world.url,
      form,
      ...more,
    })
  const words = { messageId: randomUUID(), words: ' ' }
  assert.match((await post('say', words)).text, /Escriba antes unas palabras\. Basta una\./)
  const naming = { name: 'Rosa', address: '' }
  const sentence = 'Para decir quién puede actuar por usted, muestre antes que es usted: pídanos un código.'
  const refused = await post('helpers', naming)
  assert.ok(refused.text.includes(sentence), refused.text)
  const asJson = await post('helpers', naming, { accept: 'application/json' })
  assert.deepEqual(JSON.parse(asJson.text), {
    refused: { rule: 'helpers-are-named-by-the-verified-customer', says: sentence },
  })
  assert.match((await post('address', { address: 'x' })).text, /Eso no es ni un correo ni un teléfono/)
  const stale = await ask(`/case/${customer.reference}/say?language=es`, {
    cookie: customer.cookie,
    language: 'en',
    accept: 'text/html',
    form: words,
  })
  assert.match(stale.text, /Vuelva atrás, cárguela otra vez y envíelo de nuevo\./)
})

test('an address that cannot be read is answered in Spanish as well', async () => {
  const { status, text } = await ask('/%E0%A4%A', { cookie: '', language: 'es' })
  assert.equal(status, 404)
  assert.match(text, /En esta dirección no hay nada\./)
})
