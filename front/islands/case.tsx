import type { CasePage } from '../../contract/pages.ts'
import { CaseView } from '../parts/case-view.tsx'
import { useLiveCase } from './use-live-case.ts'
import { wake } from './wake.tsx'

function LiveCase({ page }: { readonly page: CasePage }) {
  return <CaseView page={page} live={useLiveCase(page)} />
}

wake('case', LiveCase)
