/**
 * Where the agent was in each case: how far they had scrolled, and where in the words they were. So that going from chat to chat
 * and back is like never having left. Lives as long as the page.
 */
import type { VirtualItem } from '@tanstack/react-virtual'

interface Place {
  /** Null at the end of the story, where it stays while new words come. */
  readonly scroll: { readonly top: number; readonly measured: VirtualItem[] } | null
  readonly caret: { readonly start: number; readonly end: number } | null
}

const NOWHERE: Place = { scroll: null, caret: null }
const places = new Map<string, Place>()
let goesOnWriting = false

export function placeIn(caseId: string): Place {
  return places.get(caseId) ?? NOWHERE
}

export function rememberPlace(caseId: string, part: Partial<Place>): void {
  places.set(caseId, { ...placeIn(caseId), ...part })
}

/** Called before going to another case by key: whoever was writing goes on writing there. */
export function rememberWriting(): void {
  goesOnWriting = document.activeElement?.matches('.words-box') === true
}

/** Whether the box that has just come should take the keyboard; asked once. */
export function takesWriting(): boolean {
  const takes = goesOnWriting
  goesOnWriting = false
  return takes
}
