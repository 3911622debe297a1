/** `/case/REF` as it comes from the server; in the browser `islands/case.tsx` goes on from here. */
import type { CasePage, Frame } from '../../contract/pages.ts'
import { stillView } from '../live/view.ts'
import { CaseView } from '../parts/case-view.tsx'
import { Island } from '../parts/island.tsx'
import { spokenPart } from '../speech.tsx'

export function CaseShell({ page, frame }: { readonly page: CasePage; readonly frame: Frame }) {
  return (
    <Island name="case" given={{ page, frame: spokenPart(frame) }}>
      <CaseView page={page} live={stillView(page)} acts={null} />
    </Island>
  )
}
