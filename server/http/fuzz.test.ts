/**
 * Whatever is sent to a door that changes something is taken or refused with a sentence, in both languages; what is refused leaves
 * nothing behind. The doors are those that the server itself describes, so that a new one is among them.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { allWeek } from '../testing/hours.ts'
import { type Known, samples, type Schema, spoiled, toJson } from '../testing/hostile.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'

let world: World
let known: Known
before(async () => {
  world = await openWorld()
  const ada = await world.agent('ada')
  const { caseId } = await world.customer('My line is dead.', { name: 'Nia Okafor' })
  await ada.act(caseId, { act: 'reply', words: 'I am looking at it.', files: [] })
  const { credit, callback } = await furnishRemedies(world.db)
  const held = await giveAccount(world.db, caseId, { overdue: [25_00], used: [0] })
  const { rows } = await sql<{ readonly number: string }>`SELECT number FROM account`.execute(world.db)
  await sql`UPDATE authority SET most_minor = 1000000, per_month_minor = 1000000 WHERE most_minor IS NOT NULL`.execute(
    world.db,
  )
  known = {
    caseId,
    agentId: ada.id,
    headId: (await world.agent('hugo')).id,
    catalogueId: credit,
    number: rows[0]?.number ?? '',
    conditioned: callback,
    ...held,
  }
})
after(() => world[Symbol.asyncDispose]())

interface Door {
  readonly method: string
  readonly url: string
  readonly schema: Schema | null
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}

/** Those that would lock out whoever asks, or dial somewhere. */
const elsewhere = /sign-in|sign-out|setup\/people|password|invitation|departure|imports|fetched|mail\/trials/

async function doors(): Promise<readonly Door[]> {
  const described = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as Described // made by route.ts
  return Object.entries(described.paths)
    .flatMap(([url, methods]) =>
      Object.entries(methods).map(([method, { requestBody }]) => ({
        method: method.toUpperCase(),
        url,
        schema: requestBody?.content['application/json'].schema ?? null,
      })),
    )
    .filter(({ method, url }) => method !== 'GET' && !elsewhere.test(url))
}

const day = '2027-03-01'
const rule = {
  id: 'own.credit',
  clause: '1',
  says: { en: 'Money.', es: 'Dinero.' },
  confidence: 'primary',
  verifiedOn: '2026-01-01',
  from: '2026-01-01',
  kind: 'money',
  check: { by: 'compensation' },
  event: 'promise-broken',
  remedy: 'credit',
  currency: 'GBP',
  formula: { is: 'higher-each-day', steps: [{ fromDay: 1, minor: 100, shareOfMonth: 0.5 }] },
}
const plan = {
  country: 'ES',
  region: 'MD',
  timeZone: 'Europe/Madrid',
  week: allWeek.week,
  closedDays: [{ date: day, name: 'Feast' }],
  extraDays: [],
  workedHolidays: ['2027-01-06'],
}
const both = { en: 'Words', es: 'Palabras' }
const text = { name: 'A name', terms: 'Terms' }

/** What the doors of money, promises and rules take: so that what is spoiled is spoiled in one place alone. */
const taken: Readonly<Record<string, () => unknown>> = {
  '/api/desk/cases/{caseId}/remedies': () => ({
    remedyId: randomUUID(),
    kind: 'credit',
    catalogueId: known['catalogueId'],
    accountId: known['accountId'],
    serviceId: null,
    amountMinor: 10_00,
    currency: 'GBP',
    forCommitmentId: null,
    apology: 'We are sorry.',
  }),
  '/api/desk/cases/{caseId}/approvals': () => ({
    approvalId: randomUUID(),
    promise: {
      kind: 'credit',
      words: 'Forty.',
      dueAt: world.clock.now() + DAY,
      amount: { minor: 40_00, currency: 'GBP' },
    },
    why: 'They waited long.',
  }),
  '/api/desk/cases/{caseId}/failures': () => ({
    do: 'note',
    id: randomUUID(),
    event: 'loss-of-service',
    service: 'internet',
    accountId: known['accountId'],
    serviceId: known['serviceId'],
    from: world.clock.now() - DAY,
    until: world.clock.now() - HOUR,
  }),
  '/api/desk/outages': () => ({
    id: randomUUID(),
    place: 'Northgate',
    event: 'loss-of-service',
    service: 'internet',
    from: world.clock.now() - DAY,
    until: null,
    accounts: `${known['number']}\nnobody`,
  }),
  '/api/desk/services/{serviceId}/cut': () => ({ on: day }),
  '/api/desk/setup/limits/{agentId}': () => ({
    version: 0,
    limits: [
      {
        kind: 'credit',
        isGranted: true,
        perActMinor: 10_00,
        perCaseMinor: 20_00,
        perMonthMinor: 30_00,
        perMonthCount: null,
        currency: 'GBP',
      },
    ],
  }),
  '/api/desk/setup/purses/{holder}': () => ({
    version: 0,
    entryId: randomUUID(),
    amountMinor: 100_00,
    currency: 'GBP',
    fromOn: '2026-01-01',
    untilOn: '2027-12-31',
    kinds: [],
    why: 'For this year.',
  }),
  '/api/desk/setup/purses/{holder}/top-ups': () => ({
    entryId: randomUUID(),
    amountMinor: 10_00,
    currency: 'GBP',
    why: 'More.',
  }),
  '/api/desk/setup/offers/{offerId}': () => ({
    en: text,
    es: text,
    price: { minor: 10_00, currency: 'GBP' },
    fromDay: '2026-01-01',
    untilDay: day,
    version: 0,
  }),
  '/api/desk/setup/remedies/{entryId}': () => ({
    kind: 'credit',
    en: text,
    es: text,
    effects: [{ trouble: 'fault', repairs: 'full' }],
    amountBy: 'fixed',
    amountMinor: 10_00,
    costMinor: 0,
    currency: 'GBP',
    days: 1,
    plan: null,
    version: 0,
  }),
  '/api/desk/rules/conditions/{id}': () => ({
    kind: 'since',
    from: '2026-01-01',
    until: day,
    plans: [],
    days: null,
    entryId: known['conditioned'],
    version: 0,
    why: both,
  }),
  '/api/desk/setup/calendars/{calendarId}': () => ({ ...plan, version: 0, name: `Madrid ${randomUUID()}` }),
  '/api/desk/setup/calendars/preview': () => ({ plan, within: { amount: 5, unit: 'working-days' } }),
  '/api/desk/setup/packs': () => ({
    version: 0,
    country: 'GB',
    sector: 'telecom',
    broken: { minor: 5_00, currency: 'GBP' },
  }),
  '/api/desk/setup/packs/own': () => ({
    id: 'own',
    jurisdiction: 'house',
    sectors: 'all',
    name: both,
    from: '2026-01-01',
    until: day,
    source: { instrument: 'House', clause: '1', confidence: 'primary', verifiedOn: '2026-01-01' },
    applicability: both,
    rules: [rule],
  }),
  '/api/desk/setup/ladder': () => ({
    version: 0,
    rungs: [{ agentId: known['headId'], within: { amount: 4, unit: 'hours' } }],
    teams: [],
    outside: { name: 'The body', address: 'Street 1', link: '', rights: both, isToldWithEveryNo: true },
  }),
  '/api/desk/setup/gift-reviews': () => ({ version: 0, reviewers: [known['agentId']], gifts: 3, days: 30 }),
}

/** Changed by the version that was seen; what is new has none. */
async function versionOf({ url }: Door): Promise<number> {
  const places: Readonly<Record<string, readonly [path: string, find: (seen: Seen) => number | undefined]>> =
    {
      '/api/desk/setup/limits/{agentId}': [
        '/api/desk/setup/purses',
        ({ people }) => people?.find(({ id }) => id === known['agentId'])?.version,
      ],
      '/api/desk/setup/purses/{holder}': [
        '/api/desk/setup/purses',
        ({ purses }) => purses?.find(({ holder }) => holder === 'house')?.version,
      ],
    }
  const [path, find] = places[url] ?? [url, ({ version }: Seen) => version]
  if (path.includes('{')) return 0
  const { body }: { readonly body: Seen | null } = await send('GET', path, null, 'en')
  return (body && find(body)) ?? 0
}
interface Seen {
  readonly version?: number
  readonly people?: readonly { readonly id: string; readonly version: number }[]
  readonly purses?: readonly { readonly holder: string; readonly version: number }[]
}

const askers = new Map<string, Promise<AgentClient>>()
let asked = 0
/** So many of one session are let in within a minute. */
const perSession = 1_000

/** What is given within limits is given by an agent; the rest is asked by the head, who may do all of it. */
async function send(method: string, url: string, body: unknown, language: string) {
  asked += 1
  const who = /\/cases\/.*\/(remedies|approvals)$/.test(url) ? 'ada' : 'hugo'
  const session = `${who} ${Math.floor(asked / perSession)}`
  const asker = askers.get(session) ?? world.agent(who)
  askers.set(session, asker)
  const hasBody = method !== 'GET' && body !== null
  const response = await fetch(`${world.url}${url}`, {
    method,
    headers: {
      cookie: (await asker).cookie,
      accept: 'application/json',
      'accept-language': language,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: toJson(body) } : {}),
  })
  const words = await response.text()
  return { status: response.status, words, body: (words.startsWith('{') ? JSON.parse(words) : null) as never } // read by who asks
}

/** Everything that is written when something is taken; what a running house writes by itself is not counted. */
async function kept(): Promise<string> {
  const { rows } = await sql`
    SELECT (SELECT count(*) FROM fact WHERE type !~ '^(Entry|Quote|Message|Commitment|Case|Owner)') AS facts,
      (SELECT count(*) FROM setup_change) AS changes, (SELECT count(*) FROM remedy) AS remedies,
      (SELECT count(*) FROM money_entry) AS money, (SELECT count(*) FROM approval) AS approvals,
      (SELECT count(*) FROM commitment) AS promises, (SELECT count(*) FROM outage) AS outages,
      (SELECT count(*) FROM service_failure) AS failures, (SELECT count(*) FROM billing_order) AS orders,
      (SELECT count(*) FROM offer_version) AS offers, (SELECT count(*) FROM remedy_entry_version) AS entries,
      (SELECT count(*) FROM remedy_condition) AS conditions, (SELECT count(*) FROM calendar) AS calendars,
      (SELECT count(*) FROM purse_entry) AS purses, (SELECT count(*) FROM authority_person) AS limits,
      (SELECT count(*) FROM recording) AS recordings, (SELECT count(*) FROM file) AS files,
      (SELECT count(*) FROM service WHERE ends_on IS NOT NULL OR cut_planned_on IS NOT NULL) AS services,
      (SELECT count(*) FROM charter_pack) AS packs, (SELECT count(*) FROM rule_let_go) AS rules`.execute(
    world.db,
  )
  return JSON.stringify(rows)
}

const machineTalk = /invalid|expected|received|\bstring\b|UUID|undefined|NaN|\[object|constraint|syntax/i

function sentenceIn(words: string): string {
  const answer = JSON.parse(words) as { says?: string; refused?: { says: string } } // FaultAnswer or RefusalAnswer
  return answer.says ?? answer.refused?.says ?? ''
}

/** An address of this door: with ids that are known, or that nobody has. */
function addressOf({ url }: Door, ids: Known): string {
  return url.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => ids[name] ?? (name === 'holder' ? 'house' : randomUUID()),
  )
}

/** How many hostile values are tried in each place: what one door is spared, the next one gets. */
const eachPlace = 2

interface Found {
  asked: number
  refused: number
  readonly problems: string[]
}

/** @returns whether it was taken */
async function check(found: Found, door: Door, url: string, body: unknown): Promise<boolean> {
  found.asked += 1
  const { status, words } = await send(door.method, url, body, found.asked % 2 === 0 ? 'en' : 'es')
  if (status < 400) return true
  found.refused += 1
  const says = sentenceIn(words)
  if (status >= 500 || says.length < 10 || machineTalk.test(says))
    found.problems.push(`${door.method} ${url} ${toJson(body).slice(0, 700)}: ${status} ${words}`)
  return false
}

/** Every door once for each kind of request, whole; then with one thing wrong after the other. */
async function knock(found: Found, door: Door): Promise<void> {
  const example = door.method === 'DELETE' ? undefined : taken[door.url]
  const bodies = example ? [example()] : door.schema ? samples(door.schema, known) : [null]
  let version = await versionOf(door)
  const withVersion = (body: unknown) =>
    typeof body === 'object' && body !== null && 'version' in body ? { ...body, version } : body
  if (example && !(await check(found, door, addressOf(door, known), withVersion(example()))))
    found.problems.push(`not taken as it should be sent: ${door.method} ${door.url}`)
  for (const body of bodies) {
    version = await versionOf(door)
    await check(found, door, addressOf(door, {}), withVersion(body))
    version = await versionOf(door)
    let before = example ? await kept() : ''
    for (const spoil of body === null ? [] : spoiled(body, bodies.length > 3 ? 1 : eachPlace)) {
      const isTaken = await check(found, door, addressOf(door, known), spoil(withVersion(body)))
      const after = example ? await kept() : ''
      if (!isTaken && before !== after)
        found.problems.push(`kept of ${door.method} ${door.url}: ${before} ${after}`)
      if (isTaken) version = await versionOf(door)
      before = after
    }
  }
}

test('whatever is sent to a door is taken, or refused with a sentence in both languages and not kept', async () => {
  const found: Found = { asked: 0, refused: 0, problems: [] }
  for (const door of await doors()) await knock(found, door)
  assert.deepEqual(found.problems, [])
  assert.ok(
    found.refused > 1_500,
    `only ${found.refused} of ${found.asked} were refused: are the doors still described?`,
  )
})
