/** A condition as a phrase: "for customers who joined between …". */
import type { ConditionSays } from '../../../../contract/overrides.ts'
import type { OverridesWords } from '../../../../contract/words/overrides-en.ts'

export function sayCondition(
  { kind, from, until, plans, days }: ConditionSays,
  { says }: OverridesWords,
  date: (moment: number) => string,
): string {
  const day = (iso: string | null) => (iso === null ? null : date(Date.parse(`${iso}T12:00:00Z`)))
  switch (kind) {
    case 'since':
      return says.since(day(from), day(until))
    case 'plan':
      return says.plan(plans.join(', '))
    case 'once-in':
      return says.onceIn(days ?? 0)
    case 'after':
      return says.after(days ?? 0)
  }
}
