/**
 * `npm run heed -- simulate promises`: weeks of promises in a house of its own, with everything that goes wrong in a real one. Agents
 * forget half of what they promised, the lead is away for days, the mail server is away for days, and the server is cut off each day in
 * the middle of its work. After each look of the clocks it is asked of the rows whether all that must hold does (promises-checks.ts).
 *
 * The clock, the people, the weather and the moment of each cut come from one seed. How far the server is when it is cut off does not:
 * that is this computer's. What must hold holds wherever it is cut.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openCase as firstFacts } from '../../domain/case/decide.ts'
import { makeReference } from '../../domain/case/reference.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { openPromises } from '../../domain/commitment/open.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { type Random, streamOf } from '../../simulation/chance.ts'
import { toAnswer, toClimb, toRefuse } from '../ladder/asked.ts'
import { decidersOf } from '../ladder/climb-from.ts'
import { actOn } from '../ledger/act.ts'
import { append } from '../ledger/append.ts'
import { readCases } from '../ledger/case-rows.ts'
import { OperatorError } from '../operator-error.ts'
import {
  breaksIn,
  type Invariant,
  invariants,
  letterInvariants,
  type Totals,
  totalsOf,
} from './promises-checks.ts'
import { answerWhatIsAsked, askForMore } from './promises-asks.ts'
import { openPromisesHouse, type PromisesHouse } from './promises-house.ts'

export interface Months {
  readonly seed: number
  readonly days: number
  readonly cuts: number
  /** How often each of what must hold was asked. */
  readonly asked: number
  readonly broken: readonly string[]
  readonly totals: Totals
}

/** A Monday. */
const start = Date.UTC(2031, 0, 6)
/** Hours of the day at which something happens and the clocks look; between 20 and 32 the server is switched off. */
const looks = [9, 11, 14, 17, 20, 32]

export async function simulatePromises(words: readonly string[]): Promise<number> {
  const { seed, days } = wishIn(words)
  const months = await livePromises({ seed, days }, showProgress())
  const { totals, cuts, asked, broken } = months
  console.log(`Promises, ${days} days, seed ${seed}
  ${totals.cases} cases, ${totals.promises} promises: ${totals.kept} kept, ${totals.broken} broken; ${totals.climbed} rungs climbed, the last one late ${totals.late} times, ${totals.solved} solved
  ${totals.asked} asked for more than they may give: ${totals.allowed} allowed, ${totals.passed} let pass by somebody
  ${totals.letters} letters sent, £${(totals.paidMinor / 100).toFixed(2)} booked for broken promises; cut off ${cuts} times
Asked ${asked} times:`)
  for (const { says } of [...invariants, ...letterInvariants])
    console.log(`  ${broken.some(one => one.startsWith(says)) ? '✗' : '✓'} ${says}`)
  for (const one of broken.slice(0, 20)) console.log(`    ${one}`)
  return broken.length === 0 ? 0 : 1
}

/** Lives through them until the first thing that must hold does not. */
export async function livePromises(
  { seed, days }: Pick<Months, 'seed' | 'days'>,
  onDay: (done: number) => void = () => {},
): Promise<Months> {
  let now = start
  let isRelayAway = false
  const random = streamOf(seed, 1)
  const house = await openPromisesHouse({
    now: () => now,
    isRelayAway: () => isRelayAway,
    random: streamOf(seed, 2),
  })
  try {
    let asked = 0
    let cuts = 0
    const broken: string[] = []
    for (let day = 0; day < days && broken.length === 0; day += 1) {
      isRelayAway = random() < 0.25
      await comeAndGo(house, random, start + day * DAY)
      const cutAt = looks[Math.floor(random() * looks.length)]
      for (const hour of looks) {
        now = start + day * DAY + hour * HOUR
        if (hour < 20) await work(house, random, now)
        now += MINUTE
        if (hour === cutAt) {
          await cut(house, random)
          cuts += 1
        }
        await catchUp(house)
        broken.push(...(await breaksNow(house, invariants, now)))
        asked += 1
      }
      onDay((day + 1) / days)
    }
    isRelayAway = false
    now += DAY
    await catchUp(house)
    await hurry(house)
    broken.push(...(await breaksNow(house, [...invariants, ...letterInvariants], now)))
    return { seed, days, cuts, asked: asked + 1, broken, totals: await totalsOf(house.owner) }
  } finally {
    await house.close()
  }
}

/** The lead is away on one day of three, the head on one of five, and one of the agents on one of ten. */
async function comeAndGo(
  { owner, people, server }: PromisesHouse,
  random: Random,
  at: number,
): Promise<void> {
  const away = [
    ...(random() < 0.33 ? [people.lead] : []),
    ...people.agents.filter(() => random() < 0.1),
    ...(random() < 0.2 ? [people.head] : []),
  ]
  await owner.query(
    `UPDATE agent SET absent_from = CASE WHEN id = ANY($1::uuid[]) THEN $2::timestamptz END,
      absent_until = CASE WHEN id = ANY($1::uuid[]) THEN $2::timestamptz + interval '1 day' END`,
    [away, new Date(at)],
  )
  server().directory.forget()
}

/** The connections end while the clocks look. */
async function cut(house: PromisesHouse, random: Random): Promise<void> {
  const { clocks, booker } = house.server()
  const looking = Promise.allSettled([clocks.sweep(), booker.sweep()])
  await house.cutOff(Math.floor(random() * 40))
  await looking
}

async function catchUp({ server }: PromisesHouse): Promise<void> {
  await server().clocks.sweep()
  await server().booker.sweep()
  await server().letters.catchUp()
}

/** The server looks each second by itself: what it has in hand at this very moment is left to it, and asked of again after that. */
async function breaksNow(
  house: PromisesHouse,
  asked: readonly Invariant[],
  now: number,
): Promise<readonly string[]> {
  const found = await breaksIn(house.owner, asked, now)
  if (found.length === 0) return []
  await sleep(SECOND)
  await catchUp(house)
  return await breaksIn(house.owner, asked, now)
}

/** What waits for another try is tried: the queue keeps its pauses by the clock on the wall. */
async function hurry({ owner, server }: PromisesHouse): Promise<void> {
  await owner.query(`UPDATE pgboss.job SET start_after = now() WHERE state IN ('created', 'retry')`)
  await server().letters.catchUp()
}

/** Somebody comes, and each agent looks at some of what is there; what a rule refuses is not done. */
async function work(house: PromisesHouse, random: Random, now: number): Promise<void> {
  await comesIn(house, random)
  const { rows } = await house.owner.query<{ id: string }>(
    `SELECT id FROM cases WHERE status NOT IN ('solved', 'merged') ORDER BY opened_at, id`,
  )
  const some = rows.filter(() => random() < 0.4).map(({ id }) => id)
  for (const state of await readCases(house.server().ledger.db, some)) {
    for (const request of requestsOn(state, house, { random, now })) await ask(house, state.id, request)
  }
  const ids = rows.map(({ id }) => id)
  if (isAnswerDay(random)) await answerRungs(house, { random, now }, ids)
  await goUp(house, { random, now }, ids)
  await askForMore(house, random, ids)
  await answerWhatIsAsked(house, random, now)
}

const isAnswerDay = (random: Random) => random() < 0.3

function requestsOn(
  state: CaseState,
  { people }: PromisesHouse,
  { random, now }: { readonly random: Random; readonly now: number },
): readonly CaseRequest[] {
  const agentId = people.agents[Math.floor(random() * people.agents.length)] ?? people.lead
  const { entry } = state
  if (entry?.state === 'waiting')
    return [
      { ask: 'offer-entry', entryId: entry.id, agentId, until: now + MINUTE, overtook: [] },
      { ask: 'answer-entry', entryId: entry.id, agentId },
      reply(agentId),
      promising(agentId, now + (1 + Math.floor(random() * 96)) * HOUR),
      { ask: 'end-contact', agentId },
    ]
  const open = openPromises(state)
  const luck = random()
  if (open.length > 0 && luck < 0.35)
    return open.map(({ id: commitmentId }) => ({
      ask: 'keep-promise',
      commitmentId,
      agentId,
      evidence: 'Done at noon.',
    }))
  if (luck < 0.4)
    return [
      {
        ask: 'propose-solved',
        agentId: state.ownerId ?? agentId,
        isLead: false,
        words: { text: 'Does it work?' },
      },
    ]
  if (luck < 0.55) return [promising(agentId, now + (1 + Math.floor(random() * 48)) * HOUR)]
  if (luck < 0.7) return [{ ask: 'confirm-solved', customerId: state.customerId, verified: true }]
  return luck < 0.8 ? [reply(agentId)] : []
}

function reply(agentId: string): CaseRequest {
  return { ask: 'reply', agentId, messageId: randomUUID(), files: [], words: { text: 'I am looking at it.' } }
}

function promising(agentId: string, dueAt: number): CaseRequest {
  const words = 'I call you back.'
  return {
    ask: 'promise',
    commitmentId: randomUUID(),
    kind: 'call-back',
    agentId,
    words,
    dueAt,
    replaces: null,
  }
}

async function comesIn({ people, server }: PromisesHouse, random: Random): Promise<void> {
  const { ledger } = server()
  const customerId = people.customers[Math.floor(random() * people.customers.length)] ?? ''
  const now = ledger.clock()
  const caseId = randomUUID()
  await append(ledger, { customers: [customerId] }, () => ({
    facts: firstFacts({
      reference: makeReference(crypto.getRandomValues(new Uint8Array(8))),
      customerId,
      kind: 'problem',
      channel: 'mail',
      skill: null,
      priority: null,
      dutyLeadId: people.lead,
      speak: {
        ask: 'speak',
        messageId: randomUUID(),
        channel: 'mail',
        files: [],
        verified: false,
        words: { text: 'My line has been dead since Friday.' },
        entryId: randomUUID(),
        medium: 'letter',
      },
      answer: { commitmentId: randomUUID(), dueAt: now + 8 * HOUR, now, words: 'A person answers.' },
    }).map(fact => ({ caseId, fact })),
    result: null,
  }))
}

interface Luck {
  readonly random: Random
  readonly now: number
}

/** Whoever stands on a rung, or stands in there, answers a little of what waits for them, now and then with a no. */
async function answerRungs(
  { server }: PromisesHouse,
  { random, now }: Luck,
  caseIds: readonly string[],
): Promise<void> {
  const { ledger, directory } = server()
  const house = await directory.house()
  for (const state of await readCases(ledger.db, caseIds)) {
    const { rung } = state
    if (!isDeciding(rung) || random() < 0.7) continue
    const agentId = decidersOf(house, state, now).at(-1) ?? rung.agentId
    const yes = { rung: rung.rung, agentId, words: { text: 'Yes. I put it right.' } }
    const no = { agentId, reasons: 'The road was closed.', points: [], turn: undefined }
    const request =
      random() < 0.5 ? toAnswer({ house, state, now }, yes) : toRefuse({ house, state, now }, no)
    await actOn(ledger, { caseId: state.id, request })
  }
}

/** Some customers take what was decided no further, and some do. */
async function goUp(
  { server }: PromisesHouse,
  { random, now }: Luck,
  caseIds: readonly string[],
): Promise<void> {
  const { ledger, directory } = server()
  const house = await directory.house()
  const some = caseIds.filter(() => random() < 0.15)
  for (const state of await readCases(ledger.db, some)) {
    const fromRung = state.rung?.rung ?? 0
    const asked = { by: 'customer', fromRung, agentId: null, verified: true } as const
    await actOn(ledger, { caseId: state.id, request: toClimb({ house, state, now }, asked) })
  }
}

/** A refusal is an answer. */
async function ask({ server }: PromisesHouse, caseId: string, request: CaseRequest): Promise<void> {
  await actOn(server().ledger, { caseId, request })
}

function showProgress(): (done: number) => void {
  if (!process.stderr.isTTY) return () => {}
  return done => {
    const full = Math.round(done * 24)
    const bar = '█'.repeat(full) + '░'.repeat(24 - full)
    process.stderr.write(done < 1 ? `\r${bar} ${Math.round(done * 100)} % of the days` : '\r\u001b[K')
  }
}

function wishIn(words: readonly string[]): Pick<Months, 'seed' | 'days'> {
  const usage = 'Say npm run heed -- simulate promises [--days N] [--seed N], with whole numbers.'
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { seed: { type: 'string', default: '1' }, days: { type: 'string', default: '14' } },
    })
    const [seed, days] = [Number(values.seed), Number(values.days)]
    if (Number.isSafeInteger(seed) && Number.isSafeInteger(days) && days > 0 && days <= 3_660)
      return { seed, days }
  } catch {
    throw new OperatorError(usage)
  }
  throw new OperatorError(usage)
}
