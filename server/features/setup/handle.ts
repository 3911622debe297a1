/** The organisation, its hours and what each role may grant; and holidays, proposed. */
import { connect } from 'node:net'
import { Fault } from '../../../contract/faults.ts'
import type {
  Holidays,
  HolidaysQuery,
  Grant,
  SetAuthority,
  SetHours,
  SetOrganisation,
} from '../../../contract/setup.ts'
import type { z } from 'zod'
import { problemsWithHours } from '../../../domain/hours/validate.ts'
import { refusedHouse } from '../../../domain/house/rules.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { recordMoney } from '../../../domain/remedy/money.ts'
import { holidaysIn, placesIn } from '../../calendars/holidays.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { colleagues } from '../../setup/colleagues.ts'
import { grants, organisation, type OrganisationRow, saveGrants, saveHours, saveOrganisation } from './sql.ts'

type Done = Promise<null | Refusal>

const actOn = (agentId: string, thing: string, version: number) =>
  ({ agentId, thing, version, what: 'changed' }) as const

export function setOrganisation(
  ground: House,
  agentId: string,
  { version, ...typed }: SetOrganisation,
): Done {
  // An empty number is no number.
  const asked = { ...typed, phone: typed.phone || null, emergencyPhone: typed.emergencyPhone || null }
  return changeSetup(ground, actOn(agentId, 'organisation', version), async tx => {
    const before = await organisation(tx)
    mustBeSound({ ...before.hours, timeZone: asked.timeZone })
    if (asked.dutyLeadId !== before.dutyLeadId) {
      const people = await colleagues(tx, ground.ledger.clock())
      const refused = refusedHouse({ people, dutyLeadId: asked.dutyLeadId })
      if (refused) return refused
    }
    await saveOrganisation(tx, asked)
    return { before: recordOf(before), after: recordOf(await organisation(tx)), result: null }
  })
}

function recordOf({ hours: _hours, dutyLeadId: _id, ...readable }: OrganisationRow) {
  return readable
}

export function setHours(ground: House, agentId: string, { version, ...asked }: SetHours): Done {
  return changeSetup(ground, actOn(agentId, 'hours', version), async tx => {
    const { hours: before, timeZone } = await organisation(tx)
    const after = { ...asked, timeZone }
    mustBeSound(after)
    await saveHours(tx, after)
    return { before: hoursRecord(before), after: hoursRecord(after), result: null }
  })
}

/** Day by day, as one would write it on the door. */
function hoursRecord({ week, closedDays, extraDays }: OrganisationRow['hours']) {
  const spans = (of: readonly { readonly from: string; readonly to: string }[]) =>
    of.map(({ from, to }) => `${from}–${to}`)
  return {
    ...Object.fromEntries(Object.entries(week).map(([day, of]) => [day, spans(of)])),
    closedDays: closedDays.map(({ date, name }) => `${date} ${name}`).toSorted(),
    extraDays: extraDays
      .map(({ date, name, spans: of }) => `${date} ${name} ${spans(of).join(' ')}`)
      .toSorted(),
  }
}

function mustBeSound(hours: OrganisationRow['hours']): void {
  if (problemsWithHours(hours).length === 0) return
  throw new Fault('bad-request', (_, language) => problemsWithHours(hours, language).join(' '))
}

export function setAuthority(ground: House, agentId: string, { version, grants: asked }: SetAuthority): Done {
  const keys = asked.map(({ role, kind }) => `${role} ${kind}`)
  if (new Set(keys).size < keys.length) throw new Fault('bad-request', say => say.oneLineEach)
  return changeSetup(ground, actOn(agentId, 'authority', version), async tx => {
    const before = await grants(tx)
    await saveGrants(tx, asked)
    return { before: grantsRecord(before), after: grantsRecord(await grants(tx)), result: null }
  })
}

function limitsInWords({ mostMinor, perActMinor, perMonthMinor, perMonthCount, currency }: Grant): string {
  const money = (minor: number | null, of: string) =>
    minor === null || currency === null ? [] : [`${recordMoney(minor, currency)}${of}`]
  const limits = [
    ...money(mostMinor, ''),
    ...money(perActMinor, ' at once'),
    ...money(perMonthMinor, ' a month'),
    ...(perMonthCount === null ? [] : [`${perMonthCount} a month`]),
  ]
  return limits.length === 0 ? 'any' : limits.join(', ')
}

function grantsRecord(of: SetAuthority['grants'] | Awaited<ReturnType<typeof grants>>) {
  return Object.fromEntries(of.map(grant => [`${grant.role} ${grant.kind}`, limitsInWords(grant)]))
}

/** The public holidays of a place in a year, each day of those that last several. */
export async function proposeHolidays({
  country,
  region,
  year,
  language,
}: z.output<typeof HolidaysQuery>): Promise<Holidays> {
  const places = await placesIn(country, language)
  if (!places) throw new Fault('bad-request', say => say.noHolidays)
  const days = await holidaysIn({ country, region }, year, language)
  return { ...places, days: days.map(day => ({ ...day })) }
}

const reachableWithinMs = 500

/** Whether anybody answers where mail is to come in. */
export async function isListening(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ port, host, timeout: reachableWithinMs })
  socket.once('connect', () => resolve(true))
  socket.once('timeout', () => resolve(false))
  socket.once('error', () => resolve(false))
  try {
    return await promise
  } finally {
    socket.destroy()
  }
}
