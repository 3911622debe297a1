import type { QuoteWords } from './quote-en.ts'

export const quoteEs: QuoteWords = {
  wait: {
    middle: duration => `La mitad de las veces son ${duration} como máximo.`,
    rough: 'Es solo una cifra aproximada.',
    late: 'Tarda más de lo que le dijimos, y lo sentimos. Le guardamos el turno.',
    worse: {
      overtaken: 'Tarda más de lo que dijimos: han llegado personas que van primero.',
      'fewer-here': 'Tarda más de lo que dijimos: somos menos que antes.',
      longer: 'Tarda más de lo que dijimos: quienes van antes tardan más de lo previsto.',
    },
    kept: 'Le guardamos el turno.',
    planned: people =>
      people === 1
        ? 'Según nuestro plan, en esta hora hay una persona atendiendo'
        : `Según nuestro plan, en esta hora hay ${people} personas atendiendo`,
    plannedUntil: time => `, y siempre hay alguien hasta las ${time}`,
    somebodyFrom: time => `Según nuestro plan, hay alguien a partir de las ${time}.`,
  },
  charter: {
    measured: told =>
      told === 1
        ? 'Hemos dicho una espera en los últimos 30 días.'
        : `Hemos dicho ${told} esperas en los últimos 30 días.`,
    kept: (kept, known, share) =>
      `De las ${known} que ya terminaron, ${kept} no duraron más de lo dicho: el ${share}. Decimos «nueve de cada diez veces».`,
    year: (share, known) => `En 12 meses fue el ${share} de ${known}.`,
    open: open => (open === 1 ? 'Una no ha terminado todavía.' : `${open} no han terminado todavía.`),
    unknown: unknown =>
      unknown === 1
        ? 'De una no se puede saber: cerramos antes, o se arregló de otra manera.'
        : `De ${unknown} no se puede saber: cerramos antes, o se arreglaron de otra manera.`,
    ghosts: 'Quien se cansó de esperar también cuenta, por el momento en que le habríamos atendido.',
    atOnce: (kept, known) =>
      `Dijimos «enseguida» ${known} veces; ${kept} veces había una persona en menos de un minuto.`,
    none: 'Todavía no hemos dicho ninguna espera.',
  },
}
