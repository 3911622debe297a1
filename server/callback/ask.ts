/** What a customer chose about being called back, as it is asked of their case. */
import { randomUUID } from 'node:crypto'
import type { Language } from '../../contract/case.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import type { CallbackWindow } from '../../domain/callback/facts.ts'
import type { AskCallback } from '../../domain/callback/requests.ts'
import { dutyLead, type House } from '../ledger/directory.ts'
import { formatTime } from '../ledger/story.ts'

export interface Chosen {
  readonly by: AskCallback['by']
  /** As it is dialled. */
  readonly number: string | null
  readonly isNumberRight: boolean
  readonly numberIs: AskCallback['numberIs']
  readonly found: AskCallback['found']
  readonly window: CallbackWindow | null
}

export interface ChosenIn {
  readonly house: House
  readonly language: Language
  readonly now: number
}

export function askFor(chosen: Chosen, { house, language, now }: ChosenIn): AskCallback {
  const { window } = chosen
  const words = window === null ? '' : promiseWords(window, house, language)
  return {
    ask: 'ask-callback',
    entryId: randomUUID(),
    ...chosen,
    hours: house.organisation.hours,
    promise: { commitmentId: randomUUID(), agentId: dutyLead(house, now)?.id ?? null, words },
  }
}

function promiseWords({ from, until }: CallbackWindow, house: House, language: Language): string {
  const clock = new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    timeZone: house.organisation.timeZone,
    timeStyle: 'short',
  })
  return callbackWords[language].promise(formatTime(from, { house, language }), clock.format(until))
}
