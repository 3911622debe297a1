/** The times that an agent promises most, as the calendar of their team has them now. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { duesQuery } from './api/dues.ts'
import { quickDue, quickDues, snoozeDues } from './due.ts'
import type { QuickDue, QuickName, SnoozeDue } from './due.ts'
import { useTimes } from './when.tsx'

export interface QuickDues {
  /** Those that lie ahead of this moment, earliest first. */
  readonly after: (now: number) => readonly QuickDue[]
  /** What is meant by a name; null where it is not known yet, or over. */
  readonly named: (name: QuickName | null, now: number) => number | null
  /** Mornings until which a case is put aside. */
  readonly mornings: (now: number) => readonly SnoozeDue[]
}

/** @param isWanted the calendar is asked for only where somebody may promise */
export function useQuickDues(isWanted = true): QuickDues {
  const { timeZone } = useTimes()
  const { data } = useQuery({ ...duesQuery, enabled: isWanted })
  return useMemo(
    () => ({
      after: now => quickDues(now, timeZone, data),
      named: (name, now) => quickDue(name, now, timeZone, data),
      mornings: now => snoozeDues(now, timeZone, data),
    }),
    [timeZone, data],
  )
}
