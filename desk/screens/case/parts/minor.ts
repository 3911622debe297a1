/** An amount as somebody types it ("12.50", "12,50", "1 200") in minor units of a currency; null for what is none. Pure. */
export function minorOf(typed: string, currency: string): number | null {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const bare = typed.replaceAll(/[\s’']/gu, '')
  const parts = /^(?<whole>\d{1,12})(?:[.,](?<rest>\d*))?$/.exec(bare)?.groups
  const rest = parts?.['rest'] ?? ''
  if (!parts || rest.length > digits) return null
  const minor = Number(`${parts['whole']}${rest.padEnd(digits, '0')}`)
  return minor > 0 ? minor : null
}
