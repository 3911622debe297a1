/** What a simulation says: the table in the terminal and the report as a page. English; Spanish has the same shape. */
export const simulateEn = {
  locale: 'en-GB',
  service: 'Needs help',
  sales: 'Is buying',
  asItIs: 'as it is',
  rows: {
    came: 'came',
    waitMean: 'wait, mean',
    waitMiddle: 'wait, half are sooner',
    waitP95: 'wait, 1 in 20 is later',
    waitP99: 'wait, 1 in 100 is later',
    gaveUpShare: 'gave up',
    onLineMean: 'time on the line, mean',
    calledBackShare: 'called back',
    setAside: 'not reached in all tries',
    closed: 'came or stayed too late',
    keptShare: 'told waits that were kept',
    toldTimesWait: 'told wait, times what came',
    couldNotTellShare: 'nothing could be told',
    overtakesPer1000: 'overtaken by buyers, per 1,000 who needed help',
    pitchHoursPerDay: 'hours a day spent selling to callers',
    staffHoursPerDay: 'hours a day at work',
    busyShare: 'of that, with somebody or writing up',
  },
  seconds: (value: string) => `${value} s`,
  minutes: (value: string) => `${value} min`,
  hours: (value: string) => `${value} h`,
  plusMinus: (value: string) => `± ${value}`,
  policies: {
    'service-first': 'who needs help goes first (Heed)',
    'sales-first': 'who is buying goes first',
    'one-line': 'one line for all, as they come',
  },
  progress: {
    learning: (percent: number) => `Learning what to tell… ${percent} %`,
    running: (percent: number) => `Simulating… ${percent} %`,
  },
  runs: (seeds: number, days: number, first: number) =>
    `${seeds === 1 ? 'One run' : `${seeds} runs`} of ${days === 1 ? 'one day' : `${days} days`}, seed${seeds === 1 ? '' : 's'} from ${first}.`,
  drawn: (folder: string) => `line-places.svg and line-waits.svg are in ${folder}.`,
  written: (path: string) => `The report is in ${path}.`,
  wasWritten: 'The report was written by Heed.',
  page: {
    title: (name: string) => `What if: ${name}`,
    leadMean: (wait: string, late: string, gaveUp: string) =>
      `Those who need help wait ${wait} on average. One in twenty waits longer than ${late}, and ${gaveUp} of them give up.`,
    leadChange: (name: string, before: string, after: string) =>
      `With “${name}” the mean wait goes from ${before} to ${after}.`,
    leadPitch: (hours: string) =>
      `Agents spend ${hours} a day on offering things to people who called for help.`,
    leadOvertaken: (count: string) =>
      `Of 1,000 people who needed help, buyers were taken before them ${count} times.`,
    waitsOverDay: 'Waits over the day',
    waitsOverDaySays:
      'People who need help, by the half hour in which they came. Line: mean. Band: nine in ten wait less.',
    comers: 'Who comes, and who is there for them',
    comersSays: 'Columns: people who come in half an hour, a day. Line: agents at work.',
    sideBySide: 'Side by side',
    sideBySideSays:
      'Mean wait of those who were answered. The fine line is where the true mean lies, nineteen times out of twenty.',
    gaveUp: 'Who gave up',
    gaveUpSays: 'Of all who came.',
    figures: 'All figures',
    allGroups: 'Group by group',
    variant: 'Variant',
    group: 'Who',
    meanShort: 'mean',
    comeShort: 'came in half an hour',
    staffShort: 'at work',
    how: 'How this was computed',
    howSays: [
      'People come at random at the rates of the scenario, and are the same people in every variant: only what the variant changes is different.',
      'Whoever goes first is decided by the same code that runs the line of Heed. Other orders are there to be compared with.',
      'What people are told is told by the code that tells waits in Heed. It has learned from earlier days and knows nothing of the days that are counted.',
      'Waits are those of people who were answered; who gave up is counted apart. “±” is a 95 % interval over the runs.',
      'This is a model. It knows nothing of a computer that breaks down or a storm that cuts a cable: write that into the scenario.',
    ],
    assumed: 'What was assumed',
  },
  pictures: {
    places: 'Whoever comes first is helped first',
    placesSays: (from: string) =>
      `Everybody who came from ${from} on, one line each, in the order of their coming. A simulated morning.`,
    waits: 'What was told, and what came',
    waitsSays:
      'Everybody who needed help on a simulated day and had to wait: the wait they were told at most, and the wait that came.',
    help: 'needs help, waits on the line',
    buying: 'is buying, waits on the line',
    calledBack: 'waits at home: the place is kept',
    answered: 'answered',
    gaveUp: 'gave up',
    told: 'told: at most, nine times out of ten',
    came: 'waited',
    longer: 'waited longer than told',
    kept: (kept: string, count: string) => `${kept} of ${count} told waits were kept.`,
  },
  replay: {
    title: (what: string) => `Sent through again: ${what}`,
    asItWas: 'as it was',
    again: 'simulated',
    learned: (days: number) =>
      days === 0
        ? 'No day before it is known: on the first day nobody can be told how long it takes.'
        : `What people are told was learned from ${days === 1 ? 'the day' : `the ${days} days`} before, sent through the same line.`,
    leftOut: (count: number) => `${count} calls of the log never came to the line and are left out.`,
    caused: (minutes: string, spent: string) =>
      `Selling to people who came for help took agents ${spent} minutes, and made others wait ${minutes} minutes.`,
    assumed: [
      'Agents were at work from their first contact to their last; more than half an hour with nobody is a break.',
      'Between two contacts they take as long as they were seen to take while somebody waited.',
      'Who was answered would have waited on as those did who hung up; who hung up would have taken as long as others of their kind.',
      'Anybody at work may take anybody who needs help.',
      'Compare the simulated columns with one another; how far the first of them is from “as it was” says how good the model is.',
    ],
  },
}

export type SimulateWords = typeof simulateEn
