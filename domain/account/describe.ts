/** Cuts, and services that are not used, as sentences for the customer and for the team. */
import type { Sentences } from '../case/describe.ts'
import { sayMoney } from '../remedy/money.ts'
import { sayDay } from '../time/say-day.ts'
import type { AccountFact } from './facts.ts'

type AccountSentences = Pick<Sentences, AccountFact['type']>

export const accountInEnglish: AccountSentences = {
  CutPlanned: ({ on, agentId }, { name, to }) =>
    to(
      `We plan to cut off a service of yours on ${sayDay(on, 'en')}. Nothing is cut off before that day.`,
      `${name(agentId)} planned a cut for ${sayDay(on, 'en')}. The notice goes out by mail.`,
    ),
  CutNoticeGiven: ({ on, agentId }, { name, to }) =>
    to(
      `${name(agentId)} wrote down that you had our notice: we plan to cut off a service of yours on ${sayDay(on, 'en')}.`,
      `${name(agentId)} wrote down that the customer had the notice of the cut on ${sayDay(on, 'en')}, not by our mail.`,
    ),
  CutTakenBack: ({ on, agentId }, { name, to }) =>
    to(
      `Your service goes on: nothing is cut off on ${sayDay(on, 'en')}.`,
      `${name(agentId)} took back the cut of ${sayDay(on, 'en')}.`,
    ),
  ServiceCut: ({ agentId }, { name, to }) =>
    to(
      'We cut off a service of yours, as we had told you. Say that a bill is wrong, and it is back while we look.',
      `${name(agentId)} had a service cut off, as it was told before.`,
    ),
  UnusedTold: ({ months, chargedMinor, currency, agentId }, { name, to }) => {
    const sum = sayMoney(chargedMinor, currency, 'en')
    return to(
      `You pay for a service that was not used for ${months} months. They cost you ${sum}. We sell you nothing: you choose.`,
      agentId === null
        ? `We told the customer that a service was not used for ${months} months, ${sum} in all.`
        : `${name(agentId)} told the customer that a service was not used for ${months} months, ${sum} in all.`,
    )
  },
}

export const accountInSpanish: AccountSentences = {
  CutPlanned: ({ on, agentId }, { name, to }) =>
    to(
      `Prevemos cortar un servicio suyo el ${sayDay(on, 'es')}. Antes de ese día no se corta nada.`,
      `${name(agentId)} previó un corte para el ${sayDay(on, 'es')}. El aviso sale por correo.`,
    ),
  CutNoticeGiven: ({ on, agentId }, { name, to }) =>
    to(
      `${name(agentId)} anotó que usted recibió nuestro aviso: prevemos cortar un servicio suyo el ${sayDay(on, 'es')}.`,
      `${name(agentId)} anotó que el cliente recibió el aviso del corte del ${sayDay(on, 'es')}, no por nuestro correo.`,
    ),
  CutTakenBack: ({ on, agentId }, { name, to }) =>
    to(
      `Su servicio sigue: no se corta nada el ${sayDay(on, 'es')}.`,
      `${name(agentId)} retiró el corte del ${sayDay(on, 'es')}.`,
    ),
  ServiceCut: ({ agentId }, { name, to }) =>
    to(
      'Cortamos un servicio suyo, como le habíamos avisado. Díganos si una factura está mal y vuelve mientras lo vemos.',
      `${name(agentId)} hizo cortar un servicio, como se había avisado.`,
    ),
  UnusedTold: ({ months, chargedMinor, currency, agentId }, { name, to }) => {
    const sum = sayMoney(chargedMinor, currency, 'es')
    return to(
      `Usted paga un servicio que no se usó en ${months} meses. Le costaron ${sum}. No le vendemos nada: usted elige.`,
      agentId === null
        ? `Avisamos al cliente de que un servicio no se usó en ${months} meses, ${sum} en total.`
        : `${name(agentId)} avisó al cliente de que un servicio no se usó en ${months} meses, ${sum} en total.`,
    )
  },
}
