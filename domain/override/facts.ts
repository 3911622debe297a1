/** A rule of the house was set aside, with a reason, for what happened in the same moment. */

/** In which way the rule was too narrow: three alike go the same way. */
export type Direction = 'earlier' | 'later' | 'wider' | 'oftener' | 'sooner' | 'looser'

/** Which rule of the organisation it was, where it has several of a kind, and what would have let this pass. */
export interface HouseRuleMet {
  readonly id: string
  readonly direction: Direction
  /** As the rule counts: a day, a plan, a number of days. */
  readonly needs: string
}

/**
 * What must stay true: there is no field that could mark whoever did it, and none is ever added. The reason is read to change the
 * rule.
 */
export interface OverrideFact {
  readonly type: 'RuleOverridden'
  readonly overrideId: string
  readonly rule: string
  readonly agentId: string
  readonly met?: HouseRuleMet
  readonly body?: { readonly reason: string }
}
