/**
 * What is being changed, apart from how it stands: news from the server never takes away what somebody is typing. The draft keeps
 * the version that it began from, so that whoever was quicker is found out when it is saved.
 */
import { useState } from 'react'

export interface Draft<Value> {
  readonly value: Value
  readonly isDirty: boolean
  readonly change: (part: Partial<Value>) => void
  /** Back to how it stands. */
  readonly reset: () => void
}

export function useDraft<Value extends object>(current: Value): Draft<Value> {
  const [draft, setDraft] = useState<Value | null>(null)
  return {
    value: draft ?? current,
    isDirty: draft !== null,
    change: part => setDraft(before => ({ ...(before ?? current), ...part })),
    reset: () => setDraft(null),
  }
}
