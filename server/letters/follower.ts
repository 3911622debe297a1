/** What the facts make us owe by mail, written down in the transaction in which they are read: once for each, however often read. */
import type { CaseFact } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { Follower } from '../ledger/follow.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { canBeMailed, isByMachine, isMailed } from './decide.ts'
import type { LetterJob } from './deliver.ts'
import { queueForgottenHelperLetters, queueHelperLetters } from './helper-letters.ts'
import { noteJobs } from './notes.ts'
import type { Job, Queue } from './queue.ts'
import {
  giveNewJob,
  insertLetters,
  type LetterKey,
  lettersAmong,
  lockLettersWithoutJob,
  type OwedLetter,
  situationsOf,
} from './sql.ts'

interface Setting {
  readonly queue: Pick<Queue<LetterJob>, 'put' | 'wake'>
  /** The name of the channel that carries letters. */
  readonly mail: string
  readonly clock: () => Instant
}

export function letterFollower({ queue, mail, clock }: Setting): Follower {
  return {
    name: 'letters',
    async effect(tx, facts) {
      // Told once: the cursor moves in the transaction in which they are queued.
      const notes = facts.flatMap(
        ({ caseId, fact }) => (caseId === null ? [] : noteJobs(caseId, fact as CaseFact)), // a case's facts are case facts
      )
      if (notes.length > 0) await queue.put(tx, notes)
      await queueHelperLetters(tx, facts, { queue, clock })
      const candidates = facts.flatMap(asCandidate)
      if (candidates.length === 0) return
      const situations = await situationsOf(tx, [...new Set(candidates.map(({ caseId }) => caseId))])
      const known = new Set((await lettersAmong(tx, candidates)).map(nameOf))
      const now = clock()
      const owed = candidates.filter(candidate => {
        const situation = situations.get(candidate.caseId)
        return (
          situation && isMailed(candidate.fact, situation, { mail, now }) && !known.has(nameOf(candidate))
        )
      })
      if (owed.length === 0) return
      const jobIds = await queue.put(tx, owed.map(toJob))
      await insertLetters(
        tx,
        owed.map((letter, index) => ({ ...letter, jobId: jobIds[index] ?? '' })),
        now,
      )
    },
    after: () => queue.wake(),
  }
}

/**
 * Gives a new job to each letter that is owed and has none: after a restore that brought our rows but not the queue's, or when the
 * queue lost it.
 */
export async function queueForgottenLetters(tx: Tx, { queue, clock }: Omit<Setting, 'mail'>): Promise<void> {
  const letters = await lockLettersWithoutJob(tx)
  const jobIds = await queue.put(tx, letters.map(toJob))
  for (const [index, letter] of letters.entries()) await giveNewJob(tx, letter, jobIds[index] ?? '', clock())
  await queueForgottenHelperLetters(tx, { queue, clock })
}

interface Candidate extends OwedLetter {
  readonly fact: CaseFact
}

function asCandidate({ lane, seq, caseId, fact }: StoredFact): readonly Candidate[] {
  if (caseId === null) return []
  const caseFact = fact as CaseFact // a case's facts are case facts
  return canBeMailed(caseFact)
    ? [{ lane, seq, caseId, isByMachine: isByMachine(caseFact), fact: caseFact }]
    : []
}

/** Letters of one case go in order. The words of a person go before what a machine says, with whatever has to go before them. */
function toJob({ lane, seq, caseId, isByMachine: byMachine }: OwedLetter): Job<LetterJob> {
  return { data: { kind: 'letter', lane, seq }, key: caseId, ...(byMachine ? {} : { goes: 'early' }) }
}

function nameOf({ lane, seq }: LetterKey): string {
  return `${lane}-${seq}`
}
