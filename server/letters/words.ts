/** What letters say, by language. Short words, no marketing; whoever adds a sentence adds it in both, or it does not compile. */
import type { Language } from '../../contract/case.ts'

/** Sentences that hold names come with the names in place. */
export interface LetterWords {
  readonly hello: (customer: string | null) => string
  readonly newSubject: (organisation: string) => string
  readonly receipt: {
    readonly got: (reference: string) => string
    readonly owned: (owner: string) => string
    readonly standIn: (owner: string) => string
    readonly unowned: string
    readonly honest: string
    readonly answeredBy: (time: string) => string
  }
  readonly solvedProposed: { readonly ask: string; readonly stays: string }
  readonly helper: {
    readonly why: (customer: string | null, until: string) => string
    readonly cannotSayYes: string
    readonly stays: string
  }
  readonly solvedReported: { readonly no: string; readonly counts: string }
  readonly stillOwed: string
  /** A wait for one's own agent is over: what happens now, and what can be chosen; the link follows. */
  readonly ownerWaitOver: string
  readonly ownerChanged: string
  readonly refusal: string
  readonly promise: string
  readonly terms: (name: string) => string
  readonly termsStand: string
  readonly promiseBroken: { readonly was: (words: string) => string; readonly stands: string }
  readonly quoted: (words: string) => string
  readonly filesOnPage: (names: string) => string
  readonly page: string
  readonly answer: string
  readonly looksAfter: (owner: string, reference: string) => string
  readonly standsIn: (owner: string, reference: string) => string
  readonly reference: (reference: string) => string
  readonly code: {
    readonly subject: (reference: string) => string
    readonly is: (code: string) => string
    readonly until: (time: string) => string
    readonly notYou: string
  }
}

const english: LetterWords = {
  hello: customer => (customer === null ? 'Hello,' : `Hello ${customer},`),
  newSubject: organisation => `Your matter with ${organisation}`,
  receipt: {
    got: reference => `We have your message. Your reference is ${reference}.`,
    owned: owner => `${owner} looks after it until you say that it is solved.`,
    standIn: owner =>
      `${owner} leads the team today and looks after it until a colleague takes it on. You will always know who it is.`,
    unowned: 'We tell you who looks after it as soon as somebody has taken it on.',
    honest:
      'A person reads it and writes back; no machine will answer it. On your page you see at any time how many people are before you.',
    answeredBy: time =>
      `A person reads it and answers you by ${time}. That is a promise: if we do not keep it, we tell you ourselves. On your page you see at any time how many people are before you.`,
  },
  solvedProposed: {
    ask: 'Is it solved? Say yes or no on your page:',
    stays:
      'Only you decide. Opening the page decides nothing, the button there does. Until you say yes, it stays open.',
  },
  helper: {
    why: (customer, until) =>
      `You get this because you may act for ${customer ?? 'our customer'} until ${until}. If you answer this mail, your words go into the matter under your own name.`,
    cannotSayYes: 'Only they can say yes to that. If it is not solved, you can say so on your page:',
    stays: 'Opening the page decides nothing, the button there does. Until they say yes, it stays open.',
  },
  solvedReported: {
    no: 'If it is not solved, open your page and press “No, it isn’t”:',
    counts: 'Until you say yes yourself, we do not count it as solved.',
  },
  stillOwed:
    'This we still owe you. With your yes you can say on your page what you no longer need; the rest we do:',
  ownerWaitOver:
    'You need do nothing: your place in the line is the same as before. If you would rather wait for the person who looks after your case, or be called, you can choose that on your page:',
  ownerChanged: 'What you told us goes along. You need not tell it again.',
  refusal: 'If you want that, one tap on your page is enough. Or answer this mail and say so.',
  terms: name => `These are the terms of “${name}”. They hold for you as they stand here:`,
  termsStand: 'You have seven days at least from this letter to take it up. Take your time.',
  promise: 'It stands on your page, with its date. If we do not keep it, we tell you ourselves.',
  promiseBroken: {
    was: words => `What was promised: “${words}”`,
    stands: 'That was our fault. It is not forgotten, and you need not remind us.',
  },
  quoted: words => `“${words}”`,
  filesOnPage: names => `Too large for a mail, and on your page instead: ${names}`,
  page: 'Your page, where you see everything and can write to us:',
  answer: 'You can also simply answer this mail.',
  looksAfter: (owner, reference) =>
    `Reference ${reference}. ${owner} looks after this until you say that it is solved.`,
  standsIn: (owner, reference) =>
    `Reference ${reference}. ${owner} looks after this until a colleague takes it on.`,
  reference: reference => `Reference ${reference}.`,
  code: {
    subject: reference => `Your code for ${reference}`,
    is: code => `Your code is ${code}.`,
    until: time => `It can be used once, until ${time}. Type it into the page where you asked for it.`,
    notYou: 'If you did not ask for it, do nothing. Give it to nobody: we never ask for it.',
  },
}

const spanish: LetterWords = {
  hello: customer => (customer === null ? 'Hola:' : `Hola, ${customer}:`),
  newSubject: organisation => `Su asunto con ${organisation}`,
  receipt: {
    got: reference => `Hemos recibido su mensaje. Su referencia es ${reference}.`,
    owned: owner => `${owner} se ocupa de ello hasta que usted diga que está resuelto.`,
    standIn: owner =>
      `${owner} dirige hoy el equipo y se ocupa de ello hasta que alguien del equipo lo tome a su cargo. Usted sabrá siempre quién es.`,
    unowned: 'Le diremos quién se ocupa de ello en cuanto alguien lo haya tomado a su cargo.',
    honest:
      'Lo lee y le responde una persona; ninguna máquina lo contestará. En su página ve en todo momento cuántas personas hay antes que usted.',
    answeredBy: time =>
      `Una persona lo lee y le responde. Plazo: ${time}. Es una promesa: si no la cumplimos, se lo diremos nosotros. En su página ve en todo momento cuántas personas hay antes que usted.`,
  },
  solvedProposed: {
    ask: '¿Está resuelto? Diga sí o no en su página:',
    stays:
      'Solo usted lo decide. Abrir la página no decide nada; lo hace el botón que hay en ella. Hasta que diga que sí, queda abierto.',
  },
  helper: {
    why: (customer, until) =>
      `Recibe esto porque puede actuar por ${customer ?? 'nuestro cliente'} hasta ${until}. Si responde a este correo, sus palabras pasan al asunto con su propio nombre.`,
    cannotSayYes:
      'Solo esa persona puede decir que sí. Si no está resuelto, puede decirlo usted en su página:',
    stays:
      'Abrir la página no decide nada; lo hace el botón que hay en ella. Hasta que haya un sí, queda abierto.',
  },
  solvedReported: {
    no: 'Si no está resuelto, abra su página y pulse «No, no lo está»:',
    counts: 'Mientras no lo diga usted, no lo contamos como resuelto.',
  },
  stillOwed:
    'Esto aún se lo debemos. Con su sí puede decir en su página lo que ya no necesite; lo demás lo haremos:',
  ownerWaitOver:
    'No tiene que hacer nada: conserva su puesto en la fila. Si prefiere esperar a la persona que lleva su caso, o que le llamemos, puede elegirlo en su página:',
  ownerChanged: 'Lo que nos contó pasa también. No tiene que contarlo otra vez.',
  refusal: 'Si lo quiere así, basta con un toque en su página. O responda a este correo y díganoslo.',
  terms: name => `Estas son las condiciones de «${name}». Valen para usted tal como están aquí:`,
  termsStand: 'Tiene al menos siete días desde esta carta para aceptarlo. Tómese su tiempo.',
  promise: 'Consta en su página, con su fecha. Si no la cumplimos, se lo diremos nosotros.',
  promiseBroken: {
    was: words => `Lo prometido: «${words}»`,
    stands: 'La culpa es nuestra. No lo hemos olvidado y no tiene que recordárnoslo.',
  },
  quoted: words => `«${words}»`,
  filesOnPage: names => `Demasiado grande para un correo; está en su página: ${names}`,
  page: 'Su página, donde lo ve todo y puede escribirnos:',
  answer: 'También puede simplemente responder a este correo.',
  looksAfter: (owner, reference) =>
    `Referencia ${reference}. ${owner} se ocupa de esto hasta que usted diga que está resuelto.`,
  standsIn: (owner, reference) =>
    `Referencia ${reference}. ${owner} se ocupa de esto hasta que alguien del equipo lo tome a su cargo.`,
  reference: reference => `Referencia ${reference}.`,
  code: {
    subject: reference => `Su código para ${reference}`,
    is: code => `Su código es ${code}.`,
    until: time => `Sirve una sola vez, hasta ${time}. Escríbalo en la página donde lo pidió.`,
    notYou: 'Si no lo ha pedido, no haga nada. No se lo dé a nadie: nosotros nunca se lo pediremos.',
  },
}

export const letterWords: Readonly<Record<Language, LetterWords>> = { en: english, es: spanish }
