/** What the rota says to somebody who cannot be told a time yet: who is here, until when, or from when on. */
import { HOUR, type Instant } from '../time.ts'
import type { Stretch } from './rota.ts'

/** `until`: from now until then somebody is always at work. */
export type Outlook =
  | { readonly is: 'staffed'; readonly people: number; readonly until: Instant }
  | { readonly is: 'later'; readonly from: Instant }

/** @param duties of each person, without breaks and absences. Null where the rota says nothing of now or later. */
export function outlookOf(duties: readonly (readonly Stretch[])[], now: Instant): Outlook | null {
  const until = coveredUntil(duties.flat(), now)
  if (until > now) {
    const isThisHour = ({ from, until: ends }: Stretch) => from < now + HOUR && now < ends
    return { is: 'staffed', people: duties.filter(duty => duty.some(isThisHour)).length, until }
  }
  const begins = duties.flat().flatMap(({ from }) => (from > now ? [from] : []))
  return begins.length === 0 ? null : { is: 'later', from: Math.min(...begins) }
}

function coveredUntil(stretches: readonly Stretch[], now: Instant): Instant {
  return stretches
    .toSorted((a, b) => a.from - b.from)
    .reduce((reached, { from, until }) => (from <= reached && until > reached ? until : reached), now)
}
