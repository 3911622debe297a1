/** How this installation stands, for the question whether customers reach a person. Read by the desk and by the command line. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Standing } from '../../domain/ready/standing.ts'
import { signInStandings } from '../auth/sql.ts'
import type { Config } from '../config.ts'
import type { Db, Tx } from '../db/connect.ts'
import { isAbsent, readHouse, standIn } from '../ledger/directory.ts'

export async function readStanding(db: Db | Tx, config: Config, now: number): Promise<Standing> {
  const house = await readHouse(db)
  const joined = new Map((await signInStandings(db, now)).map(each => [each.agentId, each.canSignIn]))
  const { hours, phone, emergencyPhone, dutyLeadId } = house.organisation
  const agents = [...house.agents.values()].filter(agent => agent.departedAt === null)
  const dutyLead = house.agents.get(dutyLeadId ?? '')
  return {
    now,
    hours,
    phone: phone || null,
    emergencyPhone: emergencyPhone || null,
    people: agents.map(agent => ({
      name: agent.name,
      isAdmin: agent.isAdmin,
      skills: agent.skills,
      presence: agent.presence,
      isAbsent: isAbsent(agent, now),
      canSignIn: joined.get(agent.id) ?? false,
    })),
    dutyLead: {
      isNamed: dutyLead !== undefined,
      isAbsent: dutyLead !== undefined && isAbsent(dutyLead, now),
      isCovered: standIn(house, dutyLeadId, now) !== null,
    },
    ...(await surroundings(db)),
    publicUrl: config.publicUrl ?? null,
    sendsMail: config.smtpUrl !== undefined,
    admitsDemo: config.publicUrl === undefined && agents.some(agent => agent.isDemo),
    lastBackupAt: await lastBackupIn(join(config.dataDir, 'backups')),
  }
}

/** What waits that not everybody may take, what mailboxes ask for, and what stands beside the desk. */
async function surroundings(
  db: Db | Tx,
): Promise<Pick<Standing, 'mailboxes' | 'skillsWaitedFor' | 'widgetOrigins' | 'articles'>> {
  const { rows: mailboxes } = await sql<Standing['mailboxes'][number]>`
    SELECT address, skill FROM mailbox ORDER BY address`.execute(db)
  const { rows } = await sql<Pick<Standing, 'skillsWaitedFor' | 'widgetOrigins' | 'articles'>>`
    SELECT ARRAY(SELECT DISTINCT c.skill FROM entry e JOIN cases c ON c.id = e.case_id
        WHERE e.state = 'waiting' AND c.kind = 'request' AND c.skill IS NOT NULL ORDER BY c.skill) AS "skillsWaitedFor",
      (SELECT count(*) FROM widget_origin) AS "widgetOrigins",
      (SELECT count(*) FROM article WHERE published_at IS NOT NULL) AS articles`.execute(db)
  const [counted] = rows
  if (!counted) throw new Error('counting gave no row')
  return { mailboxes, ...counted }
}

/** Backups are folders named by when they were made: heed-2026-11-22T08-15-00-000Z. */
async function lastBackupIn(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => [])
  const moments = names.flatMap(name => {
    const made = /^heed-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})/.exec(name)
    return made ? [Date.parse(`${made[1]}T${made[2]}:${made[3]}:${made[4]}Z`)] : []
  })
  return moments.length === 0 ? null : Math.max(...moments)
}
