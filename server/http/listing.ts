/** What search engines are told of the organisation: its real telephone numbers and hours, as schema.org names them. */
import type { OrganisationListing } from '../../contract/pages.ts'
import { WEEKDAYS } from '../../domain/hours/hours.ts'
import { toAddress } from '../intake/address.ts'
import type { OrganisationRow } from '../ledger/directory.ts'

/** @param site the address of this installation, without a slash at its end */
export function listingOf(
  organisation: Pick<OrganisationRow, 'name' | 'phone' | 'emergencyPhone' | 'hours'>,
  site: string,
): OrganisationListing {
  const { name, phone, emergencyPhone, hours } = organisation
  const languages = ['en', 'es']
  const point = (telephone: string, contactType: string) => ({
    '@type': 'ContactPoint' as const,
    telephone: international(telephone),
    contactType,
    availableLanguage: languages,
  })
  const open = WEEKDAYS.flatMap(weekday =>
    hours.week[weekday].map(({ from, to }) => ({
      '@type': 'OpeningHoursSpecification' as const,
      dayOfWeek: `https://schema.org/${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}`,
      opens: from,
      // schema.org knows no 24:00.
      closes: to === '24:00' ? '23:59' : to,
    })),
  )
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name,
    url: `${site}/`,
    contactPoint: [
      ...(phone === null ? [] : [{ ...point(phone, 'customer service'), hoursAvailable: open }]),
      ...(emergencyPhone === null ? [] : [point(emergencyPhone, 'emergency')]),
    ],
  }
}

/** As it is dialled from anywhere; as it is written, where we cannot tell. */
function international(phone: string): string {
  const read = toAddress(phone)
  return read?.kind === 'phone' ? read.value : phone
}
