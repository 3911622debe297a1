/**
 * How strictly a guarantee holds, so that a company can begin beside what it has: first look, then be told, then be held to it.
 *
 * - `observe`: nothing is refused; what would have been refused is written down.
 * - `warn`: whoever does it reads the sentence first, and may go on; that they went on is written down.
 * - `enforce`: it is refused.
 *
 * What must stay true: only rules of the house have a mode. Whose case it is, who has shown who they are, what the customer alone
 * may say, and what keeps the ledger whole stand in no list here and hold always.
 */
export const modes = ['observe', 'warn', 'enforce'] as const
export type Mode = (typeof modes)[number]

/** The guarantees that tell agents "no"; the others refuse nobody and have no mode. */
export const guaranteesWithModes = ['G2', 'G5', 'G6', 'G7', 'G9'] as const
export type GuaranteeWithMode = (typeof guaranteesWithModes)[number]

export type Modes = Readonly<Record<GuaranteeWithMode, Mode>>

export const everythingEnforced: Modes = {
  G2: 'enforce',
  G5: 'enforce',
  G6: 'enforce',
  G7: 'enforce',
  G9: 'enforce',
}

/** The rules through which a guarantee says "no", by name. */
export const rulesOfGuarantees: Readonly<Record<GuaranteeWithMode, readonly string[]>> = {
  G2: ['answered-in-turn', 'helped-in-turn'],
  G5: ['handed-over-with-a-summary', 'not-to-somebody-absent'],
  G6: ['promises-before-solved', 'kept-with-evidence'],
  G7: ['no-needs-reasons'],
  G9: ['nothing-is-offered-while-something-is-wrong'],
}

const guaranteeByRule: ReadonlyMap<string, GuaranteeWithMode> = new Map(
  guaranteesWithModes.flatMap(guarantee => rulesOfGuarantees[guarantee].map(rule => [rule, guarantee])),
)

/** The guarantee that speaks through this rule; null for a rule that holds always. */
export function guaranteeOf(ruleName: string): GuaranteeWithMode | null {
  return guaranteeByRule.get(ruleName) ?? null
}

/** Modes as they were kept; what is missing or unknown is enforced. */
export function modesFrom(kept: Readonly<Record<string, unknown>>): Modes {
  const modeOf = (guarantee: GuaranteeWithMode) =>
    modes.find(mode => mode === kept[guarantee]) ?? everythingEnforced[guarantee]
  return { G2: modeOf('G2'), G5: modeOf('G5'), G6: modeOf('G6'), G7: modeOf('G7'), G9: modeOf('G9') }
}
