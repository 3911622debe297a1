/** How English names times. */
import type { WhenTable } from './when.ts'

const number =
  '(?:\\d{1,4}|half an|an|a couple of|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|sixty)'
const months = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const hour = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const notAnHour = `(?!\\d| ?(?:%|£|€|st|nd|rd|th|${months}|days?|working|business|hours?|minutes?|weeks?))`

export const whenEnglish: WhenTable = {
  numbers: {
    'half an': 0.5,
    a: 1,
    an: 1,
    the: 1,
    'a couple of': 2,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fourteen: 14,
    twenty: 20,
    thirty: 30,
    sixty: 60,
  },
  weekdays: [
    '(?:monday|mon)',
    '(?:tuesday|tues|tue)',
    '(?:wednesday|wed)',
    '(?:thursday|thurs|thu)',
    '(?:friday|fri)',
    '(?:saturday|sat)',
    '(?:sunday|sun)',
  ],
  months: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  within: `(?:within|in less than|in under|inside|in)(?: the next)? (?<amount>${number}|the)(?: ?(?:-|–|to|or) ?(?<upto>${number}))? (?<working>working |business )?(?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?)`,
  units: { minute: '(?:minutes?|mins?)', hour: '(?:hours?|hrs?)', day: 'days?', week: 'weeks?' },
  days: [
    ['(?:the )?day after tomorrow', 2],
    ['(?:tomorrow|tmrw|tmr)', 1],
    ['(?:today|tonight|this morning|this afternoon|this evening)', 0],
    ['(?:(?:by )?the )?end of (?:the )?day', 0],
  ],
  parts: [
    ['(?:morning|first thing)', '12:00'],
    ['(?:noon|midday)', '12:00'],
    ['(?:lunchtime|lunch)', '14:00'],
    ['afternoon', '18:00'],
    ['evening', '21:00'],
    ['(?:tonight|night)', '22:00'],
  ],
  thisWeek: '(?:this week|end of (?:the|this) week)',
  nextWeek: 'next week',
  nextWeekday: 'next ',
  before: 'before (?:the )?',
  date: `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${months})|(?<month2>${months}) (?<day2>\\d{1,2})(?:st|nd|rd|th)?)`,
  dayOfMonth: 'the (?<day>\\d{1,2})(?:st|nd|rd|th)',
  hour: `(?:between ${hour}(?::\\d\\d)?(?: ?(?:am|pm))? and (?<hour2>${hour})(?::(?<minute2>\\d\\d))?|(?:at|by|before|until|around) (?<hour>${hour})(?::(?<minute>\\d\\d))?)${notAnHour}(?: ?(?<half>am|pm)| o’clock| ?h)?`,
  isMorning: '(?:am|morning)',
}
