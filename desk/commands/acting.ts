/** Writing down that somebody may act for the customer. */
import { formCommand, isLive } from './case.ts'

export const askHelper = formCommand(
  { name: 'ask-helper', keys: ['Shift+E'], label: words => words.acts.helper },
  'helper',
  isLive,
)
