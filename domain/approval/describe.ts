/** What was asked for and decided, as sentences, for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import type { Rung } from '../case/facts.ts'
import { sayRemedy } from '../remedy/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import type { ApprovalFact, AskedFor, What, WhyWithdrawn } from './facts.ts'
import { whatOf } from './covers.ts'
import type { ApprovalState } from './state.ts'

type ApprovalSentences = Pick<Sentences, ApprovalFact['type']>
type Language = 'en' | 'es'

/** As it stands after "about" and after "sobre": "a credit of £40.00". */
export function sayWhat(what: Omit<What, 'approvalId'>, language: Language): string {
  const { remedy, called = null, amountMinor, currency } = what
  if (remedy !== undefined)
    return sayRemedy({ kind: remedy, called, ...money(amountMinor, currency) }, language)
  const isEn = language === 'en'
  if (amountMinor === undefined || currency === undefined) return isEn ? 'a promise' : 'una promesa'
  const amount = sayMoney(amountMinor, currency, language)
  return isEn ? `a promise of ${amount}` : `una promesa de ${amount}`
}

export function sayAsked(asked: AskedFor, language: Language): string {
  return sayWhat(whatOf('', asked), language)
}

/** As a line of its own: "A credit of £40.00". */
export function titleOfAsked(asked: AskedFor, language: Language): string {
  const said = sayAsked(asked, language)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

/** What was decided: "Lena Marsh said yes to a credit of £40.00". */
export function sayDecided(
  { asked, state, givenMinor }: Pick<ApprovalState, 'asked' | 'state' | 'givenMinor'>,
  name: string,
  language: Language,
): string {
  const what = sayWhat(whatOf('', asked, givenMinor ?? undefined), language)
  const isYes = state === 'given'
  if (language === 'es') return `${name} dijo que ${isYes ? 'sí' : 'no'} a ${what}`
  return `${name} said ${isYes ? 'yes' : 'no'} to ${what}`
}

function money(amountMinor: number | undefined, currency: string | undefined) {
  return amountMinor === undefined || currency === undefined ? {} : { amountMinor, currency }
}

const aboveEn: Readonly<Record<Rung, string>> = {
  lead: 'the team lead',
  head: 'the head of service',
  'outside-body': 'a body outside our company',
}
const aboveEs: Readonly<Record<Rung, string>> = {
  lead: 'la persona responsable del equipo',
  head: 'la dirección de atención',
  'outside-body': 'un organismo externo',
}
const goneEn: Readonly<Record<WhyWithdrawn, string>> = {
  asker: 'It was taken back.',
  'case-closed': 'The matter is closed or goes on elsewhere.',
  erased: 'What it was about was erased.',
}
const goneEs: Readonly<Record<WhyWithdrawn, string>> = {
  asker: 'Se retiró.',
  'case-closed': 'El asunto está cerrado o sigue en otro caso.',
  erased: 'Se borró aquello de lo que trataba.',
}

export const approvalInEnglish: ApprovalSentences = {
  ApprovalAsked: (fact, { name, end, to }) => {
    const [who, until] = [name(fact.approverId), end(fact.until)]
    return to(
      `${who} is deciding about ${sayWhat(fact, 'en')}, until ${until}. If nobody answers by then, it goes one step up.`,
      `${name(fact.agentId)} asked ${who} for ${sayWhat(fact, 'en')}: they decide until ${until}.`,
    )
  },
  ApprovalGiven: (fact, { name, to }) => {
    const said = `${name(fact.agentId)} said yes to ${sayWhat(fact, 'en')}`
    if (fact.insteadOfMinor === undefined || fact.currency === undefined) return `${said}.`
    const asked = sayMoney(fact.insteadOfMinor, fact.currency, 'en')
    return to(`${said}.`, `${said}, where ${asked} was asked for.`)
  },
  ApprovalDeclined: (fact, { name, to }) => {
    const next = fact.nextAgentId === null ? aboveEn[fact.nextRung] : name(fact.nextAgentId)
    return to(
      `${name(fact.agentId)} decided about ${sayWhat(fact, 'en')}, and it is a no. If you ask, ${next} decides next.`,
      `${name(fact.agentId)} said no to ${sayWhat(fact, 'en')}. Next above is ${next}.`,
    )
  },
  ApprovalClimbed: (fact, { name, end, to }) => {
    const [who, until] = [name(fact.toAgentId), end(fact.until)]
    return to(
      `Nobody decided in time. Now ${who} is deciding about ${sayWhat(fact, 'en')}, until ${until}.`,
      `${name(fact.from)} did not answer in time: ${who} decides about ${sayWhat(fact, 'en')} until ${until}.`,
    )
  },
  ApprovalReminded: (fact, { name, end, to }) =>
    to(
      `We are late with our answer about ${sayWhat(fact, 'en')}. ${name(fact.agentId)} was reminded and still decides.`,
      `${name(fact.agentId)} is late in deciding about ${sayWhat(fact, 'en')}, and was reminded until ${end(fact.until)}.`,
    ),
  ApprovalWithdrawn: (fact, { name, to }) =>
    to(
      `Nobody decides about ${sayWhat(fact, 'en')} any more. ${goneEn[fact.why]}`,
      fact.agentId === null
        ? `Nobody has to decide about ${sayWhat(fact, 'en')} any more. ${goneEn[fact.why]}`
        : `${name(fact.agentId)} does not ask for ${sayWhat(fact, 'en')} any more.`,
    ),
}

export const approvalInSpanish: ApprovalSentences = {
  ApprovalAsked: (fact, { name, end, to }) => {
    const [who, until] = [name(fact.approverId), end(fact.until)]
    return to(
      `${who} está decidiendo sobre ${sayWhat(fact, 'es')}. Plazo: ${until}. Si nadie responde, pasa al nivel superior.`,
      `${name(fact.agentId)} pidió a ${who} ${sayWhat(fact, 'es')}. Plazo: ${until}.`,
    )
  },
  ApprovalGiven: (fact, { name, to }) => {
    const said = `${name(fact.agentId)} dijo que sí a ${sayWhat(fact, 'es')}`
    if (fact.insteadOfMinor === undefined || fact.currency === undefined) return `${said}.`
    const asked = sayMoney(fact.insteadOfMinor, fact.currency, 'es')
    return to(`${said}.`, `${said}, donde se pedían ${asked}.`)
  },
  ApprovalDeclined: (fact, { name, to }) => {
    const next = fact.nextAgentId === null ? aboveEs[fact.nextRung] : name(fact.nextAgentId)
    return to(
      `${name(fact.agentId)} decidió sobre ${sayWhat(fact, 'es')}, y la respuesta es no. Si usted lo pide, decide ${next}.`,
      `${name(fact.agentId)} dijo que no a ${sayWhat(fact, 'es')}. Por encima decide ${next}.`,
    )
  },
  ApprovalClimbed: (fact, { name, end, to }) => {
    const [who, until] = [name(fact.toAgentId), end(fact.until)]
    return to(
      `Nadie decidió a tiempo. Ahora ${who} está decidiendo sobre ${sayWhat(fact, 'es')}. Plazo: ${until}.`,
      `${name(fact.from)} no respondió a tiempo: ${who} decide sobre ${sayWhat(fact, 'es')}. Plazo: ${until}.`,
    )
  },
  ApprovalReminded: (fact, { name, end, to }) =>
    to(
      `Tardamos en responder sobre ${sayWhat(fact, 'es')}. Lo recordamos a ${name(fact.agentId)}, que aún decide.`,
      `${name(fact.agentId)} se retrasa en decidir sobre ${sayWhat(fact, 'es')}, y se le recordó. Plazo: ${end(fact.until)}.`,
    ),
  ApprovalWithdrawn: (fact, { name, to }) =>
    to(
      `Ya nadie decide sobre ${sayWhat(fact, 'es')}. ${goneEs[fact.why]}`,
      fact.agentId === null
        ? `Ya nadie tiene que decidir sobre ${sayWhat(fact, 'es')}. ${goneEs[fact.why]}`
        : `${name(fact.agentId)} ya no pide ${sayWhat(fact, 'es')}.`,
    ),
}
