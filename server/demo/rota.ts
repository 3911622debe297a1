/** Who is to be at work when at Big Behemoth: somebody at every hour, most of them when most people come. */
import type { Shift, Times, WeeklyShift } from '../../domain/rota/rota.ts'
import type { Tx } from '../db/connect.ts'
import { saveRota } from '../rota/sql.ts'
import type { AgentKey, DemoTeam } from './people.ts'

const shift = (from: string, to: string, ...breaks: readonly Times[]): Shift => ({ from, to, breaks })
const night = shift('22:00', '06:00')
const early = shift('06:00', '14:00', { from: '10:00', to: '10:30' })
const morning = shift('08:00', '16:00', { from: '12:00', to: '12:45' })
const day = shift('09:00', '17:00', { from: '13:00', to: '13:45' })
const noon = shift('12:00', '20:00', { from: '16:00', to: '16:30' })
/** A break while somebody else is there, where few are. */
const quiet = shift('14:00', '22:00', { from: '16:00', to: '16:30' })
const late = shift('14:00', '22:00', { from: '18:00', to: '18:30' })

const weekdays = [1, 2, 3, 4, 5] as const
const weekend = [6, 7] as const

/** 1 is Monday; on which days each shift begins. */
const weeks: Readonly<Partial<Record<AgentKey, readonly (readonly [Shift, readonly number[]])[]>>> = {
  amara: [[early, weekdays]],
  tomasz: [[day, weekdays]],
  meiling: [[day, weekdays]],
  rhys: [[late, weekdays]],
  farah: [
    [morning, [1, 2, 3]],
    [early, weekend],
  ],
  diego: [[morning, weekdays]],
  sunniva: [
    [noon, [3, 4, 5]],
    [quiet, weekend],
  ],
  keahi: [
    [noon, [1, 2, 3]],
    [day, weekend],
  ],
  leila: [[day, weekdays]],
  saoirse: [[night, [1, 2, 3, 4]]],
  oskar: [[night, [5, 6, 7]]],
}

export function demoWeek(key: AgentKey): readonly WeeklyShift[] {
  return (weeks[key] ?? []).flatMap(([one, days]) =>
    days.map(weekday => ({ ...one, weekday, validFrom: null, validTo: null })),
  )
}

export async function insertRota(tx: Tx, team: DemoTeam): Promise<void> {
  for (const [key, { id }] of Object.entries(team)) {
    const weekly = demoWeek(key as AgentKey) // the keys of the team
    if (weekly.length > 0) await saveRota(tx, id, { weekly, days: [] })
  }
}
