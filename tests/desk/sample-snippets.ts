/** Snippets and macros for looking at the desk without a server. */
import { randomUUID } from 'node:crypto'
import type { SnippetView } from '../../contract/snippets.ts'

export function makeSnippets(): SnippetView[] {
  const plain = { language: null, isTeam: true, mayEdit: true, words: '', steps: [] }
  return [
    {
      ...plain,
      id: randomUUID(),
      type: 'snippet',
      shortcut: 'hello',
      title: 'Say hello',
      words: 'Hello {customer.firstName}, I am {agent.firstName} and I stay with you until this is solved.',
    },
    {
      ...plain,
      id: randomUUID(),
      type: 'snippet',
      shortcut: 'promised',
      title: 'What was promised',
      words: 'You have my word: {promise.words}, by {promise.due}. Your reference is {case.reference}.',
    },
    {
      ...plain,
      id: randomUUID(),
      type: 'macro',
      shortcut: 'refund',
      title: 'Refund days without service',
      isTeam: false,
      steps: [
        { do: 'tag', tag: 'refund' },
        { do: 'promise', kind: 'credit', words: 'The credit is on your next bill', workingDays: 5 },
        { do: 'insert', words: 'Dear {customer.firstName}, we pay back the days without service.' },
      ],
    },
  ]
}
