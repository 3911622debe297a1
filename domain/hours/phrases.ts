/** What is said about opening hours, by language: whether we are open, and until or from when a person answers. */
export type Language = 'en' | 'es'

export interface Phrases {
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly open: string
  readonly always: string
  readonly until: (when: string) => string
  readonly closed: string
  readonly closedFor: (day: string) => string
  readonly from: (when: string) => string
  readonly never: string
  readonly today: (time: string) => string
  readonly onDay: (day: Day, time: string) => string
}

export interface Day {
  readonly weekday: string
  readonly day: number
  readonly month: string
  /** Null when it is the current year, which goes without saying. */
  readonly year: number | null
}

const ENGLISH: Phrases = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  open: 'We are open now.',
  always: 'A person answers at any hour.',
  until: when => `A person answers until ${when}.`,
  closed: 'We are closed now.',
  closedFor: day => `We are closed today: ${day}.`,
  from: when => `A person answers from ${when}.`,
  never: 'No opening is planned yet.',
  today: time => `${time} today`,
  onDay: ({ weekday, day, month, year }, time) =>
    `${weekday} ${day} ${month}${year === null ? '' : ` ${year}`} at ${time}`,
}

const SPANISH: Phrases = {
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  open: 'Ahora estamos abiertos.',
  always: 'Una persona atiende a cualquier hora.',
  until: when => `Una persona atiende hasta ${when}.`,
  closed: 'Ahora estamos cerrados.',
  closedFor: day => `Hoy estamos cerrados: ${day}.`,
  from: when => `Una persona atiende a partir de ${when}.`.replace(' de el ', ' del '),
  never: 'Todavía no hay ninguna apertura prevista.',
  today: time => `${theHour(time)} de hoy`,
  onDay: ({ weekday, day, month, year }, time) =>
    `el ${weekday} ${day} de ${month}${year === null ? '' : ` de ${year}`} a ${theHour(time)}`,
}

export const PHRASES: Readonly<Record<Language, Phrases>> = { en: ENGLISH, es: SPANISH }

function theHour(time: string): string {
  return time.startsWith('01:') ? `la ${time}` : `las ${time}`
}
