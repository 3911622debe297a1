/** A case as an agent sees it. */
import type { ActingView } from '../../../contract/acting.ts'
import type { Language } from '../../../contract/case.ts'
import type { CaseView, LineView } from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import type { LetterWaiting } from '../../../contract/letter-waiting.ts'
import type { Mode } from '../../../domain/guarantee/modes.ts'
import { gateRules } from '../../../domain/gate/rules.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { viewCustomer } from '../../customers/view.ts'
import { viewActing } from '../../acting/desk-view.ts'
import { joinedInto, withJoined } from '../../case-work/joined.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { viewLadder } from '../../ladder/views.ts'
import { promisesOf } from '../../ledger/promises.ts'
import { factsOfCase } from '../../ledger/read.ts'
import type { StoredFact } from '../../ledger/ledger.ts'
import { filesOfCase, toStory } from '../../ledger/story.ts'
import { summariesOf } from '../../ledger/summary.ts'
import { passedOverOfCases } from '../../line/passed-over.ts'
import { neededSkill } from '../../../domain/line/entry.ts'
import type { Waits } from '../../line/wait.ts'
import { besideCase, skillLabels } from './sql.ts'

export interface Viewing {
  readonly db: Db
  readonly waits: Waits
  readonly house: House
  readonly agentId: string
  readonly language: Language
  readonly now: number
}

export async function viewCase(
  { db, waits, house, agentId, language, now }: Viewing,
  caseId: string,
): Promise<CaseView> {
  const [summary] = await summariesOf(db, agentId, [caseId])
  if (!summary) throw new Fault('not-found', say => say.noCase)
  const reader = {
    audience: 'agent',
    language,
    house,
    customerName: summary.customer.name || null,
  } as const
  const [facts, promises, who, beside] = await Promise.all([
    factsOfCase(db, caseId),
    promisesOf(db, caseId, reader, now),
    viewCustomer(db, summary.customer.id, { caseId, language }),
    besideCase(db, caseId, summary.customer.id),
  ])
  const proof = proofIn(facts)
  const [files, joined, { acting, holderId }] = await Promise.all([
    facts.some(carriesFiles) ? filesOfCase(db, caseId) : noFiles,
    beside.hasJoined ? joinedInto(db, caseId) : [],
    viewActing(db, { ...beside, caseId, proof }, now),
  ])
  return {
    summary,
    story: [...(await withJoined(db, toStory(facts, files, reader), joined, reader))],
    customer: { ...who, isVerified: proof !== null },
    promises: [...promises],
    gate: viewGate(beside.openProblems, house.organisation.modes.G9, language),
    acting,
    holder:
      holderId === null
        ? null
        : { ...(await viewCustomer(db, holderId, { caseId, language })), isVerified: true },
    wait:
      summary.entry && summary.entry.state !== 'answered'
        ? await waits.forEntry(summary.entry.id, language, house)
        : null,
    ...lettersWaiting(beside.letters ?? []),
    ladder: viewLadder({ house, language, now, agentId }, caseId, facts),
  }
}

/** A letter that leaves in the next moment waits for nothing that anybody would have to know. */
function lettersWaiting(letters: readonly LetterWaiting[]): Pick<CaseView, 'lettersWaiting'> {
  return letters.some(({ why }) => why !== null) ? { lettersWaiting: [...letters] } : {}
}

const noFiles: Awaited<ReturnType<typeof filesOfCase>> = new Map()

function carriesFiles({ fact }: StoredFact): boolean {
  return ('files' in fact && fact.files.length > 0) || fact.type === 'RecordingAdded'
}

/** When and how it was last shown whose the case is. */
function proofIn(facts: readonly StoredFact[]): ActingView['proof'] {
  const shown = facts.findLast(({ fact }) => fact.type === 'CustomerVerified')
  return shown?.fact.type === 'CustomerVerified' ? { how: shown.fact.how, at: shown.at } : null
}

/** Locked only where the house enforces it; where it observes or warns, the sentence stands there all the same. */
function viewGate(openProblems: readonly string[], mode: Mode, language: Language): CaseView['gate'] {
  const isSomethingWrong = openProblems.length > 0
  const rule = gateRules.find(({ name }) => name === 'nothing-is-offered-while-something-is-wrong')
  return {
    isOpen: !isSomethingWrong || mode !== 'enforce',
    mode,
    says: isSomethingWrong ? (rule ? ruleIn(language, rule) : null) : null,
    becauseOf: [...openProblems],
  }
}

/** Which of these wait and were passed over, and for want of which subject; a lead can give it to somebody. */
export async function viewPassedOver(
  db: Db,
  caseIds: readonly string[],
): Promise<NonNullable<LineView['passedOver']>> {
  const passed = await passedOverOfCases(db, caseIds)
  if (passed.length === 0) return []
  const labels = await skillLabels(db)
  return passed.map(({ entry, times }) => ({
    caseId: entry.caseId,
    times,
    skill: labels.get(neededSkill(entry) ?? '') ?? null,
  }))
}
