/** Recordings, and a copy of the case. */
import { formCommand } from './case.ts'

export const addRecording = formCommand(
  { name: 'add-recording', keys: ['Alt+h'], label: words => words.commands.addRecording },
  'recording',
  ({ summary }) => summary.status !== 'merged',
)

export const takeCopy = formCommand(
  { name: 'take-copy', keys: [], label: words => words.commands.takeCopy },
  'copy',
  (_, { agent }) => agent.isOfAgency !== true,
)
