/** Setting a rule of the house aside: what comes with the request, and what of it becomes a fact. */
import { refusal, refusedBy, type Refusal, type Rule } from '../rule.ts'
import type { HouseRuleMet, OverrideFact } from './facts.ts'
import { isOverridable } from './kinds.ts'
import { overrideRules } from './rules.ts'

/** A rule of which the organisation has several: each a row of its setup, in its own words. */
export interface HouseRule<Context> extends Rule<Context> {
  readonly met: (context: Context) => HouseRuleMet | null
  readonly about: (context: Context) => { readonly en: string; readonly es: string } | undefined
}

export interface Override {
  readonly id: string
  /** Whoever asks has read these refusals. Another rule that refuses is said first. */
  readonly rules: readonly string[]
  readonly reason: string
  /** The case is about an account of their own. */
  readonly isForOneself: boolean
}

/** What a person at the desk may do about a rule of the house; the line and the clocks have none of it. */
export interface OverrideLeave {
  readonly override: Override | null
  /** Rules that the organisation has let go, by name, or by name and id where there are several: `rule:id`. */
  readonly letGo: ReadonlySet<string>
}

export type Overridden = Omit<OverrideFact, 'type' | 'agentId'>

/** A rule of the house refuses: it was let go, is set aside, or may be. Null where it holds like any other. */
export function setAside<Context>(
  rule: Rule<Context>,
  context: Context,
  leave: OverrideLeave | undefined,
): Refusal | Overridden | 'let-go' | null {
  if (leave === undefined || !isOverridable(rule.name)) return null
  const own = isOfSeveral(rule) ? rule : null
  const met = own?.met(context) ?? null
  if (leave.letGo.has(rule.name) || (met !== null && leave.letGo.has(`${rule.name}:${met.id}`)))
    return 'let-go'
  const { override } = leave
  if (override === null || !override.rules.includes(rule.name)) {
    const about = own?.about(context)
    return { refused: { ...refusal(rule).refused, maySetAside: true, ...(about && { about }) } }
  }
  return (
    refusedBy(overrideRules, override) ?? {
      overrideId: override.id,
      rule: rule.name,
      ...metOf(met),
      body: { reason: override.reason.trim() },
    }
  )
}

function isOfSeveral<Context>(rule: Rule<Context>): rule is HouseRule<Context> {
  return 'met' in rule && 'about' in rule
}

function metOf(met: HouseRuleMet | null): Pick<Overridden, 'met'> {
  return met === null ? {} : { met }
}
