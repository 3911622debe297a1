/**
 * One word is said, written, recorded and uploaded at every place that takes words about a customer. Once they are erased it is
 * nowhere: whichever table or file a later change puts it into.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Act } from '../../contract/desk.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { wavOf } from '../evidence/wav.fixture.ts'
import { silent } from '../db/log.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { eventually } from '../testing/eventually.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'
import { erasePerson, withOwnersLedger } from './erase-person.ts'

const MARK = 'zqmark'
const marked = (text: string) => `${text} ${MARK}.`

interface Told {
  readonly world: World
  readonly customer: CustomerClient
  readonly ada: AgentClient
  readonly lena: AgentClient
  readonly hugo: AgentClient
}

async function done(answer: Promise<{ readonly status: number; readonly text: string }>): Promise<void> {
  const { status, text } = await answer
  assert.ok(status < 400, text)
}

async function upload(
  { world, ada, customer }: Told,
  name: string,
  content: Uint8Array<ArrayBuffer> | string,
): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  const response = await fetch(`${world.url}/api/desk/cases/${customer.caseId}/files`, {
    method: 'POST',
    body: form,
    headers: { cookie: ada.cookie },
  })
  const { file } = (await response.json()) as { readonly file: { readonly id: string } } // as the contract has it
  return file.id
}

async function openMarked(world: World): Promise<Told> {
  const customer = await world.customer(marked('My line is dead'), {
    name: `Pia ${MARK}`,
    address: `${MARK}@post.example`,
  })
  const [ada, lena, hugo] = [await world.agent('ada'), await world.agent('lena'), await world.agent('hugo')]
  const told = { world, customer, ada, lena, hugo }
  const files = [await upload(told, `${MARK}.txt`, marked('A letter'))]
  await done(ada.act(customer.caseId, { act: 'reply', words: marked('I look at it'), files }))
  return told
}

/** Promised, waited for, put off, made good by something else, kept, found wanting. */
async function promise({ world, customer, ada, lena }: Told): Promise<void> {
  const { caseId } = customer
  const act = (given: Act, as = ada) => done(as.act(caseId, given))
  const dueAt = world.clock.now() + DAY
  await act({ act: 'promise', kind: 'other', words: marked('I call'), dueAt, replaces: null })
  const idOf = async () => (await ada.view(caseId)).promises.at(-1)?.id ?? ''
  const first = await idOf()
  await act({ act: 'pause-promise', commitmentId: first, words: marked('The number') })
  await act({ act: 'resume-promise', commitmentId: first })
  await act({ act: 'keep-promise', commitmentId: first, evidence: marked('Called') })
  const amount = { minor: 900_00, currency: 'GBP' }
  const words = marked('Nine hundred')
  await act({ act: 'promise', kind: 'credit', words, dueAt, replaces: null, amount, isSaid: true })
  const beyond = await idOf()
  const instead = {
    act: 'offer-equivalent',
    commitmentId: beyond,
    kind: 'goods',
    words: marked('A phone'),
    dueAt,
  } as const
  await act(instead, lena)
  const { promises } = await ada.view(caseId)
  const { equivalent } = promises.find(({ id }) => id === beyond) ?? {}
  await done(customer.post(`promises/${beyond}/accept/${equivalent?.id ?? ''}`))
}

async function repair({ world, customer, ada, lena, hugo }: Told): Promise<void> {
  const { caseId } = customer
  const { db } = world
  const { credit } = await furnishRemedies(db)
  const { accountId, serviceId } = await giveAccount(db, caseId)
  await sql`UPDATE account SET number = ${`${MARK}-7`} WHERE id = ${accountId}`.execute(db)
  await sql`UPDATE service SET identifier = ${`line ${MARK}`} WHERE id = ${serviceId}`.execute(db)
  for (const numbers of [[`${MARK} 7`], []]) await done(hugo.send('PUT', '/api/desk/me/near', { numbers }))
  await done(lena.send('PUT', '/api/desk/me/near', { numbers: [`${MARK} 7`] }))
  const review = { version: 0, reviewers: [lena.id], gifts: 2, days: 30 }
  await done(hugo.send('PUT', '/api/desk/setup/gift-reviews', review))
  const gift = { kind: 'credit', accountId, amountMinor: 2_00, currency: 'GBP' }
  const give = (more: object) => {
    const remedyId = randomUUID()
    return done(ada.send('POST', `/api/desk/cases/${caseId}/remedies`, { remedyId, ...gift, ...more }))
  }
  await give({ apology: marked('We are sorry') })
  const why = { en: 'New ones', es: 'Los nuevos' }
  const condition = { kind: 'since', from: '2099-01-01', until: null, plans: [], days: null }
  const to = `/api/desk/rules/conditions/${randomUUID()}`
  await done(hugo.send('PUT', to, { ...condition, entryId: credit, version: 0, why }))
  const rules = ['remedy-for-customers-since']
  await give({
    catalogueId: credit,
    amountMinor: 10_00,
    setAside: { rules, reason: marked('They asked long ago') },
  })
  const { open }: { readonly open: readonly { readonly id: string }[] } = (
    await lena.get('/api/desk/gift-reviews')
  ).body
  for (const { id } of open)
    await done(
      lena.send('POST', `/api/desk/gift-reviews/${id}`, { outcome: 'cleared', reason: marked('Fine') }),
    )
  assert.ok(open.length > 0)
  await sql`UPDATE billing SET port = 'by-hand'`.execute(db)
  const taken = randomUUID()
  await done(ada.send('POST', `/api/desk/cases/${caseId}/remedies`, { remedyId: taken, ...gift }))
  await done(ada.send('POST', `/api/desk/remedies/${taken}/take-back`, { reason: marked('Twice') }))
  const note = {
    do: 'note',
    id: randomUUID(),
    event: 'loss-of-service',
    service: 'internet',
    accountId,
    serviceId,
  }
  const times = { from: world.clock.now() - DAY, until: world.clock.now() - HOUR }
  await done(ada.send('POST', `/api/desk/cases/${caseId}/failures`, { ...note, ...times }))
  const act = {
    do: 'cancel',
    serviceId,
    endsOn: new Date(world.clock.now()).toISOString().slice(0, 10),
    isConfirmed: true,
  }
  await done(ada.send('POST', `/api/desk/cases/${caseId}/leaving`, { requestId: randomUUID(), act }))
}

async function askForMore({ customer, ada, hugo }: Told): Promise<void> {
  const asked = async (minor: number) => {
    const approvalId = randomUUID()
    const more = { kind: 'credit', words: marked('So much'), within: { amount: 2, unit: 'days' } }
    const promised = { ...more, amount: { minor, currency: 'GBP' } }
    const body = { approvalId, promise: promised, why: marked('They waited') }
    await done(ada.send('POST', `/api/desk/cases/${customer.caseId}/approvals`, body))
    return approvalId
  }
  const to = `/api/desk/approvals/${await asked(50_00)}/no`
  await done(hugo.send('POST', to, { reasons: marked('Not so much') }))
  await asked(60_00)
}

async function climb({ customer, ada, lena }: Told): Promise<void> {
  const { caseId } = customer
  await done(customer.post('points', { words: marked('Nobody came') }))
  await done(ada.act(caseId, { act: 'list-point', words: marked('Charged twice') }))
  const { ladder } = await ada.view(caseId)
  const [own, listed] = ladder?.points.map(({ id }) => id) ?? []
  await done(ada.act(caseId, { act: 'take-back-point', pointId: listed ?? '', reason: marked('Once only') }))
  const points = [{ pointId: own ?? '', reason: marked('The road was closed') }]
  await done(ada.act(caseId, { act: 'refuse', reasons: marked('No'), points }))
  await done(customer.post('climb/0'))
  await done(lena.act(caseId, { act: 'answer-rung', rung: 1, words: marked('I look into it') }))
}

async function record(told: Told): Promise<void> {
  const { customer, ada, world } = told
  const keep = async (name: string) => {
    const recordingId = randomUUID()
    const fileId = await upload(told, `${MARK}-${name}.wav`, Buffer.concat([wavOf(2), Buffer.from(MARK)]))
    await done(ada.send('POST', `/api/desk/cases/${customer.caseId}/recordings`, { recordingId, fileId }))
    const lines = `WEBVTT\n\n00:00.500 --> 00:01.000\n<v Pia ${MARK}>${marked('Thirty pounds')}\n`
    const words = { fileId: await upload(told, `${MARK}.vtt`, lines) }
    await done(ada.send('POST', `/api/desk/recordings/${recordingId}/transcript`, words))
    return recordingId
  }
  await keep('kept')
  const away = `/api/desk/recordings/${await keep('away')}/remove`
  await done(ada.send('POST', away, { reason: marked('Of somebody else') }))
  const on = { what: 'case', caseId: customer.caseId }
  const startedAt = world.clock.now() - HOUR
  const call = {
    on,
    direction: 'in',
    startedAt,
    minutes: 3,
    outcome: 'talked',
    words: marked('Wants to leave'),
    isShared: true,
  }
  await done(ada.send('POST', '/api/desk/calls', { requestId: randomUUID(), ...call, promise: null }))
}

async function remark({ customer, ada, world }: Told): Promise<void> {
  const { caseId } = customer
  await done(ada.act(caseId, { act: 'note', words: marked('Ask the mast'), mentions: [] }))
  for (const tag of [`known as ${MARK}`, `not ${MARK}`]) await done(ada.act(caseId, { act: 'tag', tag }))
  await done(ada.act(caseId, { act: 'untag', tag: `not ${MARK}` }))
  await ada.act(caseId, { act: 'end-contact' })
  await done(
    ada.act(caseId, { act: 'snooze', until: world.clock.now() + 2 * DAY, words: marked('On Monday') }),
  )
  await done(customer.post('say', { words: marked('Cancel my contract'), messageId: randomUUID() }))
}

/** Told of what they pay and do not use; cut off after a notice; and what was broken meanwhile made good by rule. */
async function cutOff({ world, customer, ada, lena }: Told): Promise<void> {
  const { caseId } = customer
  const { db, clock } = world
  await sql`UPDATE billing SET port = 'demo'`.execute(db)
  await sql`UPDATE charter_choice SET broken_minor = 500, currency = 'GBP'`.execute(db)
  const held = await giveAccount(db, caseId, { used: [9, 0, 0, 0], overdue: [25_00] })
  const { serviceId } = held
  await sql`UPDATE service SET identifier = ${`line ${MARK}`}, plan = ${marked('Fibre')} WHERE id = ${serviceId}`.execute(
    db,
  )
  await done(ada.send('POST', `/api/desk/cases/${caseId}/unused`, { serviceId }))
  const cut = `/api/desk/services/${serviceId}/cut`
  const on = new Date(clock.now() + 20 * DAY).toISOString().slice(0, 10)
  await done(lena.send('PUT', cut, { on, caseId }))
  await done(lena.send('POST', `${cut}/notice`, { caseId }))
  clock.advance(21 * DAY)
  await eventually('what was broken is made good', async () => {
    const { rows } = await sql`SELECT FROM remedy WHERE case_id = ${caseId} AND by_rule IS NOT NULL`.execute(
      db,
    )
    return rows.length > 0
  })
  await done((await world.agent('lena')).send('POST', `${cut}/carried-out`, { caseId }))
  await eventually('the letter about it', async () =>
    (await mailsTo(world, `${MARK}@post.example`)).some(({ text }) => text.includes('cut off')),
  )
}

/** Where the mark stands: table by table, and file by file. */
async function marksIn({ db, dataDir }: World, owner: string): Promise<readonly string[]> {
  return await withOwnersLedger({ owner, log: silent }, async ({ db: all }) => {
    const { rows: tables } = await sql<{ readonly name: string }>`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`.execute(
      db,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const said = name === 'public.fact_body' ? `convert_from(t.bytes, 'UTF8')` : 't::text'
      const { rows } = await sql
        .raw<{ readonly text: string }>(
          `SELECT left(t::text, 200) AS text FROM ${name} t WHERE ${said} ILIKE '%${MARK}%'`,
        )
        .execute(all)
      found.push(...rows.map(({ text }) => `${name}: ${text}`))
    }
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter(entry =>
      entry.isFile(),
    )
    for (const { name, parentPath } of files)
      if (`${name}${readFileSync(join(parentPath, name), 'latin1')}`.toLowerCase().includes(MARK))
        found.push(name)
    return found
  })
}

/** Words that this part of the product brought; each of them has been said before it is erased. */
const saidBy = [
  'CommitmentMade',
  'CommitmentPaused',
  'CommitmentKept',
  'EquivalentOffered',
  'RemedyGiven',
  'RemedyTakenBack',
  'ApprovalAsked',
  'ApprovalDeclined',
  'RuleOverridden',
  'PointListed',
  'PointTakenBack',
  'RefusalGiven',
  'RungAnswered',
  'ServiceCancelled',
  'RecordingRemoved',
  'CallLogged',
  'AgentNoted',
  'CaseTagged',
  'CaseUntagged',
  'UnusedTold',
  'CutPlanned',
  'ServiceCut',
]

test('a word that was said at every place that takes words is nowhere once its customer is erased', async () => {
  await using world = await openWorld()
  const told = await openMarked(world)
  await record(told)
  await promise(told)
  await repair(told)
  await askForMore(told)
  await climb(told)
  await remark(told)
  await cutOff(told)
  const { db, databaseUrl, dataDir } = world
  const { rows } = await sql<{ readonly type: string }>`
    SELECT DISTINCT f.type FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE convert_from(b.bytes, 'UTF8') ILIKE ${`%${MARK}%`}`.execute(db)
  const said = new Set(rows.map(({ type }) => type))
  assert.deepEqual(
    saidBy.filter(type => !said.has(type)),
    [],
  )
  const { rows: customers } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM cases WHERE id = ${told.customer.caseId}`.execute(db)
  await withOwnersLedger({ owner: databaseUrl, log: silent }, async ledger => {
    await erasePerson({ ledger, dataDir, customerId: customers[0]?.id ?? '' })
  })
  assert.deepEqual(await marksIn(world, databaseUrl), [])
})
