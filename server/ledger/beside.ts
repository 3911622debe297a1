/** Rows of ordinary tables that come with words: files, threads of mail, the mail itself, whom it calls. Written in one trip. */
import { type RawBuilder, sql } from 'kysely'

/** As `case_and_person_write` takes them (migration 0050): JSON, or null for none. */
export interface Beside {
  /** Whose first case it is, where nobody knew them before. */
  readonly person?: string
  readonly files: string | null
  readonly thread: string | null
  readonly helperThread: string | null
  readonly mail: string | null
  readonly mentions: string | null
}

export function besideAsSql({ files, thread, helperThread, mail, mentions }: Beside): RawBuilder<unknown> {
  return sql`${files}::json, ${thread}::json, ${helperThread}::json, ${mail}::json, ${mentions}::json`
}
