/** The setup as the desk shows it. */
import type { Language } from '../../../contract/case.ts'
import type { PersonSetup, ReadyView, RightsView, SetupChange, SetupView } from '../../../contract/setup.ts'
import { describeOpening } from '../../../domain/hours/describe.ts'
import { rightsTable, STANDINGS, type Right } from '../../../domain/policies/rights.ts'
import type { Finding } from '../../../domain/ready/rules.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { signInStandings, type SignInStanding } from '../../auth/sql.ts'
import type { Db } from '../../db/connect.ts'
import { type AgentRow, isAbsent, readHouse } from '../../ledger/directory.ts'
import { setupVersions } from '../../setup/change.ts'
import {
  type ChangeRow,
  grants,
  lastMailAt,
  mailboxes,
  organisation,
  type OrganisationRow,
  seatings,
  skills,
  teams,
} from './sql.ts'

interface Looking extends Required<Pick<SetupView, 'readOnlyBecause' | 'lockedBecause'>> {
  readonly now: number
  readonly mail: Omit<SetupView['mail'], 'lastMailAt'>
}

export async function viewSetup(
  db: Db,
  { now, readOnlyBecause, lockedBecause, mail }: Looking,
): Promise<SetupView> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const versions = await setupVersions(db)
  const versionOf = (thing: string) => versions.get(thing) ?? 0
  const { hours, dutyLead: _name, ...rest } = await organisation(db)
  return {
    readOnlyBecause,
    lockedBecause,
    organisation: { ...rest, version: versionOf('organisation') },
    hours: viewHours(hours, versionOf('hours')),
    hoursSay: { en: describeOpening(hours, now, 'en'), es: describeOpening(hours, now, 'es') },
    people: [...(await viewPeople(db, now, versionOf))],
    teams: (await teams(db)).map(team => ({ ...team, version: versionOf(`team:${team.id}`) })),
    skills: (await skills(db)).map(skill => ({ ...skill, version: versionOf(`skill:${skill.name}`) })),
    mailboxes: (await mailboxes(db)).map(box => ({ ...box, version: versionOf(`mailbox:${box.address}`) })),
    mail: { ...mail, lastMailAt: await lastMailAt(db) },
    authority: { grants: [...(await grants(db))], version: versionOf('authority') },
  }
}

function viewHours({ week, closedDays, extraDays }: OrganisationRow['hours'], version: number) {
  const copy = (spans: (typeof week)['monday']) => spans.map(span => ({ ...span }))
  return {
    version,
    week: {
      monday: copy(week.monday),
      tuesday: copy(week.tuesday),
      wednesday: copy(week.wednesday),
      thursday: copy(week.thursday),
      friday: copy(week.friday),
      saturday: copy(week.saturday),
      sunday: copy(week.sunday),
    },
    closedDays: closedDays.map(day => ({ ...day })),
    extraDays: extraDays.map(day => ({ ...day, spans: copy(day.spans) })),
  }
}

type VersionOf = (thing: string) => number

async function viewPeople(db: Db, now: number, versionOf: VersionOf): Promise<readonly PersonSetup[]> {
  const { agents } = await readHouse(db)
  const seats = await seatings(db)
  const standings = new Map((await signInStandings(db, now)).map(each => [each.agentId, each]))
  return [...agents.values()].flatMap(agent => {
    const seat = seats.get(agent.id)
    const standing = standings.get(agent.id)
    if (!seat || !standing) return []
    const person = viewPerson(agent, now, standing)
    return [{ ...person, ...seat, version: versionOf(`person:${agent.id}`) }]
  })
}

function viewPerson(agent: AgentRow, now: number, { canSignIn, invitedUntil, isSignedIn }: SignInStanding) {
  const { id, name, email, role, isAdmin, isDemo, agency, deputyId, absentFrom, absentUntil, presence } =
    agent
  return {
    id,
    name,
    email,
    role,
    isAdmin,
    isDemo,
    agency,
    deputyId,
    absentFrom,
    absentUntil,
    presence,
    canSignIn,
    invitedUntil,
    isSignedIn,
    skills: [...agent.skills],
    isAbsent: isAbsent(agent, now),
    chatCapacity: agent.chatCapacity,
    letterCapacity: agent.letterCapacity,
  }
}

export function viewReady(at: number, found: readonly Finding[]): ReadyView {
  return {
    at,
    findings: found.map(({ rule: { name, grade, where, says, refuses }, about }) => ({
      name,
      grade,
      where,
      says,
      matters: refuses,
      about: [...about],
    })),
  }
}

export function viewRights(language: Language): RightsView {
  return {
    rows: rightsTable().map(({ verb, rights }) => ({
      verb,
      rights: Object.fromEntries(
        STANDINGS.map(standing => [standing, viewRight(rights[standing], language)]),
      ) as RightsView['rows'][number]['rights'], // one entry for each standing
    })),
  }
}

function viewRight(right: Right, language: Language) {
  return right.may === 'yes'
    ? { may: right.may, rule: null, says: null }
    : { ...right, says: ruleIn(language, { name: right.rule, says: right.says }) }
}

export function viewChange({ id, at, by, thing, subject, what, before, after }: ChangeRow): SetupChange {
  const colon = thing.indexOf(':')
  const kind = colon === -1 ? thing : thing.slice(0, colon)
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return {
    id,
    at,
    by,
    kind,
    subject: subject ?? nameIn(after) ?? nameIn(before) ?? (colon === -1 ? null : thing.slice(colon + 1)),
    what,
    fields: fields.map(field => ({
      field,
      before: inWords(before?.[field]),
      after: inWords(after?.[field]),
    })),
  }
}

function nameIn(record: ChangeRow['before']): string | null {
  const name = record?.['name']
  return typeof name === 'string' ? name : null
}

function inWords(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
