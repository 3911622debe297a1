/** Putting it right by one key: the first three in the list of what can be done now. */
import type { DeskWords } from '../../contract/words/desk-en.ts'
import type { Command } from './command.ts'

/** One to three go to the panes. */
const KEYS = ['4', '5', '6'] as const

const LABELS: readonly ((words: DeskWords) => string)[] = [
  words => words.remedies.first,
  words => words.remedies.second,
  words => words.remedies.third,
]

export const putRight: readonly Command[] = LABELS.map((label, at) => ({
  name: `put-right-${at + 1}`,
  section: 'case',
  keys: KEYS.slice(at, at + 1),
  isOneOfMany: at > 0,
  label,
  enabled: ({ remedies }) => remedies[at] !== undefined,
  run: ({ remedies, giveRemedy }) => {
    const option = remedies[at]
    if (option) giveRemedy(option)
  },
}))
