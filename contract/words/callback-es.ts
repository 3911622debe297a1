/** What the customers' pages say, in Spanish, about being called back. */
import type { CallbackWords } from './callback-en.ts'

export const callbackEs: CallbackWords = {
  page: {
    pageTitle: organisation => `Llámenme – ${organisation}`,
    title: 'Le llamamos nosotros',
    lead: 'Usted conserva su puesto en la fila mientras hace otra cosa.',
    number: 'Su número de teléfono',
    numberHint: 'Con todas sus cifras, como lo marcaría alguien que está lejos.',
    known: masked => `El número que acaba en ${masked.replace('…', '')}`,
    other: 'Otro número',
    which: '¿A qué número?',
    when: '¿Cuándo le llamamos?',
    atTurn: 'Cuando sea mi turno',
    closedNow: 'Elija una hora',
    half: (from, until) => `De ${from} a ${until}`,
    words: 'De qué se trata, en pocas palabras',
    wordsHint: 'Quien le llame lo habrá leído antes. También puede contárselo entonces.',
    name: 'Su nombre',
    next: 'Seguir',
    back: 'Volver a su caso',
    backToContact: 'Volver a todas las formas de hablar con nosotros',
    noTimes: 'No hay horas para elegir en los próximos días. Escríbanos y le respondemos.',
  },
  check: {
    title: '¿Es correcto este número?',
    at: when => `Le llamamos ${when}.`,
    atTurn: 'Le llamamos cuando sea su turno.',
    caller: 'La llamada puede venir de un número que usted no conoce.',
    yes: 'Sí, llámenme ahí',
    change: 'No, quiero cambiarlo',
    atHome: number => `Desde aquí se marca ${number}.`,
  },
  inLine: {
    title: 'Este número ya tiene su lugar',
    lead: 'Quien lo tiene espera, habla con nosotros, o recibe la llamada a su turno. No hace falta pedirlo otra vez.',
    hint: '¿Prefiere otra hora? Cámbiela en la página de su caso, o escríbanos.',
    notYou: '¿No fue usted? Entonces escríbanos.',
  },
  wait: {
    atOnce: 'Hay alguien libre: le llamamos enseguida.',
    atMost: duration => `Le llamamos en ${duration} como máximo, nueve de cada diez veces.`,
    ahead: count =>
      count === 0
        ? 'No hay nadie antes que usted.'
        : count === 1
          ? 'Hay una persona antes que usted.'
          : `Hay ${count} personas antes que usted.`,
    unknown: 'Todavía no podemos decir cuánto tarda.',
    minutes: count => (count === 1 ? 'un minuto' : `${count} minutos`),
    hours: count => (count === 1 ? 'una hora' : `${count} horas`),
  },
  letter: {
    number: masked => `Llamamos al número que acaba en ${masked.replace('…', '')}.`,
    tries:
      'Si no le localizamos, lo intentamos dos veces más: a los diez minutos y a la hora, contando el tiempo en que estamos abiertos.',
    change: 'Puede cambiar el número o la hora en su página.',
    wrongNumber: 'Denos otro número en su página y volverá a ser de los primeros.',
    come: 'Venga ahora a su página:',
    setAside: 'Intentamos hablar con usted y no lo conseguimos. No es culpa suya.',
  },
  promise: (from, until) => `Le llamamos entre ${from} y ${until}.`,
  firstWords: 'Llámenme, por favor.',
  wrong: {
    number: 'Escriba su número de teléfono con todas sus cifras, para que podamos llamarle.',
    time: 'Elija una de estas horas.',
    called: 'Ya vamos a llamar a este número y su turno se guarda. ¿No fue usted? Entonces escríbanos.',
  },
}
