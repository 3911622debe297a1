/**
 * The people who work at Big Behemoth Communications: two teams, eight agents, a lead, a head, and two who answer for
 * them from outside. All invented.
 */
import type { Db } from '../db/connect.ts'
import type { Chance } from './chance.ts'
import { insertRows } from './insert.ts'

export const demoDomain = 'behemoth.example'

interface Person {
  readonly name: string
  readonly role: 'agent' | 'lead' | 'head'
  readonly team: keyof typeof teams | null
  readonly skills: readonly string[]
  readonly deputy: string
  readonly letters?: number
  /** The outside company that they work for. */
  readonly agency?: string
}

export const teams = { lines: 'Lines and internet', bills: 'Mobile and bills' } as const

/** By the name that the conversations call them. */
const people = {
  amara: {
    name: 'Amara Nwosu',
    role: 'agent',
    team: 'lines',
    skills: ['internet', 'landline'],
    deputy: 'tomasz',
  },
  tomasz: {
    name: 'Tomasz Zielny',
    role: 'agent',
    team: 'lines',
    skills: ['internet', 'tv'],
    deputy: 'amara',
  },
  meiling: {
    name: 'Mei-Ling Chou',
    role: 'agent',
    team: 'lines',
    skills: ['internet', 'mobile'],
    deputy: 'rhys',
  },
  rhys: {
    name: 'Rhys Caddick',
    role: 'agent',
    team: 'lines',
    skills: ['landline', 'internet', 'tv'],
    deputy: 'meiling',
  },
  farah: {
    name: 'Farah Dehnavi',
    role: 'agent',
    team: 'bills',
    skills: ['billing', 'mobile'],
    deputy: 'diego',
    letters: 2,
  },
  diego: {
    name: 'Diego Larrazun',
    role: 'agent',
    team: 'bills',
    skills: ['billing', 'tv', 'spanish'],
    deputy: 'farah',
  },
  sunniva: {
    name: 'Sunniva Brekkhus',
    role: 'agent',
    team: 'bills',
    skills: ['mobile', 'billing'],
    deputy: 'keahi',
  },
  keahi: {
    name: 'Keahi Palanoa',
    role: 'agent',
    team: 'bills',
    skills: ['mobile', 'internet'],
    deputy: 'sunniva',
    letters: 2,
  },
  leila: {
    name: 'Leila Haddoun',
    role: 'lead',
    team: 'lines',
    skills: ['internet', 'billing', 'landline'],
    deputy: 'gareth',
  },
  gareth: { name: 'Gareth Okonwe', role: 'head', team: null, skills: ['billing'], deputy: 'leila' },
  saoirse: {
    name: 'Saoirse Talbot',
    role: 'agent',
    team: null,
    skills: ['internet', 'mobile'],
    deputy: 'oskar',
    agency: 'Northgate Answering',
  },
  oskar: {
    name: 'Oskar Lindahl',
    role: 'agent',
    team: null,
    skills: ['billing', 'landline'],
    deputy: 'saoirse',
    agency: 'Northgate Answering',
  },
} as const satisfies Readonly<Record<string, Person>>

export type AgentKey = keyof typeof people
export const agentKeys = Object.keys(people) as AgentKey[] // the keys of the object above

export interface DemoAgent {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Person['role']
}

export type DemoTeam = Readonly<Record<AgentKey, DemoAgent>>

export function makeTeam(chance: Chance): DemoTeam {
  const entries = agentKeys.map(key => {
    const { name, role } = people[key]
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${demoDomain}`
    return [key, { id: chance.uuid(), name, email, role }] as const
  })
  return Object.fromEntries(entries) as DemoTeam // one entry for each key
}

/** Teams, agents and seats. What is there already stays: an earlier fill may have come this far. */
export async function insertTeam(db: Db, team: DemoTeam, chance: Chance, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  const teamIds = { lines: chance.uuid(), bills: chance.uuid() }
  await insertRows(
    db,
    'team',
    Object.entries(teamIds).map(([key, id]) => ({ id, name: teams[key as keyof typeof teams] })), // its own keys
  )
  await insertRows(
    db,
    'agent',
    agentKeys.map(key => {
      const person: Person = people[key]
      return {
        ...team[key],
        is_admin: person.role === 'head',
        team_id: person.team && teamIds[person.team],
        skills: person.skills,
        agency: person.agency ?? null,
        deputy_id: team[person.deputy as AgentKey].id, // every deputy works here; a test says so
        is_demo: true,
        created_at: at,
      }
    }),
  )
  await insertRows(
    db,
    'seat',
    agentKeys.map(key => {
      const person: Person = people[key]
      const away = { presence: 'offline', since: at, free_since: at, seen_at: at }
      return { agent_id: team[key].id, ...away, letter_capacity: person.letters ?? 1 }
    }),
  )
}
