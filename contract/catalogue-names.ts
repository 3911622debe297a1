/** Names of what can be given and of what it puts right, without the schemas: for screens. */
export const remedyKindNames = [
  'credit',
  'waiver',
  'reconnect',
  'goods',
  'plan-change',
  'priority-visit',
  'callback-same-person',
] as const
export const troubleNames = ['cut-off', 'unused', 'overdue', 'broken-promise', 'fault', 'other'] as const
export const amountByNames = ['fixed', 'unused', 'month', 'overdue', 'none'] as const
export const grantKinds = [
  'credit',
  'waiver',
  'goods',
  'callback',
  'visit',
  'reconnect',
  'plan-change',
] as const
export const kindsInPurse = ['goods', 'callback', 'visit', 'reconnect', 'plan-change'] as const

export function isOneOf<Name extends string>(names: readonly Name[], typed: string): typed is Name {
  return names.some(name => name === typed)
}
