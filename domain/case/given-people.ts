/** The people and times that tests of the domain begin with. */
import { HOUR } from '../time.ts'
import type { Instant } from '../time.ts'

export const ASHA = 'asha'
export const TOM = 'tom'
export const LENA_LEAD = 'lena'
export const HUGO_HEAD = 'hugo'
export const MRS_OKAFOR = 'mrs-okafor'
export const CASE_ID = 'case-1'

/** A Monday at nine. Facts are a minute apart; requests come an hour after the first. */
export const MORNING: Instant = Date.UTC(2026, 10, 23, 9)
export const NOW: Instant = MORNING + HOUR
