/** What the notes about acting for somebody say, by language. */
import type { Language } from '../../contract/case.ts'

export interface NoteWords {
  readonly asked: {
    readonly subject: (helper: string) => string
    readonly byReporter: (helper: string) => string
    readonly byAgent: (helper: string) => string
    readonly ask: (helper: string) => string
    readonly until: string
  }
  readonly mayAct: {
    readonly subject: (customer: string) => string
    readonly is: (customer: string, until: string) => string
    readonly reads: string
    readonly decides: string
    readonly page: string
    readonly private: string
  }
  readonly told: {
    readonly subject: (helper: string) => string
    readonly is: (helper: string, until: string) => string
    readonly notYou: string
  }
  readonly ended: { readonly subject: string; readonly is: (customer: string) => string }
  readonly somebody: string
}

const english: NoteWords = {
  asked: {
    subject: helper => `May ${helper} act for you?`,
    byReporter: helper =>
      `${helper} has written to us about something that has to do with your account. We have told them nothing about you, not even that we know you.`,
    byAgent: helper =>
      `We were told on the phone that ${helper} may act for you. We have written it down; it does not count until you say yes.`,
    ask: helper => `May ${helper} act for you? Say yes or no here:`,
    until:
      'If you do nothing, the answer is no. If you say yes, you choose what they may do and until when, and you can take it back at any time.',
  },
  mayAct: {
    subject: customer => `You may act for ${customer}`,
    is: (customer, until) => `${customer} has said that you may act for them with us, until ${until}.`,
    reads: 'You can read what is said there, and write. Only they can say that it is solved.',
    decides: 'You can read what is said there, write, and say whether it is solved.',
    page: 'Your page:',
    private: 'This link is for you alone. They can end this at any time; then the page closes.',
  },
  told: {
    subject: helper => `${helper} may act for you`,
    is: (helper, until) => `You have said that ${helper} may act for you, until ${until}.`,
    notYou: 'You can take it back on your page at any time. If it was not you, tell us at once:',
  },
  ended: {
    subject: 'You no longer act for somebody',
    is: customer => `${customer} has ended that you act for them with us. Your link opens nothing any more.`,
  },
  somebody: 'A customer of ours',
}

const spanish: NoteWords = {
  asked: {
    subject: helper => `¿Puede ${helper} actuar por usted?`,
    byReporter: helper =>
      `${helper} nos ha escrito sobre algo que tiene que ver con su cuenta. No le hemos dicho nada de usted, ni siquiera que le conocemos.`,
    byAgent: helper =>
      `Nos dijeron por teléfono que ${helper} puede actuar por usted. Lo hemos anotado; no vale hasta que usted diga que sí.`,
    ask: helper => `¿Puede ${helper} actuar por usted? Diga sí o no aquí:`,
    until:
      'Si no hace nada, la respuesta es no. Si dice que sí, usted elige qué puede hacer y hasta cuándo, y puede retirarlo en cualquier momento.',
  },
  mayAct: {
    subject: customer => `Puede actuar por ${customer}`,
    is: (customer, until) =>
      `${customer} ha dicho que usted puede actuar en su nombre con nosotros, hasta ${until}.`,
    reads: 'Puede leer lo que se dice allí y escribir. Solo el titular puede decir que está resuelto.',
    decides: 'Puede leer lo que se dice allí, escribir y decir si está resuelto.',
    page: 'Su página:',
    private:
      'Este enlace es solo para usted. El titular puede ponerle fin en cualquier momento; entonces la página se cierra.',
  },
  told: {
    subject: helper => `${helper} puede actuar por usted`,
    is: (helper, until) => `Usted ha dicho que ${helper} puede actuar por usted, hasta ${until}.`,
    notYou: 'Puede retirarlo en su página en cualquier momento. Si no fue usted, díganoslo enseguida:',
  },
  ended: {
    subject: 'Ya no actúa por otra persona',
    is: customer => `${customer} ha puesto fin a que usted actúe en su nombre. Su enlace ya no abre nada.`,
  },
  somebody: 'Un cliente nuestro',
}

export const noteWords: Readonly<Record<Language, NoteWords>> = { en: english, es: spanish }
