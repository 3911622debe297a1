/** What is said of opening hours that make no sense, by language, to the person who is setting them up. */
import type { Weekday } from './hours.ts'

export interface Problems {
  readonly weekdays: Readonly<Record<Weekday, string>>
  readonly noZone: (typed: string) => string
  readonly noOpening: (day: string, typed: string) => string
  readonly noClosing: (day: string, typed: string) => string
  readonly backwards: (day: string, from: string, to: string) => string
  readonly overlap: (day: string, first: Stretch, second: Stretch) => string
  readonly noDay: (typed: string) => string
  readonly noName: (date: string) => string
  readonly repeated: (date: string) => string
}

interface Stretch {
  readonly from: string
  readonly to: string
}

export const problemsIn: Readonly<Record<'en' | 'es', Problems>> = {
  en: {
    weekdays: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
    noZone: typed => `"${typed}" is not a time zone. Write it like Europe/London.`,
    noOpening: (day, typed) => `${day}: "${typed}" is not a time at which to open. Write it like 08:30.`,
    noClosing: (day, typed) =>
      `${day}: "${typed}" is not a time at which to close. Write it like 17:30; midnight is 24:00.`,
    backwards: (day, from, to) =>
      `${day}: ${from} to ${to} ends before it begins. Hours past midnight go on the next day, from 00:00.`,
    overlap: (day, first, second) =>
      `${day}: ${first.from} to ${first.to} and ${second.from} to ${second.to} overlap.`,
    noDay: typed => `"${typed}" is not a day of the calendar. Write it like 2026-12-25.`,
    noName: date => `${date} has no name. Customers read it: "Christmas Day".`,
    repeated: date => `${date} is listed more than once; only one of them can hold.`,
  },
  es: {
    weekdays: {
      monday: 'Lunes',
      tuesday: 'Martes',
      wednesday: 'Miércoles',
      thursday: 'Jueves',
      friday: 'Viernes',
      saturday: 'Sábado',
      sunday: 'Domingo',
    },
    noZone: typed => `«${typed}» no es una zona horaria. Escríbala así: Europe/Madrid.`,
    noOpening: (day, typed) => `${day}: «${typed}» no es una hora de abrir. Escríbala así: 08:30.`,
    noClosing: (day, typed) =>
      `${day}: «${typed}» no es una hora de cerrar. Escríbala así: 17:30; la medianoche es 24:00.`,
    backwards: (day, from, to) =>
      `${day}: de ${from} a ${to} termina antes de empezar. Lo que pasa de medianoche va en el día siguiente, desde las 00:00.`,
    overlap: (day, first, second) =>
      `${day}: de ${first.from} a ${first.to} y de ${second.from} a ${second.to} se pisan.`,
    noDay: typed => `«${typed}» no es un día del calendario. Escríbalo así: 2026-12-25.`,
    noName: date => `${date} no tiene nombre. Los clientes lo leen: «Navidad».`,
    repeated: date => `${date} está más de una vez; solo puede valer una.`,
  },
}
