import type { Language } from '../../../contract/case.ts'
import type { AsideMail, AsideMailRead } from '../../../contract/mail-aside.ts'
import { ORDER, whyItIs } from '../../../domain/mail/what.ts'
import type { AsideRow } from './sql.ts'

export function viewAside(row: AsideRow, language: Language): AsideMail {
  const { id, cameAt, from, subject, kind, answers, caseId, reference } = row
  return {
    id,
    cameAt,
    from,
    subject,
    kind,
    why: answers.found?.why[language] ?? whyItIs({ kind, answers: answers.asked })[language],
    case: caseId === null || reference === null ? null : { id: caseId, reference },
  }
}

export function viewAsideRead(
  row: AsideRow,
  read: { readonly text: string; readonly fileNames: readonly string[] } | null,
  language: Language,
): AsideMailRead {
  const yes = row.answers.asked.find(answer => answer.is)
  return {
    ...viewAside(row, language),
    text: read?.text ?? null,
    fileNames: [...(read?.fileNames ?? [])],
    asks: ORDER.find(({ question }) => question.name === yes?.question)?.question.asks[language] ?? null,
    by: [...(yes?.by ?? [])],
  }
}
