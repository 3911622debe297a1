/** What stands in the cells of other people's files: dates, amounts and words in the ways in which people write them. */

/** A day of the calendar, as YYYY-MM-DD; null when it is none. With `monthFirst`, 3/4/2026 is the fourth of March. */
export function readDay(text: string, monthFirst: boolean): string | null {
  const cell = text.trim()
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(cell)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const usual = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?: .*)?$/.exec(cell)
  if (!usual) return null
  const [first, second, year] = [Number(usual[1]), Number(usual[2]), Number(usual[3])]
  const whole = year < 100 ? 2000 + year : year
  return monthFirst ? dayOf(whole, first, second) : dayOf(whole, second, first)
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function dayOf(year: number, month: number, day: number): string | null {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const most = month === 2 && isLeap ? 29 : (daysIn[month - 1] ?? 0)
  if (year < 1900 || year > 2200 || day < 1 || day > most) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const signs: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD' }

export interface Amount {
  readonly minor: number
  /** As the cell names it by a sign or a code; null when it does not. */
  readonly currency: string | null
}

/**
 * An amount in minor units, from `1,234.56`, `1.234,56 €`, `£12`, `12,5` or `1 234,5 EUR`; null when it is none. The last comma or
 * point is the decimal one where at most two digits follow it.
 */
export function readAmount(text: string): Amount | null {
  const cell = text.trim().replaceAll(/[\s\u00a0']/g, '')
  const named = /^([A-Za-z]{3}|[£€$])?(-?[\d.,]+)([A-Za-z]{3}|[£€$])?$/.exec(cell)
  if (!named) return null
  const [, before, digits = '', after] = named
  const parted = /^(-?)([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(digits)
  if (!parted) return null
  const [, minus, whole = '', part = ''] = parted
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)$/.test(whole)) return null
  const minor = Number(whole.replaceAll(/[.,]/g, '')) * 100 + Number(part.padEnd(2, '0'))
  if (!Number.isSafeInteger(minor)) return null
  const sign = before ?? after
  return {
    minor: minus === '-' ? -minor : minor,
    currency: sign === undefined ? null : (signs[sign] ?? sign.toUpperCase()),
  }
}

export function readCurrency(text: string): string | null {
  const cell = text.trim()
  const code = signs[cell] ?? cell.toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? code : null
}

/** What a cell means, by words of English and Spanish; null when it is none of them. */
function meaningIn<Meaning extends string>(
  words: Readonly<Record<Meaning, readonly string[]>>,
): (text: string) => Meaning | null {
  const byWord = new Map<string, Meaning>()
  const meanings = Object.keys(words) as Meaning[] // keys of the record
  for (const meaning of meanings) {
    for (const word of [meaning, ...words[meaning]]) byWord.set(word, meaning)
  }
  return text => byWord.get(plainWord(text)) ?? null
}

/** Lower case, without accents, blanks or signs. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export const readServiceKind = meaningIn({
  internet: ['broadband', 'fibre', 'fiber', 'dsl', 'adsl', 'cable', 'bandaancha', 'fibra', 'datos'],
  mobile: ['cell', 'cellular', 'cellphone', 'gsm', 'sim', 'movil', 'celular'],
  landline: [
    'fixed',
    'phone',
    'voice',
    'telephone',
    'line',
    'fijo',
    'telefono',
    'telefonofijo',
    'voz',
    'linea',
  ],
  tv: ['television', 'iptv', 'video', 'televisor'],
})

export const readServiceState = meaningIn({
  active: ['live', 'on', 'open', 'activo', 'activa', 'alta', 'vigente'],
  cut: [
    'suspended',
    'barred',
    'blocked',
    'paused',
    'suspendido',
    'suspendida',
    'cortado',
    'cortada',
    'bloqueado',
  ],
  ended: [
    'ceased',
    'closed',
    'cancelled',
    'canceled',
    'terminated',
    'inactive',
    'baja',
    'cancelado',
    'cancelada',
    'inactivo',
  ],
})

export const readBillState = meaningIn({
  open: ['unpaid', 'due', 'issued', 'pending', 'pendiente', 'emitida', 'abierta', 'impagada'],
  paid: ['settled', 'closed', 'pagado', 'pagada', 'cobrada', 'saldada'],
  overdue: ['late', 'pastdue', 'vencido', 'vencida', 'atrasada'],
})

export const readLanguage = meaningIn({
  en: ['engb', 'enus', 'english', 'eng', 'ingles'],
  es: ['eses', 'esmx', 'spanish', 'spa', 'espanol', 'castellano', 'esp'],
})
