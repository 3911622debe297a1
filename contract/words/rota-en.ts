/** The rota, in English. */
import type { BadRotaLine } from '../rota.ts'

const why: Readonly<Record<BadRotaLine, (about: string) => string>> = {
  'no-person': about =>
    `Nobody here is called “${about}”. Write the name or the mail address as under “People”.`,
  'two-people': about => `More than one is called “${about}”: write the mail address.`,
  'no-day': about => `“${about}” is not a day. Write it like 2026-11-23.`,
  'no-time': about => `“${about}” is not a time. Write it like 08:30.`,
  'half-a-break': about => `“${about}” stands alone: each time to begin needs one to end.`,
  refused: about => about,
}

const weekdays: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]

export const rotaEn = {
  lead: 'Who is to be at work when, by the clock of the organisation. Waits are foretold from it: who begins soon, who goes home, who takes a break.',
  week: {
    of: (first: string, last: string) => `${first} to ${last}`,
    before: 'The week before',
    after: 'The week after',
    now: 'This week',
    nobody: 'Nobody works here yet. People are invited under “People”.',
  },
  grid: {
    keys: 'Arrow keys move from day to day, Enter opens a day.',
    person: 'Name',
    off: 'off',
    people: 'At work',
    away: 'away',
    once: 'this day',
    swapped: (name: string) => `swapped with ${name}`,
    pause: 'break',
    nextDay: 'next day',
  },
  day: {
    shift: (nth: number) => `Shift ${nth}`,
    pause: (nth: number) => `break ${nth}`,
    breakWord: 'Break',
    from: (what: string) => `${what} from`,
    to: (what: string) => `${what} to`,
    until: 'to',
    addShift: 'Add a shift',
    addBreak: 'Add a break',
    remove: (what: string) => `Remove ${what}`,
    dayOff: 'No shift: a day off.',
    over: 'Ends on the next day.',
    holds: 'How long does it hold?',
    once: 'On this day alone',
    weekly: (weekday: string) => `Every ${weekday} from this day on`,
    until2: 'Until and with, if it ends',
    asWeekly: 'As every week again',
    save: 'Save',
    close: 'Close',
    swap: 'Swap this day with',
    swapNobody: 'Choose somebody',
    swapDo: 'Swap',
    weekdays,
  },
  copy: {
    title: 'Copy this week',
    hint: 'Day by day, as it is shown above. What stands in the other week is replaced.',
    to: 'To the week of',
    whose: 'Whose',
    everybody: 'Everybody',
    do: 'Copy',
    done: (people: number) => (people === 1 ? 'Copied for one person.' : `Copied for ${people} people.`),
    show: 'Show that week',
  },
  file: {
    title: 'Bring shifts in from a file',
    hint: 'A table saved as CSV. Columns: person, date, from, to, and if you like pairs of times for breaks. A day without times is a day off. Days that are in the file are replaced.',
    choose: 'Choose a file',
    found: (lines: number, people: number, days: number) =>
      `${lines} good ${lines === 1 ? 'line' : 'lines'}: ${days} ${days === 1 ? 'day' : 'days'} of ${people} ${people === 1 ? 'person' : 'people'}.`,
    bad: (count: number) => (count === 1 ? 'One line is left out:' : `${count} lines are left out:`),
    line: (line: number) => `Line ${line}:`,
    why,
    more: (count: number) => `and ${count} more.`,
    do: (days: number) => (days === 1 ? 'Set this day' : `Set these ${days} days`),
    done: (days: number) => (days === 1 ? 'One day is set.' : `${days} days are set.`),
  },
}

export type RotaWords = typeof rotaEn
