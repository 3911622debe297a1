/** Promises of the catalogue: one whose terms are frozen, one of a programme that had ended, and one that is still owed after the yes. */
import { demoOffers } from '../offers.ts'
import { confirming, type Conversation, letter } from '../script.ts'
import { noted, promised, tagged } from '../steps.ts'

const day = 24 * 60

export const offerMatters: readonly Conversation[] = [
  // "You also need a mobile contract": the condition came later, and does not apply.
  letter({
    who: 'jomo',
    by: 'rhys',
    about: 'internet',
    start: { day: 5, at: '09:20' },
    wait: 40,
    kind: 'request',
    subject: 'Fibre and a telephone',
    talk: [
      'My mother moves in with us and wants a telephone of her own. What does fibre with a telephone cost, and what else do we have to take?',
      'Dear Mr Wanjirah, £28 a month for two years, the telephone for the house included. You need not take anything else. It is promised to you as it stands below. Rhys',
    ],
    then: [
      promised('rhys', {
        name: 'fibre',
        kind: 'terms',
        words: 'Fibre 100 with a telephone for £28 a month, and nothing else to buy.',
        dueMinutes: 21 * day,
        after: 2,
        terms: { offerId: demoOffers.fibreWithPhone, version: 1, standsMinutes: 21 * day },
      }),
      noted('rhys', 'They decide with his mother this weekend. I told them that there is no hurry.'),
    ],
  }),
  // Said in the shop, months after the programme had ended: it binds, and somebody above has to stand up for it.
  letter({
    who: 'daniela',
    by: 'keahi',
    about: 'internet',
    start: { day: 2, at: '10:05' },
    wait: 35,
    subject: 'The tablet from the shop',
    talk: [
      'In your shop I was told that a tablet comes with two years of fibre. I have signed. Now the page says that there is no such thing.',
      'Dear Ms Popescon, I have asked the shop, and it was said to you. So it binds us, also if the programme was over. I have written it down, and tell you how you get it. Keahi',
    ],
    then: [
      promised('keahi', {
        name: 'tablet',
        kind: 'goods',
        words: 'A tablet with two years of fibre, as it was said in the shop.',
        dueMinutes: 6 * day,
        after: 3,
        terms: { offerId: demoOffers.tablet, version: 1, standsMinutes: 7 * day },
        beyond: 'offer-ended',
      }),
      tagged('keahi', 'tablet programme', 2),
    ],
  }),
  // They say that it is solved; the cable is owed all the same.
  letter({
    who: 'quentin',
    by: 'amara',
    about: 'tv',
    start: { day: 1, at: '11:15' },
    wait: 30,
    subject: 'Picture flickers',
    talk: [
      'The picture flickers on all channels since yesterday.',
      'Dear Mr Bellerose, I have moved your box to another frequency. The cable behind it is old; a new one comes by post. Amara',
    ],
    then: [
      promised('amara', {
        name: 'cable',
        kind: 'goods',
        words: 'A new cable for your television comes by post.',
        dueMinutes: 4 * day,
      }),
      { after: 45, ask: confirming('The picture is steady. I wait for the cable.') },
    ],
  }),
]
