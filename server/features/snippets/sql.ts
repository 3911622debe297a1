/** The rows of snippets and macros. */
import { sql } from 'kysely'
import type { PutSnippet } from '../../../contract/snippets.ts'
import type { Db } from '../../db/connect.ts'

export interface SnippetRow {
  readonly id: string
  readonly type: 'snippet' | 'macro'
  readonly ownerId: string | null
  readonly shortcut: string
  readonly title: string
  readonly language: 'en' | 'es' | null
  readonly words: string
  readonly steps: Extract<PutSnippet, { type: 'macro' }>['steps']
}

const columns = sql`id, type, owner_id AS "ownerId", shortcut, title, language, words, steps`

/** The team's and this agent's own. */
export async function snippetsFor(db: Db, agentId: string): Promise<readonly SnippetRow[]> {
  const { rows } = await sql<SnippetRow>`
    SELECT ${columns} FROM snippet WHERE owner_id IS NULL OR owner_id = ${agentId}
    ORDER BY shortcut, language NULLS FIRST, id LIMIT 2000`.execute(db)
  return rows
}

export async function snippetById(db: Db, id: string): Promise<SnippetRow | null> {
  const { rows } = await sql<SnippetRow>`SELECT ${columns} FROM snippet WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Whether another one that the same people find has this shortcut in this language. */
export async function isShortcutTaken(
  db: Db,
  { id, ownerId, shortcut, language }: Pick<SnippetRow, 'id' | 'ownerId' | 'shortcut' | 'language'>,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM snippet WHERE id <> ${id} AND owner_id IS NOT DISTINCT FROM ${ownerId}::uuid
      AND shortcut = ${shortcut} AND language IS NOT DISTINCT FROM ${language}`.execute(db)
  return rows.length > 0
}

export async function writeSnippet(
  db: Db,
  row: SnippetRow,
  { agentId, now }: { readonly agentId: string; readonly now: number },
): Promise<void> {
  await sql`
    INSERT INTO snippet (id, type, owner_id, shortcut, title, language, words, steps, changed_by, changed_at)
    VALUES (${row.id}, ${row.type}, ${row.ownerId}, ${row.shortcut}, ${row.title}, ${row.language}, ${row.words},
      ${JSON.stringify(row.steps)}, ${agentId}, ${new Date(now)})
    ON CONFLICT (id) DO UPDATE SET type = excluded.type, owner_id = excluded.owner_id, shortcut = excluded.shortcut,
      title = excluded.title, language = excluded.language, words = excluded.words, steps = excluded.steps,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(db)
}

export async function deleteSnippet(db: Db, id: string): Promise<void> {
  await sql`DELETE FROM snippet WHERE id = ${id}`.execute(db)
}
