/** Where commands take the eye and the keyboard: to a case, a pane, a form, the text box. */
import type { useNavigate } from '@tanstack/react-router'
import type { CaseSearch, World } from '../commands/command.ts'
import { changeDraft, readDraft } from '../drafts.ts'
import { rememberWriting } from '../places.ts'
import { promiseFound } from '../found.ts'
import { pressAtHand } from './at-hand.ts'
import { focusComposer, focusPane, focusTags, leaveField, openPicker, submitWriting } from './focus.ts'

interface From {
  readonly navigate: ReturnType<typeof useNavigate>
  /** The case that is open. */
  readonly caseId: string | null
  /** Whether the form that is open now still is, when an answer comes. */
  readonly isStillOpen: () => boolean
}

type Moves = Pick<
  World,
  | 'goTo'
  | 'follow'
  | 'show'
  | 'pane'
  | 'write'
  | 'promise'
  | 'submit'
  | 'pickSnippet'
  | 'pickTag'
  | 'atHand'
  | 'goToPage'
  | 'search'
  | 'logCall'
  | 'leave'
>

export function movesFrom({ navigate, caseId, isStillOpen }: From): Moves {
  // A form that was closed is not come back to: after asking whether it is solved, back does not ask again.
  const stay = (search: CaseSearch, replace = false) =>
    caseId !== null && void navigate({ to: '/case/$caseId', params: { caseId }, search, replace })
  const goTo = (id: string) => {
    rememberWriting()
    void navigate({ to: '/case/$caseId', params: { caseId: id }, search: {} })
  }
  return {
    goTo,
    follow: id => {
      if (isStillOpen()) goTo(id)
    },
    // An answer that comes late closes neither the next form nor takes anybody back to a case that they have left.
    show: (form, promise) => {
      if (form !== null) stay({ do: form, pane: 'now', ...(promise ? { promise } : {}) })
      else if (isStillOpen()) stay({}, true)
    },
    pane: pane => {
      if (pane === 'list') void navigate({ to: '/' })
      else if (caseId !== null) {
        // A form stays open while one looks at the story beside it: messages are chosen there.
        const to = '/case/$caseId'
        const beside = pane === 'now' ? { pane } : {}
        const search = ({ do: form, promise }: CaseSearch): CaseSearch => ({
          ...(form && { do: form }),
          ...(promise && { promise }),
          ...beside,
        })
        void navigate({ to, params: { caseId }, search })
      }
      focusPane(pane)
    },
    write: mode => {
      if (caseId === null) return
      changeDraft(caseId, { mode })
      stay({})
      focusComposer()
    },
    promise: () => {
      if (caseId === null) return
      const draft = readDraft(caseId)
      changeDraft(caseId, { mode: 'reply', promise: draft.promise ?? promiseFound(caseId) })
      stay({})
      focusComposer('promise')
    },
    submit: submitWriting,
    pickSnippet: () => {
      stay({})
      focusComposer()
      openPicker()
    },
    pickTag: () => {
      stay({ pane: 'now' })
      focusTags()
    },
    atHand: pressAtHand,
    goToPage: to => void navigate({ to }),
    search: words => {
      rememberWriting()
      void navigate({ to: '/search', search: { q: words } })
    },
    logCall: () => {
      rememberWriting()
      void navigate({ to: '/call', search: caseId === null ? {} : { caseId } })
    },
    leave: () => {
      if (leaveField()) return
      // A promise of which nothing was written yet closes like any other form.
      if (caseId !== null && readDraft(caseId).promise?.words === '') changeDraft(caseId, { promise: null })
      stay({}, true)
    },
  }
}
