/** What the rota says to whoever waits, in times that can be told: today's only, and nothing beyond closing. */
import { closesAt, dateAt, isOpen } from '../../domain/hours/hours.ts'
import { outlookOf } from '../../domain/rota/outlook.ts'
import { without } from '../../domain/rota/rota.ts'
import type { Instant } from '../../domain/time.ts'
import type { House } from '../ledger/directory.ts'
import { absenceOf, type NearShifts } from './rotas.ts'

/** Times as HH:MM in the house's zone; `until` is null where it is not today. */
export type ToldPlan = { readonly people: number; readonly until: string | null } | { readonly from: string }

/** Null while the house is closed, and where there is no rota for now and later today. */
export function outlook(house: House, near: ReadonlyMap<string, NearShifts>, now: Instant): ToldPlan | null {
  const { hours } = house.organisation
  if (!isOpen(hours, now)) return null
  const closes = closesAt(hours, now) ?? Number.POSITIVE_INFINITY
  const duties = [...near].map(([agentId, { duty }]) => {
    const agent = house.agents.get(agentId)
    const absence = agent ? absenceOf(agent) : null
    return absence ? without(duty, absence) : duty
  })
  const found = outlookOf(duties, now)
  if (!found) return null
  const clock = (at: Instant) =>
    dateAt(hours, at).equals(dateAt(hours, now)) ? timeOf(at, hours.timeZone) : null
  if (found.is === 'staffed') return { people: found.people, until: clock(Math.min(found.until, closes)) }
  const from = found.from < closes ? clock(found.from) : null
  return from === null ? null : { from }
}

function timeOf(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}
