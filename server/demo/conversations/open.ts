/** Matters that are not over: promises open, kept and broken, a handover, a question to the customer, silence, and who is waiting now. */
import { letAct } from '../acting.ts'
import { demoOffers } from '../offers.ts'
import { chat, type Conversation, letter, waiting } from '../script.ts'
import {
  answeredAbove,
  askedIfSolved,
  broken,
  called,
  handedOver,
  handoverAccepted,
  kept,
  noted,
  promised,
  replied,
  reportedSolved,
  rested,
  tagged,
  warned,
} from '../steps.ts'

const day = 24 * 60

export const openMatters: readonly Conversation[] = [
  // A promise that is due soon.
  chat({
    who: 'noor',
    by: 'farah',
    about: 'billing',
    start: { minutesAgo: 205 },
    talk: [
      'You cut my phone off and now you want three months of dues. I have not used it once in those three months.',
      'I am Farah, and I can see that it is as you say: no call, no text, no data since the summer. We should have told you, not cut you off.',
      'So what now?',
      'I am asking for the three bills to be taken back. I decide that with my lead today, and your phone is switched on again at once, before anything is paid.',
    ],
    then: [
      promised('farah', {
        name: 'credit',
        kind: 'credit',
        words:
          'By this afternoon we tell you in writing that the three unused months are taken off your bill.',
        dueMinutes: 230,
      }),
      noted('farah', 'Customer since 2008. 3 × £15.00, nothing used. To be switched on again first.'),
      tagged('farah', 'bill in dispute'),
      warned('credit', 178.5),
    ],
  }),
  // A promise that was broken, and a matter that two people have owned.
  letter({
    who: 'winifred',
    by: 'sunniva',
    about: 'billing',
    start: { day: 6, at: '10:15' },
    wait: 90,
    subject: 'The tablet that we were promised',
    talk: [
      'When we signed for two years we were promised a tablet. The page for it wants an account number of ten digits. Ours has nine. My son has called four times for us.',
      'Dear Mrs Aldous, you were promised it, so you will have it, whatever the page says. You need not type anything anywhere. I see to it myself. Sunniva',
    ],
    then: [
      promised('sunniva', {
        name: 'tablet',
        kind: 'goods',
        words: 'The tablet is at your door within four days.',
        dueMinutes: 4 * day,
        after: 3,
        terms: { offerId: demoOffers.tablet, version: 1, standsMinutes: 7 * day },
      }),
      noted(
        'sunniva',
        'The programme ended in spring; it was sold to them after that. We are bound all the same. Ordered from the shop’s stock.',
        4,
      ),
      letAct({ name: 'Bertram Aldous', email: 'bertram.aldous@letterbox.example' }, 60),
      tagged('sunniva', 'tablet programme', 5),
      warned('tablet', 3 * day - 69),
      // As the clocks do it: in the second after it was due.
      broken('tablet', day + 1 / 60),
      replied(
        'sunniva',
        'Dear Mrs Aldous, the tablet should have been with you by today and it is not. I am sorry; the shop sent it to its own store. I am finding out when it can be with you and write again tomorrow morning.',
        35,
      ),
      answeredAbove(
        'leila',
        'Dear Mrs Aldous, a day that we promise is not for us to let pass. A tablet goes to your door from our own stock this week, and the five pounds on your bill are yours besides. Leila',
        70,
      ),
    ],
  }),
  // Loss of service, a visit that was promised and came; now the customer is asked.
  chat({
    who: 'ada',
    by: 'amara',
    about: 'internet',
    priority: 'loss-of-service',
    start: { day: 4, at: '08:06' },
    wait: 1,
    talk: [
      'No internet at all since Sunday. I work from home and I am using my phone’s data for everything.',
      'Good morning, I am Amara. Your line ends in the cabinet in your street, which was flooded. That needs hands. I have opened your phone’s data without limit until the line is back, free of charge.',
      'When is somebody coming?',
      'Tomorrow between eight and ten. I write to you when he is on his way.',
    ],
    then: [
      promised('amara', {
        name: 'visit',
        kind: 'visit',
        words: 'A technician is at the cabinet in your street tomorrow before ten.',
        dueMinutes: 26 * 60,
      }),
      kept(
        'amara',
        'visit',
        'Technician on site 08:40, joint renewed, 102 Mbit/s measured at the house.',
        25 * 60,
      ),
      askedIfSolved(
        'amara',
        'The cabinet is dry and your line measures 102. Six days are off your bill. Is it working for you, and has it stayed up?',
        12,
      ),
    ],
  }),
  // A promise that was kept; the matter goes on.
  letter({
    who: 'yusuf',
    by: 'amara',
    about: 'landline',
    start: { day: 3, at: '11:30' },
    wait: 40,
    subject: 'Do I need this telephone?',
    talk: [
      'I pay £26 a month for a telephone that I think nobody uses.',
      'Dear Mr Demirhan, you think rightly: not one call in four months. You can end it any day without a fee. I will work out what your internet costs on its own. Amara',
    ],
    then: [
      promised('amara', {
        name: 'details',
        kind: 'send-details',
        words: 'You get the figures in writing by tomorrow noon.',
        dueMinutes: day,
        after: 2,
      }),
      replied(
        'amara',
        'Dear Mr Demirhan, your internet alone costs £32, so you would pay £26 less each month. The four unused months can be taken off as well: that is £104. Shall I do both?',
        150,
      ),
      kept('amara', 'details', 'Figures sent by letter.', 1),
      called('amara', {
        direction: 'in',
        minutes: 4,
        words:
          'He has read the figures and talks them over with his wife. He writes or rings when they know.',
        after: 170,
      }),
      tagged('amara', 'ending a service', 1),
    ],
  }),
  // A wish to pay less, with an open promise of tomorrow.
  chat({
    who: 'edwin',
    by: 'keahi',
    about: 'mobile',
    kind: 'request',
    start: { day: 1, at: '16:05' },
    wait: 3,
    talk: [
      'My phone bill is £35. My neighbour pays £9. What am I paying for?',
      'Hello, Keahi here. For a plan without limit, of which you use two gigabytes a month. Yours would fit into the one for £9 with room to spare.',
      'Then why did nobody tell me?',
      'We should have. I am asking what we can do about the last months, and change the plan whenever you say so.',
    ],
    then: [
      promised('keahi', {
        name: 'reply',
        kind: 'reply',
        words: 'I write to you within two days about the months that you paid too much.',
        dueMinutes: 2 * day,
      }),
    ],
  }),
  // Waiting for a colleague to accept it.
  chat({
    who: 'callum',
    by: 'keahi',
    about: 'mobile',
    start: { minutesAgo: 150 },
    wait: 2,
    talk: [
      'I pay for 500 at home and I am never there. I work in coffee shops, and my mobile runs out of data by the tenth of each month.',
      'Hello, Keahi here. I see it: 30 GB at home in a month, and the mobile above its allowance every time. You need it the other way round, and perhaps a hotspot account.',
      'That would be sensible.',
      'My colleague Amara knows the lines at home better than I do. I write down what you told me, so that you need not say it again.',
    ],
    then: [
      handedOver(
        'keahi',
        'amara',
        'Works in coffee shops. Fibre 500 at home hardly used (30 GB a month), Mobile 5 GB always exceeded. Wants less at home and more on the move; a hotspot account would fit. He was told that he need not repeat this.',
        2,
      ),
    ],
  }),
  // Handed over and accepted; the second owner goes on.
  letter({
    who: 'iain',
    by: 'diego',
    about: 'tv',
    start: { day: 5, at: '11:20' },
    wait: 50,
    subject: 'Film channels in the wrong language',
    talk: [
      'Every film is in German since the last update. I do not speak German.',
      'Dear Mr Macaskie, I have set your box to English from here. Would you restart it and have a look? Diego',
      'No change. The menu is English, the films are not.',
      'Then it is the box itself, and a colleague who knows it inside out will take it on.',
    ],
    then: [
      handedOver(
        'diego',
        'tomasz',
        'Films play in German since the update of the 14th; setting the language from here changed only the menu. Restart tried.',
        5,
      ),
      handoverAccepted('tomasz', 12),
      replied(
        'tomasz',
        'Dear Mr Macaskie, this is Tomasz. Your box had kept the sound of the test version. I have removed it; the next film you start should be in English.',
        30,
      ),
      reportedSolved('tomasz', 'On the telephone: "English at last, and I learned a word or two."', 200),
    ],
  }),
  // Nobody has said anything for more than two weeks: it rests, and any word wakes it.
  letter({
    who: 'hemi',
    by: 'meiling',
    about: 'internet',
    start: { day: 18, at: '09:35' },
    subject: 'Cable across the drive',
    talk: [
      'After your people were here there is a cable across our drive. The car goes over it.',
      'Dear Mr Parangi, that is not how it should be. Could you send a photograph, or tell us which side of the house it is on? Then we bury it in one visit. Mei-Ling',
    ],
    then: [rested(15 * day)],
  }),
  waiting({
    who: 'eirlys',
    about: 'landline',
    start: { minutesAgo: 95 },
    subject: 'The line again',
    said: 'Dear Rhys, since this morning there is a hum on the line. It is not bad, but I thought that you would want to know. Eirlys Pugheon',
  }),
  waiting({
    who: 'wei',
    about: 'internet',
    priority: 'loss-of-service',
    start: { minutesAgo: 6 },
    said: 'Internet gone since half an hour, all lights off but one. I have an interview at noon.',
  }),
  waiting({
    who: 'lucia',
    about: 'billing',
    start: { minutesAgo: 3 },
    said: 'Hola, en la factura aparece un cargo de 12 libras que no entiendo.',
  }),
]
