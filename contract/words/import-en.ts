/** Customers in and out, in English: the page, and what is said of each row of a file. */
import type { ImportField, ImportKind, LineOutcome, LineSays } from '../import-fields.ts'

const fields: Readonly<Record<ImportField, string>> = {
  externalId: 'Customer number',
  name: 'Name',
  familyName: 'Family name',
  email: 'E-mail address',
  phone: 'Phone number',
  secondPhone: 'Second phone number',
  language: 'Language',
  accountNumber: 'Account number',
  openedOn: 'Opened on',
  identifier: 'Number of the line or service',
  serviceKind: 'Kind of service',
  plan: 'Plan',
  monthly: 'Price per month',
  currency: 'Currency',
  serviceState: 'State of the service',
  since: 'Since',
  billNumber: 'Bill number',
  issuedOn: 'Date of the bill',
  dueOn: 'Due on',
  total: 'Total',
  billState: 'State of the bill',
}

const kinds: Readonly<Record<ImportKind, string>> = {
  customers: 'Customers',
  accounts: 'Accounts',
  services: 'Services',
  bills: 'Bills',
}

const outcomes: Readonly<Record<LineOutcome, string>> = {
  added: 'New',
  changed: 'Changed',
  same: 'As before',
  refused: 'Not taken',
}

function fieldsIn(about: string): string {
  const named = about
    .split(' ')
    .map(name => Object.entries(fields).find(([field]) => field === name)?.[1] ?? name)
  return named.join(', ')
}

function without(about: string): string {
  return about === '' ? '' : ` Left out, because it could not be read: ${fieldsIn(about)}.`
}

const says: Readonly<Record<LineSays, (about: string) => string>> = {
  'customer-added': about => `A new customer.${without(about)}`,
  'customer-added-beside': about =>
    `A new customer. Somebody else has the same address or phone number; nothing shows that they are the same person.${without(about)}`,
  'customer-joined': about =>
    `This is somebody who has written to us before: now they have their number.${without(about)}`,
  'customer-changed': about => `Their details were brought up to date.${without(about)}`,
  'customer-same': about => `Nothing is new.${without(about)}`,
  'account-added': about => `The account ${about} is new.`,
  'account-changed': about => `The account ${about} was brought up to date.`,
  'account-same': about => `Nothing is new of the account ${about}.`,
  'service-added': about => `The service ${about} is new.`,
  'service-changed': about => `The service ${about} was brought up to date.`,
  'service-same': about => `Nothing is new of the service ${about}.`,
  'bill-added': about => `The bill ${about} is new.`,
  'bill-changed': about => `The bill ${about} was brought up to date.`,
  'bill-same': about => `Nothing is new of the bill ${about}.`,
  missing: about => `This is empty, and cannot be: ${fieldsIn(about)}.`,
  'not-kept': () =>
    'Something in this row cannot be kept. Look for signs that are out of place, and bring it again.',
  unreadable: about => `This could not be read: ${fieldsIn(about)}.`,
  'no-currency': () => 'The amount has no currency. Choose a column for it, or write it beside the amount.',
  'no-customer': about => `There is no customer ${about}. Bring the customers in first.`,
  'no-account': about => `There is no account ${about}. Bring the accounts in first.`,
  'account-of-another': about => `The account ${about} belongs to another customer.`,
  'service-of-another': about => `The service ${about} belongs to another account.`,
  'bill-of-another': about => `The bill ${about} belongs to another account.`,
  'quote-open': () => 'A quotation mark opens here and never closes. Nothing from here on was read.',
  'row-too-long': () => 'This row is too long to be one. Nothing from here on was read.',
}

const separators: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
}

export const en = {
  title: 'Customers in and out',
  tabs: { in: 'Bring in', out: 'Take out', links: 'Links to other systems' },
  notYours: 'This is for the administrators of the organisation. Ask one of them.',

  kinds,
  fields,
  outcomes,
  says,
  /** Of a line in a report. */
  atLine: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
  report: { line: 'line', outcome: 'outcome', says: 'what was done' },

  lead: 'A CSV file, as your other system writes it. The customers first, then their accounts, then services and bills. Bring the same file again as often as you like: whoever has a number already is brought up to date, never doubled.',
  choose: 'Choose a file',
  reading: 'Reading the file…',
  fileIs: (size: string, separator: string, encoding: string) =>
    `${size} · parted by ${separator} · ${encoding}`,
  separators,
  what: 'What is in it?',
  columns: 'Which column is what?',
  columnsHint: 'We guessed from the heading. What is marked has to be there.',
  none: 'Not in the file',
  needed: 'has to be there',
  inFile: 'In the file',
  mapping: 'Columns as saved',
  mappingNone: 'As guessed',
  mappingFound: (name: string) => `This heading was brought in before: the columns are set as in “${name}”.`,
  saveAs: 'Save these columns under a name',
  saveAsHint: 'Then the next file of the same make needs no choosing. Leave it empty if there will be none.',
  tryOut: 'Try it out',
  trial: 'What would happen',
  trialLead: (count: number) =>
    count === 1
      ? 'The first row, tried out. Nothing is kept yet.'
      : `The first ${count} rows, tried out. Nothing is kept yet.`,
  trialWhole: 'That is the whole file.',
  trialNone: 'The file has a heading and no rows.',
  start: 'Bring it in',
  other: 'Another file',
  counts: (count: number, outcome: LineOutcome) => `${count} ${outcomes[outcome].toLowerCase()}`,
  line: 'Line',
  happens: 'What happens',

  needsColumns: (names: string) => `Choose a column for what has to be there: ${names}.`,
  noColumn: (name: string) => `The file has no column “${name}”.`,
  begun: 'This file has been started already.',

  runs: 'Files that were brought in',
  noRuns: 'None yet.',
  state: {
    uploaded: 'Not started',
    running: 'Running',
    done: 'Done',
    stopped: 'Stopped',
  },
  problem: {
    cancelled: 'Somebody stopped it. What was brought in until then stays.',
    'quote-open': 'A quotation mark in it never closes. The rows before it came in; the report says where.',
    'row-too-long':
      'It has a row that is too long to be one. The rows before it came in; the report says where.',
    'file-gone': 'The file is not there any more. Bring it again: it goes on where it was.',
    erased:
      'Somebody was erased while it was on its way, and it may have spoken of them: the file was deleted. What was brought in until then stays.',
  },
  rows: (count: string) => `${count} rows`,
  by: (name: string) => `by ${name}`,
  byCommand: 'from the command line',
  stop: 'Stop',
  reportAll: 'Report (CSV)',
  reportRefused: 'Rows not taken (CSV)',

  outLead:
    'All customers with their numbers, addresses and accounts, as one CSV file. That you took them out is written down, with your name and the time.',
  outNotYours:
    'Only the head of service or an administrator can take customers out, and nobody of an outside agency.',
  outSubmit: 'Download the customers',

  linksLead:
    'These stand beside every customer and open in a new tab. A link that needs something we do not know of a customer is not shown for them.',
  linkLabel: 'Name',
  linkUrl: 'Address',
  linkVariables: (names: string) => `You can use ${names}.`,
  linkAdd: 'Add a link',
  linkRemove: (label: string) => `Remove ${label || 'this link'}`,
  linksSave: 'Save the links',
  linksSaved: 'Saved.',
  linksNone: 'There are no links yet.',
  linkFaults: {
    'not-a-link': (url: string) => `“${url}” is no web address. It begins with https:// or http://.`,
    'unknown-variable': (url: string) => `“${url}” holds something in braces that we do not know.`,
    'variable-in-host': (url: string) =>
      `“${url}” has a variable where the name of the other system has to be.`,
  },
}
