/** The left list as flat rows, so that two hundred cases cost no more than twenty. Pure. */
import type { CaseSummary } from '../../../../contract/desk.ts'
import type { ListName } from '../../../api/lists.ts'
import type { DraftOf } from '../data.ts'

export type SectionName = Exclude<ListName, 'waiting'> | 'line' | 'drafts'

export interface Section {
  readonly name: SectionName
  readonly isUnfolded: boolean
  /** Undefined while they are on their way. */
  readonly cases: readonly CaseSummary[] | undefined
  /** Instead of cases, in the section of drafts. */
  readonly drafts?: readonly DraftOf[]
  /** Where those begin that are not listed yet; null when all are. */
  readonly more: string | null
}

export type Row =
  | { readonly is: 'head'; readonly section: Section }
  | {
      readonly is: 'case'
      readonly section: SectionName
      readonly summary: CaseSummary
      readonly place: number
    }
  | { readonly is: 'draft'; readonly draft: DraftOf }
  | { readonly is: 'empty'; readonly section: SectionName }
  | { readonly is: 'more'; readonly section: SectionName }

export function rowsOf(sections: readonly Section[]): Row[] {
  return sections.flatMap((section): Row[] => {
    const head: Row = { is: 'head', section }
    const { name, cases, more, drafts } = section
    if (section.isUnfolded && drafts) return [head, ...drafts.map((draft): Row => ({ is: 'draft', draft }))]
    if (!section.isUnfolded || !cases) return [head]
    if (cases.length === 0) return [head, { is: 'empty', section: name }]
    const rows = cases.map((summary, at): Row => ({ is: 'case', section: name, summary, place: at + 1 }))
    return [head, ...rows, ...(more === null ? [] : [{ is: 'more', section: name } as const])]
  })
}

export function keyOf(row: Row | undefined): string {
  if (!row) return ''
  if (row.is === 'case') return `${row.section}:${row.summary.id}`
  if (row.is === 'draft') return `draft:${row.draft.caseId}`
  return row.is === 'head' ? `head:${row.section.name}` : `${row.is}:${row.section}`
}
