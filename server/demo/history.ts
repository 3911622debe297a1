/**
 * Plays the demo's conversations: every step is decided by the domain and appended to the ledger, as it would have been at the time,
 * in the order of time across all cases. A step that the domain refuses is an error of the script.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { decide, openCase } from '../../domain/case/decide.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import { dateAt, type OpeningHours } from '../../domain/hours/hours.ts'
import { isRefusal } from '../../domain/rule.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { addressOf, type CustomerIds, emailOf } from './accounts.ts'
import { bookWhatWasGiven, withBreach } from './breaches.ts'
import type { Chance } from './chance.ts'
import { solvedChats } from './conversations/chats.ts'
import { solvedLetters } from './conversations/letters.ts'
import { offerMatters } from './conversations/offers.ts'
import { openMatters } from './conversations/open.ts'
import { atWork, awayNow, talksOfToday } from './conversations/today.ts'
import { togetherMatters } from './conversations/together.ts'
import { inside } from './inside.ts'
import { insertRows } from './insert.ts'
import type { DemoTeam } from './people.ts'
import type { Conversation, Scene, Start, Step } from './script.ts'

export interface Stage {
  readonly team: DemoTeam
  readonly customerIds: CustomerIds
  readonly hours: OpeningHours
  readonly chance: Chance
  readonly now: Instant
}

/** One case on its way: its conversation, its id, the ids that its steps name. */
interface Thread {
  readonly conversation: Conversation
  readonly caseId: string
  readonly reference: string
  readonly id: (name?: string) => string
}

interface Moment {
  readonly at: Instant
  readonly thread: Thread
  /** Null for the first word. */
  readonly step: Step | null
}

/** @throws Error when the domain refuses a step, or one would lie in the future */
export async function playHistory(tx: Tx, stage: Stage): Promise<void> {
  const today = talksOfToday(stage.chance)
  const agenda = [
    ...solvedChats,
    ...solvedLetters,
    ...openMatters,
    ...togetherMatters,
    ...today,
    ...offerMatters,
  ]
    .flatMap(conversation => momentsOf(conversation, stage))
    .toSorted((a, b) => a.at - b.at)
  const late = agenda.at(-1)
  if (late && late.at > stage.now)
    throw new Error(`${late.thread.conversation.who} would speak in the future`)
  const db = inside(tx)
  for (const moment of agenda) await play(db, moment, stage)
  await addThreads(tx, agenda)
  await readByOwners(tx)
  await sitDown(tx, stage)
  await followFromHere(tx)
}

function momentsOf(conversation: Conversation, { chance, hours, now }: Stage): readonly Moment[] {
  const named = new Map<string, string>()
  const thread: Thread = {
    conversation,
    caseId: chance.uuid(),
    reference: makeReference(chance.bytes(8)),
    id(name) {
      const id = (name === undefined ? undefined : named.get(name)) ?? chance.uuid()
      if (name !== undefined) named.set(name, id)
      return id
    },
  }
  let at = instantOf(conversation.start, hours, now)
  const later = conversation.steps.map(step => {
    // At that very moment where it says so: then nothing is drawn, and what others drew stays theirs.
    const spread = step.spread === 0 ? 0 : chance.whole(0, Math.round((step.spread ?? 0) * 60))
    at += Math.round(step.after * MINUTE) + spread * SECOND
    return { at, thread, step }
  })
  return [{ at: instantOf(conversation.start, hours, now), thread, step: null }, ...later]
}

function instantOf(start: Start, hours: OpeningHours, now: Instant): Instant {
  if ('minutesAgo' in start) return now - start.minutesAgo * MINUTE
  const date = dateAt(hours, now).subtract({ days: start.day })
  const time = Temporal.PlainTime.from(start.at)
  return date.toZonedDateTime({ timeZone: hours.timeZone, plainTime: time }).epochMilliseconds
}

async function play(db: Db, { at, thread, step }: Moment, stage: Stage): Promise<void> {
  const { caseId } = thread
  const ledger: Ledger = { db, clock: () => at, signals: nobodyListens }
  const locks = { cases: step ? [caseId] : [] }
  const played = await append<readonly CaseFact[]>(ledger, locks, async ({ caseState, now, tx: within }) => {
    if (!step) return { facts: factsOf(caseId, firstFacts(thread, stage)), result: [] }
    const { team, customerIds } = stage
    const scene: Scene = { state: caseState(caseId), now, team, customerIds, id: thread.id }
    const asked = step.ask(scene)
    const decided = 'ask' in asked ? decide(scene.state, await withBreach(within, asked, scene), now) : asked
    if (isRefusal(decided)) return decided
    const beside = Object.entries(step.rows?.(scene) ?? {})
    return {
      facts: factsOf(caseId, decided),
      result: decided,
      async also(tx) {
        for (const [table, row] of beside) await insertRows(tx, table, [row])
      },
    }
  })
  if (isRefusal(played)) throw new Error(`${thread.conversation.who}: ${played.refused.says}`)
  await bookWhatWasGiven(ledger, played)
}

function factsOf(caseId: string, facts: readonly CaseFact[]) {
  return facts.map(fact => ({ caseId, fact }))
}

function firstFacts({ conversation, reference, id }: Thread, { team, customerIds }: Stage) {
  const { who, via, about, first, subject, priority = null } = conversation
  return openCase({
    reference,
    customerId: customerIds[who],
    kind: null,
    channel: via,
    skill: about,
    priority,
    dutyLeadId: team.leila.id,
    speak: {
      ask: 'speak',
      messageId: id(),
      channel: via,
      files: [],
      verified: false,
      words: {
        text: first,
        ...(subject === undefined ? { from: addressOf(who) } : { subject, from: emailOf(who) }),
      },
      entryId: id(),
      medium: via === 'mail' ? 'letter' : 'chat',
    },
  })
}

/** What the mail programs of the customers would answer to. */
async function addThreads(tx: Tx, agenda: readonly Moment[]): Promise<void> {
  const letters = agenda.filter(({ step, thread }) => step === null && thread.conversation.via === 'mail')
  await insertRows(
    tx,
    'mail_thread',
    letters.map(({ thread }) => ({
      case_id: thread.caseId,
      subject: thread.conversation.subject,
      last_message_id: `${thread.id()}@${emailOf(thread.conversation.who).split('@')[1]}`,
      is_automatic: false,
    })),
  )
}

/** Whoever has answered has read: nothing of theirs is new on the first morning but what nobody has answered. */
async function readByOwners(tx: Tx): Promise<void> {
  await sql`
    INSERT INTO case_seen (agent_id, case_id, seq)
    SELECT c.owner_id, c.id, max(f.seq) FROM cases c JOIN fact f ON f.case_id = c.id
    WHERE c.accepted_at IS NOT NULL AND c.company_spoke_at > c.customer_spoke_at GROUP BY c.owner_id, c.id`.execute(
    tx,
  )
}

/** So long nobody asks where their desks are: they have none. Whoever signs in as one of them is asked like anybody. */
const shift = 8 * HOUR

async function sitDown(tx: Tx, { team, now }: Stage): Promise<void> {
  const seats = [
    ...atWork.map(key => ({ agent_id: team[key].id, presence: 'here', chat_capacity: 1 })),
    ...awayNow.map(key => ({ agent_id: team[key].id, presence: 'away', chat_capacity: 3 })),
  ]
  const [at, until] = [now, now + shift].map(moment => new Date(moment).toISOString())
  await sql`
    UPDATE seat SET presence = s.presence, chat_capacity = s.chat_capacity, since = ${at}, free_since = ${at}, seen_at = ${until}
    FROM json_to_recordset(${JSON.stringify(seats)}::json) AS s(agent_id uuid, presence text, chat_capacity smallint)
    WHERE seat.agent_id = s.agent_id`.execute(tx)
}

/** What was answered in this week was sent in this week: no letter goes out for it today. */
async function followFromHere(tx: Tx): Promise<void> {
  await sql`INSERT INTO follower (name, lane, seq) SELECT 'letters', lane, head FROM lane`.execute(tx)
}

const nobodyListens: Ledger['signals'] = { send() {}, listen: () => () => false, close: async () => {} }
