import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '../contract/desk.ts'
import type { MacroStep, SnippetView } from '../contract/snippets.ts'
import { runMacro } from './macro.ts'

function macro(steps: MacroStep[]): SnippetView {
  const plain = { id: 'm', shortcut: 'm', language: null, isTeam: true, mayEdit: false, words: '' } as const
  return { ...plain, type: 'macro', title: 'Refund', steps }
}

/** Does what it is told, except for the acts of one name. */
function world(refused: Act['act'] | null = null) {
  const acts: Act[] = []
  const inserted: string[] = []
  return {
    acts,
    inserted,
    known: { 'customer.firstName': 'Ada' } as const,
    insert: (words: string) => void inserted.push(words),
    act: async (act: Act) => {
      if (act.act === refused)
        return { done: false, failure: { kind: 'refused', rule: 'r', says: 'No.' } } as const
      acts.push(act)
      return { done: true, answer: { done: true, isRepeat: false, seq: 1 } } as const
    },
  }
}

const TAG: MacroStep = { do: 'tag', tag: 'refund' }
const PROMISE: MacroStep = {
  do: 'promise',
  kind: 'credit',
  words: 'Dear {customer.firstName}: £5',
  workingDays: 3,
}
const ASK: MacroStep = { do: 'propose-solved', words: 'Paid back' }

test('steps are done in order, with the words filled in', async () => {
  const here = world()
  const { steps } = await runMacro(
    macro([TAG, PROMISE, { do: 'insert', words: 'Dear {customer.firstName}' }]),
    here,
  )
  assert.deepEqual(here.acts, [
    { act: 'tag', tag: 'refund' },
    {
      act: 'promise',
      kind: 'credit',
      words: 'Dear Ada: £5',
      within: { amount: 3, unit: 'working-days' },
      replaces: null,
    },
  ])
  assert.deepEqual(here.inserted, ['Dear Ada'])
  assert.deepEqual(
    steps.map(({ state }) => state),
    ['done', 'done', 'done'],
  )
})

test('a step that is refused says so; those before it stay, those after it are not tried', async () => {
  const here = world('promise')
  const { steps } = await runMacro(macro([TAG, PROMISE, ASK]), here)
  assert.deepEqual(here.acts, [{ act: 'tag', tag: 'refund' }])
  assert.deepEqual(
    steps.map(({ state }) => state),
    ['done', 'not-done', 'not-tried'],
  )
  assert.equal(steps[1]?.failure?.kind, 'refused')
})

test('words for which nothing is known are never promised', async () => {
  const here = world()
  const { steps } = await runMacro(macro([{ ...PROMISE, words: 'By {promise.due}' }]), here)
  assert.deepEqual(here.acts, [])
  assert.deepEqual(steps[0]?.unknown, ['{promise.due}'])
})
