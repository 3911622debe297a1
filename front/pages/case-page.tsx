/** `/case/REF` as it comes from the server; in the browser `islands/case.tsx` goes on from here. */
import type { CasePage, Frame } from '../../contract/pages.ts'
import { calledWords } from '../../contract/words/called.ts'
import { stillView } from '../live/view.ts'
import { CaseView } from '../parts/case-view.tsx'
import { Island } from '../parts/island.tsx'
import { spokenPart } from '../speech.tsx'

export function CaseShell({ page, frame }: { readonly page: CasePage; readonly frame: Frame }) {
  const shown = { ...page, called: calledWords[frame.language] }
  return (
    <Island name="case" given={{ page: shown, frame: spokenPart(frame) }}>
      <CaseView page={shown} live={stillView(page)} acts={null} />
    </Island>
  )
}
