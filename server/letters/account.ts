/** What customers read when a service is to be cut off, and when they pay for one that they do not use. */
import type { Language } from '../../contract/case.ts'
import type { AccountFact } from '../../domain/account/facts.ts'
import { noticeDays } from '../../domain/account/rules.ts'

type Told = Exclude<AccountFact, { readonly type: 'CutNoticeGiven' }>

interface AccountWords {
  readonly which: (words: string) => string
  readonly notBefore: string
  readonly stop: string
  readonly canDo: string
  readonly nothing: string
}

const says: Readonly<Record<Language, AccountWords>> = {
  en: {
    which: words => `The service: ${words}`,
    notBefore: `We cut it off no sooner than ${noticeDays} days after this letter reached you.`,
    stop: 'You can stop it: pay what is left, or answer this letter and say which bill is wrong. Then the service goes on while we look at it.',
    canDo:
      'On your page, under “Your account”, you can ask for the money back, ask to pay less, or end the service. One press is enough.',
    nothing:
      'If you want to keep it as it is, you need do nothing. We do not write about these months again.',
  },
  es: {
    which: words => `El servicio: ${words}`,
    notBefore: `No lo cortamos antes de ${noticeDays} días desde que le llegó esta carta.`,
    stop: 'Usted puede pararlo: pague lo que queda, o responda a esta carta y diga qué factura está mal. Entonces el servicio sigue mientras lo vemos.',
    canDo:
      'En su página, en «Su cuenta», puede pedir el dinero, pedir pagar menos o dar de baja el servicio. Basta con un toque.',
    nothing:
      'Si quiere dejarlo como está, no tiene que hacer nada. No volvemos a escribirle por estos meses.',
  },
}

interface Material {
  readonly sentence: string
  readonly page: string
  readonly answer: string
  readonly words: string | null
}

export function tellAccount(
  fact: Told,
  { sentence, page, answer, words }: Material,
  language: Language,
): readonly string[] {
  const say = says[language]
  const which = words === null ? [] : [say.which(words)]
  switch (fact.type) {
    case 'CutPlanned':
      return [sentence, ...which, say.notBefore, say.stop, page, answer]
    case 'UnusedTold':
      return [sentence, ...which, say.canDo, say.nothing, page, answer]
    case 'CutTakenBack':
    case 'ServiceCut':
      return [sentence, ...which, page, answer]
  }
}
