/** What letters say of being called back. No number stands in them whole: mail is read by others. */
import type { Language } from '../../contract/case.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import type { FactOf } from '../../domain/case/facts.ts'
import { mask } from '../intake/address.ts'

type Told = FactOf<'CallbackAsked' | 'CallbackRung' | 'CallbackTried' | 'CallbackSetAside'>

interface Telling {
  /** The fact as the customer's page tells it. */
  readonly sentence: string
  /** That there is a page, and the link to it. */
  readonly page: string
  readonly link: string
  readonly language: Language
}

export function tellCallback(fact: Told, { sentence, page, link, language }: Telling): readonly string[] {
  const say = callbackWords[language].letter
  switch (fact.type) {
    case 'CallbackAsked': {
      if (fact.by === 'chat') return [sentence, page]
      const number = fact.body ? [say.number(mask({ kind: 'phone', value: fact.body.number }))] : []
      return [sentence, ...number, say.tries, say.change, page]
    }
    case 'CallbackRung':
      return [sentence, `${say.come}\n${link}`]
    case 'CallbackTried':
      return [sentence, say.change, page]
    case 'CallbackSetAside':
      return [say.setAside, sentence, page]
  }
}
