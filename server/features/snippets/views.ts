import type { SnippetView } from '../../../contract/snippets.ts'
import type { SnippetRow } from './sql.ts'

export function viewSnippet({ ownerId, ...row }: SnippetRow, mayShare: boolean): SnippetView {
  return { ...row, isTeam: ownerId === null, mayEdit: ownerId !== null || mayShare }
}
