/**
 * An installation's first contents: neutral settings, or the demo organisation.
 *
 * What must stay true: the organisation's row is committed last, together with everything that was done through the ledger. Who
 * finds it finds a whole demo; who does not finds nothing but the demo's people, who are the same at the next try. So a fill that
 * was broken off anywhere is simply begun again.
 */
import { sql } from 'kysely'
import type { Auth } from '../auth/auth.ts'
import type { Db, Tx } from '../db/connect.ts'
import { dateAt, type OpeningHours, type Span, WEEKDAYS, type Weekday } from '../../domain/hours/hours.ts'
import { insertArticles } from './articles/write.ts'
import { insertCustomers, makeCustomerIds } from './accounts.ts'
import { openChance } from './chance.ts'
import { playHistory } from './history.ts'
import { insertLineDays } from './line-days.ts'
import { type DemoLogin, makePassword, writeDemoLogins } from './logins.ts'
import { insertOffers } from './offers.ts'
import { keepBooks } from './remedies.ts'
import { insertRota } from './rota.ts'
import { insertSetup } from './setup.ts'
import { insertLadder, insertPacks } from './ladder.ts'
import { insertSnippets } from './snippets.ts'
import { agentKeys, demoDomain, type DemoTeam, insertTeam, makeTeam } from './people.ts'

export { readDemoLogins } from './logins.ts'

const seed = 20_261_121

interface Organisation {
  readonly name: string
  readonly mailDomain: string
  readonly hours: OpeningHours
  readonly phone: string | null
  readonly emergencyPhone: string | null
  readonly dutyLeadId: string | null
  readonly outsideBody: string
  readonly isDemo: boolean
}

export interface Furnishing {
  readonly db: Db
  readonly auth: Auth
  readonly dataDir: string
  readonly clock: () => number
}

/** Whether there is an organisation already, the operator's own or a whole demo. */
export async function isFurnished(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM organisation`.execute(db)
  return rows.length > 0
}

/** No agent yet: somebody must be let in by a one-time link. */
export async function hasNobody(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM agent LIMIT 1`.execute(db)
  return rows.length === 0
}

/** Somebody works here who is not of the demo. */
export async function hasRealPeople(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM agent WHERE NOT is_demo LIMIT 1`.execute(db)
  return rows.length > 0
}

/** An organisation with settings that hurt nobody until somebody changes them. */
export async function setUpEmpty({
  db,
  mailDomain,
}: {
  readonly db: Db
  readonly mailDomain: string | undefined
}): Promise<void> {
  await db.transaction().execute(async tx => {
    await removeDemoPeople(tx)
    await insertOrganisation(tx, {
      name: 'Your organisation',
      mailDomain: mailDomain ?? 'localhost.example',
      hours: everyDay('UTC', WEEKDAYS.slice(0, 5), { from: '09:00', to: '17:00' }),
      phone: null,
      emergencyPhone: null,
      dutyLeadId: null,
      outsideBody: 'the ombudsman or arbitration body of your trade',
      isDemo: false,
    })
  })
}

/** Fills Big Behemoth Communications. The passwords are in `<dataDir>/demo-logins.json` afterwards. */
export async function fillDemo({ db, auth, dataDir, clock }: Furnishing): Promise<void> {
  const now = clock()
  const chance = openChance(seed)
  const team = makeTeam(chance)
  await db.transaction().execute(async tx => {
    // Of two processes that find nothing, the second waits here and then finds it done.
    await sql`LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE`.execute(tx)
    if (await isFurnished(tx)) return
    await insertTeam(db, team, chance, now)
    const signingIn = givePasswords(auth, team)
    // Waited for below; when what comes before fails, that is the error to tell.
    signingIn.catch(() => undefined)
    const customerIds = makeCustomerIds(chance)
    await insertCustomers(tx, customerIds, { chance, today: dateAt(openEveryDay, now).toString() })
    const today = dateAt(openEveryDay, now).toString()
    // Before anything is played: what follows from a broken promise is reckoned from them.
    await insertOrganisation(tx, {
      name: 'Big Behemoth Communications',
      mailDomain: demoDomain,
      hours: openEveryDay,
      phone: '01632 960100',
      emergencyPhone: '01632 960999',
      dutyLeadId: team.leila.id,
      outsideBody: 'the Communications Arbiter',
      isDemo: true,
    })
    await insertLadder(tx, { leadId: team.leila.id, headId: team.gareth.id })
    await insertPacks(tx)
    await keepBooks(tx)
    await insertOffers(tx, { by: team.gareth.id, today, now })
    await playHistory(tx, { team, customerIds, hours: openEveryDay, chance, now })
    await insertLineDays(tx, { hours: openEveryDay, chance: openChance(seed + 1), now })
    await insertArticles(tx, { authorId: team.leila.id, chance, now })
    await insertSetup(tx, now)
    await insertRota(tx, team)
    await insertSnippets(tx, { authorId: team.leila.id, chance, now })
    await mailNothingOfThePast(tx)
    writeDemoLogins(dataDir, await signingIn)
  })
}

/** Hashing is the slow part, so all are asked for at once; how many run at a time is decided where they are hashed. */
async function givePasswords(auth: Auth, team: DemoTeam): Promise<readonly DemoLogin[]> {
  return await Promise.all(
    agentKeys.map(async key => {
      const { id, name, email, role } = team[key]
      const password = makePassword()
      await auth.setPassword(id, password)
      return { name, email, role, password }
    }),
  )
}

/** The week that is played was answered in its time: the letters begin with what comes now. */
async function mailNothingOfThePast(tx: Tx): Promise<void> {
  await sql`INSERT INTO follower (name, lane, seq) SELECT 'letters', lane, head FROM lane ON CONFLICT DO NOTHING`.execute(
    tx,
  )
}

/** Left by a fill that was broken off. Nothing of the ledger speaks of them. */
async function removeDemoPeople(tx: Tx): Promise<void> {
  await sql`DELETE FROM seat USING agent WHERE agent.id = seat.agent_id AND agent.is_demo`.execute(tx)
  await sql`DELETE FROM agent WHERE is_demo`.execute(tx)
  await sql`DELETE FROM team WHERE NOT EXISTS (SELECT FROM agent WHERE team_id = team.id)`.execute(tx)
}

async function insertOrganisation(tx: Tx, row: Organisation): Promise<void> {
  await sql`
    INSERT INTO organisation (name, mail_domain, time_zone, hours, phone, emergency_phone, duty_lead_id, outside_body, is_demo)
    VALUES (${row.name}, ${row.mailDomain}, ${row.hours.timeZone}, ${JSON.stringify(row.hours)}, ${row.phone},
      ${row.emergencyPhone}, ${row.dutyLeadId}, ${row.outsideBody}, ${row.isDemo})
    ON CONFLICT DO NOTHING`.execute(tx)
}

const openEveryDay = everyDay('Europe/London', WEEKDAYS, { from: '00:00', to: '24:00' })

function everyDay(timeZone: string, days: readonly Weekday[], span: Span): OpeningHours {
  const on = (day: Weekday) => (days.includes(day) ? [span] : [])
  const week = Object.fromEntries(WEEKDAYS.map(day => [day, on(day)]))
  return { timeZone, week: week as Record<Weekday, Span[]>, closedDays: [], extraDays: [] } // one entry for each weekday
}
