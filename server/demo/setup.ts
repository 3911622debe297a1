/** What an administrator of Big Behemoth has set up: skills, the addresses that customers write to, what each role may grant. */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import { insertRows } from './insert.ts'
import { demoDomain, teams } from './people.ts'
import { insertRemedies } from './remedies.ts'

const skills = [
  { name: 'internet', label_en: 'Internet', label_es: 'Internet' },
  { name: 'landline', label_en: 'Landline', label_es: 'Teléfono fijo' },
  { name: 'mobile', label_en: 'Mobile', label_es: 'Móvil' },
  { name: 'tv', label_en: 'Television', label_es: 'Televisión' },
  { name: 'billing', label_en: 'Bills', label_es: 'Facturas' },
  { name: 'spanish', label_en: 'Speaks Spanish', label_es: 'Habla español' },
]

const mailboxes = [
  { address: `help@${demoDomain}`, purpose: 'Everything', skill: null },
  { address: `bills@${demoDomain}`, purpose: 'Bills and payments', skill: 'billing' },
  { address: `ayuda@${demoDomain}`, purpose: 'Para quien escribe en español', skill: 'spanish' },
]

const pounds = (most: number) => ({ most_minor: most * 100, currency: 'GBP' })
const asMuchAsItTakes = { most_minor: null, currency: null }
const authority = [
  { role: 'agent', kind: 'credit', ...pounds(20) },
  { role: 'agent', kind: 'waiver', ...pounds(60) },
  { role: 'agent', kind: 'callback', ...asMuchAsItTakes },
  { role: 'agent', kind: 'visit', ...asMuchAsItTakes, per_month_count: 2 },
  { role: 'agent', kind: 'reconnect', ...asMuchAsItTakes },
  { role: 'agent', kind: 'plan-change', ...asMuchAsItTakes },
  { role: 'lead', kind: 'credit', ...pounds(200) },
  { role: 'lead', kind: 'waiver', ...pounds(150) },
  { role: 'lead', kind: 'goods', ...pounds(120) },
  { role: 'lead', kind: 'callback', ...asMuchAsItTakes },
  { role: 'lead', kind: 'visit', ...asMuchAsItTakes },
  { role: 'lead', kind: 'reconnect', ...asMuchAsItTakes },
  { role: 'lead', kind: 'plan-change', ...asMuchAsItTakes },
  { role: 'head', kind: 'credit', ...asMuchAsItTakes },
  { role: 'head', kind: 'waiver', ...asMuchAsItTakes },
  { role: 'head', kind: 'goods', ...asMuchAsItTakes },
  { role: 'head', kind: 'callback', ...asMuchAsItTakes },
  { role: 'head', kind: 'visit', ...asMuchAsItTakes },
  { role: 'head', kind: 'reconnect', ...asMuchAsItTakes },
  { role: 'head', kind: 'plan-change', ...asMuchAsItTakes },
]

const officeHours = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '17:30' },
]
/** People answer at any hour; what needs the office is promised by its days. */
const office = {
  id: '0b5c9a52-6f0e-4c7c-9d7e-2f8a3f5f6d10',
  name: 'Office in England',
  country: 'GB',
  region: 'ENG',
  time_zone: 'Europe/London',
  plan: {
    week: {
      monday: officeHours,
      tuesday: officeHours,
      wednesday: officeHours,
      thursday: officeHours,
      friday: officeHours,
      saturday: [],
      sunday: [],
    },
    closedDays: [],
    extraDays: [],
    workedHolidays: [],
  },
}

export async function insertSetup(tx: Tx, now: number): Promise<void> {
  const created_at = new Date(now).toISOString()
  await insertRows(tx, 'skill', skills)
  await insertRows(
    tx,
    'mailbox',
    mailboxes.map(mailbox => ({ ...mailbox, created_at })),
  )
  await insertRows(tx, 'authority', authority)
  await insertRows(tx, 'calendar', [office])
  await sql`UPDATE team SET calendar_id = ${office.id} WHERE name = ${teams.bills}`.execute(tx)
  await insertRows(
    tx,
    'authority',
    authority.map(grant => ({ per_month_count: null, ...grant })),
  )
  await insertRemedies(tx)
}
