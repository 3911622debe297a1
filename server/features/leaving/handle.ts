/** Raising, taking back, cancelling, changing a plan: each in one transaction with what it does to the books. */
import { randomUUID } from 'node:crypto'
import type { CaseState } from '../../../domain/case/state.ts'
import { dateAt } from '../../../domain/hours/hours.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { ByHand } from '../../../domain/leaving/requests.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { dueAt } from '../../../domain/time/due.ts'
import { DAY, type Instant } from '../../../domain/time.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import { type PlanRow, plansOfHouse } from '../../customers/plans.ts'
import type { Tx } from '../../db/connect.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { earlierPromise, endService, isByHand, lockService, type ServiceRow, setPlan } from './sql.ts'

export interface Doing {
  readonly house: House
  readonly caseId: string
  readonly customerId: string
  readonly requestId: string
  /** What was asked under it, where the desk asks. */
  readonly said?: string
  /** Under which whoever keeps the accounts is told of it. */
  readonly orderId: string
  readonly language: 'en' | 'es'
  /** Null where the customer does it. */
  readonly agentId: string | null
  readonly verified: boolean
}

/** Today, and the last day that can be chosen. */
export function daysFor(house: House, now: Instant): { readonly today: string; readonly latest: string } {
  const today = dateAt(house.organisation.hours, now)
  return { today: today.toString(), latest: today.add({ years: 1 }).toString() }
}

/** 'YYYY-MM-DD', or null where it is no day that a calendar has: years of four digits, from the year 1000. */
export function readDay(typed: string): string | null {
  const day = typed.trim()
  if (!/^[1-9]\d{3}-\d\d-\d\d$/u.test(day)) return null
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day
}

export async function cancelService(
  ledger: Ledger,
  doing: Doing,
  asked: { readonly serviceId: string; readonly endsOn: string; readonly isConfirmed: boolean },
): Promise<Acted | Refusal> {
  const endsOn = readDay(asked.endsOn)
  return await once(ledger, doing, async (tx, state, now) => {
    const days = daysFor(doing.house, now)
    const service = await lockService(tx, asked.serviceId, doing.customerId, days.today)
    const words = service === null ? '' : `${service.plan}, ${service.identifier}`
    // A refusal takes it back.
    if (service?.isOfCustomer === true && !service.isEnded && endsOn !== null)
      await endService(tx, { serviceId: service.serviceId, endsOn })
    return {
      ask: 'cancel-service',
      agentId: doing.agentId,
      verified: doing.verified,
      service,
      endsOn,
      ...days,
      isConfirmed: asked.isConfirmed,
      words,
      orderId: doing.orderId,
      earlier: await earlierPromise(tx, service?.serviceId ?? null, 'end-service'),
      byHand: await enteredByHand({ tx, doing, state, now }, enter[doing.language].end(words, endsOn ?? '')),
    }
  })
}

export async function changePlan(
  ledger: Ledger,
  doing: Doing & { readonly agentId: string },
  asked: { readonly serviceId: string; readonly plan: string },
): Promise<Acted | Refusal> {
  return await once(ledger, doing, async (tx, state, now) => {
    const { today } = daysFor(doing.house, now)
    const service = await lockService(tx, asked.serviceId, doing.customerId, today)
    const plan = service && planOf(await plansOfHouse(tx), service, asked.plan)
    if (service?.isOfCustomer === true && plan && plan.monthlyMinor < service.monthlyMinor)
      await setPlan(tx, { ...plan, serviceId: service.serviceId })
    const words = service && plan ? changed(service, plan, doing.language) : ''
    return {
      ask: 'change-plan',
      agentId: doing.agentId,
      service,
      plan,
      from: today,
      words,
      orderId: doing.orderId,
      earlier: await earlierPromise(tx, service?.serviceId ?? null, 'change-plan'),
      byHand: await enteredByHand({ tx, doing, state, now }, enter[doing.language].change(words)),
    }
  })
}

/** The same press again is the first one. */
async function once(
  ledger: Ledger,
  { caseId, customerId, requestId, said }: Doing,
  request: (tx: Tx, state: CaseState, now: Instant) => Promise<CaseRequest>,
): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId,
    customerId,
    once: {
      channel: 'leaving',
      externalId: `${caseId} ${requestId}`,
      messageId: requestId,
      ...(said === undefined ? {} : { said }),
    },
    request: async (state, { tx, now }) => await request(tx, state, now),
  })
}

function planOf(plans: readonly PlanRow[], service: ServiceRow, name: string): PlanRow | null {
  return (
    plans.find(
      ({ kind, plan, currency }) => plan === name && kind === service.kind && currency === service.currency,
    ) ?? null
  )
}

function changed(service: ServiceRow, plan: PlanRow, language: 'en' | 'es'): string {
  const a = (minor: number) => sayMoney(minor, service.currency, language)
  return `${service.plan} (${a(service.monthlyMinor)}) → ${plan.plan} (${a(plan.monthlyMinor)})`
}

const enter = {
  en: {
    end: (words: string, endsOn: string) => `We end your service (${words}) on ${endsOn} in our books.`,
    change: (words: string) => `We change your plan in our books: ${words}.`,
  },
  es: {
    end: (words: string, endsOn: string) =>
      `Damos de baja su servicio (${words}) el ${endsOn} en nuestras cuentas.`,
    change: (words: string) => `Cambiamos su plan en nuestras cuentas: ${words}.`,
  },
} as const

/** Owed by the owner, or by whoever stands in, until the next working day ends. */
async function enteredByHand(
  at: { readonly tx: Tx; readonly doing: Doing; readonly state: CaseState; readonly now: Instant },
  words: string,
): Promise<ByHand | null> {
  const { tx, doing, state, now } = at
  const agentId = doing.agentId ?? state.ownerId ?? doing.house.organisation.dutyLeadId
  if (agentId === null || !(await isByHand(tx))) return null
  const calendar = calendarFor(doing.house)
  const due = dueAt(calendar, now, { amount: 1, unit: 'working-days' })
  return { commitmentId: randomUUID(), agentId, dueAt: due ?? now + DAY, words, calendar }
}
