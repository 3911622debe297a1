/** Who speaks in a case, for whom, and what they may hear: as an agent sees it. */
import type { ActingView } from '../../contract/acting.ts'
import { mayActIn, standingOf } from '../../domain/acting/acting.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { type AboutRow, aboutOf, type HelperRow, helperOfReporter, helpersOfCase } from './sql.ts'

type About = NonNullable<ActingView['about']>

interface ActingIn {
  readonly caseId: string
  readonly proof: ActingView['proof']
  /** Nobody is asked for who is known not to be there. */
  readonly hasHelpers: boolean
  readonly isAboutSomebody: boolean
}

/** With the account holder whom the writer may hear about; null while they may hear nothing of anybody else. */
export async function viewActing(
  db: Db,
  { caseId, proof, hasHelpers, isAboutSomebody }: ActingIn,
  now: Instant,
): Promise<{ readonly acting: ActingView; readonly holderId: string | null }> {
  const [helpers, about, reporter] = await Promise.all([
    hasHelpers ? helpersOfCase(db, caseId) : [],
    isAboutSomebody ? aboutOf(db, caseId) : null,
    hasHelpers ? helperOfReporter(db, caseId) : null,
  ])
  const standing = about ? standingOfAbout(about, reporter, proof !== null, { caseId, now }) : null
  return {
    acting: {
      proof,
      helpers: helpers.map(helper => ({
        id: helper.id,
        name: helper.name,
        address: helper.addressValue,
        standing: standingOf(helper, now),
        mayDecide: helper.scope === 'decide',
        inAllMatters: helper.caseId === null,
        until: helper.until,
        askedBy: helper.how,
      })),
      about: about &&
        standing && {
          kind: about.kind,
          name: about.name,
          typed: about.typed,
          standing,
          until: standing === 'may-hear' && reporter ? reporter.until : null,
        },
    },
    holderId: standing === 'may-hear' ? (about?.holderId ?? null) : null,
  }
}

function standingOfAbout(
  about: AboutRow,
  reporter: HelperRow | null,
  isProved: boolean,
  { caseId, now }: { readonly caseId: string; readonly now: Instant },
): About['standing'] {
  if (about.lookedUpAt === null) return 'looking'
  if (about.holderId === null) return 'not-found'
  if (about.kind === 'own-account') return about.provedAt === null ? 'asked' : 'may-hear'
  if (reporter && mayActIn(reporter, caseId, now)) return isProved ? 'may-hear' : 'yes-not-proved'
  return reporter && standingOf(reporter, now) === 'asked' ? 'asked' : 'no'
}
