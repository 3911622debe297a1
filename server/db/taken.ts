/** Whether a row could not be written because of this constraint: another one is there already. */
export function isTaken(error: unknown, constraint: string): boolean {
  return (
    typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === constraint
  )
}
