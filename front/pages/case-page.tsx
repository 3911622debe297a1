/** `/case/REF` as it comes from the server; in the browser `islands/case.tsx` goes on from here. */
import type { CasePage, Frame } from '../../contract/pages.ts'
import { calledWords } from '../../contract/words/called.ts'
import { stillView } from '../live/view.ts'
import { AccountFound } from '../parts/account-found.tsx'
import { CaseView } from '../parts/case-view.tsx'
import { Ladder } from '../parts/ladder.tsx'
import { OwnAccount } from '../parts/own-account.tsx'
import { Points } from '../parts/points.tsx'
import { Island } from '../parts/island.tsx'
import { spokenPart } from '../speech.tsx'

const rare = { AccountFound, Ladder, OwnAccount, Points }

export function CaseShell({ page, frame }: { readonly page: CasePage; readonly frame: Frame }) {
  const shown = { ...page, called: calledWords[frame.language] }
  return (
    <Island name="case" given={{ page: shown, frame: spokenPart(frame) }}>
      <CaseView page={shown} live={stillView(page)} acts={null} rare={rare} />
    </Island>
  )
}
