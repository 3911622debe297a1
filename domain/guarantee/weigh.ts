/** The rules of a request, weighed by the modes of the house: what refuses, what is set aside and written down. */
import type { FactOf } from '../case/facts.ts'
import { isRefusal, type Refusal, refusal, type Rule } from '../rule.ts'
import { type Overridden, type OverrideLeave, setAside as setAsideByHand } from '../override/override.ts'
import { everythingEnforced, guaranteeOf, type Modes } from './modes.ts'

/** How strictly this request is held to the rules. */
export interface Leave {
  readonly modes: Modes
  /** Whoever asks has read the warning and goes on. */
  readonly goesOn: boolean
  /** Left out where nobody who asks could set a rule of the house aside. */
  readonly house?: OverrideLeave | undefined
}

/** No leave at all: every rule holds. */
export const noLeave: Leave = { modes: everythingEnforced, goesOn: false }

export type SetAside = Pick<FactOf<'RuleSetAside'>, 'rule' | 'guarantee' | 'mode'>

/**
 * @returns the first refusal, with `mayGoOn` when it is a warning and `maySetAside` when it is a rule of the house; else the rules
 * that would have refused, none as a rule
 */
export function weigh<Context>(
  rules: readonly Rule<Context>[],
  context: Context,
  leave: Leave,
): Refusal | readonly (SetAside | Overridden)[] {
  const setAside: (SetAside | Overridden)[] = []
  let warning: Refusal | null = null
  let ofTheHouse: Refusal | null = null
  for (const rule of rules) {
    if (!rule.when(context)) continue
    const guarantee = guaranteeOf(rule.name)
    const mode = guarantee === null ? 'enforce' : leave.modes[guarantee]
    // What cannot be set aside is said before what can: nobody is asked to go on and then refused.
    if (guarantee === null || mode === 'enforce') {
      const byHand = setAsideByHand(rule, context, leave.house)
      if (byHand === null) return refusal(rule)
      if (byHand === 'let-go') continue
      if (isRefusal(byHand)) ofTheHouse ??= byHand
      else setAside.push(byHand)
      continue
    }
    if (mode === 'warn' && !leave.goesOn) warning ??= { refused: { ...refusal(rule).refused, mayGoOn: true } }
    setAside.push({ rule: rule.name, guarantee, mode })
  }
  return ofTheHouse ?? warning ?? setAside
}
