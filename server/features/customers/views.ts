/** All customers as a file, page by page. */
import type { Language } from '../../../contract/case.ts'
import { importWords } from '../../../contract/words/import.ts'
import type { Db } from '../../db/connect.ts'
import type { Cells } from '../../http/csv.ts'
import { customersAfter } from './sql.ts'

const pageRows = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Under the headings that an import knows again. @param onEnd hears how many there were, once all are read */
export async function* exportedCustomers(
  db: Db,
  language: Language,
  onEnd: (count: number) => Promise<void>,
): AsyncGenerator<Cells> {
  const { fields } = importWords[language]
  yield [
    fields.externalId,
    fields.name,
    fields.email,
    fields.phone,
    fields.secondPhone,
    fields.language,
    importWords[language].kinds.accounts,
    fields.since,
  ]
  let count = 0
  for (let id = beforeAll; ; ) {
    const rows = await customersAfter(db, id, pageRows)
    for (const row of rows) {
      yield [
        row.externalId,
        row.name,
        row.emails[0] ?? null,
        row.phones[0] ?? null,
        row.phones[1] ?? null,
        row.language,
        row.accounts.join(' '),
        new Date(row.createdAt).toISOString().slice(0, 10),
      ]
    }
    count += rows.length
    const last = rows.at(-1)
    if (!last) break
    id = last.id
  }
  await onEnd(count)
}
