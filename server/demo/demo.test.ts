import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { parseReference } from '../../domain/case/reference.ts'
import { measuredInCase } from '../../domain/charter/measured/in-case.ts'
import { openMattersOf } from '../acting/sql.ts'
import { findArticles, publishedArticles } from '../articles/find.ts'
import { articleHtml } from '../articles/markdown.ts'
import { PutSnippet } from '../../contract/snippets.ts'
import { factsUpTo } from '../charter/measured-sql.ts'
import type { Db } from '../db/connect.ts'
import { readHouse } from '../ledger/directory.ts'
import { sellingMonth } from '../line-days/selling-month.ts'
import { openArrivals } from '../line/arrivals.ts'
import { recentHandling } from '../line/sql.ts'
import { learnIfDue } from '../quotes/nightly.ts'
import { newestLearned } from '../quotes/sql.ts'
import { plannedOn } from '../rota/planned.ts'
import { openRotas } from '../rota/rotas.ts'
import { fillDemo, hasNobody, isFurnished, readDemoLogins, setUpEmpty } from './demo.ts'
import { teamSnippets } from './snippets.ts'
import { type DemoHouse, openDemo } from './testing.ts'

async function rowsOf<T>(db: Db, query: string): Promise<readonly T[]> {
  return (await sql.raw<T>(query).execute(db)).rows
}

/** Everything but what is secret or of chance on purpose: salts (and with them hashes) and passwords. */
async function contentOf(db: Db): Promise<unknown> {
  const facts = await rowsOf(
    db,
    `SELECT lane, seq, case_id, type, at, data, convert_from(bytes, 'UTF8') AS body
     FROM fact LEFT JOIN fact_body USING (lane, seq) ORDER BY lane, seq`,
  )
  const tables = [
    'organisation',
    'agent',
    'seat',
    'customer',
    'customer_address',
    'account',
    'service',
    'bill',
    'usage',
    'cases',
    'entry',
    'commitment',
    'mail_thread',
    'follower',
    'article',
    'article_text',
    'article_version',
    'skill',
    'mailbox',
    'authority',
    'snippet',
    'case_tag',
    'case_tag_word',
    'case_seen',
    'mention',
    'helper',
    'case_about',
    'line_day',
    'line_half_hour',
  ]
  const rows = await Promise.all(tables.map(table => rowsOf(db, `SELECT * FROM ${table} t ORDER BY t::text`)))
  return { facts, rows }
}

describe('the demo', () => {
  let house: DemoHouse
  before(async () => {
    house = await openDemo()
  })
  after(async () => {
    await house[Symbol.asyncDispose]()
  })

  test('is the same from the same moment, ids and words and all', async () => {
    await using another = await openDemo()
    assert.deepEqual(await contentOf(another.db), await contentOf(house.db))
  })

  test('has forty customers with accounts of nine digits, one to three services, and half a year of bills', async () => {
    const customers = await rowsOf<{ services: number; bills: number }>(
      house.db,
      `SELECT (SELECT count(*) FROM service s JOIN account a ON a.id = s.account_id WHERE a.customer_id = c.id) AS services,
        (SELECT count(*) FROM bill b JOIN account a ON a.id = b.account_id WHERE a.customer_id = c.id) AS bills FROM customer c`,
    )
    assert.equal(customers.length, 40)
    for (const { services, bills } of customers) {
      assert.ok(services >= 1 && services <= 3, `${services} services`)
      assert.ok(bills >= 5 && bills <= 24, `${bills} bills`)
    }
    const numbers = await rowsOf<{ number: string }>(house.db, 'SELECT number FROM account')
    for (const { number } of numbers) assert.match(number, /^[1-9]\d{8}$/)
  })

  test('has bills that are the prices of the plans plus what was used above them', async () => {
    const [fewest] = await rowsOf<{ low: number }>(
      house.db,
      `SELECT min(b.total_minor - (SELECT sum(monthly_minor) FROM service s WHERE s.account_id = b.account_id))::int AS low FROM bill b`,
    )
    assert.equal(fewest?.low, 0)
    const unused = await rowsOf<{ months: number; overdue: number }>(
      house.db,
      `SELECT (SELECT count(DISTINCT month) FROM usage u WHERE u.service_id = s.id AND quantity = 0) AS months,
        (SELECT count(*) FROM bill b WHERE b.account_id = s.account_id AND b.state = 'overdue') AS overdue
       FROM service s WHERE s.state = 'cut'`,
    )
    assert.equal(unused.length, 1)
    assert.ok((unused[0]?.months ?? 0) >= 3 && (unused[0]?.overdue ?? 0) >= 1, 'dues for months without use')
  })

  test('holds a case in every way that a case can stand, and promises kept, broken and open', async () => {
    const statuses = await rowsOf<{ status: string }>(
      house.db,
      'SELECT DISTINCT status FROM cases ORDER BY status',
    )
    assert.deepEqual(
      statuses.map(row => row.status),
      ['owing', 'owned', 'proposed', 'resting', 'solved', 'unconfirmed', 'waiting'],
    )
    const promises = await rowsOf<{ state: string }>(
      house.db,
      'SELECT DISTINCT state FROM commitment ORDER BY state',
    )
    assert.deepEqual(
      promises.map(row => row.state),
      ['broken', 'kept', 'open'],
    )
    const references = await rowsOf<{ reference: string }>(house.db, 'SELECT reference FROM cases')
    for (const { reference } of references) assert.equal(parseReference(reference), reference)
  })

  test('lets no date run out in silence: what was broken was noted within seconds, as the clocks do it', async () => {
    const seen = await house.db.transaction().execute(async tx => {
      const heads = await sql<{ readonly caseId: string; readonly lane: number; readonly seq: number }>`
        SELECT case_id AS "caseId", min(lane) AS lane, max(seq) AS seq FROM fact WHERE case_id IS NOT NULL GROUP BY 1`.execute(
        tx,
      )
      return await factsUpTo(tx, heads.rows)
    })
    const measured = [...seen.values()].flatMap(measuredInCase).filter(({ at }) => at <= house.now)
    const clocks = measured.filter(({ figure }) => figure === 'clock-told')
    assert.ok(clocks.length > 1)
    assert.ok(clocks.every(({ isGood }) => isGood))
    const told = measured.filter(({ figure }) => figure === 'breach-told')
    assert.ok(told.length > 0)
    assert.ok(told.every(({ isGood }) => isGood))
    const madeGood = measured.filter(({ figure }) => figure === 'put-right')
    assert.deepEqual([...new Set(madeGood.map(({ isGood }) => isGood))], [true])
    const given = await rowsOf<{ state: string; lines: number }>(
      house.db,
      `SELECT r.state, count(l.remedy_id)::int AS lines FROM remedy r LEFT JOIN bill_line l ON l.remedy_id = r.id
       WHERE r.by_rule IS NOT NULL GROUP BY r.id, r.state`,
    )
    assert.equal(given.length, madeGood.length)
    for (const one of given) assert.deepEqual(one, { state: 'booked', lines: 1 })
  })

  test('shows its customers all that is open in their accounts', async () => {
    const open = await rowsOf<{ customer: string; reference: string }>(
      house.db,
      `SELECT customer_id AS customer, reference FROM cases WHERE status <> 'solved' ORDER BY reference`,
    )
    assert.ok(open.length > 0)
    for (const { customer, reference } of open) {
      const matters = await openMattersOf(house.db, customer)
      assert.ok(
        matters.some(matter => matter.reference === reference),
        reference,
      )
    }
  })

  test('has help articles of its own, in both languages, found by the words of customers', async () => {
    const found = async (typed: string, reader: 'en' | 'es') =>
      (await findArticles(house.db, { typed, reader, limit: 3, isStrict: true }))[0]?.slug
    assert.equal(await found('my internet is gone since this morning', 'en'), 'restart-the-router')
    assert.equal(await found('I want to cancel', 'en'), 'cancel')
    assert.equal(await found('no entiendo mi factura', 'es'), 'read-your-bill')
    assert.equal(await found('quiero darme de baja', 'es'), 'cancel')
    for (const reader of ['en', 'es'] as const) {
      const articles = await publishedArticles(house.db, { reader, limit: 100 })
      assert.equal(articles.length, 8)
      for (const { slug, language, body } of articles) {
        assert.equal(language, reader)
        assert.ok(articleHtml(body).includes('<h2>'), slug)
      }
    }
  })

  test('has words and steps of the team in both languages, as they would be accepted from a form', async () => {
    for (const one of teamSnippets) assert.deepEqual(PutSnippet.parse(one), one)
    const rows = await rowsOf<{ readonly language: string; readonly type: string; readonly count: number }>(
      house.db,
      `SELECT language, type, count(*)::int AS count FROM snippet WHERE owner_id IS NULL GROUP BY language, type ORDER BY 1, 2`,
    )
    assert.deepEqual(rows, [
      { language: 'en', type: 'macro', count: 2 },
      { language: 'en', type: 'snippet', count: 4 },
      { language: 'es', type: 'macro', count: 2 },
      { language: 'es', type: 'snippet', count: 4 },
    ])
  })

  test('shows what people do together: a mention, a helper, a report for a neighbour, a call, tags, a case put aside', async () => {
    const [shown] = await rowsOf(
      house.db,
      `SELECT (SELECT count(*)::int FROM mention WHERE read_at IS NULL) AS mentions,
        (SELECT count(*)::int FROM helper WHERE how = 'customer' AND authorised_at IS NOT NULL) AS helpers,
        (SELECT count(*)::int FROM helper h JOIN case_about a ON a.case_id = h.said_in
          WHERE h.how = 'reporter' AND h.authorised_at IS NULL AND a.customer_id = h.customer_id) AS reports,
        (SELECT count(*)::int FROM fact WHERE type = 'CallLogged') AS calls,
        (SELECT count(*)::int FROM cases WHERE snoozed_until > to_timestamp(${house.now / 1_000})) AS aside,
        (SELECT count(DISTINCT word) > 4 FROM case_tag_word) AS "hasTags"`,
    )
    assert.deepEqual(shown, { mentions: 1, helpers: 1, reports: 1, calls: 1, aside: 1, hasTags: true })
  })

  test('lets waits be learned from, so that the first one is told a time', async () => {
    const { timeZone } = (await readHouse(house.db)).organisation
    const learning = { db: house.db, clock: () => house.now }
    assert.ok((await learnIfDue(learning, timeZone)).includes('chat problem'))
    const learned = (await newestLearned(house.db)).find(({ pool }) => pool === 'chat problem')?.learned
    assert.ok(learned?.correction, 'enough waits are known')
    for (const medium of ['chat', 'letter'] as const) {
      const { meanSeconds } = await recentHandling(house.db, medium)
      assert.ok(meanSeconds > 120 && meanSeconds < 1_200, `${meanSeconds} s`)
    }
  })

  test('has a rota in which somebody is at work at every hour, and most by day', async () => {
    const rotas = openRotas(house.ledger)
    const team = await readHouse(house.db)
    for (let date = 20; date <= 26; date += 1) {
      const planned = (await plannedOn(rotas, team, `2026-11-${date}`)) ?? assert.fail('no rota')
      assert.ok(Math.min(...planned) >= 1, `nobody at some hour of the ${date}th: ${String(planned)}`)
      assert.ok((planned[24] ?? 0) >= 2)
    }
  })

  test('knows what is usual at an hour, and what selling cost, from its invented weeks', async () => {
    const team = await readHouse(house.db)
    const { is, weeks } = await openArrivals(house.db, () => house.now)(team)
    assert.deepEqual([is === 'unknown', weeks], [false, 8])
    const { sellingSeconds, causedSeconds } = await sellingMonth(house.db, team.organisation.hours, house.now)
    assert.ok(sellingSeconds > causedSeconds && causedSeconds > 0)
  })

  test('has a lead on duty, and a deputy for everybody', async () => {
    const { agents, organisation } = await readHouse(house.db)
    assert.equal(agents.get(organisation.dutyLeadId ?? '')?.role, 'lead')
    for (const agent of agents.values()) {
      assert.ok(agent.isDemo && agent.deputyId !== agent.id && agents.has(agent.deputyId ?? ''), agent.name)
    }
  })

  test('writes nothing that happens in the future, at whatever time of day it is filled', async () => {
    for (const now of [Date.UTC(2026, 9, 25, 0, 5), Date.UTC(2027, 2, 28, 23, 59)]) {
      await using own = await openDemo({ now })
      const [newest] = await rowsOf<{ at: number }>(own.db, 'SELECT max(at) AS at FROM fact')
      assert.ok((newest?.at ?? Number.NaN) <= now)
    }
  })

  test('has two agents of an outside agency, and addresses whose skills somebody here has', async () => {
    const { agents } = await readHouse(house.db)
    const outside = [...agents.values()].filter(({ agency }) => agency === 'Northgate Answering')
    assert.equal(outside.length, 2)
    const mailboxes = await rowsOf<{ skill: string | null }>(house.db, 'SELECT skill FROM mailbox')
    assert.ok(mailboxes.length > 1)
    const has = new Set([...agents.values()].flatMap(({ skills }) => skills))
    assert.deepEqual(
      mailboxes.filter(({ skill }) => skill !== null && !has.has(skill)),
      [],
    )
    const unnamed = await rowsOf(
      house.db,
      'SELECT unnest(skills) AS name FROM agent EXCEPT SELECT name FROM skill',
    )
    assert.deepEqual(unnamed, [])
  })

  test('gives each of its people a password of their own that signs them in, in a file for the owner alone', async () => {
    const logins = readDemoLogins(house.dataDir)
    assert.equal(logins.length, 12)
    assert.equal(new Set(logins.map(login => login.password)).size, 12)
    assert.equal(statSync(join(house.dataDir, 'demo-logins.json')).mode & 0o777, 0o600)
    const { auth } = house.furnishing
    for (const { email, password } of logins.slice(0, 2)) {
      assert.ok((await auth.signIn({ email, password, remote: '127.0.0.1' })).agentId)
    }
  })

  test('is filled once, however often and from however many processes it is asked for', async () => {
    await using own = await openDemo({ isEmpty: true })
    await Promise.all([fillDemo(own.furnishing), fillDemo(own.furnishing)])
    await fillDemo(own.furnishing)
    const [count] = await rowsOf<{ customers: number }>(own.db, 'SELECT count(*) AS customers FROM customer')
    assert.equal(count?.customers, 40)
  })

  test('is begun again when it was killed at any moment, and then whole', { timeout: 120_000 }, async () => {
    const content = await contentOf(house.db)
    for (const afterMs of [100, 500, 1_000]) {
      await using own = await openDemo({ isEmpty: true })
      const child = fork(new URL('./fill-in-child.ts', import.meta.url), [
        own.database.app,
        own.dataDir,
        String(own.now),
      ])
      await once(child, 'message')
      await new Promise(resolve => setTimeout(resolve, afterMs))
      child.kill('SIGKILL')
      await once(child, 'exit')
      // The server notices a moment later that its client is gone.
      await fillDemo(own.furnishing)
      assert.deepEqual(await contentOf(own.db), content, `killed after ${afterMs} ms`)
    }
  })

  test('leaves nothing behind for an installation that is set up empty after a broken fill', async () => {
    await using own = await openDemo({ isEmpty: true })
    const brokenOff = { ...own.furnishing, dataDir: join(own.dataDir, 'is-a-file') }
    writeFileSync(brokenOff.dataDir, '')
    await assert.rejects(fillDemo(brokenOff))
    assert.equal(await isFurnished(own.db), false)
    await setUpEmpty({ db: own.db, mailDomain: undefined })
    assert.equal(await hasNobody(own.db), true)
    const { organisation } = await readHouse(own.db)
    assert.equal(organisation.mailDomain, 'localhost.example')
    assert.deepEqual(readDemoLogins(own.dataDir), [])
    assert.deepEqual(readdirSync(own.dataDir), ['is-a-file'])
  })
})
