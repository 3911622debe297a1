/** Asking for what is more than one may give, and saying yes to what others ask for: one key each. */
import type { Command } from './command.ts'
import { pressInSight } from './overrides.ts'

export const askAbove: Command = {
  name: 'ask-above',
  section: 'case',
  keys: ['7'],
  label: words => words.approvals.ask,
  enabled: ({ askAbove: option }) => option !== null,
  run: ({ askAbove: option, askFor }) => {
    // Where a rule of the house stands against it as well, whoever decides reads first why it is set aside.
    if (option && option.unmet.length > 0) pressInSight('[data-ask-above]')
    else if (option) void askFor(option)
  },
}

export const toAsked: Command = {
  name: 'to-asked',
  section: 'place',
  keys: ['Alt+q'],
  label: words => words.approvals.toAsked,
  enabled: ({ asked }) => asked !== null,
  run: ({ goToAsked }) => goToAsked(),
}

export const sayYes: Command = {
  name: 'say-yes',
  section: 'case',
  keys: ['Alt+v'],
  label: words => words.approvals.sayYes,
  enabled: ({ toDecide }) => toDecide !== null && toDecide.beyondMe === null,
  run: ({ toDecide, answerAsk }) => {
    if (toDecide) void answerAsk(toDecide, { answer: 'yes', amountMinor: null })
  },
}
