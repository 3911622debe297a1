/**
 * Whoever says in plain words that they want somebody above goes up, as if they had pressed. Only on words that are proven theirs, once
 * somebody looks after the case, and inside of the house; in every other case the button on their page is enough.
 */
import { asksPlainlyAbove } from '../../contract/asks-plainly-above.ts'
import type { Speak } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { withoutQuotes } from '../../domain/commitment/suggest/sentences.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import { actOn } from '../ledger/act.ts'
import { readCase } from '../ledger/case-rows.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { toClimb } from './asked.ts'

interface Ground {
  readonly ledger: Ledger
  readonly directory: Directory
}

/** What stands against it is no matter: their words are taken in, and nothing else was asked. */
export async function climbByWords(
  { ledger, directory }: Ground,
  known: { readonly id: string; readonly customerId: string },
  { verified, helper, words }: Pick<Speak, 'verified' | 'helper' | 'words'>,
): Promise<void> {
  if (!verified || !asksPlainlyAbove(newIn(words))) return
  const house = await directory.house()
  const before = await readCase(ledger.db, known.id)
  if (before === null || !isBegun(before)) return
  const by = helper === undefined ? ({ by: 'customer' } as const) : ({ by: 'helper', helper } as const)
  const asked = { ...by, fromRung: before.rung?.rung ?? 0, agentId: null, verified }
  const to = toClimb({ house, state: before, now: ledger.clock() }, asked).to
  // Out of the house nobody goes by a word.
  if (to === null || to.agentId === null) return
  await actOn(ledger, {
    caseId: known.id,
    customerId: known.customerId,
    request: state => toClimb({ house, state, now: ledger.clock() }, asked),
  })
}

/** Somebody looks after it, and nobody above has to decide just now. */
function isBegun({ acceptedAt, rung }: CaseState): boolean {
  return rung === null ? acceptedAt !== null : !isDeciding(rung)
}

/** Not what they quote of us, or of somebody else. */
function newIn({ text, folds = [] }: Speak['words']): string {
  const own = folds.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
  return withoutQuotes(own)
}
