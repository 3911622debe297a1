/** The country of an organisation, for telephone numbers and dates that are written as one writes them at home. */
import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { OrganisationRow } from '../ledger/directory.ts'

const byZone = new Map<string, CountryCode>()

/** The country of its own telephone number where that is written with one, or else of its time zone. */
export function countryOf({ phone, timeZone }: Pick<OrganisationRow, 'phone' | 'timeZone'>): CountryCode {
  const named = phone?.trim().startsWith('+') ? parsePhoneNumberFromString(phone)?.country : undefined
  return named ?? countryOfZone(timeZone)
}

function countryOfZone(timeZone: string): CountryCode {
  const known = byZone.get(timeZone)
  if (known !== undefined) return known
  const found = getCountries().find(code => zonesOf(code).includes(timeZone)) ?? 'GB'
  byZone.set(timeZone, found)
  return found
}

function zonesOf(code: CountryCode): readonly string[] {
  type Zoned = Intl.Locale & { getTimeZones?: () => string[] }
  const locale = new Intl.Locale('und', { region: code }) as Zoned // a method newer than the types of the language
  return locale.getTimeZones?.() ?? []
}

/** Where people write the month before the day. */
export function isMonthFirst(country: CountryCode): boolean {
  return country === 'US'
}
