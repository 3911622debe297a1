/** Who acts for whom in the demo: somebody whom a customer named, and somebody who wrote about an account that is not theirs. */
import { TERMS } from '../../domain/acting/acting.ts'
import { emailOf } from './accounts.ts'
import { type CustomerKey, customers } from './customers.ts'
import type { Scene, Step } from './script.ts'

/** The customer lets somebody act in all their matters, for a year. */
export function letAct(helper: { readonly name: string; readonly email: string }, after: number): Step {
  const untilOf = (now: number) => now + TERMS['one-year']
  return {
    after,
    ask: ({ id, now }) => ({
      ask: 'authorise-helper',
      helperId: id('helper'),
      known: 'new',
      name: helper.name,
      hasAddress: true,
      isOwnAddress: false,
      scope: 'read-and-write',
      until: untilOf(now),
      inAllMatters: true,
      verified: true,
    }),
    rows: scene => ({
      helper: {
        ...nameOf(scene, helper.name, helper.email),
        customer_id: scene.state.customerId,
        case_id: null,
        how: 'customer',
        authorised_at: timeOf(scene.now),
        until: timeOf(untilOf(scene.now)),
      },
    }),
  }
}

/** The server found the account of which somebody else wrote, and asks its holder; until they say yes the writer is told nothing. */
export function wroteAbout(writer: CustomerKey, holder: CustomerKey, typed: string): Step {
  const { name } = customers[holder]
  return {
    after: 0.1,
    ask: ({ id, customerIds }) => [
      {
        type: 'CaseIsAbout',
        kind: 'somebody-else',
        accountHolderId: customerIds[holder],
        helperId: id('helper'),
        body: { name, typed },
      },
    ],
    rows: scene => ({
      case_about: {
        case_id: scene.state.id,
        kind: 'somebody-else',
        name,
        typed,
        address_kind: 'email',
        address_value: emailOf(writer),
        writer_name: customers[writer].name,
        said_at: timeOf(scene.now),
        looked_up_at: timeOf(scene.now),
        customer_id: scene.customerIds[holder],
      },
      helper: {
        ...nameOf(scene, customers[writer].name, emailOf(writer)),
        customer_id: scene.customerIds[holder],
        case_id: scene.state.id,
        how: 'reporter',
        authorised_at: null,
        until: timeOf(scene.now + TERMS['half-a-year']),
      },
    }),
  }
}

function nameOf({ id, state, now }: Scene, name: string, email: string) {
  return {
    id: id('helper'),
    said_in: state.id,
    name,
    address_kind: 'email',
    address_value: email,
    scope: 'read-and-write',
    asked_at: timeOf(now),
  }
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}
