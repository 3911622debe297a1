/** Matters in which more than two people have a hand, or one that waits for its day: a report for a neighbour, a part on order. */
import { wroteAbout } from '../acting.ts'
import { chat, type Conversation, letter } from '../script.ts'
import { noteFor, putAside, tagged } from '../steps.ts'

export const togetherMatters: readonly Conversation[] = [
  // Somebody writes for her neighbour: heard, and told nothing about the account.
  chat({
    who: 'fatima',
    by: 'amara',
    about: 'landline',
    start: { minutesAgo: 170 },
    talk: [
      'I am writing for my neighbour, Mrs Nowicz. Her telephone has been dead since last night. She is 84 and should not be without it.',
      'Thank you for looking after her. I am Amara, and I act on what you say at once. What stands in her contract I may tell you only when she has said yes; we have asked her.',
      'That is all right. I am next door and can open for you.',
      'That helps. I have her line measured now and write here as soon as I know where it is broken.',
    ],
    then: [
      wroteAbout('fatima', 'jadwiga', '07700 900115'),
      tagged('amara', 'alone at home', 3),
      tagged('amara', 'no dial tone'),
    ],
  }),
  // Nothing can be done before the part is here, and the customer was told so.
  letter({
    who: 'siobhan',
    by: 'amara',
    about: 'internet',
    start: { day: 2, at: '10:20' },
    wait: 35,
    subject: 'The socket in the hall',
    talk: [
      'The socket in the hall has come off the wall and two wires are showing. The internet works if nobody touches it.',
      'Dear Ms Keaveny, please leave it as it is; the wires carry no mains. Your house has the old kind of socket. I have ordered one, and we fit it the day it is here. Amara',
    ],
    then: [
      tagged('amara', 'part on order', 4),
      putAside('amara', 'The socket has been ordered. We name the day for fitting it.', 5, 1),
    ],
  }),
  // A colleague is asked for advice.
  letter({
    who: 'keiko',
    by: 'tomasz',
    about: 'internet',
    start: { day: 1, at: '13:10' },
    wait: 30,
    subject: 'Slow since the fibre came',
    talk: [
      'Since we have fibre the upstairs room is slower than before. Downstairs it is splendid.',
      'Dear Ms Yamanobe, then the line is good and the Wi-Fi does not reach. I am finding out which repeater fits your router and write again today. Tomasz',
    ],
    then: [
      tagged('tomasz', 'wi-fi', 3),
      noteFor('tomasz', 'amara', 'you had a house like this last month. Which repeater did you choose?', 2),
    ],
  }),
]
