import { sql } from 'kysely'
import type { InvitePerson, SetPerson } from '../../../contract/setup.ts'
import type { Db, Tx } from '../../db/connect.ts'

export type PersonRow = Omit<SetPerson, 'version'>

interface FullRow extends PersonRow {
  readonly id: string
  readonly team: string | null
}

/** One person as they are set up, with the name of their team. */
export async function personById(tx: Tx, agentId: string): Promise<FullRow | undefined> {
  const { rows } = await sql<FullRow>`
    SELECT a.id, a.name, a.email, a.role, a.is_admin AS "isAdmin", a.team_id AS "teamId", t.name AS team, a.skills, a.agency,
      coalesce(s.call_capacity, 1)::int AS "callCapacity", coalesce(s.chat_capacity, 3)::int AS "chatCapacity",
      coalesce(s.letter_capacity, 1)::int AS "letterCapacity"
    FROM agent a LEFT JOIN team t ON t.id = a.team_id LEFT JOIN seat s ON s.agent_id = a.id
    WHERE a.id = ${agentId}`.execute(tx)
  return rows[0]
}

/** The id of whoever has this address, if anybody. */
export async function personByAddress(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM agent WHERE lower(email) = lower(${email})`.execute(tx)
  return rows[0]?.id
}

export async function insertPerson(
  tx: Tx,
  { id, now, ...person }: InvitePerson & { readonly id: string; readonly now: number },
): Promise<void> {
  const at = new Date(now)
  await sql`
    WITH new AS (
      INSERT INTO agent (id, name, email, role, is_admin, team_id, skills, agency, created_at)
      VALUES (${id}, ${person.name}, ${person.email}, ${person.role}, ${person.isAdmin}, ${person.teamId},
        ${[...person.skills]}::text[], ${person.agency}, ${at})
    )
    INSERT INTO seat (agent_id, since, free_since, seen_at) VALUES (${id}, ${at}, ${at}, ${at})`.execute(tx)
}

export async function updatePerson(tx: Tx, agentId: string, person: PersonRow): Promise<void> {
  await sql`
    UPDATE agent SET name = ${person.name}, email = ${person.email}, role = ${person.role}, is_admin = ${person.isAdmin},
      team_id = ${person.teamId}, skills = ${[...person.skills]}::text[], agency = ${person.agency}
    WHERE id = ${agentId}`.execute(tx)
  await sql`
    UPDATE seat SET call_capacity = ${person.callCapacity}, chat_capacity = ${person.chatCapacity},
      letter_capacity = ${person.letterCapacity}
    WHERE agent_id = ${agentId}`.execute(tx)
}

/** Somebody who was invited and never came. Their name goes from everywhere but the record of who invited whom. */
export async function deletePerson(tx: Tx, agentId: string): Promise<void> {
  await sql`UPDATE agent SET deputy_id = NULL WHERE deputy_id = ${agentId}`.execute(tx)
  await sql`DELETE FROM seat WHERE agent_id = ${agentId}`.execute(tx)
  await sql`DELETE FROM agent WHERE id = ${agentId}`.execute(tx)
}

export async function isTeam(tx: Tx, teamId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM team WHERE id = ${teamId}`.execute(tx)
  return rows.length > 0
}

export async function knownSkills(db: Db | Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly name: string }>`
    SELECT name FROM skill WHERE name = ANY(${[...names]}::text[])`.execute(db)
  return new Set(rows.map(row => row.name))
}

/** Whether anything that happened here names this person, so that they cannot be forgotten. */
export async function hasHistory(tx: Tx, agentId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly has: boolean }>`
    SELECT EXISTS (SELECT FROM cases WHERE owner_id = ${agentId}) OR EXISTS (SELECT FROM entry WHERE agent_id = ${agentId})
      OR EXISTS (SELECT FROM setup_change WHERE agent_id = ${agentId}) AS has`.execute(tx)
  return rows[0]?.has ?? false
}
