/**
 * Public holidays of a place, year by year. The catalogue is large: it is read when it is first asked for, and a year is reckoned once.
 */
import type Catalogue from 'date-holidays'
import { type PublicHoliday, publicHolidays } from '../../domain/time/holidays.ts'

/** As the catalogue names them: 'ES' and 'MD'. */
export interface Place {
  readonly country: string
  /** Null or '' for the whole country. */
  readonly region: string | null
}

type Language = 'en' | 'es'

interface Named {
  readonly code: string
  readonly name: string
}

const catalogue = async () => (await import('date-holidays')).default

/** Countries and the regions of one of them, by name. Null where the catalogue has no such country. */
export async function placesIn(
  country: string,
  language: Language,
): Promise<{ readonly countries: Named[]; readonly regions: Named[] } | null> {
  const all = new (await catalogue())()
  const countries = byName(all.getCountries(language))
  if (!countries.some(({ code }) => code === country)) return null
  return { countries, regions: byName(all.getStates(country, language)) }
}

function byName(names: Readonly<Record<string, string>> | undefined): Named[] {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

const places = new Map<string, Catalogue>()
const years = new Map<string, readonly PublicHoliday[]>()
const MOST_YEARS = 2_000

/** The public holidays of one year, in order; in the language of the country where none is named. */
export async function holidaysIn(
  { country, region }: Place,
  year: number,
  language?: Language,
): Promise<readonly PublicHoliday[]> {
  const key = JSON.stringify([country, region, year, language])
  const known = years.get(key)
  if (known) return known
  const name = `${country} ${region ?? ''}`
  const place = places.get(name) ?? (await placeOf({ country, region }))
  places.set(name, place)
  const found = publicHolidays(place, year, language)
  if (years.size >= MOST_YEARS) years.clear()
  years.set(key, found)
  return found
}

/** A region that the catalogue does not know has the days of its country. */
async function placeOf({ country, region }: Place): Promise<Catalogue> {
  const Places = await catalogue()
  const isKnown = region !== null && region in (new Places().getStates(country) ?? {})
  return isKnown ? new Places(country, region) : new Places(country)
}
