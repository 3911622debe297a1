/** In the months of promises: agents ask for more than they may give, and those whom they ask answer some of it. */
import { randomUUID } from 'node:crypto'
import type { Random } from '../../simulation/chance.ts'
import { answerApproval } from '../approvals/answer.ts'
import { askApproval } from '../approvals/ask.ts'
import { waitingFor } from '../approvals/sql.ts'
import { decidersOf } from '../approvals/whom.ts'
import type { PromisesHouse } from './promises-house.ts'

/** Of these cases some are asked about: a credit that is beyond an agent, beyond a lead, or a promise of one. */
export async function askForMore(
  { owner, people, server }: PromisesHouse,
  random: Random,
  caseIds: readonly string[],
): Promise<void> {
  const { ledger, directory } = server()
  const house = await directory.house()
  for (const caseId of caseIds.filter(() => random() < 0.15)) {
    const agent = house.agents.get(people.agents[Math.floor(random() * people.agents.length)] ?? '')
    const { rows } = await owner.query<{ id: string }>(
      'SELECT a.id FROM account a JOIN cases c ON c.customer_id = a.customer_id WHERE c.id = $1',
      [caseId],
    )
    const accountId = rows[0]?.id
    if (!agent || accountId === undefined) continue
    const minor = random() < 0.7 ? 20_00 : 90_00
    const approvalId = randomUUID()
    const wish =
      random() < 0.7
        ? { remedy: credit(accountId, minor) }
        : {
            promise: {
              kind: 'credit' as const,
              words: 'A credit on your next bill.',
              within: { amount: 2, unit: 'working-days' as const },
              amount: { minor, currency: 'GBP' },
            },
          }
    await askApproval({ ledger, house, agent }, caseId, { approvalId, why: '', ...wish })
  }
}

function credit(accountId: string, amountMinor: number) {
  return {
    remedyId: randomUUID(),
    kind: 'credit' as const,
    accountId,
    amountMinor,
    currency: 'GBP',
    catalogueId: null,
    serviceId: null,
    forCommitmentId: null,
    apology: null,
  }
}

/** Some answer, twice as impatient people do; most let it pass. */
export async function answerWhatIsAsked(
  { people, server }: PromisesHouse,
  random: Random,
  now: number,
): Promise<void> {
  const { ledger, directory, booker } = server()
  const house = await directory.house()
  const waiting = await waitingFor(ledger.db, [people.lead, people.head, ...people.agents], 100)
  for (const approval of waiting.filter(() => random() < 0.3)) {
    const deciders = decidersOf(house, approval, now)
    const agent = house.agents.get(deciders[Math.floor(random() * deciders.length)] ?? '')
    if (!agent) continue
    const answer =
      random() < 0.7
        ? ({ answer: 'yes', amountMinor: null } as const)
        : ({ answer: 'no', reasons: 'Two days are not a month.' } as const)
    const answered = await Promise.all(
      [1, 2].map(async () => await answerApproval({ ledger, house, agent }, approval.id, answer)),
    )
    for (const one of answered)
      if ('remedyId' in one && one.remedyId !== null) await booker.book(one.remedyId)
  }
}
