/** Where help stopped, gathered by what was lacking. Nobody is counted: a limit belongs to a role, and a skill to nobody yet. */
import type { StopGroup, StoppedView } from '../../../contract/stopped.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import { remedyKinds } from '../../../domain/remedy/kinds.ts'
import { type RaisedLimit, raisesOf } from '../../../domain/stopped/raise.ts'
import { DAY, MINUTE } from '../../../domain/time.ts'
import type { Db } from '../../db/connect.ts'
import {
  type ApprovalRow,
  approvalsSince,
  handoversSince,
  openedSince,
  type RoleLimit,
  roleLimits,
  rungsSince,
} from './sql.ts'

type Language = 'en' | 'es'

interface Looking {
  readonly db: Db
  readonly language: Language
  readonly timeZone: string
  readonly now: number
}

/** One time that a case had to leave its first person, or to wait for somebody else. */
export interface Stop {
  readonly how: StopGroup['how']
  readonly caseId: string
  readonly reference: string
  readonly at: number
  readonly lacked: string | null
  readonly skill: string | null
  readonly asked: ApprovalRow | null
}

const SHOWN = 5

export async function stopsSince({ db, timeZone, now }: Looking, from: Date): Promise<readonly Stop[]> {
  const [handovers, rungs, approvals] = [
    await handoversSince(db, from),
    await rungsSince(db, from),
    await approvalsSince(db, from, { timeZone, now }),
  ]
  return [
    ...handovers.map(({ skill, ...row }) => ({
      ...row,
      how: 'handover' as const,
      skill: row.lacked === 'skill' ? skill : null,
      asked: null,
    })),
    ...rungs.map(({ by, ...row }) => ({
      ...row,
      how: 'rung' as const,
      lacked: by,
      skill: null,
      asked: null,
    })),
    ...approvals.map(row => ({
      how: 'approval' as const,
      caseId: row.caseId,
      reference: row.reference,
      at: row.at,
      lacked: row.lacks,
      skill: null,
      asked: row,
    })),
  ].toSorted((a, b) => b.at - a.at)
}

export async function viewStopped(looking: Looking, days: 30 | 365): Promise<StoppedView> {
  const { db, language, now } = looking
  const from = now - days * DAY
  const stops = await stopsSince(looking, new Date(from))
  const limits = await roleLimits(db)
  const groups = [...Map.groupBy(stops, keyOf).values()].map(own => viewGroup(own, limits, language))
  return {
    days,
    from,
    opened: await openedSince(db, new Date(from)),
    stopped: new Set(stops.map(({ caseId }) => caseId)).size,
    groups: groups.toSorted((a, b) => b.cases - a.cases || b.count - a.count),
  }
}

function keyOf({ how, lacked, skill, asked }: Stop): string {
  return [how, lacked, skill, asked?.role, asked && grantOf(asked), asked?.currency].join(' ')
}

/** For what a limit stands: money that is promised is weighed as a credit. Null of what is no question of a limit. */
function grantOf({ remedy, costMinor }: Pick<ApprovalRow, 'remedy' | 'costMinor'>): RoleLimit['kind'] | null {
  if (remedy !== null) return remedyKinds[remedy].grant
  return costMinor === null ? null : 'credit'
}

function viewGroup(own: readonly Stop[], limits: readonly RoleLimit[], language: Language): StopGroup {
  const [first] = own
  if (!first) throw new Error('a group is of one at least')
  const asked = own.flatMap(stop => stop.asked ?? [])
  return {
    how: first.how,
    lacked: first.lacked,
    skill: first.skill,
    role: first.asked?.role ?? null,
    kind: first.asked && grantOf(first.asked),
    count: own.length,
    cases: new Set(own.map(({ caseId }) => caseId)).size,
    allowed: first.asked === null ? null : asked.filter(({ isGiven }) => isGiven).length,
    waitedMinutes: middleWait(asked),
    examples: own.slice(0, SHOWN).map(({ caseId, reference, at, asked: row }) => ({
      caseId,
      reference,
      at,
      amount:
        row?.costMinor != null && row.currency !== null
          ? sayMoney(row.costMinor, row.currency, language)
          : null,
    })),
    ...raising(first, asked, limits, language),
  }
}

function middleWait(asked: readonly ApprovalRow[]): number | null {
  const waits = asked
    .flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : [answeredAt - at]))
    .toSorted((a, b) => a - b)
  const middle = waits[Math.floor((waits.length - 1) / 2)]
  return middle === undefined ? null : Math.round(middle / MINUTE)
}

const limitThatLacked: Readonly<Record<string, RaisedLimit>> = {
  'per-act': 'perActMinor',
  'per-case': 'perCaseMinor',
  'per-month': 'perMonthMinor',
}

function raising(
  { asked: first, lacked }: Stop,
  asked: readonly ApprovalRow[],
  limits: readonly RoleLimit[],
  language: Language,
): Pick<StopGroup, 'limit' | 'raises'> {
  const none = { limit: null, raises: [] }
  const raised = limitThatLacked[lacked ?? '']
  if (!first || raised === undefined || first.currency === null) return none
  const { currency, role } = first
  const grant = grantOf(first)
  const limit = limits.find(one => one.role === role && one.kind === grant && one.currency === currency)
  const most = limit?.[raised] ?? null
  // Somebody's own limit, or one that was changed since: what raising that of the role would do is not said.
  if (!limit || most === null) return none
  const money = (minor: number) => sayMoney(minor, currency, language)
  const measured = asked.flatMap(row =>
    row.costMinor === null || row.hasOwnLimit ? [] : [{ ...row, costMinor: row.costMinor }],
  )
  return {
    limit: money(most),
    raises: raisesOf(measured, limit, raised)
      .filter(({ toMinor }) => toMinor > most)
      .map(({ toMinor, solved, costMinor, givenAnywayMinor }) => ({
        to: money(toMinor),
        toMinor,
        solved,
        cost: money(costMinor),
        givenAnyway: money(givenAnywayMinor),
      })),
  }
}
