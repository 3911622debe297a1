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

/** The first writes for somebody else, the second has let her son act, the third has shown nothing. */
function makeActing(at: number, now: number): CaseView['acting'] {
  const helper = {
    id: randomUUID(),
    name: 'Robert Okafor',
    address: 'robert.okafor@mail.example',
    standing: 'acting',
    mayDecide: false,
    inAllMatters: false,
    until: now + 182 * 86_400_000,
    askedBy: 'customer',
  } as const
  return {
    proof: at === 1 ? { how: 'code', at: now - 22 * 60_000 } : null,
    helpers: at === 1 ? [helper, { ...helper, id: randomUUID(), name: 'Mr Hale', standing: 'asked' }] : [],
    about:
      at === 0
        ? {
            kind: 'somebody-else',
            name: 'Ada Lovelace',
            typed: '0123 456 789',
            standing: 'asked',
            until: null,
          }
        : null,
  }
}
