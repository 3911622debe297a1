/** Whether something was refused because it is more than somebody may give, so that it can be asked for. */
import type { RemedyData } from '../data.ts'

const BEYOND: ReadonlySet<string> = new Set([
  'remedy-kind-granted',
  'remedy-in-the-currency-of-the-limit',
  'remedy-within-one-act',
  'remedy-within-one-case',
  'remedy-within-one-month',
  'remedy-within-the-budget',
])

export function isBeyond(failure: RemedyData['failure']): boolean {
  return failure?.kind === 'refused' && BEYOND.has(failure.rule)
}
