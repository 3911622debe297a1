/** What is unfolded and looked at in the story. Lives beside the list, because a line that is scrolled out of sight is taken down. */
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

export type Panel = 'html' | 'how' | 'raw'

export interface Opened {
  readonly isUnfolded: boolean
  readonly panel: Panel | null
  /** Pictures from elsewhere are loaded: for this mail, until the case is left. */
  readonly hasPictures: boolean
  readonly isTall: boolean
  /** The file that is looked at. */
  readonly file: string | null
}

interface Place {
  readonly caseId: string
  readonly openedIn: (messageId: string) => Opened
  readonly change: (messageId: string, part: Partial<Opened>) => void
}

const CLOSED: Opened = { isUnfolded: false, panel: null, hasPictures: false, isTall: false, file: null }
const OpenedContext = createContext<Place | null>(null)

interface Props {
  readonly caseId: string
  /** Something in the story is about to change its height, and it is no news. */
  readonly onChange: () => void
  readonly children: ReactNode
}

export function OpenedPlace({ caseId, onChange, children }: Props) {
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>(new Map())
  const [allUnfolded, setAllUnfolded] = useState(false)
  const change = useCallback(
    (messageId: string, part: Partial<Opened>) => {
      onChange()
      setOpened(before => {
        const was = before.get(messageId) ?? { ...CLOSED, isUnfolded: allUnfolded }
        return new Map(before).set(messageId, { ...was, ...part })
      })
    },
    [onChange, allUnfolded],
  )
  useEffect(() => {
    const unfoldAll = () => {
      onChange()
      setAllUnfolded(!allUnfolded)
      setOpened(before => {
        const after = Array.from(before, ([id, one]) => [id, { ...one, isUnfolded: !allUnfolded }] as const)
        return new Map(after)
      })
    }
    window.addEventListener('heed-unfold-all', unfoldAll)
    return () => window.removeEventListener('heed-unfold-all', unfoldAll)
  }, [onChange, allUnfolded])
  const place = useMemo((): Place => {
    const untouched = { ...CLOSED, isUnfolded: allUnfolded }
    return { caseId, change, openedIn: messageId => opened.get(messageId) ?? untouched }
  }, [caseId, change, opened, allUnfolded])
  return <OpenedContext value={place}>{children}</OpenedContext>
}

export interface OpenedHere extends Opened {
  readonly caseId: string
  readonly change: (part: Partial<Opened>) => void
}

/** @param messageId of the message whose line asks */
export function useOpened(messageId: string): OpenedHere {
  const place = use(OpenedContext)
  if (!place) throw new Error('a message is shown outside of the story')
  return {
    ...place.openedIn(messageId),
    caseId: place.caseId,
    change: part => place.change(messageId, part),
  }
}
