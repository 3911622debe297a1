/** What a telephone system says of a caller, as a number that can be looked up. Systems write it in every way there is. */
import {
  type CountryCode,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

export type Caller =
  | { readonly is: 'number'; readonly value: string; readonly shown: string }
  | { readonly is: 'withheld' }
  | { readonly is: 'unreadable'; readonly typed: string }

const withheld =
  /^(?:|anonymous|anon|withheld|unknown|private|restricted|unavailable|blocked|not ?available|oculto|privado|desconocido|an[oó]nimo|no ?disponible|s|null|undefined|none|n\/a|-1|0|\*+)$/i

/**
 * Reads `+44 …`, `0044…`, `01632 …`, `tel:…`, `sip:+44…@host;user=phone`, `"Ada" <sip:…>`, and numbers that lost their plus.
 * @param country of a number that is written as one dials it at home
 */
export function readCaller(from: string, country: CountryCode): Caller {
  const bare = bareOf(from)
  if (withheld.test(bare)) return { is: 'withheld' }
  const found = numberIn(bare, country)
  if (!found) return { is: 'unreadable', typed: bare.slice(0, 60) }
  const isHome = found.countryCallingCode === getCountryCallingCode(country)
  return {
    is: 'number',
    value: found.number,
    shown: isHome ? found.formatNational() : found.formatInternational(),
  }
}

/** Without the name, the angle brackets, the scheme, the host and the parameters of SIP. */
function bareOf(from: string): string {
  const inside = /<([^<>]*)>/.exec(from)?.[1] ?? from
  const plain = inside.trim().replace(/^(?:sips?|tel|callto):/i, '')
  const user = plain.split(/[@;?]/, 1)[0] ?? ''
  // In an address a plus is a blank: a number that began with one comes with a blank before it.
  const lostPlus = /^\s+[1-9]\d{6}/.test(from)
  return `${lostPlus ? '+' : ''}${decoded(user).trim()}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function numberIn(text: string, country: CountryCode): PhoneNumber | null {
  if (!/\d{3}/.test(text) || /[a-z]/i.test(text.replace(/(?:ext|x)\.?\s*\d+$/i, ''))) return null
  const asDialled = parsePhoneNumberFromString(text, country)
  if (asDialled?.isValid()) return asDialled
  const international = parsePhoneNumberFromString(text.replace(/^(?:00|011)?\s*\+?/, '+'))
  if (international?.isValid()) return international
  return asDialled?.isPossible() ? asDialled : null
}
