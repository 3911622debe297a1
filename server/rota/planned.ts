/** How many the rota has at work on a day, by half hours of the clock on the wall. */
import { Temporal } from 'temporal-polyfill'
import { plannedPeople } from '../../domain/rota/planned-people.ts'
import { shiftsBetween } from '../../domain/rota/rota.ts'
import { type House, isColleague } from '../ledger/directory.ts'
import { absenceOf, type Rotas } from './rotas.ts'

/** @returns null where nobody has a shift within a week of that day: there is no rota for it */
export async function plannedOn(rotas: Rotas, house: House, date: string): Promise<readonly number[] | null> {
  const { timeZone } = house.organisation
  const all = await rotas.all()
  const people = [...house.agents.values()].flatMap(agent => {
    const rota = isColleague(agent) ? all.get(agent.id) : undefined
    return rota ? [{ rota, absence: absenceOf(agent) }] : []
  })
  const day = Temporal.PlainDate.from(date)
  const momentOf = (days: number) => day.add({ days }).toZonedDateTime(timeZone).epochMilliseconds
  const around = { from: momentOf(-7), until: momentOf(8) }
  if (!people.some(({ rota }) => shiftsBetween(rota, timeZone, around).length > 0)) return null
  return plannedPeople(people, timeZone, date)
}
