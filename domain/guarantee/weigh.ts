/** The rules of a request, weighed by the modes of the house: what refuses, what is set aside and written down. */
import type { FactOf } from '../case/facts.ts'
import { type Refusal, refusal, type Rule } from '../rule.ts'
import { everythingEnforced, guaranteeOf, type Modes } from './modes.ts'

/** How strictly this request is held to the rules. */
export interface Leave {
  readonly modes: Modes
  /** Whoever asks has read the warning and goes on. */
  readonly goesOn: boolean
}

/** No leave at all: every rule holds. */
export const noLeave: Leave = { modes: everythingEnforced, goesOn: false }

export type SetAside = Pick<FactOf<'RuleSetAside'>, 'rule' | 'guarantee' | 'mode'>

/**
 * @returns the first refusal, with `mayGoOn` when it is a warning; else the rules that would have refused, none as a rule
 */
export function weigh<Context>(
  rules: readonly Rule<Context>[],
  context: Context,
  leave: Leave,
): Refusal | readonly SetAside[] {
  const setAside: SetAside[] = []
  let warning: Refusal | null = null
  for (const rule of rules) {
    if (!rule.when(context)) continue
    const guarantee = guaranteeOf(rule.name)
    const mode = guarantee === null ? 'enforce' : leave.modes[guarantee]
    // What cannot be set aside is said before what can: nobody is asked to go on and then refused.
    if (guarantee === null || mode === 'enforce') return refusal(rule)
    if (mode === 'warn' && !leave.goesOn) warning ??= { refused: { ...refusal(rule).refused, mayGoOn: true } }
    setAside.push({ rule: rule.name, guarantee, mode })
  }
  return warning ?? setAside
}
