import { sql } from 'kysely'
import type { SetCalendar, SetCalendarUses } from '../../../contract/calendars.ts'
import type { OpeningHours } from '../../../domain/hours/hours.ts'
import type { Db, Tx } from '../../db/connect.ts'

export interface UsesRow {
  readonly ofHouse: string | null
  readonly hours: OpeningHours
  readonly teams: readonly {
    readonly teamId: string
    readonly name: string
    readonly calendarId: string | null
  }[]
}

/** Who goes by which calendar, and the hours of the house. */
export async function calendarUses(db: Db | Tx): Promise<UsesRow> {
  const { rows } = await sql<UsesRow>`
    SELECT o.calendar_id AS "ofHouse", o.hours, coalesce(
      (SELECT json_agg(json_build_object('teamId', t.id, 'name', t.name, 'calendarId', t.calendar_id) ORDER BY lower(t.name))
        FROM team t), '[]') AS teams
    FROM organisation o WHERE o.id = 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the organisation is not set up')
  return row
}

export async function saveCalendarUses(
  tx: Tx,
  { ofHouse, teams }: Omit<SetCalendarUses, 'version'>,
): Promise<void> {
  await sql`UPDATE organisation SET calendar_id = ${ofHouse} WHERE id = 1`.execute(tx)
  await sql`
    UPDATE team SET calendar_id = u."calendarId"
    FROM json_to_recordset(${JSON.stringify(teams)}::json) AS u ("teamId" uuid, "calendarId" uuid)
    WHERE team.id = u."teamId"`.execute(tx)
}

export async function otherCalendarNamed(tx: Tx, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM calendar WHERE lower(name) = lower(${name}) AND id <> ${id}`.execute(tx)
  return rows.length > 0
}

export async function saveCalendar(
  tx: Tx,
  id: string,
  { name, country, region, timeZone, ...plan }: Omit<SetCalendar, 'version'>,
): Promise<void> {
  await sql`
    INSERT INTO calendar (id, name, country, region, time_zone, plan)
    VALUES (${id}, ${name}, ${country}, ${region}, ${timeZone}, ${JSON.stringify(plan)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, region = excluded.region,
      time_zone = excluded.time_zone, plan = excluded.plan`.execute(tx)
}

export async function deleteCalendar(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM calendar WHERE id = ${id}`.execute(tx)
}
