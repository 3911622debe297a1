/** Every mailbox that is fetched, logged in to once. */
import type { BoxLooked } from './doctor.ts'
import { type Checking, checkMailbox } from '../mailboxes/check.ts'
import { boxesFetched } from './sql.ts'

const PATIENCE_MS = 20_000

/** Those that stand still are not disturbed. */
export async function lookAtBoxes(checking: Checking): Promise<readonly BoxLooked[]> {
  const boxes = await boxesFetched(checking.db)
  return await Promise.all(
    boxes.map(async ({ id, name, isPaused }): Promise<BoxLooked> => {
      if (isPaused) return { name, is: 'off', says: '' }
      const tried = await inTime(checkMailbox(checking, id))
      if (tried === 'late') return { name, is: 'trouble', says: 'no answer in time' }
      return tried?.is === 'trouble'
        ? { name, is: 'trouble', says: tried.says || tried.kind }
        : { name, is: 'ok', says: '' }
    }),
  )
}

async function inTime<Done>(work: Promise<Done>): Promise<Done | 'late'> {
  const over = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => over.resolve('late'), PATIENCE_MS)
  try {
    return await Promise.race([work, over.promise])
  } finally {
    clearTimeout(timer)
  }
}
