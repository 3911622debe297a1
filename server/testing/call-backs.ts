/** Customers who ask to be called and the agents who call them, for tests through the doors. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { HOUR } from '../../domain/time.ts'
import type { AgentClient, CustomerClient, World } from './world.ts'

type Fields = Readonly<Record<string, string>>

/** Another for each, as far as a number may be called only so often. */
let lastNumber = 100
const anyNumber = () => `01632 960${(lastNumber += 1)}`
/** What a press carries that confirms a number as it was typed here. */
export const right = (typed: string) => typed.replace(/^0/u, '+44').replaceAll(' ', '')

/** The fields of the form. */
export function asksForCall(more: Fields = {}) {
  const number = more.number ?? anyNumber()
  return { messageId: randomUUID(), number, right: right(number), ...more }
}

export async function asksBack(customer: CustomerClient, more: Fields = {}): Promise<void> {
  const answer = await customer.post('call-back', asksForCall(more))
  assert.equal(answer.status, 200, answer.text)
}

/** A customer whose number is known to be theirs. */
export async function verified(world: World, name: string, number: string): Promise<string> {
  const id = randomUUID()
  const at = new Date(world.clock.now() - HOUR)
  await sql`INSERT INTO customer (id, name, language, created_at) VALUES (${id}, ${name}, 'en', ${at})`.execute(
    world.db,
  )
  await sql`INSERT INTO customer_address (customer_id, kind, value, created_at, verified_at)
    VALUES (${id}, 'phone', ${right(number)}, ${at}, ${at})`.execute(world.db)
  return id
}

/** What stands in the rows of the case's places, whatever became of them. */
export async function placesOf(world: World, caseId: string) {
  const { rows } = await sql<{
    readonly id: string
    readonly place: number
    readonly state: string
    readonly medium: string
    readonly tries: number | null
  }>`SELECT id, place, state, medium, callback_tries::int AS tries FROM entry WHERE case_id = ${caseId} ORDER BY place`.execute(
    world.db,
  )
  return rows
}

/** Is offered this customer before anybody else, and answers. */
export async function isOffered(agent: AgentClient, customer: CustomerClient): Promise<string> {
  assert.equal(await agent.offered(), customer.caseId)
  const entryId = (await agent.view(customer.caseId)).summary.entry?.id ?? assert.fail()
  assert.equal((await agent.tryTo(customer.caseId, { act: 'answer', entryId })).status, 200)
  return entryId
}

export interface Comers {
  /** Who is to leave; whoever came by another way is put here too. */
  readonly came: CustomerClient[]
  readonly comes: (words: string, address?: string) => Promise<CustomerClient>
  /** Nobody waits, and nobody is at a desk, when the next test begins. */
  readonly everybodyLeaves: (agents: readonly AgentClient[]) => Promise<void>
}

export function comersTo(world: () => World): Comers {
  const came: CustomerClient[] = []
  return {
    came,
    async comes(words, address = '') {
      const customer = await world().customer(words, address === '' ? {} : { address })
      came.push(customer)
      return customer
    },
    async everybodyLeaves(agents) {
      for (const agent of agents) await agent.send('PUT', '/api/desk/presence', { presence: 'away' })
      for (const customer of came.splice(0)) {
        const left = await customer.post('leave')
        assert.equal(left.status, 200, left.text)
      }
    },
  }
}

/** They have shown that this number is theirs; what somebody only wrote down says nothing of whose it is. */
export async function showsNumber({ db, clock }: World, number: string): Promise<void> {
  const at = new Date(clock.now())
  await sql`UPDATE customer_address SET verified_at = ${at} WHERE value = ${right(number)}`.execute(db)
}
