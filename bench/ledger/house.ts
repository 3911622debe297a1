/** A house for the ledger bench: enough people and matters that its writers seldom stand in each other's way. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openCase } from '../../domain/case/decide.ts'
import { makeReference } from '../../domain/case/reference.ts'
import { connect, type Db } from '../../server/db/connect.ts'
import { silent } from '../../server/db/log.ts'
import { append } from '../../server/ledger/append.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { openSignals } from '../../server/ledger/signals.ts'
import pg from 'pg'

/** A matter and the people in it. */
export interface Matter {
  readonly caseId: string
  readonly customerId: string
  /** Who works on it. */
  readonly agentId: string
  /** The promise that is open on it, as far as its writer knows. */
  promise: string | null
}

const agents = 24
const cases = 480

/** Opens a ledger as a serving process does: its pool, and one connection for hints. */
export function openLedger(url: string): { ledger: Ledger; close: () => Promise<void> } {
  const { db, close } = connect({ url, log: silent })
  const openConnection = async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }
  const onTrouble = (error: unknown) => console.error(error)
  const signals = openSignals({ db, openConnection, onTrouble })
  return {
    ledger: { db, clock: Date.now, signals },
    async close() {
      await signals.close()
      await close()
    },
  }
}

/** Fills an empty database and answers the matters that are open in it. */
export async function furnish(ledger: Ledger): Promise<readonly Matter[]> {
  const agentIds = await insertAgents(ledger.db)
  const customerIds = await insertCustomers(ledger.db)
  const matters: Matter[] = []
  for (const [index, customerId] of customerIds.entries()) {
    const agentId = agentIds[index % agentIds.length] ?? ''
    const caseId = randomUUID()
    await openMatter(ledger, { caseId, customerId, agentId, messageId: randomUUID() })
    matters.push({ caseId, customerId, agentId, promise: null })
  }
  return matters
}

export interface FirstWord {
  readonly caseId: string
  readonly customerId: string
  readonly agentId: string
  readonly messageId: string
}

/** Opens a case by a first word in the chat; answers how many facts that made. */
export async function openMatter(ledger: Ledger, first: FirstWord): Promise<number> {
  const facts = openCase({
    reference: makeReference(randomBytes(8)),
    customerId: first.customerId,
    kind: 'problem',
    channel: 'chat',
    skill: null,
    priority: null,
    dutyLeadId: first.agentId,
    speak: {
      ask: 'speak',
      messageId: first.messageId,
      channel: 'chat',
      files: [],
      verified: true,
      words: { text: 'My line has been dead since Friday, and nobody has told me why.' },
      entryId: randomUUID(),
      medium: 'chat',
    },
  })
  await append(ledger, { customers: [first.customerId] }, () => ({
    facts: facts.map(fact => ({ caseId: first.caseId, fact })),
    result: null,
  }))
  return facts.length
}

async function insertAgents(db: Db): Promise<readonly string[]> {
  const ids = Array.from({ length: agents }, () => randomUUID())
  await sql`
    INSERT INTO agent (id, name, email, role, created_at)
    SELECT id, 'Agent ' || n, 'agent-' || n || '@behemoth.example', 'agent', now()
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS a(id, n)`.execute(db)
  return ids
}

async function insertCustomers(db: Db): Promise<readonly string[]> {
  const ids = Array.from({ length: cases }, () => randomUUID())
  await sql`
    INSERT INTO customer (id, name, created_at)
    SELECT id, 'Customer ' || n, now() FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS c(id, n)`.execute(db)
  return ids
}
