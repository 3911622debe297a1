/** People come, change and go: by link, by role, by skill; and the house keeps whom it cannot do without. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Act, AgentView, CaseSummary } from '../../../contract/desk.ts'
import type { Invitation, PersonSetup, SetPerson, SetupChanges, SetupView } from '../../../contract/setup.ts'
import { DAY } from '../../../domain/time.ts'
import { deliverMail } from '../../../tests/smtp-client.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  lena = await world.agent('lena')
  hugo = await world.agent('hugo')
  const skill = { version: 0, labelEn: 'Bills', labelEs: 'Facturas' }
  assert.equal((await hugo.send('PUT', '/api/desk/setup/skills/billing', skill)).status, 200)
})
after(() => world[Symbol.asyncDispose]())

const noa = {
  name: 'Noa Reyes',
  email: 'Noa@northgate.example',
  role: 'agent',
  isAdmin: false,
  teamId: null,
  skills: ['billing'],
  agency: 'Northgate Answering',
}
const people = '/api/desk/setup/people'

async function personNamed(name: string): Promise<PersonSetup> {
  const { people: all }: SetupView = (await hugo.get('/api/desk/setup')).body
  return all.find(person => person.name === name) ?? assert.fail(`no ${name}`)
}

async function change(id: string, part: Partial<SetPerson>) {
  const { people: all }: SetupView = (await hugo.get('/api/desk/setup')).body
  const person = all.find(each => each.id === id) ?? assert.fail('no such person')
  return await hugo.send('PUT', `${people}/${id}`, { ...person, ...part })
}

async function join(link: string, email: string) {
  const url = new URL(link)
  const body = {
    token: url.searchParams.get('token'),
    name: 'Noa Reyes',
    email,
    password: 'eleven quiet lanterns',
  }
  return await request(`${world.url}/api/desk/join`, 'POST', { body })
}

test('only an administrator invites, changes and withdraws', async () => {
  for (const who of [ada, lena]) {
    for (const [method, path, body] of [
      ['POST', people, noa],
      ['PUT', `${people}/${ada.id}`, await personNamed('Ada Quill')],
      ['POST', `${people}/${ada.id}/invitation`, undefined],
      ['DELETE', `${people}/${ada.id}`, undefined],
    ] as const) {
      const answer = await who.send(method, path, body)
      assert.equal(answer.status, 403, `${method} ${path}`)
      assert.match(answer.text, /Only an administrator can add, change or remove people\./)
    }
  }
})

test('whoever is invited comes in by a link that works once, with the skills and the agency that were chosen', async () => {
  const answer = await hugo.send('POST', people, noa)
  assert.equal(answer.status, 200, answer.text)
  const { link, agentId }: Invitation = answer.body
  assert.ok(link.startsWith(`${world.url}/desk/join?token=`))
  const invited = await personNamed('Noa Reyes')
  assert.equal(invited.canSignIn, false)
  assert.ok((invited.invitedUntil ?? 0) > world.clock.now())
  const twice = await hugo.send('POST', people, { ...noa, email: 'noa@NORTHGATE.example' })
  assert.equal(twice.status, 400)
  assert.match(twice.text, /Somebody here has this e-mail address already/)

  const again: Invitation = (await hugo.send('POST', `${people}/${agentId}/invitation`)).body
  assert.equal((await join(link, noa.email)).status, 410, 'a newer link takes the place of the older')
  assert.equal((await join(again.link, noa.email)).status, 200)
  assert.equal((await join(again.link, noa.email)).status, 410)
  const joined = await personNamed('Noa Reyes')
  assert.equal(joined.canSignIn, true)
  assert.equal(joined.agency, 'Northgate Answering')
  assert.deepEqual(joined.skills, ['billing'])
})

test('whoever is signed in and has not said whether they are here is not called signed out', async () => {
  const standing = async () => {
    const { presence, isSignedIn } = await personNamed('Bo Lindqvist')
    return [presence, isSignedIn]
  }
  assert.deepEqual(await standing(), ['offline', false])
  const bo = await world.agent('bo')
  assert.deepEqual(await standing(), ['offline', true])
  await bo.send('POST', '/api/desk/sign-out')
  assert.deepEqual(await standing(), ['offline', false])
})

test('whoever was invited is nobody’s colleague until they join: not in the lists, no handover, no note, no duty', async () => {
  const email = 'aaron@behemoth.example'
  const asLead = { ...noa, name: 'Aaron Early', email, role: 'lead', skills: [], agency: null }
  const { agentId, link }: Invitation = (await hugo.send('POST', people, asLead)).body
  const isListed = async () => {
    const { agents }: { agents: AgentView[] } = (await ada.get('/api/desk/agents')).body
    return agents.some(({ id }) => id === agentId)
  }
  assert.equal(await isListed(), false)
  const away = { from: world.clock.now() - DAY, until: world.clock.now() + DAY, deputyId: null }
  assert.equal((await hugo.send('PUT', `/api/desk/agents/${lena.id}/absence`, away)).status, 200)
  const { caseId } = await world.customer('My line is dead.')
  assert.equal((await ada.view(caseId)).summary.owner?.id, hugo.id, 'the next who is there has the duty')
  const handover: Act = { act: 'propose-handover', to: agentId, summary: 'Line dead since Monday.' }
  const note: Act = { act: 'note', words: 'Look at this.', mentions: [agentId] }
  await hugo.act(caseId, { act: 'reply', words: 'I am looking at it.', files: [] })
  for (const act of [handover, note]) {
    const refused = await hugo.act(caseId, act)
    assert.equal(refused.status, 400, act.act)
    assert.match(refused.text, /Aaron Early was invited and has not joined yet/)
  }
  assert.equal((await join(link, email)).status, 200)
  assert.equal(await isListed(), true)
  assert.equal((await hugo.act(caseId, note)).status, 200)
  const back = { from: null, until: null, deputyId: null }
  assert.equal((await hugo.send('PUT', `/api/desk/agents/${lena.id}/absence`, back)).status, 200)
})

test('an unknown skill, a team that is gone and an address that is none are refused with what to do', async () => {
  const { id } = await personNamed('Ada Quill')
  const wrong: readonly [part: Partial<SetPerson>, says: RegExp][] = [
    [{ skills: ['flying'] }, /Nobody has written down the skill flying yet/],
    [{ teamId: crypto.randomUUID() }, /This team is not there any more/],
    [{ email: 'ada' }, /Write an e-mail address/],
    [{ chatCapacity: 21 }, /chatCapacity/],
  ]
  for (const [part, says] of wrong) {
    const answer = await change(id, part)
    assert.equal(answer.status, 400)
    assert.match(answer.text, says)
  }
  assert.equal((await hugo.send('POST', `${people}/${crypto.randomUUID()}/invitation`)).status, 404)
})

test('the last administrator stays one, and the duty lead stays a lead, whichever way it is tried', async () => {
  const admin = /Nobody would be left who can set things up/
  const duty = /The duty lead must be a lead or the head/
  const demoted = await change(hugo.id, { isAdmin: false })
  assert.equal(demoted.status, 409)
  assert.match(demoted.text, admin)
  const departed = await lena.send('POST', `/api/desk/agents/${hugo.id}/departure`)
  assert.equal(departed.status, 409)
  assert.match(departed.text, admin)
  const lessened = await change(lena.id, { role: 'agent' })
  assert.equal(lessened.status, 409)
  assert.match(lessened.text, duty)
  const left = await hugo.send('POST', `/api/desk/agents/${lena.id}/departure`)
  assert.equal(left.status, 409)
  assert.match(left.text, duty)
  assert.equal((await lena.get('/api/desk/me')).status, 200)
})

test('two administrators who take each other’s right away at once: one is left', async () => {
  assert.equal((await change(lena.id, { isAdmin: true })).status, 200)
  const [ofHugo, ofLena] = [await personNamed('Hugo Adeyemi'), await personNamed('Lena Marsh')]
  const answers = await Promise.all([
    lena.send('PUT', `${people}/${hugo.id}`, { ...ofHugo, isAdmin: false }),
    hugo.send('PUT', `${people}/${lena.id}`, { ...ofLena, isAdmin: false }),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  )
  const who = answers[0]?.status === 200 ? lena : hugo
  const other = who === lena ? hugo : lena
  const own: SetupView = (await who.get('/api/desk/setup')).body
  const taken = own.people.find(({ id }) => id === other.id)
  assert.equal((await who.send('PUT', `${people}/${other.id}`, { ...taken, isAdmin: true })).status, 200)
})

test('a skill that somebody is given brings them the customer who waits for it, at once', async () => {
  const mailbox = { version: 0, purpose: 'Bills', skill: 'billing' }
  const address = '/api/desk/setup/mailboxes/bills@behemoth.example'
  assert.equal((await hugo.send('PUT', address, mailbox)).status, 200)
  const words = {
    from: 'ngozi@mail.example',
    to: 'Bills@behemoth.example',
    subject: 'Bill',
    text: 'I want paper bills.',
  }
  assert.equal((await deliverMail(world.heed.smtpPort, words)).code, 250)
  const asked = await eventually('the letter in the line', async () => {
    const { waiting }: { waiting: CaseSummary[] } = (await lena.get('/api/desk/line')).body
    return waiting.find(({ lastWords }) => lastWords.includes('paper bills'))
  })
  // Anybody may take a problem; a request waits for whoever has the skill.
  assert.equal((await lena.act(asked.id, { act: 'change-kind', kind: 'request' })).status, 200)
  await ada.here()
  const other = await world.customer('My line is dead.')
  const first = await ada.offered()
  assert.equal(first, other.caseId, 'what nobody needs a skill for')
  const { entry } = (await ada.view(first)).summary
  assert.equal((await ada.act(first, { act: 'answer', entryId: entry?.id ?? '' })).status, 200)
  assert.equal((await ada.act(first, { act: 'end-contact' })).status, 200)
  assert.equal((await lena.view(asked.id)).summary.entry?.state, 'waiting')
  assert.equal((await change(ada.id, { skills: ['billing'] })).status, 200)
  assert.equal(await ada.offered(), asked.id)
  const { mailboxes }: SetupView = (await hugo.get('/api/desk/setup')).body
  await eventually('the note of the mail', async () => {
    const now: SetupView = (await hugo.get('/api/desk/setup')).body
    return now.mailboxes[0]?.lastMailAt != null
  })
  assert.equal(mailboxes[0]?.skill, 'billing')
})

test('a deputy who has left or never came is refused; the absence itself is recorded with the name', async () => {
  const bo = await world.agent('bo')
  const { agentId }: Invitation = (
    await hugo.send('POST', people, { ...noa, name: 'Kit Late', email: 'kit@behemoth.example' })
  ).body
  const absence = (deputyId: string | null) => ({
    from: world.clock.now(),
    until: world.clock.now() + DAY,
    deputyId,
  })
  const path = `/api/desk/agents/${ada.id}/absence`
  const early = await lena.send('PUT', path, absence(agentId))
  assert.equal(early.status, 409)
  assert.match(early.text, /The deputy has not signed in yet/)
  assert.equal((await lena.send('PUT', path, absence(bo.id))).status, 200)
  const { changes }: SetupChanges = (await hugo.get('/api/desk/setup/changes')).body
  assert.equal(changes[0]?.what, 'absence')
  assert.equal(changes[0]?.subject, 'Ada Quill')
  assert.equal(changes[0]?.fields.find(({ field }) => field === 'deputy')?.after, 'Bo Lindqvist')
  assert.equal((await lena.send('PUT', path, { from: null, until: null, deputyId: null })).status, 200)
  assert.equal((await hugo.send('POST', `/api/desk/agents/${bo.id}/departure`)).status, 200)
  const gone = await lena.send('PUT', path, absence(bo.id))
  assert.equal(gone.status, 409)
  assert.match(gone.text, /The deputy has left: choose somebody who works here\./)
  assert.match((await hugo.send('POST', `${people}/${bo.id}/invitation`)).text, /This person has left/)
})

test('an invitation can be withdrawn as long as nobody came by it; somebody who works here departs instead', async () => {
  const made: Invitation = (
    await hugo.send('POST', people, { ...noa, name: 'Ana Early', email: 'ana@behemoth.example' })
  ).body
  assert.equal((await hugo.send('DELETE', `${people}/${made.agentId}`)).status, 200)
  assert.equal((await join(made.link, 'ana@behemoth.example')).status, 410)
  const { people: all }: SetupView = (await hugo.get('/api/desk/setup')).body
  assert.equal(
    all.some(({ name }) => name === 'Ana Early'),
    false,
  )
  const working = await hugo.send('DELETE', `${people}/${ada.id}`)
  assert.equal(working.status, 400)
  assert.match(working.text, /enter their departure instead/)
})
