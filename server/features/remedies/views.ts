/** Remedies as an agent sees them. */
import type {
  ByHandView,
  GivenRemedyView,
  RemediesView,
  RemedyOptionView,
  UnmetView,
} from '../../../contract/remedies.ts'
import { optionsFor, type RemedyOption } from '../../../domain/remedy/catalogue.ts'
import { conditionRules } from '../../../domain/remedy/condition-rules.ts'
import type { Unmet } from '../../../domain/remedy/condition.ts'
import { titleOfRemedy } from '../../../domain/remedy/describe.ts'
import { keepingFirst } from '../../../domain/remedy/keeping.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import { withinAuthority } from '../../../domain/remedy/rules.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { Fault } from '../../../contract/faults.ts'
import type { Decider } from '../../../domain/approval/requests.ts'
import { whomForOptions } from '../../approvals/for-options.ts'
import type { Db } from '../../db/connect.ts'
import { readCase } from '../../ledger/case-rows.ts'
import { nameOf } from '../../ledger/story.ts'
import type { House } from '../../ledger/directory.ts'
import { conditionsOf, unmetByEntry } from '../../remedies/conditions.ts'
import { type Giver, readGrants } from '../../remedies/grants.ts'
import { owedPromises } from '../../remedies/owed.ts'
import { type AccountStanding, accountsOf, unusedServices, wrongsIn } from '../../remedies/situation.ts'
import { catalogue, type GivenRow, remediesOf } from '../../remedies/sql.ts'
import type { TaskRow } from './sql.ts'

type Language = 'en' | 'es'

export interface Looking {
  readonly db: Db
  readonly house: House
  readonly giver: Giver
  readonly language: Language
  readonly now: number
  readonly mayBookByHand: boolean
}

/** @throws Fault not-found */
export async function viewRemedies(looking: Looking, caseId: string): Promise<RemediesView> {
  const { db, house, giver, language, now } = looking
  const state = await readCase(db, caseId)
  if (!state) throw new Fault('not-found', say => say.noCase)
  const entries = await catalogue(db)
  const accounts = await accountsOf(db, state.customerId)
  const grants = await readGrants(db, giver, { caseId, timeZone: house.organisation.timeZone, now })
  const wrongs = wrongsIn(state, accounts)
  const owed = await owedPromises(db, caseId, { giver, timeZone: house.organisation.timeZone, now })
  const options = keepingFirst({ options: optionsFor(entries, wrongs, grants), entries, wrongs }, owed)
  const about = { customerId: state.customerId, house, now }
  const askable = await whomForOptions(db, { house, state, askerId: giver.id, now }, options)
  const unmet = await unmetByEntry(db, await conditionsOf(db), about)
  return {
    options: options.map(option => ({
      ...viewOption(option, accounts, language, askOf(askable.get(option), looking)),
      unmet: (unmet.get(option.entry.id) ?? []).map(each => viewUnmet(each, language)),
    })),
    given: (await remediesOf(db, caseId)).map(row => viewGiven(row, looking)),
    owed: owed
      .filter(({ kind }) => kind === 'credit')
      .map(({ id, amount }) => ({
        id,
        amountMinor: amount?.minor ?? null,
        currency: amount?.currency ?? null,
      })),
    accounts: accounts.map(({ id, number, currency }) => ({ id, number, currency })),
    dues: accounts
      .filter(({ owedMinor }) => owedMinor > 0)
      .map(({ number, owedMinor, overdueMinor, currency }) => ({
        accountNumber: number,
        owed: sayMoney(owedMinor, currency ?? 'XXX', language),
        overdue: overdueMinor > 0 ? sayMoney(overdueMinor, currency ?? 'XXX', language) : null,
      })),
    unused: unusedServices(accounts).map(({ account, service, chargedMinor }) => ({
      serviceId: service.id,
      toldAt: service.unusedToldAt,
      plan: service.plan,
      accountNumber: account.number,
      months: service.unusedMonths,
      charged: sayMoney(chargedMinor, account.currency ?? 'XXX', language),
    })),
    isCatalogueEmpty: entries.length === 0,
  }
}

function viewOption(
  { entry, wrong, repairs, amountMinor, currency, costMinor, days, authority }: RemedyOption,
  accounts: readonly AccountStanding[],
  language: Language,
  ask: { readonly name: string; readonly until: number } | null,
): Omit<RemedyOptionView, 'unmet'> {
  const account = accounts.find(({ id }) => id === wrong.accountId)
  const service = account?.services.find(({ id }) => id === wrong.serviceId)
  const money = (minor: number) => (currency === null ? null : sayMoney(minor, currency, language))
  return {
    catalogueId: entry.id,
    kind: entry.kind,
    name: entry.name[language],
    terms: entry.terms[language],
    trouble: wrong.trouble,
    repairs,
    accountId: wrong.accountId,
    accountNumber: account?.number ?? null,
    serviceId: wrong.serviceId,
    plan: service?.plan ?? null,
    forCommitmentId: wrong.commitmentId,
    amountMinor,
    currency,
    amount: amountMinor === null ? null : money(amountMinor),
    cost: costMinor === 0 ? null : money(costMinor),
    days,
    lack: authority.may
      ? null
      : {
          lacks: authority.lacks,
          wouldNeed: authority.wouldNeed,
          says: ruleIn(language, withinAuthority[authority.lacks]),
          ask,
        },
  }
}

function askOf(to: Decider | undefined, { house, language }: Looking) {
  return to === undefined ? null : { name: nameOf({ house, language }, to.agentId), until: to.until }
}

function viewUnmet({ kind, why }: Unmet, language: Language): UnmetView {
  const rule = conditionRules[kind]
  return { rule: rule.name, says: ruleIn(language, rule), why: why[language] }
}

function viewGiven(row: GivenRow, { house, language, mayBookByHand }: Looking): GivenRemedyView {
  const { agentId, called: _, amountMinor: __, currency: ___, tries: ____, ...plain } = row
  return {
    ...plain,
    says: titleOfRemedy(row, language),
    by: agentId === null ? null : nameOf({ house, language }, agentId),
    mayBookByHand: mayBookByHand && row.isByHand && (row.state === 'given' || row.state === 'failed'),
  }
}

export function viewTask(row: TaskRow, house: House, language: Language): ByHandView['tasks'][number] {
  const { agentId, ownerId, kind, called, amountMinor, currency, state, ...plain } = row
  return {
    ...plain,
    says: titleOfRemedy({ kind, called, amountMinor, currency }, language),
    by: agentId === null ? null : nameOf({ house, language }, agentId),
    owner: ownerId === null ? null : nameOf({ house, language }, ownerId),
    isRefused: state === 'failed',
  }
}
