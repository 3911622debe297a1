/** What the facts make us owe by mail, written down in the transaction in which they are read: once for each, however often read. */
import { randomUUID } from 'node:crypto'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { ToldHours } from '../../domain/hours/told.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { Follower } from '../ledger/follow.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { canBeMailed, isByMachine, isMailed, notBefore, type Situation } from './decide.ts'
import type { LetterJob } from './deliver.ts'
import { letHelperLettersGo, queueForgottenHelperLetters, queueHelperLetters } from './helper-letters.ts'
import { noteJobs } from './notes.ts'
import type { Job, Queue } from './queue.ts'
import {
  giveNewJob,
  insertLetters,
  letterFollowerName,
  type LetterKey,
  lettersAmong,
  lockLettersThatMayGo,
  lockLettersWithoutJob,
  type OwedLetter,
  situationsOf,
} from './sql.ts'

interface Setting {
  readonly queue: Pick<Queue<LetterJob>, 'put' | 'wake'>
  /** The name of the channel that carries letters. */
  readonly mail: string
  readonly clock: () => Instant
  /** When people may be told what waits for the morning. */
  readonly told: () => Promise<ToldHours>
}

/** So many at a time: a night's letters do not hold up what comes meanwhile. */
const lettersAtOnce = 500

export function letterFollower({ queue, mail, clock, told }: Setting): Follower {
  return {
    name: letterFollowerName,
    async effect(tx, facts) {
      // Told once: the cursor moves in the transaction in which they are queued.
      const notes = facts.flatMap(
        ({ caseId, fact }) => (caseId === null ? [] : noteJobs(caseId, fact as CaseFact)), // a case's facts are case facts
      )
      if (notes.length > 0) await queue.put(tx, notes)
      await queueHelperLetters(tx, facts, { queue, clock, told })
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
      await owe(tx, await whenTold(owed, situations, { now, told }), { queue, now })
    },
    after: () => queue.wake(),
  }
}

interface Timed extends Candidate {
  readonly notBefore: Instant | null
}

async function whenTold(
  letters: readonly Candidate[],
  situations: ReadonlyMap<string, Situation>,
  { now, told }: { readonly now: Instant; readonly told: () => Promise<ToldHours> },
): Promise<readonly Timed[]> {
  const hours = await told()
  return letters.map(letter => {
    const situation = situations.get(letter.caseId)
    return {
      ...letter,
      notBefore: situation ? notBefore(letter.fact, situation, { told: hours, now }) : null,
    }
  })
}

/** A letter that waits for its hour has no job until then: the row is the timer. */
async function owe(
  tx: Tx,
  letters: readonly Timed[],
  { queue, now }: { readonly queue: Setting['queue']; readonly now: Instant },
): Promise<void> {
  const atOnce = letters.filter(letter => letter.notBefore === null)
  const jobIds = await queue.put(tx, atOnce.map(toJob))
  const put = atOnce.map((letter, index) => ({ ...letter, jobId: jobIds[index] ?? '' }))
  const later = letters.filter(letter => letter.notBefore !== null)
  await insertLetters(tx, [...put, ...later.map(letter => ({ ...letter, jobId: randomUUID() }))], now)
}

/** Gives a job to letters that have waited for their hour, which has come. @returns how many */
export async function letLettersGo(
  tx: Tx,
  { queue, clock }: Pick<Setting, 'queue' | 'clock'>,
): Promise<number> {
  const now = clock()
  const letters = await lockLettersThatMayGo(tx, now, lettersAtOnce)
  const jobIds = await queue.put(tx, letters.map(toJob))
  for (const [index, letter] of letters.entries()) await giveNewJob(tx, letter, jobIds[index] ?? '', now)
  return letters.length + (await letHelperLettersGo(tx, { queue, clock }, lettersAtOnce))
}

/**
 * Gives a new job to each letter that is owed and has none: after a restore that brought our rows but not the queue's, or when the
 * queue lost it.
 */
export async function queueForgottenLetters(
  tx: Tx,
  { queue, clock }: Pick<Setting, 'queue' | 'clock'>,
): Promise<void> {
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
