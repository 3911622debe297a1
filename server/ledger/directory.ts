/**
 * Who works here and how the house is set up: read on nearly every request, changed rarely. Kept in memory, dropped when somebody
 * says that the team changed and after a few seconds in any case (a process that missed the hint is not wrong for long).
 */
import { sql } from 'kysely'
import { demandingOutside, readHousePacks } from '../charter/packs.ts'
import type { Presence } from '../../domain/case/facts.ts'
import { type Modes, modesFrom } from '../../domain/guarantee/modes.ts'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import type { ToldHours } from '../../domain/hours/told.ts'
import { type Calendars, sameCalendar } from '../calendars/calendar-for.ts'
import { readCalendars } from '../calendars/read.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { LadderSetting } from '../ladder/ladder-of.ts'
import type { Signals } from './signals.ts'

export interface AgentRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'agent' | 'lead' | 'head'
  readonly isAdmin: boolean
  readonly isDemo: boolean
  /** The outside company that they work for; null for own staff. */
  readonly agency: string | null
  readonly team: string | null
  readonly teamId: string | null
  readonly skills: readonly string[]
  readonly deputyId: string | null
  readonly absentFrom: number | null
  readonly absentUntil: number | null
  readonly departedAt: number | null
  /** Has a link to join by, and has not joined yet: nobody's colleague so far. */
  readonly isInvited: boolean
  readonly presence: Presence
  readonly chatCapacity: number
  readonly letterCapacity: number
}

export interface OrganisationRow {
  readonly name: string
  readonly mailDomain: string
  readonly timeZone: string
  readonly hours: OpeningHours
  readonly phone: string | null
  readonly emergencyPhone: string | null
  readonly dutyLeadId: string | null
  readonly outsideBody: string
  /** Read by `ladderOf` (ladder/ladder-of.ts). */
  readonly ladder: LadderSetting
  readonly restAfterHours: number
  /** How long whoever is asked for more than somebody may give has while the customer is there. */
  readonly askMinutes: number
  /** A letter is answered by a person within so many open hours; null where no time is promised. */
  readonly answerWithinHours: number | null
  /** Letters that no person wrote, to one customer, within one hour. */
  readonly machineLettersAnHour: number
  /** When people may be told by letter that something promised was not kept, by the clock on the wall. */
  readonly told: ToldHours
  readonly isDemo: boolean
  /** How strictly each guarantee holds. */
  readonly modes: Modes
  /** Rules of the house that hold no more: by name, or by name and which of several, `rule:id` (domain/override). */
  readonly rulesLetGo: readonly string[]
  /** Packs of rules that want the outside body told with every “no”, by name. */
  readonly outsideDemandedBy?: readonly { readonly en: string; readonly es: string }[]
}

export interface House {
  readonly organisation: OrganisationRow
  readonly agents: ReadonlyMap<string, AgentRow>
  /** Asked by `calendarFor` (calendars/calendar-for.ts). */
  readonly calendars: Calendars
}

export interface Directory {
  readonly house: () => Promise<House>
  /** After a change in this process, before the next read. */
  readonly forget: () => void
}

const keepMs = 5_000

export function openDirectory(db: Db, signals: Signals, clock?: () => number): Directory {
  let known: { readonly at: number; readonly house: Promise<House> } | null = null
  const forget = () => {
    known = null
  }
  signals.listen(signal => {
    if (signal.kind === 'team') forget()
  })
  return {
    forget,
    house() {
      const now = performance.now()
      if (!known || now - known.at > keepMs) {
        const house = readHouse(db, clock?.())
        known = { at: now, house }
        house.catch(forget)
      }
      return known.house
    },
  }
}

/** @param now in which year things are due; by the clock of the database where none is given */
export async function readHouse(db: Db | Tx, now?: number): Promise<House> {
  const agents = await sql<AgentRow>`
    SELECT a.id, a.name, a.email, a.role, a.is_admin AS "isAdmin", a.is_demo AS "isDemo", a.agency, t.name AS team, a.team_id AS "teamId", a.skills,
      a.deputy_id AS "deputyId", a.absent_from AS "absentFrom", a.absent_until AS "absentUntil",
      a.departed_at AS "departedAt",
      EXISTS (SELECT FROM auth_invitation i WHERE i.agent_id = a.id)
        AND NOT EXISTS (SELECT FROM auth_user u WHERE u.id = a.id) AS "isInvited",
      coalesce(s.presence, 'offline') AS presence,
      coalesce(s.chat_capacity, 3)::int AS "chatCapacity", coalesce(s.letter_capacity, 1)::int AS "letterCapacity"
    FROM agent a LEFT JOIN team t ON t.id = a.team_id LEFT JOIN seat s ON s.agent_id = a.id
    ORDER BY a.name, a.id`.execute(db)
  const organisation = await sql<
    Omit<OrganisationRow, 'modes'> & {
      readonly modes: Readonly<Record<string, unknown>>
      readonly yearThere: number
      readonly nowThere: number
    }
  >`
    SELECT name, mail_domain AS "mailDomain", time_zone AS "timeZone", hours, phone, emergency_phone AS "emergencyPhone",
      duty_lead_id AS "dutyLeadId", outside_body AS "outsideBody", ladder, rest_after_hours AS "restAfterHours", ask_minutes AS "askMinutes",
      answer_within_hours AS "answerWithinHours", machine_letters_an_hour AS "machineLettersAnHour",
      json_build_object('timeZone', time_zone, 'fromHour', extract(hour FROM told_from), 'untilHour', extract(hour FROM told_until)) AS told,
      is_demo AS "isDemo", modes,
      ARRAY(SELECT CASE WHEN about = '' THEN rule ELSE rule || ':' || about END FROM rule_let_go) AS "rulesLetGo", extract(year FROM now())::int AS "yearThere", round(extract(epoch FROM now()) * 1000)::float8 AS "nowThere"
    FROM organisation WHERE id = 1`.execute(db)
  const [row] = organisation.rows
  if (!row) throw new Error('the organisation is not set up')
  const { yearThere, nowThere, modes, ...organisationRow } = row
  const packs = await readHousePacks(db, { timeZone: row.timeZone, now: now ?? nowThere })
  const year = now === undefined ? yearThere : new Date(now).getUTCFullYear()
  return {
    organisation: {
      ...organisationRow,
      hours: sameCalendar(row.hours),
      modes: modesFrom(modes),
      outsideDemandedBy: demandingOutside(packs),
    },
    agents: new Map(agents.rows.map(agent => [agent.id, agent])),
    calendars: await readCalendars(db, row.hours, year),
  }
}

/** Whoever was invited and has not joined, or has left, gets no work and stands in for nobody. */
export function isColleague({ isInvited, departedAt }: AgentRow): boolean {
  return !isInvited && departedAt === null
}

export function isAbsent(agent: AgentRow, now: number): boolean {
  if (agent.departedAt !== null) return true
  return (
    agent.absentFrom !== null &&
    agent.absentFrom <= now &&
    (agent.absentUntil === null || now < agent.absentUntil)
  )
}

/** Who answers for this agent now: the agent, or the deputy while the agent is absent (deputies of deputies included). */
export function standIn(house: House, agentId: string | null, now: number): AgentRow | null {
  const seen = new Set<string>()
  for (let id = agentId; id !== null && !seen.has(id); ) {
    seen.add(id)
    const agent = house.agents.get(id)
    if (!agent) return null
    if (isColleague(agent) && !isAbsent(agent, now)) return agent
    id = agent.deputyId
  }
  return null
}

/** The duty lead, the deputy in their absence, or else any lead or head who is not absent: a case never lacks an owner. */
export function dutyLead(house: House, now: number): AgentRow | null {
  const named = standIn(house, house.organisation.dutyLeadId, now)
  if (named) return named
  const present = [...house.agents.values()].filter(agent => isColleague(agent) && !isAbsent(agent, now))
  return (
    present.find(agent => agent.role === 'lead') ??
    present.find(agent => agent.role === 'head') ??
    present[0] ??
    null
  )
}
