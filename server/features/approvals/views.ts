/** What was asked for, as an agent sees it: in its case, in the list of whoever decides, and counted for whoever leads. */
import type { ApprovalCounts, ApprovalView, ToDecide } from '../../../contract/approvals.ts'
import type { Language } from '../../../contract/case.ts'
import { amountOf } from '../../../domain/approval/covers.ts'
import { sayAsked } from '../../../domain/approval/describe.ts'
import { whoDecidesNow, whoMayDecide } from '../../../domain/approval/whom.ts'
import { mayGive } from '../../../domain/authority/authority.ts'
import { giveApprovalRules } from '../../../domain/approval/rules.ts'
import { conditionRules } from '../../../domain/remedy/condition-rules.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import { grantsOfApprover } from '../../approvals/answer.ts'
import { costOfAsked } from '../../approvals/climb.ts'
import { fullRepairs, leastInFull } from '../../approvals/on-yes.ts'
import {
  type ApprovalRow,
  approvalsOf,
  type AskedWords,
  countByApprover,
  waitingFor,
  wordsOfApprovals,
} from '../../approvals/sql.ts'
import type { Db } from '../../db/connect.ts'
import { ladderOf, peopleOf } from '../../ladder/ladder-of.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { AgentRow, House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import { summariesOf } from '../../ledger/summary.ts'

export interface Looking {
  readonly db: Db
  readonly house: House
  readonly agent: AgentRow
  readonly language: Language
  readonly now: number
}

const MOST_SHOWN = 50

export async function viewCaseApprovals(looking: Looking, caseId: string): Promise<readonly ApprovalView[]> {
  const rows = await approvalsOf(looking.db, caseId)
  const words = rows.length === 0 ? null : await wordsOfApprovals(looking.db, [caseId])
  return rows.map(row => viewApproval(row, looking, words?.get(row.id)))
}

function viewApproval(row: ApprovalRow, looking: Looking, words: AskedWords | undefined): ApprovalView {
  const { language, agent } = looking
  const name = (id: string) => nameOf(looking, id)
  const { givenMinor } = row
  const people = peopleOf(looking.house, looking.now)
  const approverId = row.state === 'open' ? whoDecidesNow(people, row) : row.approverId
  const { currency } = 'remedy' in row.asked ? row.asked.remedy : row.asked.promise
  const isAnother = givenMinor !== null && givenMinor !== amountOf(row.asked)
  return {
    id: row.id,
    caseId: row.caseId,
    state: row.state,
    says: capital(sayAsked(row.asked, language)),
    allowed: isAnother && currency !== null ? sayMoney(givenMinor, currency, language) : null,
    askedBy: { id: row.agentId, name: name(row.agentId) },
    approver: { id: approverId, name: name(approverId) },
    askedAt: row.askedAt,
    until: row.until,
    lateSince: row.lateSince,
    decidedBy: row.decidedBy === null ? null : name(row.decidedBy),
    decidedAt: row.decidedAt,
    reasons: words?.reasons ?? null,
    isMine: row.agentId === agent.id,
    catalogueId: 'remedy' in row.asked ? row.asked.remedy.catalogueId : null,
    amountMinor: amountOf(row.asked),
  }
}

/** Mine, and those of whoever is not there and for whom I may decide. */
export async function viewToDecide(looking: Looking): Promise<readonly ToDecide[]> {
  const { db, house, agent, now } = looking
  const people = peopleOf(house, now)
  const away = [...people].flatMap(([id, { isThere }]) => (isThere ? [] : [id]))
  const { rungs } = ladderOf(house, now)
  const found = (await waitingFor(db, [agent.id, ...away], MOST_SHOWN)).filter(
    ({ agentId: askerId, approverId, rung }) =>
      approverId === agent.id ||
      whoMayDecide(rungs, people, { askerId, approverId, rung }).includes(agent.id),
  )
  const caseIds = [...new Set(found.map(({ caseId }) => caseId))]
  const summaries = new Map((await summariesOf(db, agent.id, caseIds)).map(each => [each.id, each]))
  const words = await wordsOfApprovals(db, caseIds)
  const views: ToDecide[] = []
  for (const row of found) {
    const summary = summaries.get(row.caseId)
    if (!summary || row.agentId === agent.id) continue
    const said = words.get(row.id)
    views.push({
      ...viewApproval(row, looking, said),
      reference: summary.reference,
      customer: summary.customer.name,
      lastWords: summary.lastWords,
      why: said?.why ?? null,
      words: said?.words ?? null,
      details: said?.details ?? null,
      setAside: asideOf(row, said, looking.language),
      lacks: row.lacks,
      isLive: row.isLive,
      standsFor: row.approverId === agent.id ? null : nameOf(looking, row.approverId),
      ...(await weighed(row, looking)),
    })
  }
  return views
}

/** As whoever asked read them. */
function asideOf(
  { asked }: ApprovalRow,
  words: AskedWords | undefined,
  language: Language,
): ToDecide['setAside'] {
  const names = 'remedy' in asked ? (asked.remedy.setAside ?? []) : []
  const rules = Object.values(conditionRules).filter(({ name }) => names.includes(name))
  if (rules.length === 0) return null
  return { says: rules.map(rule => ruleIn(language, rule)), reason: words?.aside ?? null }
}

type Weighed = Pick<ToDecide, 'cost' | 'beyondMe' | 'cheaper' | 'lessMinor' | 'less'>

/** What it costs, whether it is within my own limits, and what would repair it for less. */
async function weighed(row: ApprovalRow, { db, house, agent, language, now }: Looking): Promise<Weighed> {
  const cost = costOfAsked(row.asked)
  const say = (minor: number, currency: string | null) =>
    currency === null || minor === 0 ? null : sayMoney(minor, currency, language)
  const state = await readCase(db, row.caseId)
  if (!state) return { cost: null, beyondMe: null, cheaper: [], lessMinor: null, less: null }
  const grants = await grantsOfApprover(db, row, { house, agent, now })
  const isBeyond = cost !== null && !mayGive(grants, cost).may
  const full = await fullRepairs(db, state, row, grants)
  const least = leastInFull(full, row)
  const asked = amountOf(row.asked)
  const isLess = least !== null && asked !== null && least < asked
  return {
    cost: cost === null ? null : say(cost.costMinor, cost.currency),
    beyondMe: isBeyond ? beyondOwnLimits(language) : null,
    cheaper: full.options
      .filter(option => option.costMinor < (cost?.costMinor ?? 0))
      // What repairs two troubles for the same is one suggestion.
      .filter(
        ({ entry, amountMinor }, at, all) =>
          at === all.findIndex(one => one.entry.id === entry.id && one.amountMinor === amountMinor),
      )
      .slice(0, 3)
      .map(option => ({
        name: option.entry.name[language],
        amount: option.amountMinor === null ? null : say(option.amountMinor, option.currency),
        cost: say(option.costMinor, option.currency),
        days: option.days,
      })),
    lessMinor: isLess ? least : null,
    less: isLess ? say(least, cost?.currency ?? null) : null,
  }
}

function beyondOwnLimits(language: Language): string | null {
  const rule = giveApprovalRules.find(({ name }) => name === 'approval-within-own-limits')
  return rule ? ruleIn(language, rule) : null
}

export async function viewCounts({ db, house, language, now }: Looking): Promise<ApprovalCounts> {
  const counts = await countByApprover(db, now)
  const sum = (pick: (count: (typeof counts)[number]) => number) =>
    counts.reduce((total, count) => total + pick(count), 0)
  return {
    waiting: sum(({ waiting }) => waiting),
    late: sum(({ late }) => late),
    people: counts.map(({ approverId, ...count }) => ({
      ...count,
      name: nameOf({ house, language }, approverId),
    })),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
