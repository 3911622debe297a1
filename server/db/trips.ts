/**
 * Fewer trips to the database: BEGIN travels with the first statement of a transaction, COMMIT with the last where that is marked
 * (`andCommit`). A row that is locked by the last statement is then held for one commit, and not for two trips and whatever else
 * this process is doing.
 *
 * What must stay true: statements are carried out in the order in which they were asked for; a transaction counts as committed
 * only by the answer to its COMMIT; nothing comes after a statement that was marked as the last.
 */
import { sql } from 'kysely'
import type { PoolClient, QueryResult } from 'pg'

const mark = '/* and commit */'

/** Stands at the end of the last statement of a transaction. */
export const andCommit = sql.raw(mark)

/** The same statement, for a transaction that is inside another one and does not end it. */
export function withoutCommit(text: string): string {
  return text.endsWith(mark) ? text.slice(0, -mark.length) : text
}

export type Send = (text: string, values: readonly unknown[]) => Promise<QueryResult>

/** What a connection is asked through; `send` must put a statement on the wire at once, whatever is still unanswered. */
export function travelTogether({ connection: { stream } }: PoolClient, send: Send): Send {
  let isBeginDue = false
  let committing: Promise<QueryResult> | null = null

  const sendAll = (text: string, values: readonly unknown[]): Promise<QueryResult> => {
    if (isBeginDue) void unheard(send('begin', []))
    isBeginDue = false
    const answer = send(text, values)
    if (text.endsWith(mark)) committing = unheard(send('commit', []))
    return answer
  }

  const end = async (command: 'commit' | 'rollback'): Promise<QueryResult> => {
    if (isBeginDue) {
      isBeginDue = false
      return nothingDone(command)
    }
    if (!committing) return await send(command, [])
    const ended = await committing.finally(() => {
      committing = null
    })
    if (command === 'rollback' && ended.command === 'COMMIT')
      throw new Error('committed, and failed after that')
    return ended
  }

  return async (text, values) => {
    if (text === 'begin') {
      isBeginDue = true
      return nothingDone(text)
    }
    if (text === 'commit' || text === 'rollback') return await end(text)
    if (committing) throw new Error('a statement came after the last one of its transaction')
    stream.cork()
    const answer = sendAll(text, values)
    stream.uncork()
    return await answer
  }
}

/** Whether it failed is told by the answer to what travels with it. */
function unheard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined)
  return answer
}

function nothingDone(text: string): QueryResult {
  return { command: text.toUpperCase(), rowCount: null, oid: 0, fields: [], rows: [] }
}
