/**
 * Where a day ends exactly, people mean that day: "Friday at 24:00" (ISO 8601-1:2019, 4.3.8), and not "Saturday at 00:00", which
 * nobody reads as the evening of Friday.
 */

const MINUTE_MS = 60_000

/** @param format tells hours and minutes */
export function endsDay(format: Intl.DateTimeFormat, at: number): boolean {
  if (at % MINUTE_MS !== 0) return false
  const parts = format.formatToParts(at)
  const isZero = (type: 'hour' | 'minute') => Number(parts.find(part => part.type === type)?.value) === 0
  return isZero('hour') && isZero('minute')
}

/** As the format tells it; the end of a day as 24:00 of that day. @param format tells hours and minutes by 24 */
export function tellMoment(format: Intl.DateTimeFormat, at: number): string {
  if (!endsDay(format, at)) return format.format(at)
  const of24 = { hour: '24', minute: '00' } as const
  return format
    .formatToParts(at - 1)
    .map(({ type, value }) => (type === 'hour' || type === 'minute' ? of24[type] : value))
    .join('')
}
