/** Somebody with more authority decides about something that was asked for. */
import type { CaseForCustomer } from '../../contract/case.ts'

const MINUTE = 60_000

export function decidingSamples(
  now: number,
  talking: CaseForCustomer,
): Readonly<Record<string, CaseForCustomer>> {
  const decides = {
    name: 'Leila Haddad',
    what: 'a credit of £40.00',
    until: now + 9 * MINUTE,
    isLate: false,
    goesUp: true,
  }
  return {
    'case-deciding': { ...talking, deciding: [decides] },
    'case-deciding-late': { ...talking, deciding: [{ ...decides, isLate: true, goesUp: false }] },
    'case-deciding-es': { ...talking, deciding: [{ ...decides, what: '«Un router nuevo por correo»' }] },
  }
}
