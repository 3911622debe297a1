/** Short talks of the last hours, so that the wallboard has something to show: most need help, some want something new. */
import type { Kind } from '../../../domain/case/facts.ts'
import type { Chance } from '../chance.ts'
import type { CustomerKey } from '../customers.ts'
import type { AgentKey } from '../people.ts'
import { chat, type Conversation, talking } from '../script.ts'

interface Matter {
  readonly about: string
  readonly by: readonly [AgentKey, ...AgentKey[]]
  readonly kind: Kind
  readonly talk: readonly [string, ...string[]]
  readonly solved: string
}

const matters: readonly [Matter, ...Matter[]] = [
  {
    about: 'internet',
    by: ['amara', 'tomasz', 'meiling', 'rhys'],
    kind: 'problem',
    talk: [
      'The internet has been slow since last night.',
      'I see it: your line fell back to its slow profile in the storm. I have set it up anew. Would you try it now?',
    ],
    solved: 'Fast again. Thank you.',
  },
  {
    about: 'mobile',
    by: ['sunniva', 'keahi', 'meiling'],
    kind: 'problem',
    talk: [
      'My phone finds no network in the new flat.',
      'Calls over Wi-Fi were off for your number. They are on now: please switch the phone off and on once. Does it ring when you try?',
    ],
    solved: 'It rings. That was quick.',
  },
  {
    about: 'billing',
    by: ['farah', 'diego', 'sunniva'],
    kind: 'problem',
    talk: [
      'There is a call on my bill that I never made.',
      'It is the number of the taxi that we put through for you from our shop. You need not pay it; it is off the bill. All right like this?',
    ],
    solved: 'Yes. I had forgotten the taxi!',
  },
  {
    about: 'tv',
    by: ['tomasz', 'rhys', 'diego'],
    kind: 'problem',
    talk: [
      'Two channels say that I have no right to see them.',
      'They moved to another packet, and yours was forgotten. I have put it right for you; is the picture back?',
    ],
    solved: 'Back, both of them.',
  },
  {
    about: 'landline',
    by: ['rhys', 'amara'],
    kind: 'problem',
    talk: [
      'People say that they hear me twice when I call.',
      'That is an echo from the exchange. I have moved you to another card there. Could you call somebody and ask?',
    ],
    solved: 'No echo. Thank you, Rhys.',
  },
  {
    about: 'mobile',
    by: ['keahi', 'sunniva', 'farah'],
    kind: 'request',
    talk: [
      'What would a second number for my daughter cost?',
      'Seven pounds a month, without a term, and it shares your data. I send you the terms in writing; nothing is ordered until you say so. Is that what you wanted to know?',
    ],
    solved: 'That is all I wanted to know.',
  },
  {
    about: 'internet',
    by: ['meiling', 'keahi', 'amara'],
    kind: 'request',
    talk: [
      'Can I have faster internet at my address?',
      'Yes, since spring: 500 instead of 100 for four pounds more, and you can go back each month. I have noted that you asked; the terms come by letter. Anything else?',
    ],
    solved: 'No, I will read them first.',
  },
]

/** Nobody of whom something is open: their stories stay as they are told. */
const who = [
  'mateo',
  'ines',
  'ramon',
  'olumide',
  'greta',
  'jadwiga',
  'pavel',
  'aisha',
  'chinedu',
  'daniela',
  'giorgos',
  'harpreet',
  'jomo',
  'leilani',
  'marek',
  'nadia',
  'odalys',
  'priya',
  'quentin',
  'sven',
  'umar',
  'vivek',
  'zanele',
] as const satisfies readonly CustomerKey[]

/** As many minutes ago the first of them came, and the last. */
const FIRST = 700
const LAST = 35
/** In the middle of it more came than could be answered at once. */
const RUSH = 190

export function talksOfToday(chance: Chance): readonly Conversation[] {
  const talks: Conversation[] = []
  for (let ago = FIRST, turn = 0; ago > LAST; turn += 1) {
    talks.push(talkOf(chance, ago, turn))
    const isRush = Math.abs(ago - RUSH) < 70
    ago -= isRush ? chance.whole(5, 10) : chance.whole(10, 24)
  }
  return [...talks, ...now]
}

function talkOf(chance: Chance, minutesAgo: number, turn: number): Conversation {
  const { by, ...matter } = chance.pick(matters)
  const rush = Math.max(0, 3 - Math.abs(minutesAgo - RUSH) / 25)
  const wait = (0.3 + rush + chance.whole(0, 12) / 10) * (matter.kind === 'request' ? 1.8 : 1)
  // Now and then a told wait is not kept: the board says so.
  const told = chance.isOne(8) ? wait * 40 : wait * 100
  return chat({
    ...matter,
    who: who[turn % who.length] ?? who[0],
    by: chance.pick(by),
    start: { minutesAgo },
    wait,
    told,
  })
}

/** Three who are being helped at this moment. */
const now: readonly Conversation[] = [
  talking({
    who: 'tamsin',
    by: 'sunniva',
    about: 'mobile',
    start: { minutesAgo: 6 },
    talk: [
      'My number was to move to you on Monday and still has not.',
      'The other company has not let it go yet. I am on the telephone with them while we write.',
    ],
  }),
  talking({
    who: 'bao',
    by: 'keahi',
    about: 'internet',
    start: { minutesAgo: 5 },
    talk: [
      'The new router blinks red and nothing works.',
      'I can see it from here: it wants its first update. Please leave it on; it takes five minutes.',
    ],
  }),
  talking({
    who: 'rania',
    by: 'saoirse',
    about: 'internet',
    start: { minutesAgo: 4 },
    talk: [
      'Your engineer was to be here at eight.',
      'I am asking where he is, and stay with you until I know.',
    ],
  }),
]

/** Whoever is in those talks is at their desk, and takes nobody beside them. */
export const atWork = ['sunniva', 'keahi', 'saoirse'] as const satisfies readonly AgentKey[]
/** At work, and away from their desks for a moment. */
export const awayNow = ['oskar', 'rhys'] as const satisfies readonly AgentKey[]
