import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

export async function teamName(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string }>`SELECT name FROM team WHERE id = ${id}`.execute(tx)
  return rows[0]?.name
}

export async function otherTeamNamed(tx: Tx, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM team WHERE lower(name) = lower(${name}) AND id <> ${id}`.execute(tx)
  return rows.length > 0
}

export async function saveTeam(tx: Tx, id: string, name: string): Promise<void> {
  await sql`INSERT INTO team (id, name) VALUES (${id}, ${name}) ON CONFLICT (id) DO UPDATE SET name = excluded.name`.execute(
    tx,
  )
}

/** How many people are in it who work here. */
export async function teamUses(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ readonly uses: number }>`
    SELECT count(*) AS uses FROM agent WHERE team_id = ${id} AND departed_at IS NULL`.execute(tx)
  return rows[0]?.uses ?? 0
}

/** Whoever has left keeps no team. */
export async function deleteTeam(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE agent SET team_id = NULL WHERE team_id = ${id}`.execute(tx)
  await sql`DELETE FROM team WHERE id = ${id}`.execute(tx)
}

export interface SkillRow {
  readonly labelEn: string
  readonly labelEs: string
}

export async function skillByName(tx: Tx, name: string): Promise<SkillRow | undefined> {
  const { rows } = await sql<SkillRow>`
    SELECT label_en AS "labelEn", label_es AS "labelEs" FROM skill WHERE name = ${name}`.execute(tx)
  return rows[0]
}

export async function saveSkill(tx: Tx, name: string, { labelEn, labelEs }: SkillRow): Promise<void> {
  await sql`
    INSERT INTO skill (name, label_en, label_es) VALUES (${name}, ${labelEn}, ${labelEs})
    ON CONFLICT (name) DO UPDATE SET label_en = excluded.label_en, label_es = excluded.label_es`.execute(tx)
}

/** People who work here, mailboxes and cases that are not solved. */
export async function skillUses(tx: Tx, name: string): Promise<number> {
  const { rows } = await sql<{ readonly uses: number }>`
    SELECT (SELECT count(*) FROM agent WHERE ${name} = ANY(skills) AND departed_at IS NULL)
      + (SELECT count(*) FROM mailbox WHERE skill = ${name})
      + (SELECT count(*) FROM cases WHERE skill = ${name} AND status NOT IN ('solved', 'merged')) AS uses`.execute(
    tx,
  )
  return rows[0]?.uses ?? 0
}

export async function deleteSkill(tx: Tx, name: string): Promise<void> {
  await sql`DELETE FROM skill WHERE name = ${name}`.execute(tx)
}

export interface MailboxRow {
  readonly purpose: string
  readonly skill: string | null
}

export async function mailboxByAddress(tx: Tx, address: string): Promise<MailboxRow | undefined> {
  const { rows } = await sql<MailboxRow>`
    SELECT purpose, skill FROM mailbox WHERE address = ${address}`.execute(tx)
  return rows[0]
}

export async function saveMailbox(
  tx: Tx,
  { address, purpose, skill, now }: MailboxRow & { readonly address: string; readonly now: number },
): Promise<void> {
  await sql`
    INSERT INTO mailbox (address, purpose, skill, created_at) VALUES (${address}, ${purpose}, ${skill}, ${new Date(now)})
    ON CONFLICT (address) DO UPDATE SET purpose = excluded.purpose, skill = excluded.skill`.execute(tx)
}

export async function deleteMailbox(tx: Tx, address: string): Promise<void> {
  await sql`DELETE FROM mailbox WHERE address = ${address}`.execute(tx)
}
