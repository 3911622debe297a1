/** What can be brought in by CSV, and what each kind of row is made of. Plain values: the desk in the browser reads them too. */

export const importKinds = ['customers', 'accounts', 'services', 'bills'] as const
export type ImportKind = (typeof importKinds)[number]

/** In the order in which they are asked for; the required ones of each kind stand below. */
export const importFields = {
  customers: ['externalId', 'name', 'familyName', 'email', 'phone', 'secondPhone', 'language'],
  accounts: ['externalId', 'accountNumber', 'openedOn'],
  services: [
    'accountNumber',
    'identifier',
    'serviceKind',
    'plan',
    'monthly',
    'currency',
    'serviceState',
    'since',
  ],
  bills: ['accountNumber', 'billNumber', 'issuedOn', 'dueOn', 'total', 'currency', 'billState'],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>
export type ImportField = (typeof importFields)[ImportKind][number]

export const requiredFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  customers: ['externalId'],
  accounts: ['externalId', 'accountNumber'],
  services: ['accountNumber', 'identifier', 'serviceKind', 'monthly'],
  bills: ['accountNumber', 'billNumber', 'issuedOn', 'total'],
}

/** What is said of a row: each has its sentence in the words of the import. */
export const lineSays = [
  'customer-added',
  'customer-added-beside',
  'customer-joined',
  'customer-changed',
  'customer-same',
  'account-added',
  'account-changed',
  'account-same',
  'service-added',
  'service-changed',
  'service-same',
  'bill-added',
  'bill-changed',
  'bill-same',
  'missing',
  'not-kept',
  'unreadable',
  'no-currency',
  'no-customer',
  'no-account',
  'account-of-another',
  'service-of-another',
  'bill-of-another',
  'quote-open',
  'row-too-long',
] as const
export type LineSays = (typeof lineSays)[number]
export type LineOutcome = 'added' | 'changed' | 'same' | 'refused'
