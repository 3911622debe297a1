/** Setting the ladder up, in English. */
export const ladderSetupEn = {
  title: 'The ladder',
  lead: 'Who decides when the owner cannot or will not. A case goes up rung by rung, and the last rung inside always answers.',
  byRole:
    'Nobody has set the ladder up yet: the duty lead decides first, then the head. Save it to make it yours.',
  rung: (rung: number) => `Rung ${rung}`,
  who: 'Who decides',
  within: 'Answers within',
  unit: 'Counted in',
  units: {
    hours: 'hours by the clock',
    days: 'days',
    'working-days': 'working days',
    'working-hours': 'working hours',
  },
  calendar: (team: string) => `By the calendar of ${team}`,
  calendarHouse: 'By the calendar of the house',
  absent: (deputy: string) => `Absent now: ${deputy} stands in`,
  absentNobody: 'Absent now, and nobody stands in: the next rung decides',
  add: 'Add a rung',
  remove: (rung: number) => `Remove rung ${rung}`,
  up: (rung: number) => `Move rung ${rung} up`,
  down: (rung: number) => `Move rung ${rung} down`,
  last: 'The last rung inside: it always answers.',
  outside: 'The body outside',
  outsideLead: 'An ombudsman or an arbitration body. After the last rung the customer gets this in writing.',
  name: 'Name',
  address: 'Address',
  link: 'Link',
  rightsEn: 'What it can do for them, in English',
  rightsEs: 'What it can do for them, in Spanish',
  withEveryNo: 'Tell of it with every “no”, and not only with that of the last rung',
  save: 'Save the ladder',
  saved: 'Saved.',
}

export type LadderSetupWords = typeof ladderSetupEn
