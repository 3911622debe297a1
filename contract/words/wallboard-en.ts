/** The supervisor's wallboard, in English. */
import type { WallState } from '../wall-states.ts'

const states: Readonly<Record<WallState, string>> = {
  free: 'Free',
  busy: 'With somebody',
  'wrapping-up': 'Wrapping up',
  away: 'Away',
}

const people = (count: number) => (count === 1 ? 'One person is' : `${count} people are`)

export const wallboardEn = {
  title: 'Wallboard',
  loading: 'Looking at the line …',
  wall: 'Show it on a wall',
  desk: 'Back to the desk',
  sentence: {
    nobody: 'Nobody is waiting.',
    waiting: (count: number) => `${people(count)} waiting.`,
    longest: (count: number, name: string, time: string) =>
      count === 1
        ? `One person is waiting: ${name}, ${time}.`
        : `${people(count)} waiting; the longest, ${name}, ${time}.`,
    letters: (count: number) => (count === 1 ? 'One letter waits.' : `${count} letters wait.`),
    due: (count: number, by: 'noon' | 'midnight') => {
      const promises = count === 1 ? 'One promise is' : `${count} promises are`
      return by === 'noon' ? `${promises} due before noon.` : `${promises} due before midnight.`
    },
    broken: (count: number) => (count === 1 ? 'One was broken today.' : `${count} were broken today.`),
  },
  rungs: {
    waiting: (count: number) =>
      count === 1 ? 'One case waits for a decision above.' : `${count} cases wait for a decision above.`,
    late: (count: number) => (count === 1 ? 'One decision is late.' : `${count} decisions are late.`),
    ended: (inTime: number, all: number, days: number) =>
      `In ${days} days ${inTime} of ${all} decisions came in time.`,
  },
  callbacks: {
    due: (count: number) => (count === 1 ? 'One call back is due now.' : `${count} calls back are due now.`),
    later: (count: number) => (count === 1 ? 'One is for later.' : `${count} are for later.`),
    title: 'Calls back, one by one',
    about: 'Whoever is called keeps the place that they have. Numbers stand on no board.',
    columns: {
      reference: 'Case',
      name: 'Who',
      since: 'In line for',
      next: 'Called back',
      tries: 'Tries',
      skill: 'Subject',
    },
    states: { now: 'now, it is their turn', later: 'later', 'with-agent': 'somebody is on it' },
    told: 'told on their page',
    chosen: (from: string, until: string) => `${from} to ${until}, as they chose`,
    next: (time: string) => `from ${time}, the next try`,
    more: (count: number) => (count === 1 ? 'And one more.' : `And ${count} more.`),
  },
  passedOver: {
    title: 'Passed over today',
    none: 'nobody',
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    more: 'nobody free could take them, and somebody later was asked for',
    moreNone: 'whoever was free could take whoever came first',
    waiting: (count: number) => (count === 1 ? 'passed over once' : `passed over ${count} times`),
  },
  now: {
    help: 'Who needs help now is told',
    quotes: 'Waits told today',
    busy: 'Who comes',
    atOnce: 'at once',
    cannotTell: 'we cannot tell',
    atMost: (time: string) => `at most ${time}`,
    roughly: (time: string) => `roughly ${time} at most`,
    middle: (time: string) => `as often under ${time} as over`,
    atOnceMore: 'somebody is free',
    cannotTellMore: 'nobody is here, or too little is known yet',
    kept: (share: string) => `${share} kept`,
    noneTold: 'none yet',
    counts: (kept: number, broken: number, open: number) =>
      `${kept} kept, ${broken} broken, ${open} still open`,
    busier: 'busier than usual',
    usual: 'as usual',
    unknown: 'not known yet',
    came: (now: number, usualMost: number) =>
      `${now} within the hour; nine times in ten it is at most ${usualMost}`,
    cameOnly: (now: number) => `${now} within the hour; too few weeks to compare with`,
  },
  skills: {
    title: 'By subject',
    about:
      'Whoever needs help is taken by anybody who is free. Who wants to buy or asks for something waits for somebody who knows the subject.',
    columns: {
      skill: 'Subject',
      help: 'Need help',
      sales: 'Requests',
      letters: 'Letters',
      longest: 'Longest',
      quote: 'A request is told',
      free: 'Free',
      busy: 'Busy',
      'wrapping-up': 'Wrapping up',
      away: 'Away',
    },
    none: 'No subject named',
  },
  agents: {
    title: 'People at work',
    nobody: 'Nobody is at work.',
    states,
    inHand: (count: number) => (count === 1 ? '1 in hand' : `${count} in hand`),
    stillWrapping: (time: string) => `${time} left`,
    onBreak: (until: string) => `on break until ${until}`,
    breakDue: (until: string) => `break until ${until} not taken yet`,
    count: (state: string, count: number) => `${state}: ${count}`,
  },
  hours: {
    title: 'The last twelve hours',
    help: 'Waits of people who need help',
    sales: 'Waits of requests and sales',
    came: 'How many came',
    about:
      'Those who hung up count too: they would have waited longer. Where more than one in ten has left, nobody knows how long nine in ten would have waited.',
    minutes: 'minutes',
    people: 'people in half an hour',
    middle: 'Half are answered within',
    nine: 'Nine in ten are answered within',
    helpShort: 'Need help',
    salesShort: 'Requests',
    table: 'Figures as a table',
    from: 'From',
    answered: 'Answered',
    left: 'Left before',
    waiting: 'Still waiting',
    none: 'Nobody came in these hours.',
    unknown: 'not known',
  },
  selling: {
    title: 'What selling cost',
    todayNone: 'Nothing was sold today so far.',
    today: (selling: string, caused: string) =>
      `Today ${selling} went into selling. People who needed help waited ${caused} because of it.`,
    month: (days: number, selling: string, caused: string) =>
      days === 1
        ? 'Nothing is known of the days before.'
        : `In the last ${days} days ${selling} went into selling, and people who needed help waited ${caused} because of it.`,
    spared: (minutes: string) =>
      `The days before, sent through the line again without selling to those who came for help: ${minutes} less waiting.`,
    sparedNone:
      'The days before, sent through the line again without selling to those who came for help: no less waiting.',
    none: 'Nothing was sold in these days, so nobody waited because of it.',
    about:
      'At each moment, whoever sells could have answered one of those who wait with a problem. The charter shows the same figure to everybody.',
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  },
  staffing: {
    title: (day: string) => `Tomorrow, ${day}`,
    about: (days: number) =>
      days === 1
        ? 'As many come, and as many are here, as on the last such day. Nine in ten are answered within:'
        : `As many come, and as many are here, as on the mean of the last ${days} such days. Nine in ten are answered within:`,
    aboutRota: (days: number) =>
      days === 1
        ? 'As many come as on the last such day, and as many are here as the rota says. Nine in ten are answered within:'
        : `As many come as on the mean of the last ${days} such days, and as many are here as the rota says. Nine in ten are answered within:`,
    aboutNeeded: (minutes: number) =>
      `“Needed” are those with whom nine in ten are answered within ${minutes} minutes.`,
    needed: 'Needed',
    tooFew: (agents: string, missing: string) => `${agents}, ${missing} short`,
    rotaAgents: 'By the rota',
    chart: 'Expected waits tomorrow',
    from: 'From',
    arrivals: 'Come',
    agents: 'Here',
    oneFewer: 'One fewer',
    planned: 'As planned',
    oneMore: 'One more',
    noEnd: 'without end',
    nobody: 'nobody here',
    none: 'Nothing is known yet of days like tomorrow. It takes one such day, and thirty answered contacts.',
  },
}

export type WallboardWords = typeof wallboardEn
