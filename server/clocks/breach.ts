/** What follows from promises that are being broken: who is one rung up, and what the packs of the house give for it. */
import type { CaseState } from '../../domain/case/state.ts'
import { dayOf } from '../../domain/charter/days.ts'
import { breachOfPromise, compensationFor, type RuleInPack } from '../../domain/charter/compensation.ts'
import type { Breach, DueByRule } from '../../domain/commitment/breach.ts'
import { findPromise } from '../../domain/commitment/open.ts'
import type { Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { dueByRule } from '../charter/due-by-rule.ts'
import { readHousePacks, rulesForBreach } from '../charter/packs.ts'
import type { Tx } from '../db/connect.ts'
import { climbAtBreach } from '../ladder/climb-from.ts'
import { ladderOf } from '../ladder/ladder-of.ts'
import type { House } from '../ledger/directory.ts'
import { accountsOfCases, type Account, type OfCase } from './breach-sql.ts'

export type BreachOf = (state: CaseState, commitmentId: string, now: Instant) => Breach

/** Reads, once for all of these cases, which are locked, what their breaches are reckoned from. */
export async function breachesIn(
  tx: Tx,
  {
    house,
    caseIds,
    now,
    isErased,
  }: {
    readonly house: House
    readonly caseIds: readonly string[]
    readonly now: Instant
    readonly isErased: (caseId: string) => boolean
  },
): Promise<BreachOf> {
  const { timeZone } = house.organisation
  const rules = rulesForBreach(await readHousePacks(tx, { timeZone, now })).filter(isForPromises)
  const accounts = rules.length === 0 ? new Map<string, OfCase>() : await accountsOfCases(tx, caseIds)
  const ladder = ladderOf(house, now)
  return (state, commitmentId, at) => {
    if (isErased(state.id)) return nothing
    const of = accounts.get(state.id)
    return {
      climb: isAboveAlready(state, commitmentId) ? null : climbAtBreach(house, ladder, state, at),
      compensation: compensation({ house, rules, of }, state, { commitmentId, now: at }),
    }
  }
}

/** Nobody is left who waits for it, or to whom anything could be due. */
const nothing: Breach = { climb: null, compensation: [] }

/** Whoever took it up since the promise was due knows of it: several broken at once are one rung. */
function isAboveAlready({ rung, commitments }: CaseState, commitmentId: string): boolean {
  const promise = commitments.find(({ id }) => id === commitmentId)
  return rung !== null && promise !== undefined && rung.since > promise.dueAt
}

function isForPromises({ rule }: RuleInPack): boolean {
  return rule.kind === 'money' && (rule.event === 'promise-broken' || rule.event === 'missed-appointment')
}

interface Known {
  readonly house: House
  readonly rules: readonly RuleInPack[]
  readonly of: OfCase | undefined
}

function compensation(
  { house, rules, of }: Known,
  state: CaseState,
  { commitmentId, now }: { readonly commitmentId: string; readonly now: Instant },
): readonly DueByRule[] {
  const promise = findPromise(state, commitmentId)
  if (!promise || !of) return []
  const calendar = calendarFor(house, { teamId: house.agents.get(promise.agentId)?.teamId ?? null })
  const breach = breachOfPromise(promise, { now, calendar, monthly: monthlyOf(of.accounts) })
  const isCompensated =
    breach.event === 'missed-appointment' && isNotedApart(of, breach.from, calendar.timeZone)
  return compensationFor(rules, { ...breach, isCompensated }).map(due =>
    dueByRule(due, { key: commitmentId, accounts: of.accounts, language: of.language }),
  )
}

/** Somebody has written down already that nobody came on that day, and it was made good then. */
function isNotedApart({ missed }: OfCase, at: Instant, timeZone: string): boolean {
  const day = dayOf(timeZone, at)
  return missed.some(other => dayOf(timeZone, other) === day)
}

/** What is paid in a month; not known where it is paid in more than one currency. */
function monthlyOf(accounts: readonly Account[]) {
  const [one, ...others] = accounts.filter(({ monthlyMinor }) => monthlyMinor > 0)
  if (!one || one.currency === null || others.some(({ currency }) => currency !== one.currency)) return null
  const minor = [one, ...others].reduce((sum, { monthlyMinor }) => sum + monthlyMinor, 0)
  return { minor, currency: one.currency }
}
