/**
 * A whole Heed for a test: the real server over a database of its own, with a small team. Everything is done through its doors;
 * the clock can be moved, and what follows the ledger can be waited for.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Act, CaseView, Me } from '../../contract/desk.ts'
import { RefusalAnswer } from '../../contract/faults.ts'
import { readConfig } from '../config.ts'
import type { Db } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase } from '../db/test-cluster.ts'
import { type Heed, type Start, startHeed } from '../main.ts'
import { eventually } from './eventually.ts'
import { allWeek } from './hours.ts'

export interface World extends AsyncDisposable {
  readonly heed: Heed
  readonly url: string
  readonly db: Db
  readonly dataDir: string
  /** The owner's login, for commands that work beside the server. */
  readonly databaseUrl: string
  readonly clock: {
    readonly now: () => number
    readonly advance: (ms: number) => void
    /** Time stands still from now on, but for what it is advanced by. */
    readonly hold: () => void
  }
  /** The process is stopped and started again, over the same database and files. */
  readonly restart: () => Promise<void>
  /** Signs in as one of the team: `ada` and `bo` are agents, `lena` is the lead, `hugo` the head. */
  readonly agent: (name: keyof typeof team) => Promise<AgentClient>
  /** Opens a case from the contact page. */
  readonly customer: (words: string, more?: Readonly<Record<string, string>>) => Promise<CustomerClient>
}

export interface AgentClient {
  readonly id: string
  readonly cookie: string
  readonly get: (path: string) => Promise<Answer>
  readonly send: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** Does it; whoever is told that somebody came earlier helps them first, as an agent does. */
  readonly act: (caseId: string, act: Act, requestId?: string) => Promise<Answer>
  /** The same, and takes a refusal for an answer. */
  readonly tryTo: (caseId: string, act: Act, requestId?: string) => Promise<Answer>
  readonly here: () => Promise<void>
  /** The case that is offered to this agent, once it is. */
  readonly offered: () => Promise<string>
  readonly view: (caseId: string) => Promise<CaseView>
}

export interface CustomerClient {
  readonly reference: string
  readonly caseId: string
  readonly cookie: string
  readonly post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly page: () => Promise<string>
}

export interface Answer {
  readonly status: number
  readonly body: never
  readonly text: string
}

const team = {
  ada: { name: 'Ada Quill', role: 'agent' },
  bo: { name: 'Bo Lindqvist', role: 'agent' },
  lena: { name: 'Lena Marsh', role: 'lead' },
  hugo: { name: 'Hugo Adeyemi', role: 'head' },
} as const
const password = 'seven grey herons stand'

export async function openWorld(
  environment: Readonly<Record<string, string>> = {},
  reaching: Pick<Start, 'outside' | 'dns'> = {},
): Promise<World> {
  const database = await cloneTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-world-'))
  let ahead = 0
  let heldAt: number | null = null
  const now = () => (heldAt ?? Date.now()) + ahead
  const ids = Object.fromEntries(Object.keys(team).map(key => [key, randomUUID()])) as Record<
    keyof typeof team,
    string
  > // keys of team
  const start: Start = {
    config: readConfig({ HEED_PORT: '0', HEED_SMTP_PORT: '0', HEED_DATA: dataDir, ...environment }),
    database: {
      kind: 'external',
      owner: database.owner,
      app: database.app,
      pid: () => undefined,
      stop: async () => {},
    },
    log: silent,
    clock: now,
    ...reaching,
    async furnish({ ledger, auth }) {
      await furnish(ledger.db, ids, now())
      await auth.setPassword(ids.ada, password)
      await giveAllHerPassword(ledger.db, ids.ada)
    },
  }
  let heed = await startHeed(start)
  const url = () => heed.url
  return {
    get heed() {
      return heed
    },
    get url() {
      return heed.url
    },
    get db() {
      return heed.ledger.db
    },
    dataDir,
    databaseUrl: database.owner,
    clock: {
      now,
      advance: ms => {
        ahead += ms
      },
      hold: () => {
        heldAt ??= Date.now()
      },
    },
    async restart() {
      await heed.stop()
      heed = await startHeed({ ...start, furnish: async () => undefined })
    },
    agent: async key => await signIn(url, ids[key], emailOf(key)),
    customer: async (words, more = {}) => await openCase(url, heed.ledger.db, words, more),
    async [Symbol.asyncDispose]() {
      await heed.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function emailOf(key: string): string {
  return `${key}@behemoth.example`
}

async function furnish(db: Db, ids: Readonly<Record<keyof typeof team, string>>, now: number): Promise<void> {
  const teamId = randomUUID()
  await sql`INSERT INTO team (id, name) VALUES (${teamId}, 'First floor')`.execute(db)
  for (const [key, { name, role }] of Object.entries(team)) {
    const id = ids[key as keyof typeof team] // keys of team
    await sql`
      INSERT INTO agent (id, name, email, role, is_admin, team_id, created_at)
      VALUES (${id}, ${name}, ${emailOf(key)}, ${role}, ${role === 'head'}, ${teamId}, ${new Date(now)})`.execute(
      db,
    )
  }
  await sql`
    INSERT INTO organisation (name, mail_domain, time_zone, hours, phone, emergency_phone, duty_lead_id, outside_body)
    VALUES ('Big Behemoth Communications', 'behemoth.example', 'Europe/London', ${JSON.stringify(allWeek)}, '01632 960100',
      '01632 960999', ${ids.lena}, 'the Communications Arbiter')`.execute(db)
}

/** Hashed once for the whole team: four hashes take as long as the rest of a world. */
async function giveAllHerPassword(db: Db, id: string): Promise<void> {
  await sql`
    INSERT INTO auth_user (id, name, email, created_at, updated_at)
    SELECT agent.id, agent.name, lower(agent.email), hers.created_at, hers.updated_at
    FROM agent CROSS JOIN auth_user hers WHERE hers.id = ${id} AND agent.id <> hers.id`.execute(db)
  await sql`
    INSERT INTO auth_account (user_id, provider_id, account_id, password, created_at, updated_at)
    SELECT auth_user.id, hers.provider_id, auth_user.id::text, hers.password, hers.created_at, hers.updated_at
    FROM auth_user CROSS JOIN auth_account hers WHERE hers.user_id = ${id} AND auth_user.id <> ${id}`.execute(
    db,
  )
}

function saysOf({ body }: Answer): string {
  const refusal = RefusalAnswer.safeParse(body)
  return refusal.success ? refusal.data.refused.says : ''
}

/** @param url where the process listens, which changes when it is started again */
async function signIn(url: () => string, id: string, email: string): Promise<AgentClient> {
  const signedIn = await request(`${url()}/api/desk/sign-in`, 'POST', { body: { email, password } })
  if (signedIn.status !== 200) throw new Error(signedIn.text)
  const { cookie } = signedIn
  const send = async (method: string, path: string, body?: unknown) =>
    await request(`${url()}${path}`, method, { cookie, body })
  const get = async (path: string) => await send('GET', path)
  const tryTo = async (caseId: string, act: Act, requestId: string = randomUUID()) =>
    await send('POST', `/api/desk/cases/${caseId}/acts`, { requestId, act })
  const idOf = async (reference: string) => {
    const { waiting }: { waiting: CaseView['summary'][] } = (await get('/api/desk/line')).body
    return waiting.find(summary => summary.reference === reference)?.id ?? ''
  }
  const view = async (caseId: string): Promise<CaseView> => (await get(`/api/desk/cases/${caseId}`)).body
  return {
    id,
    cookie,
    get,
    send,
    view,
    tryTo,
    act: async (caseId, act, requestId = randomUUID()) => {
      for (;;) {
        const answer = await tryTo(caseId, act, requestId)
        const next = /help them first\. Next is (?<reference>[\w-]+)\.$/.exec(saysOf(answer))?.groups
          ?.reference
        if (next === undefined) return answer
        const before = await idOf(next)
        await tryTo(before, { act: 'take' })
        await tryTo(before, { act: 'end-contact' })
      }
    },
    here: async () => void (await send('PUT', '/api/desk/presence', { presence: 'here' })),
    offered: async () =>
      await eventually('an offer', async () => {
        const me: Me = (await get('/api/desk/me')).body
        const { cases }: { cases: CaseView['summary'][] } = (await get('/api/desk/cases?list=mine')).body
        return cases.find(({ entry }) => entry?.state === 'offered' && entry.agentId === me.agent.id)?.id
      }),
  }
}

async function openCase(
  url: () => string,
  db: Db,
  words: string,
  more: Readonly<Record<string, string>>,
): Promise<CustomerClient> {
  const started = await request(`${url()}/start`, 'POST', {
    body: { messageId: randomUUID(), words, ...more },
  })
  if (started.status !== 200) throw new Error(started.text)
  const { href }: { href: string } = started.body
  const reference = href.slice('/case/'.length)
  const { rows } = await sql<{
    readonly id: string
  }>`SELECT id FROM cases WHERE reference = ${reference}`.execute(db)
  const { cookie } = started
  return {
    reference,
    caseId: rows[0]?.id ?? '',
    cookie,
    post: async (path, fields = {}) =>
      await request(`${url()}${href}/${path}`, 'POST', { cookie, body: fields }),
    page: async () => (await request(`${url()}${href}`, 'GET', { cookie, accept: 'text/html' })).text,
  }
}

interface Sent {
  readonly cookie?: string
  readonly body?: unknown
  readonly accept?: string
}

export async function request(
  url: string,
  method: string,
  sent: Sent = {},
): Promise<Answer & { readonly cookie: string }> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: sent.accept ?? 'application/json',
      ...(sent.cookie === undefined ? {} : { cookie: sent.cookie }),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    text,
    body: (isJson ? JSON.parse(text) : null) as never, // the caller knows what it asked for
    cookie: response.headers
      .getSetCookie()
      .map(line => line.split(';', 1)[0])
      .join('; '),
  }
}
