/**
 * Where each kind of mail goes, and what machines may do about it. Total by type: a new kind has to be given its place. Nothing is
 * thrown away; what stands aside is kept whole, and somebody looks.
 */
import type { MailKind, Said } from './mail.ts'

/**
 * - `case`: somebody's words in a case, which it joins or opens.
 * - `story`: noted in a case as what happened, nobody's words: it wakes nothing and answers nothing.
 * - `aside`: no case; kept whole, and somebody looks.
 */
export type Place = 'case' | 'story' | 'aside'

export interface Treatment {
  /** Where it goes when the case is known that it belongs to. */
  readonly withCase: Place
  /** Where it goes when none is. */
  readonly withoutCase: Place
  /** A receipt may go to its sender when it opens a case. */
  readonly getsReceipt: boolean
  readonly says: Said
}

export const TREATMENTS: Readonly<Record<'person' | MailKind, Treatment>> = {
  person: {
    withCase: 'case',
    withoutCase: 'case',
    getsReceipt: true,
    says: {
      en: 'Somebody’s words: into their case, or a new one, with a receipt.',
      es: 'Palabras de alguien: a su caso o a uno nuevo, con acuse de recibo.',
    },
  },
  duplicate: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Noted beside the mail that came first; it is not read twice.',
      es: 'Se anota junto al correo que llegó primero; no se lee dos veces.',
    },
  },
  echo: {
    withCase: 'aside',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Set aside: the case has the letter already.',
      es: 'Se aparta: el caso ya tiene la carta.',
    },
  },
  'abuse-report': {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Noted in the case of the letter, so that its owner knows; without one, set aside.',
      es: 'Se anota en el caso de la carta, para que su responsable lo sepa; sin caso, se aparta.',
    },
  },
  bounce: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Noted in the case of the letter that did not arrive; without one, set aside.',
      es: 'Se anota en el caso de la carta que no llegó; sin caso, se aparta.',
    },
  },
  loop: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Noted in its case, and nothing is answered: the circle ends here. Without a case, set aside.',
      es: 'Se anota en su caso y no se responde nada: el círculo acaba aquí. Sin caso, se aparta.',
    },
  },
  spam: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Set aside, where somebody looks, or noted in a case that it names. What surely belongs to a case is heard there all the same.',
      es: 'Se aparta, donde alguien lo mira, o se anota en el caso que nombre. Lo que seguro es de un caso se escucha allí igualmente.',
    },
  },
  'auto-reply': {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Noted in the case that it answers; it wakes nothing. Without a case, set aside.',
      es: 'Se anota en el caso al que responde; no despierta nada. Sin caso, se aparta.',
    },
  },
  bulk: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Set aside: nobody asks us for anything. What surely belongs to a case is heard there all the same.',
      es: 'Se aparta: nadie nos pide nada. Lo que seguro es de un caso se escucha allí igualmente.',
    },
  },
  list: {
    withCase: 'story',
    withoutCase: 'aside',
    getsReceipt: false,
    says: {
      en: 'Set aside: others talk with each other. Somebody whom we know is heard all the same.',
      es: 'Se aparta: otras personas hablan entre sí. A quien conocemos se le escucha igualmente.',
    },
  },
  invitation: {
    withCase: 'case',
    withoutCase: 'case',
    getsReceipt: true,
    says: {
      en: 'Like somebody’s words, since a person asks for the time: into their case, or a new one.',
      es: 'Como palabras de alguien, pues una persona pide la hora: a su caso o a uno nuevo.',
    },
  },
  machine: {
    withCase: 'case',
    withoutCase: 'case',
    getsReceipt: false,
    says: {
      en: 'A matter like any other, into its case or a new one; but no machine answers it.',
      es: 'Un asunto como cualquier otro, a su caso o a uno nuevo; pero ninguna máquina lo responde.',
    },
  },
}

/** Where a mail of this kind goes. */
export function placeOf(kind: 'person' | MailKind, hasCase: boolean): Place {
  const { withCase, withoutCase } = TREATMENTS[kind]
  return hasCase ? withCase : withoutCase
}
