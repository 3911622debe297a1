/** The guided first case: a customer and an agent side by side, in a demonstration. */
export const demoEn = {
  pageTitle: 'Both sides at once',
  title: 'Both sides at once',
  lead: 'You are the customer on the left and the agent on the right. Follow the steps, or do as you like.',
  steps: {
    write: { title: 'Write', says: 'As the customer: write what is wrong, and send it.' },
    answer: {
      title: 'Answer',
      says: 'As the agent: press A, and W first if you are away. Whoever came first is offered first; then your customer comes.',
    },
    promise: {
      title: 'Promise',
      says: 'Press P and promise a reply by tomorrow. The customer reads the same words and the same date.',
    },
    keep: {
      title: 'Keep it',
      says: 'Look under “Now”: offers are locked while this is open. Then press Shift and P: the promise is kept.',
    },
    propose: { title: 'Ask', says: 'Press S and ask whether it is solved. You cannot close it yourself.' },
    solved: { title: 'Solved', says: 'As the customer: say yes. Only the customer can.' },
  },
  customer: 'The customer’s page',
  agent: 'The agent’s desk',
  sitDown: (name: string) => `Sit down as ${name}`,
  deskOf: (name: string) => `The desk of ${name}`,
  agentNeeded: 'Somebody has to sit at the desk.',
  done: 'Done',
  progress: (done: number, all: number) => `${done} of ${all} steps are done.`,
  finished:
    'That was a whole case. Nothing was sold, nobody was passed around, and the customer had the last word.',
  again: 'Once more, from the start',
}

export type DemoWords = typeof demoEn
