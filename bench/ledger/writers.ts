/**
 * The writers of the ledger bench: one process, as one Heed is. Told by its parent when to write and for how long, it answers how
 * much was acknowledged. Requests go through `actOn` and `append` as they do from the inbox and from the desk.
 */
import { randomUUID } from 'node:crypto'
import type { CaseRequest } from '../../domain/case/requests.ts'
import { decide } from '../../domain/case/decide.ts'
import { isRefusal } from '../../domain/rule.ts'
import { DAY } from '../../domain/time.ts'
import { actOn } from '../../server/ledger/act.ts'
import { append } from '../../server/ledger/append.ts'
import { furnish, type Matter, openLedger, openMatter } from './house.ts'

/** What the parent says, and what it is answered. */
export interface Write {
  readonly seconds: number
}
export interface Written {
  readonly events: number
}

const [url = '', count = ''] = process.argv.slice(2)
const writers = Number(count)
const { ledger } = openLedger(url)
const matters = await furnish(ledger)

process.on('message', ({ seconds }: Write) => void write(seconds))
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function write(seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1_000
  const written = await Promise.all(
    Array.from({ length: writers }, async () => {
      let events = 0
      for (let turn = 0; performance.now() < until; turn++) events += await oneTransaction(turn)
      return events
    }),
  )
  process.send?.({ events: written.reduce((sum, events) => sum + events, 0) } satisfies Written)
}

/** Answers how many facts were committed. Every tenth transaction touches two cases. */
async function oneTransaction(turn: number): Promise<number> {
  if (turn % 10 === 9) return await noteOnTwo(anyMatter(), anyMatter())
  const matter = anyMatter()
  const chance = Math.random()
  if (chance < 0.45) return await speak(matter)
  if (chance < 0.75) return await act(matter, id => reply(matter, id))
  if (chance < 0.87) return await act(matter, id => note(matter, id))
  if (chance < 0.97) return await promise(matter)
  return await openMatter(ledger, { ...matter, caseId: randomUUID(), messageId: randomUUID() })
}

function anyMatter(): Matter {
  const matter = matters[Math.floor(Math.random() * matters.length)]
  if (!matter) throw new Error('the house is empty')
  return matter
}

/** As the inbox takes a word in: under the lock of the customer, and once. */
async function speak({ caseId, customerId }: Matter): Promise<number> {
  const messageId = randomUUID()
  const request: CaseRequest = {
    ask: 'speak',
    messageId,
    channel: 'chat',
    files: [],
    verified: true,
    words: { text: 'It still does not work. I have switched everything off and on again, twice.' },
    entryId: randomUUID(),
    medium: 'chat',
  }
  return await actAndCount({ caseId, customerId, request, channel: 'chat', id: messageId })
}

/** As the desk acts: once by its request id. */
async function act({ caseId }: Matter, make: (id: string) => CaseRequest): Promise<number> {
  const id = randomUUID()
  return await actAndCount({ caseId, request: make(id), channel: 'desk', id })
}

function reply({ agentId }: Matter, messageId: string): CaseRequest {
  const words = {
    text: 'I have asked for the line to be measured tonight, and will write to you tomorrow morning.',
  }
  return { ask: 'reply', agentId, messageId, files: [], words }
}

function note({ agentId }: Matter, noteId: string): CaseRequest {
  return {
    ask: 'note',
    agentId,
    noteId,
    words: { text: 'Line test says 4 dB at the cabinet; router from 2019.' },
  }
}

/** A promise, and the next time that it was kept: a matter does not collect promises without end. */
async function promise(matter: Matter): Promise<number> {
  const { agentId, promise: open } = matter
  if (open !== null) {
    matter.promise = null
    const evidence = 'Called, and spoke to her.'
    return await act(matter, () => ({ ask: 'keep-promise', commitmentId: open, agentId, evidence }))
  }
  const dueAt = ledger.clock() + DAY
  const words = 'I will call you back tomorrow.'
  const kind = 'call-back'
  return await act(matter, commitmentId => {
    matter.promise = commitmentId
    return { ask: 'promise', commitmentId, kind, agentId, words, dueAt, replaces: null }
  })
}

interface Act {
  readonly caseId: string
  readonly customerId?: string
  readonly request: CaseRequest
  readonly channel: string
  readonly id: string
}

async function actAndCount({ caseId, customerId, request, channel, id }: Act): Promise<number> {
  let facts = 0
  const acted = await actOn(ledger, {
    caseId,
    request(state, { now }) {
      // Decided here only to be counted: what was done is told as done, not as facts.
      const decided = decide(state, request, now)
      facts = isRefusal(decided) ? 0 : decided.length
      return request
    },
    once: { channel, externalId: id, messageId: id },
    ...(customerId === undefined ? {} : { customerId }),
  })
  return isRefusal(acted) || acted.isRepeat ? 0 : facts
}

/** The same note in two matters that belong together. */
async function noteOnTwo(one: Matter, other: Matter): Promise<number> {
  const caseIds = [...new Set([one.caseId, other.caseId])]
  const noted = await append(ledger, { cases: caseIds }, locked => {
    const facts = caseIds.flatMap(caseId => {
      const decided = decide(locked.caseState(caseId), note(one, randomUUID()), locked.now)
      return isRefusal(decided) ? [] : decided.map(fact => ({ caseId, fact }))
    })
    return { facts, result: facts.length }
  })
  return isRefusal(noted) ? 0 : noted
}
