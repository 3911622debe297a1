/** What is known for the variables of snippets and macros in a case. Pure. */
import type { CaseView, Me } from '../contract/desk.ts'
import type { Known } from '../contract/variables.ts'

export function knownIn(view: CaseView, me: Me, date: (at: number) => string): Known {
  const { customer, reference } = view.summary
  const next = view.promises.filter(({ state }) => state === 'open').toSorted((a, b) => a.dueAt - b.dueAt)[0]
  return {
    'customer.name': customer.name,
    'customer.firstName': first(customer.name),
    'agent.name': me.agent.name,
    'agent.firstName': first(me.agent.name),
    'case.reference': reference,
    'organisation.name': me.organisation.name,
    ...(next ? { 'promise.due': date(next.dueAt), 'promise.words': next.words ?? '' } : {}),
  }
}

function first(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
