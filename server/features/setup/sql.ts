import { sql } from 'kysely'
import type { Grant, MailboxSetup, SetOrganisation, SkillSetup, TeamSetup } from '../../../contract/setup.ts'
import type { OpeningHours } from '../../../domain/hours/hours.ts'
import type { Db, Tx } from '../../db/connect.ts'

type Organisation = Omit<SetOrganisation, 'version'>
export interface OrganisationRow extends Organisation {
  readonly hours: OpeningHours
  readonly dutyLead: string | null
}

export async function organisation(db: Db | Tx): Promise<OrganisationRow> {
  const { rows } = await sql<OrganisationRow>`
    SELECT o.name, o.phone, o.emergency_phone AS "emergencyPhone", o.time_zone AS "timeZone", o.outside_body AS "outsideBody",
      o.languages, o.rest_after_hours AS "restAfterHours",
      o.answer_within_hours AS "answerWithinHours", o.machine_letters_an_hour AS "machineLettersAnHour",
      extract(hour FROM o.told_from)::int AS "toldFromHour", extract(hour FROM o.told_until)::int AS "toldUntilHour", o.duty_lead_id AS "dutyLeadId", a.name AS "dutyLead", o.hours
    FROM organisation o LEFT JOIN agent a ON a.id = o.duty_lead_id WHERE o.id = 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the organisation is not set up')
  return row
}

/** The zone stands twice: for what is printed, and with the hours; they are always the same. */
export async function saveOrganisation(tx: Tx, asked: Organisation): Promise<void> {
  await sql`
    UPDATE organisation SET name = ${asked.name}, phone = ${asked.phone}, emergency_phone = ${asked.emergencyPhone},
      time_zone = ${asked.timeZone}, hours = jsonb_set(hours, '{timeZone}', to_jsonb(${asked.timeZone}::text)),
      outside_body = ${asked.outsideBody}, languages = ${[...asked.languages]}::text[],
      rest_after_hours = ${asked.restAfterHours},
      answer_within_hours = ${asked.answerWithinHours}, machine_letters_an_hour = ${asked.machineLettersAnHour},
      told_from = ${`${asked.toldFromHour}:00`}::time, told_until = ${`${asked.toldUntilHour}:00`}::time, duty_lead_id = ${asked.dutyLeadId}
    WHERE id = 1`.execute(tx)
}

export async function saveHours(tx: Tx, hours: OpeningHours): Promise<void> {
  await sql`UPDATE organisation SET hours = ${JSON.stringify(hours)}::jsonb WHERE id = 1`.execute(tx)
}

export async function grants(db: Db | Tx): Promise<readonly Grant[]> {
  const { rows } = await sql<Grant>`
    SELECT role, kind, most_minor AS "mostMinor", per_act_minor AS "perActMinor", per_month_minor AS "perMonthMinor",
      per_month_count AS "perMonthCount", currency
    FROM authority ORDER BY role, kind`.execute(db)
  return rows
}

export async function saveGrants(tx: Tx, asked: readonly Grant[]): Promise<void> {
  await sql`DELETE FROM authority`.execute(tx)
  await sql`
    INSERT INTO authority (role, kind, most_minor, per_act_minor, per_month_minor, per_month_count, currency)
    SELECT role, kind, "mostMinor", "perActMinor", "perMonthMinor", "perMonthCount", currency
    FROM json_to_recordset(${JSON.stringify(asked)}::json) AS g (role text, kind text, "mostMinor" bigint,
      "perActMinor" bigint, "perMonthMinor" bigint, "perMonthCount" integer, currency text)`.execute(tx)
}

interface Seating {
  readonly agentId: string
  readonly callCapacity: number
  readonly teamId: string | null
  readonly openCases: number
}

/** What the directory does not keep of those who work here. */
export async function seatings(db: Db): Promise<ReadonlyMap<string, Seating>> {
  const { rows } = await sql<Seating>`
    SELECT a.id AS "agentId", coalesce(s.call_capacity, 1)::int AS "callCapacity", a.team_id AS "teamId",
      (SELECT count(*) FROM cases c WHERE c.owner_id = a.id AND c.status NOT IN ('solved', 'merged')) AS "openCases"
    FROM agent a LEFT JOIN seat s ON s.agent_id = a.id WHERE a.departed_at IS NULL`.execute(db)
  return new Map(rows.map(row => [row.agentId, row]))
}

export async function teams(db: Db): Promise<readonly Omit<TeamSetup, 'version'>[]> {
  const { rows } = await sql<Omit<TeamSetup, 'version'>>`
    SELECT t.id, t.name, (SELECT count(*) FROM agent a WHERE a.team_id = t.id AND a.departed_at IS NULL) AS people
    FROM team t ORDER BY lower(t.name)`.execute(db)
  return rows
}

export async function skills(db: Db): Promise<readonly Omit<SkillSetup, 'version'>[]> {
  const { rows } = await sql<Omit<SkillSetup, 'version'>>`
    SELECT k.name, k.label_en AS "labelEn", k.label_es AS "labelEs",
      (SELECT count(*) FROM agent a WHERE k.name = ANY(a.skills) AND a.departed_at IS NULL) AS people,
      (SELECT count(*) FROM mailbox m WHERE m.skill = k.name) AS mailboxes
    FROM skill k ORDER BY k.name`.execute(db)
  return rows
}

export async function mailboxes(db: Db): Promise<readonly Omit<MailboxSetup, 'version'>[]> {
  const { rows } = await sql<Omit<MailboxSetup, 'version'>>`
    SELECT address, purpose, skill, last_mail_at AS "lastMailAt" FROM mailbox ORDER BY address`.execute(db)
  return rows
}

export async function lastMailAt(db: Db): Promise<number | null> {
  const { rows } = await sql<{ readonly at: number | null }>`
    SELECT max(last_mail_at) AS at FROM mailbox`.execute(db)
  return rows[0]?.at ?? null
}

export interface ChangeRow {
  readonly id: number
  readonly at: number
  readonly by: string | null
  readonly thing: string
  readonly subject: string | null
  readonly what: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The newest first, one more than a page holds. `subject` is the name of a person, team or calendar as it is now. */
export async function changesBefore(
  db: Db,
  before: number | null,
  most: number,
): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    SELECT c.id, c.at, b.name AS by, c.thing, coalesce(p.name, t.name, k.name) AS subject, c.what, c.before, c.after
    FROM setup_change c LEFT JOIN agent b ON b.id = c.agent_id
      LEFT JOIN agent p ON c.thing IN ('person:' || p.id, 'rota:' || p.id) LEFT JOIN team t ON c.thing = 'team:' || t.id
      LEFT JOIN calendar k ON c.thing = 'calendar:' || k.id
    WHERE ${before === null} OR c.id < ${before ?? 0} ORDER BY c.id DESC LIMIT ${most}`.execute(db)
  return rows
}
