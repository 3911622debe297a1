/** A service that is cut off, in its form; and one that is not used, told to whoever pays for it. */
import { formCommand } from './case.ts'
import type { Command } from './command.ts'

export const cutOff = formCommand(
  { name: 'cut-off', keys: ['Alt+Shift+K'], label: words => words.cuts.open },
  'cut',
  ({ customer }) => customer.accounts.length > 0,
)

export const tellUnused: Command = {
  name: 'tell-unused',
  section: 'case',
  keys: ['Alt+Shift+U'],
  label: words => words.cuts.tell,
  enabled: ({ untold }) => untold !== null,
  run: ({ untold, tellUnused: tell }) => {
    if (untold !== null) tell(untold)
  },
}
