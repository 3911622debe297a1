/** How a compensation was reckoned, in a sentence that stands on the bill: when, how long, how much of what. */
import { sayMoney } from '../remedy/money.ts'
import { HOUR, type Instant } from '../time.ts'
import { OF_THE_HOUSE } from './packs/house.ts'
import type { BreachEvent, Both, MoneyRule } from './packs/pack.ts'

export interface Sum {
  readonly minor: number
  /** Days that were counted; null where none are. */
  readonly days: number | null
  /** The monthly price that was reckoned with; null where none was. */
  readonly monthly: number | null
  /** Milliseconds of the month, where time is set against it. */
  readonly month?: number
}

interface Happened {
  readonly event: BreachEvent
  readonly from: Instant
  readonly until: Instant
  readonly calendar: { readonly timeZone: string }
}

const what: Readonly<Record<BreachEvent, Both>> = {
  'promise-broken': { en: 'A promise to you was broken', es: 'No cumplimos lo que le prometimos' },
  'missed-appointment': { en: 'We missed our visit to you', es: 'Faltamos a la visita acordada' },
  'loss-of-service': { en: 'You were without service', es: 'Estuvo sin servicio' },
  'delayed-start': { en: 'Your service began late', es: 'Su servicio empezó tarde' },
}

export function explained(rule: MoneyRule, happened: Happened, sum: Sum): Both {
  return { en: inLanguage('en', rule, happened, sum), es: inLanguage('es', rule, happened, sum) }
}

function inLanguage(language: 'en' | 'es', rule: MoneyRule, happened: Happened, sum: Sum): string {
  const { event, from, until, calendar } = happened
  const money = (minor: number) => sayMoney(minor, rule.currency, language)
  const moment = (instant: Instant) => momentsIn(language, calendar.timeZone).format(instant)
  const isStretch = event === 'loss-of-service' || event === 'delayed-start'
  const connect = language === 'en' ? [', from ', ' to '] : [', del ', ' al ']
  const when = isStretch ? `${connect[0]}${moment(from)}${connect[1]}${moment(until)}` : `, ${moment(from)}`
  const how = reckoned(language, rule, { sum, lasted: until - from, money })
  return `${what[event][language]}${when}. ${how} = ${money(sum.minor)} (${clauseIn(language, rule)}).`
}

function clauseIn(language: 'en' | 'es', { clause }: MoneyRule): string {
  if (clause !== OF_THE_HOUSE) return clause
  return language === 'en' ? 'our own rule' : 'norma propia'
}

interface Reckoned {
  readonly sum: Sum
  readonly lasted: number
  readonly money: (minor: number) => string
}

function reckoned(language: 'en' | 'es', { formula }: MoneyRule, { sum, lasted, money }: Reckoned): string {
  const isEnglish = language === 'en'
  const days = sum.days ?? 0
  const inDays = isEnglish
    ? `${days} ${days === 1 ? 'day' : 'days'}`
    : `${days} ${days === 1 ? 'día' : 'días'}`
  const monthly = `${money(sum.monthly ?? 0)} ${isEnglish ? 'a month' : 'al mes'}`
  switch (formula.is) {
    case 'once':
      return isEnglish ? 'A fixed amount' : 'Una cantidad fija'
    case 'each-day':
    case 'each-day-after':
      return `${inDays} × ${money(formula.minor)}`
    case 'higher-once':
      return isEnglish
        ? `The higher of ${money(formula.minor)} and ${percent(formula.shareOfMonth)} of ${monthly}`
        : `Lo mayor entre ${money(formula.minor)} y el ${percent(formula.shareOfMonth)} de ${monthly}`
    case 'higher-each-day': {
      const steps = formula.steps
        .map(step =>
          isEnglish
            ? `from day ${step.fromDay} the higher of ${money(step.minor)} and ${percent(step.shareOfMonth)} a day`
            : `desde el día ${step.fromDay}, lo mayor entre ${money(step.minor)} y el ${percent(step.shareOfMonth)} al día`,
        )
        .join('; ')
      return isEnglish ? `${inDays} of ${monthly}: ${steps}` : `${inDays} con ${monthly}: ${steps}`
    }
    case 'pro-rata': {
      const times = formula.times === 1 ? '' : ` × ${formula.times}`
      return `${inHours(lasted)} h ÷ ${inHours(sum.month ?? 0)} h × ${monthly}${times}`
    }
    case 'days-of-rent':
      return isEnglish ? `${inDays} of 30, of ${monthly}` : `${inDays} de 30, de ${monthly}`
  }
}

const moments = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs as much as a hundred sentences that are written with it. */
function momentsIn(language: 'en' | 'es', timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = moments.get(key)
  if (known !== undefined) return known
  const locale = language === 'en' ? 'en-GB' : 'es-ES'
  const made = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  moments.set(key, made)
  return made
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** With at most two places. */
function inHours(milliseconds: number): string {
  return String(Math.round((milliseconds / HOUR) * 100) / 100)
}

/** The same reckoning where a part of it was given before. */
export function explainedBefore(
  says: Both,
  { before, minor }: { readonly before: number; readonly minor: number },
  currency: string,
): Both {
  const en = (amount: number) => sayMoney(amount, currency, 'en')
  const es = (amount: number) => sayMoney(amount, currency, 'es')
  return {
    en: `${says.en} You had ${en(before)} of it before; this is the rest, ${en(minor)}.`,
    es: `${says.es} Ya recibió ${es(before)}; esto es el resto, ${es(minor)}.`,
  }
}
