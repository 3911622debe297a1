/** The twelve guarantees, and how each stands: by the mode that the house has chosen, always, or not yet. */
import { type GuaranteeWithMode, guaranteesWithModes, type Mode, type Modes } from './modes.ts'

export const guarantees = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12'] as const
export type Guarantee = (typeof guarantees)[number]

/**
 * - a mode: agents are told "no" by it, as strictly as the house has chosen.
 * - `always`: it refuses nobody; the product is built so, and it cannot be switched off. Of G3 it is measured as well how often a
 *   told wait was true: see domain/line/quote/kept.ts.
 * - `not-yet`: Heed does not do this yet, and says so in public.
 */
export type Standing = Mode | 'always' | 'not-yet'

/** Offers are not yet reckoned through from real usage (G10), and nobody's opinion is asked yet (G11). */
const notYet: ReadonlySet<Guarantee> = new Set(['G10', 'G11'])

export function standingOf(guarantee: Guarantee, modes: Modes): Standing {
  if (hasMode(guarantee)) return modes[guarantee]
  return notYet.has(guarantee) ? 'not-yet' : 'always'
}

function hasMode(guarantee: Guarantee): guarantee is GuaranteeWithMode {
  return guaranteesWithModes.some(one => one === guarantee)
}
