/** What customers read when something that they were given is booked, could not be booked yet, or was taken back. */
import type { Language } from '../../contract/case.ts'
import type { RemedyFact } from '../../domain/remedy/facts.ts'
import type { RemedyKind } from '../../domain/remedy/kinds.ts'

type Told = Exclude<RemedyFact, { readonly type: 'RemedyGiven' }>

interface RemedyWords {
  readonly what: (words: string) => string
  /** Where it is seen that it is done. */
  readonly where: Readonly<Record<RemedyKind, string | null>>
  /** Before it is booked. */
  readonly goes: Readonly<Partial<Record<RemedyKind, string>>>
  readonly notYet: string
  readonly promiseStands: string
  readonly because: (words: string) => string
}

const says: Readonly<Record<Language, RemedyWords>> = {
  en: {
    what: words => `What was promised: “${words}”`,
    where: {
      credit: 'It stands as a line of its own on your open bill. If none is open, it stands on the next one.',
      waiver: 'It stands as a line of its own on your bill, and what you owe is less by as much.',
      reconnect:
        'The old bills stand as they stood, and are marked as disputed. You need not pay them while we look at them.',
      'plan-change': 'You pay the new price from the next bill on. There is no fee for the change.',
      goods: 'It is on its way to you.',
      'priority-visit': null,
      'callback-same-person': null,
      apology: null,
    },
    goes: {
      credit: 'It goes on your open bill by itself, or on the next one. You need do nothing.',
      waiver: 'It comes off your bill by itself. You need do nothing.',
    },
    notYet:
      'Our billing did not take it by itself. A person of ours now books it by hand, and you need do nothing.',
    promiseStands: 'The promise to you stands: we keep it in another way, or ask you about it.',
    because: words => `The reason: “${words}”`,
  },
  es: {
    what: words => `Lo prometido: «${words}»`,
    where: {
      credit:
        'Aparece como una línea propia en su factura abierta. Si no hay ninguna, aparece en la siguiente.',
      waiver: 'Aparece como una línea propia en su factura, y lo que debe baja en la misma cantidad.',
      reconnect:
        'Las facturas antiguas siguen como estaban y constan como discutidas. No tiene que pagarlas mientras las revisamos.',
      'plan-change': 'Paga el precio nuevo desde la próxima factura. El cambio no tiene ningún cargo.',
      goods: 'Va de camino a usted.',
      'priority-visit': null,
      'callback-same-person': null,
      apology: null,
    },
    goes: {
      credit: 'Va solo a su factura abierta, o a la siguiente. Usted no tiene que hacer nada.',
      waiver: 'Se descuenta solo de su factura. Usted no tiene que hacer nada.',
    },
    notYet:
      'Nuestra facturación no lo aceptó por sí sola. Ahora lo anota a mano una persona, y usted no tiene que hacer nada.',
    promiseStands: 'La promesa sigue en pie: la cumplimos de otra manera, o se lo preguntamos.',
    because: words => `El motivo: «${words}»`,
  },
}

interface Material {
  readonly sentence: string
  readonly page: string
  readonly answer: string
  readonly promiseWords: string | null
  readonly words: string | null
}

/** Where something will be seen that was given just now; null where it is on no bill. */
export function whereItGoes(kind: RemedyKind, language: Language): string | null {
  return says[language].goes[kind] ?? null
}

export function tellRemedy(fact: Told, material: Material, language: Language): readonly string[] {
  const say = says[language]
  const { sentence, page, answer, promiseWords, words } = material
  const what = promiseWords === null ? [] : [say.what(promiseWords)]
  switch (fact.type) {
    case 'RemedyBooked': {
      const where = say.where[fact.kind]
      return [sentence, ...what, ...(where === null ? [] : [where]), page, answer]
    }
    case 'RemedyBookingFailed':
      return [sentence, ...what, say.notYet, page, answer]
    case 'RemedyTakenBack':
      return [sentence, ...(words === null ? [] : [say.because(words)]), say.promiseStands, page, answer]
  }
}
