/**
 * What it costs to open a case, a list and a search at the desk, and whether it stays so when there are a million open cases.
 *
 * Method. The product runs as a process of its own over its embedded database; an agent's requests go over HTTP, one after the
 * other, with the session of a demo log-in. CPU is user and system time of the product and all below it, its database included,
 * divided by the requests; what runs in the background meanwhile is in it. The database is filled by SQL between two runs of the
 * product (bench/open/fill.ts says how, and what is skipped beyond 10,000 cases), and vacuumed and analysed as it does by itself.
 *
 * - case*: a case with 30 messages, an account, two services, usage and bills, as its owner sees it, at 10,000 open cases.
 *   caseKb is the answer's JSON, not compressed.
 * - list*: the first page of all open cases, newest first (50 of them).
 * - search*: in turn a rare word, a word of every hundredth case, common words, two words, a name, a name with a letter wrong,
 *   a telephone number and a reference; pages of 20 with their snippets.
 * - growth: the list, words that at most every thousandth case has (rare) and words that every third to every tenth has (common),
 *   each at so many open cases; middling words (one case in a hundred) are the dearest, and stand beside them.
 * - emptyCpuMs, emptyP50Ms: an empty HTTP round trip; selectCpuMs: one with a bare `SELECT 1`. The machine's own limits in the
 *   same run: read the others as multiples of them.
 * - indexedPerSecond: cases (of four facts, two messages) per second that the follower read when it first met the 10,000.
 *
 * Options: --most N (1000000), --times N (150).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { runningEmbedded, startEmbedded } from '../server/db/embedded.ts'
import { silent } from '../server/db/log.ts'
import { type Asking, openAsking } from './open/asking.ts'
import { fillTo, type Opened, prepare } from './open/fill.ts'
import { makeVocabulary, type Vocabulary } from './open/words.ts'
import { readLogins, signIn } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

interface Growth {
  readonly openCases: number
  readonly listCpuMs: number
  readonly searchRareCpuMs: number
  readonly searchMiddlingCpuMs: number
  readonly searchCommonCpuMs: number
}

const first = 10_000
const levels = [first, 100_000, 1_000_000]
const list = '/api/desk/cases?list=team'
const sessions = 3

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const most = wholeNumber(options, 'most', 1_000_000)
  const times = wholeNumber(options, 'times', 150)
  return await atPlace('open', async place => {
    const heed = await startHeed(place, '--demo')
    await heed.stop()
    const vocabulary = makeVocabulary()
    const owner = readLogins(place)[0]?.email ?? ''
    const opened = await filling(place, async client => {
      const long = await prepare(client, vocabulary, owner)
      await fillTo(client, first)
      return long
    })
    const growth: Growth[] = []
    let figures: Readonly<Record<string, unknown>> = {}
    for (const openCases of levels.filter(level => level <= most)) {
      if (openCases > first) await filling(place, async client => await fillTo(client, openCases))
      await serving(place, async asking => {
        if (openCases === first) figures = await measureFirst(place, { asking, vocabulary, opened, times })
        growth.push({ openCases, ...(await measureGrowth(asking, vocabulary, times)) })
      })
      console.error(JSON.stringify(growth.at(-1)))
    }
    return { ...figures, growth }
  })
}

async function filling<T>(place: Place, work: (client: Client) => Promise<T>): Promise<T> {
  const started = performance.now()
  const database = await startEmbedded({ dataDir: place.dataDir, log: silent })
  const client = new Client({ connectionString: database.addresses.owner })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
    await database.stop()
    console.error(`filled in ${((performance.now() - started) / 1_000).toFixed(0)} s`)
  }
}

async function serving(place: Place, work: (asking: Asking) => Promise<void>): Promise<void> {
  const heed = await startHeed(place)
  const [login] = readLogins(place)
  if (!login) throw new Error('the demo has no log-ins')
  const cookies = await Promise.all(Array.from({ length: sessions }, async () => await signIn(place, login)))
  const asking = openAsking(place.url, cookies, heed.pid)
  try {
    await work(asking)
  } finally {
    asking.close()
    await heed.stop()
  }
}

interface First {
  readonly asking: Asking
  readonly vocabulary: Vocabulary
  readonly opened: Opened
  readonly times: number
}

async function measureFirst(place: Place, { asking, vocabulary, opened, times }: First) {
  const indexedPerSecond = await untilIndexed(place)
  const empty = await asking.measure(['/healthz'], times * 2)
  const select = await asking.measure(['/readyz'], times * 2)
  const aCase = await asking.measure([`/api/desk/cases/${opened.id}`], times)
  const aList = await asking.measure([list], times)
  const search = await asking.measure(mixed(vocabulary, opened), times * 2)
  const figures = {
    caseP50Ms: aCase.p50Ms,
    caseCpuMs: aCase.cpuMs,
    caseKb: aCase.kb,
    listP50Ms: aList.p50Ms,
    listCpuMs: aList.cpuMs,
    searchP50Ms: search.p50Ms,
    searchCpuMs: search.cpuMs,
    emptyP50Ms: empty.p50Ms,
    emptyCpuMs: empty.cpuMs,
    selectCpuMs: select.cpuMs,
    indexedPerSecond,
  }
  console.error(JSON.stringify(figures))
  return figures
}

async function measureGrowth(
  asking: Asking,
  { wordsIn }: Vocabulary,
  times: number,
): Promise<Omit<Growth, 'openCases'>> {
  // Each case has two texts, so a word is in about twice as many cases as texts.
  const rare = await asking.measure(searches(wordsIn(0.0003, 0.0005)), times)
  const middling = await asking.measure(searches(wordsIn(0.004, 0.006)), times)
  const common = await asking.measure(searches(wordsIn(0.05, 0.2)), times)
  return {
    listCpuMs: (await asking.measure([list], times)).cpuMs,
    searchRareCpuMs: rare.cpuMs,
    searchMiddlingCpuMs: middling.cpuMs,
    searchCommonCpuMs: common.cpuMs,
  }
}

function searches(words: readonly string[]): readonly string[] {
  if (words.length === 0) throw new Error('the vocabulary has no such words')
  return words.slice(0, 40).map(word => `/api/desk/search?q=${encodeURIComponent(`${word} `)}`)
}

function mixed({ wordsIn }: Vocabulary, { reference }: Opened): readonly string[] {
  const rare = wordsIn(0.0003, 0.0005)
  const middling = wordsIn(0.004, 0.006)
  const common = wordsIn(0.05, 0.2)
  const some = Array.from({ length: 5 }, (_, at) => [
    rare[at] ?? '',
    middling[at] ?? '',
    common[at] ?? '',
    `${common[at]} ${middling[at]}`,
    'Lucía Ferrer',
    'Lucia Ferer',
    '07700 900321',
    reference,
  ])
  return some.flat().map(words => `/api/desk/search?q=${encodeURIComponent(`${words} `)}`)
}

/** Waits until the follower has read every case; how many it read in a second. */
async function untilIndexed({ dataDir }: Place): Promise<number> {
  const client = new Client({ connectionString: runningEmbedded(dataDir)?.owner })
  await client.connect()
  const started = performance.now()
  try {
    for (;;) {
      const { rows } = await client.query<{ indexed: string; all: string }>(
        'SELECT (SELECT count(*) FROM case_search) AS indexed, (SELECT count(*) FROM cases) AS all',
      )
      const [row] = rows
      if (row && row.indexed === row.all) break
      await sleep(20)
    }
    const seconds = (performance.now() - started) / 1_000
    await client.query('VACUUM (ANALYZE) case_search')
    return first / seconds
  } finally {
    await client.end()
  }
}
