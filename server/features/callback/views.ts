/** The page on which somebody asks to be called. */
import type { CallbackPage, CallbackTyped, FormProblem } from '../../../contract/pages.ts'
import { onePlaceForANumber } from '../../../domain/callback/rules.ts'
import { windowsToChoose } from '../../../domain/callback/windows.ts'
import { isOpen } from '../../../domain/hours/hours.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import type { Refusal } from '../../../domain/rule.ts'
import type { Language } from '../../../contract/case.ts'
import { mask } from '../../intake/address.ts'
import type { House } from '../../ledger/directory.ts'
import type { Waits } from '../../line/wait.ts'

/** The half hours of so many days on which we are open: more to choose from is no help. */
const DAYS_TO_CHOOSE = 3

/** What somebody who has said nothing yet would be in the line. */
const newcomer = { isProblem: true, priority: null, skill: null, medium: 'call' } as const

export interface Asked {
  readonly reference: string | null
  /** Numbers that we know to be theirs, as they are dialled. */
  readonly numbers: readonly string[]
  readonly messageId: string
  readonly typed: CallbackTyped
  readonly problem: FormProblem | null
  readonly check: CallbackPage['check']
  readonly isInLine?: boolean
}

interface Viewing {
  readonly waits: Waits
  readonly house: House
  readonly language: Language
  readonly now: number
  /** Those times that are not full. */
  readonly free: (windows: CallbackPage['windows']) => Promise<CallbackPage['windows']>
}

/** @param reference of a case that stands in the line already, or whose place is kept */
export async function viewCalls(
  { waits, house, language, now, free }: Viewing,
  reference: string | null,
): Promise<Pick<CallbackPage, 'isOpen' | 'wait' | 'windows'>> {
  const { hours } = house.organisation
  const isOpenNow = isOpen(hours, now)
  return {
    isOpen: isOpenNow,
    wait: reference === null && isOpenNow ? await waits.forNewcomer(newcomer, language, house) : null,
    windows: await free(windowsToChoose(hours, now, DAYS_TO_CHOOSE)),
  }
}

/** Somebody is to be called on this number already: the same answer to everybody, which says nothing of whose it is. */
export function inLine(language: Language): Refusal {
  const { name: rule, says } = onePlaceForANumber
  return { refused: { rule, says: ruleIn(language, { name: rule, says }) } }
}

export async function viewCallback(
  viewing: Viewing,
  { reference, numbers, messageId, typed, problem, check, isInLine = false }: Asked,
): Promise<CallbackPage> {
  return {
    page: 'call-back',
    reference,
    ...(await viewCalls(viewing, reference)),
    known: numbers.map(value => mask({ kind: 'phone', value })),
    messageId,
    typed,
    problem,
    check,
    isInLine,
  }
}
