/** The ways to a person as they are right now: told alike on the contact page and in the contact button of other sites. */
import type { Language } from '../../../contract/case.ts'
import type { ContactPage } from '../../../contract/pages.ts'
import { describeOpening } from '../../../domain/hours/describe.ts'
import { isOpen } from '../../../domain/hours/hours.ts'
import type { House } from '../../ledger/directory.ts'
import { tellOpenButEmpty } from '../../line/tell.ts'
import type { Waits } from '../../line/wait.ts'

export type Ways = Pick<ContactPage, 'hours' | 'chatWait' | 'callWait' | 'letterSentence'>

/** What somebody who has said nothing yet would be in the line. */
const newcomer = { isProblem: true, priority: null, skill: null } as const
const chat = { ...newcomer, medium: 'chat' } as const
const call = { ...newcomer, medium: 'call' } as const
const letter = { ...newcomer, medium: 'letter' } as const

export async function viewWays(waits: Waits, house: House, language: Language, now: number): Promise<Ways> {
  const { hours, emergencyPhone } = house.organisation
  return {
    hours: {
      isOpen: isOpen(hours, now),
      sentence:
        isOpen(hours, now) && !waits.isAnyoneHere(chat)
          ? tellOpenButEmpty(language)
          : describeOpening(hours, now, language),
      emergencyPhone,
    },
    chatWait: await waits.forNewcomer(chat, language, house),
    callWait: await waits.forNewcomer(call, language, house),
    letterSentence: (await waits.forNewcomer(letter, language, house)).sentence,
  }
}
