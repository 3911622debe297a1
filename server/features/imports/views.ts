/** A run as the desk shows it, and what was said of its rows as a file. */
import type { Language } from '../../../contract/case.ts'
import type { ImportView } from '../../../contract/import.ts'
import { importWords } from '../../../contract/words/import.ts'
import type { Db } from '../../db/connect.ts'
import type { Cells } from '../../http/csv.ts'
import { linesAfter, type Run } from '../../imports/run-sql.ts'
import type { House } from '../../ledger/directory.ts'

export function viewRun(run: Run, house: House): ImportView {
  const { blob: _, bytesRead, agentId, header, refused, ...rest } = run
  return {
    ...rest,
    header: [...header],
    notTaken: refused,
    progress: run.state === 'done' ? 1 : run.bytes === 0 ? 0 : Math.min(1, bytesRead / run.bytes),
    by: agentId === null ? null : (house.agents.get(agentId)?.name ?? ''),
  }
}

const pageRows = 2_000

/** Line by line, in the order of the file. */
export async function* reportOf(
  db: Db,
  id: string,
  { onlyRefused, language }: { readonly onlyRefused: boolean; readonly language: Language },
): AsyncGenerator<Cells> {
  const words = importWords[language]
  yield [words.report.line, words.report.outcome, words.report.says]
  for (let record = 0; ; ) {
    const lines = await linesAfter(db, { id, record, onlyRefused, limit: pageRows })
    for (const { line, outcome, says, about } of lines)
      yield [line, words.outcomes[outcome], words.atLine(line, words.says[says](about ?? ''))]
    const last = lines.at(-1)
    if (!last) return
    record = last.record
  }
}
