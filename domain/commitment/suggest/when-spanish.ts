/** How Spanish names times. "Mañana" is tomorrow, unless "la", "por la" or "esta" stands before it. */
import type { WhenTable } from './when.ts'

const number =
  '(?:\\d{1,4}|media|un par de|una|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|catorce|quince|veinte|treinta)'
const months = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)'
const hour = '(?:\\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)'

export const whenSpanish: WhenTable = {
  numbers: {
    media: 0.5,
    un: 1,
    una: 1,
    uno: 1,
    'un par de': 2,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    catorce: 14,
    quince: 15,
    veinte: 20,
    treinta: 30,
  },
  weekdays: ['lunes', 'martes', 'mi[ée]rcoles', 'jueves', 'viernes', 's[áa]bado', 'domingo'],
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
  within: `(?:en(?: menos de)?(?: un plazo de)?|dentro de|antes de) (?:los próximos )?(?<amount>${number})(?: ?(?:-|–|a|o) ?(?<upto>${number}))? (?<unit>minutos?|horas?|días?|dias?|semanas?)(?<working> laborables?| hábiles| hábil)?`,
  units: { minute: 'minutos?', hour: 'horas?', day: 'd[íi]as?', week: 'semanas?' },
  days: [
    ['pasado mañana', 2],
    ['(?<!(?:la|esta) )mañana', 1],
    ['(?:hoy|esta (?:mañana|tarde|noche))', 0],
  ],
  parts: [
    ['(?:(?:por|de) la|esta) mañana', '12:00'],
    ['(?:a )?primera hora', '12:00'],
    ['mediod[íi]a', '14:00'],
    ['(?:(?:por|de) la|esta) tarde', '20:00'],
    ['(?:(?:por|de) la|esta) noche', '22:00'],
  ],
  thisWeek: '(?:esta semana|acabe la semana|final(?:es)? de (?:la )?semana)',
  nextWeek: '(?:la )?(?:semana que viene|próxima semana)',
  nextWeekday: null,
  before: 'antes del? (?:el |día )?',
  date: `(?<day>\\d{1,2}) de (?<month>${months})`,
  dayOfMonth: 'd[íi]a (?<day>\\d{1,2})',
  hour: `(?:entre las ${hour}(?::\\d\\d)? y las (?<hour2>${hour})(?::(?<minute2>\\d\\d))?|(?:a|antes de|hasta|sobre) las? (?<hour>${hour})(?::(?<minute>\\d\\d))?)(?! ?(?:%|€|días|horas))(?: ?h)?(?: de la (?:mañana|(?<half>p)?(?:tarde|noche)))?`,
  isMorning: '(?:por|de|esta) (?:la )?mañana',
}
