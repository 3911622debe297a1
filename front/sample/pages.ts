/** Every page in every state that looks different, with invented people, to be looked at and tested. */
import { actingSamples, listing } from './acting.ts'
import { callbackSamples } from './callback.ts'
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'
import type { CasePage, ContactPage, Page, YouHere } from '../../contract/pages.ts'
import { charterSamples } from './charter.ts'
import { accountSamples } from './account.ts'
import { decidingSamples } from './deciding.ts'
import { asksAbove, ladderSamples, letterSamples } from './ladder.ts'
import { articlePage, helpLinks, helpPage } from './help.ts'
import { leavingSamples } from './leaving.ts'

/** Friday 21 November 2025, 14:20 in London. */
export const SAMPLE_NOW = Date.UTC(2025, 10, 21, 14, 20)

const MINUTE = 60_000
const DAY = 86_400_000
const limits = { maxUploadBytes: 25_000_000, maxTextLength: 100_000 }
const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`

const contact: ContactPage = {
  page: 'contact',
  hours: {
    isOpen: true,
    sentence: 'We are open now. A person answers until 20:00 today.',
    emergencyPhone: '0808 157 0199',
  },
  chatWait: {
    ahead: 2,
    atMostSeconds: 240,
    sentence: 'A person answers in at most 4 minutes, nine times out of ten.',
  },
  callWait: { ahead: 3, atMostSeconds: 540, sentence: 'A person answers in at most 9 minutes.' },
  letterSentence:
    '3 people are before you. A person reads it in at most 2 hours, nine times out of ten, and writes back to you.',
  messageId: id(1),
  problem: null,
  typed: null,
  limits,
  help: helpLinks,
}

const closed: ContactPage = {
  ...contact,
  hours: {
    isOpen: false,
    sentence: 'We are closed now. A person answers from Monday 24 November at 08:00.',
    emergencyPhone: '0808 157 0199',
  },
  chatWait: {
    ahead: 0,
    atMostSeconds: null,
    sentence: 'Write now: you take your place in the line, and need not stay on this page.',
  },
  letterSentence: '2 people are before you. A person writes back to you.',
}

const closedInSpanish: ContactPage = {
  ...contact,
  hours: {
    isOpen: false,
    sentence: 'Ahora estamos cerrados. Una persona atiende a partir del lunes 24 de noviembre a las 08:00.',
    emergencyPhone: '0808 157 0199',
  },
  chatWait: {
    ahead: 0,
    atMostSeconds: null,
    sentence: 'Escriba ahora: toma su turno en la fila y no hace falta que espere en esta página.',
  },
  letterSentence: 'Hay 2 personas antes que usted. Una persona le responde por escrito.',
}

const wrongAddress: ContactPage = {
  ...contact,
  problem: {
    field: 'address',
    says: 'Write an e-mail address such as ana@mail.example, or a phone number.',
  },
  typed: {
    words: 'My line has been dead since Tuesday.',
    name: 'Ngozi Okafor',
    address: 'ngozi at home',
    isLossOfService: false,
  },
}

const priya = { id: id(20), name: 'Priya Raman' }
const customer = { who: 'customer', id: id(30), name: 'Ngozi Okafor' } as const
const agent = { who: 'agent', ...priya } as const
const heed = { who: 'heed', id: null, name: 'Big Behemoth Communications' } as const

function item(seq: number, minutesAgo: number, rest: Partial<StoryItem>): StoryItem {
  const at = SAMPLE_NOW - minutesAgo * MINUTE
  const plain = {
    type: 'CustomerSpoke',
    by: heed,
    sentence: '',
    words: null,
    files: [],
    messageId: null,
    delivery: null,
  }
  return { ...plain, seq, at, ...rest }
}

const FIRST_WORDS = `Good morning. My internet goes off every evening at about eight, and it comes back after midnight.

I have started the box again many times. Is something wrong with the line?`

const story: readonly StoryItem[] = [
  item(1, 1_490, {
    by: customer,
    sentence: 'You wrote to us.',
    words: FIRST_WORDS,
    files: [{ id: id(40), name: 'lights on the box.jpg', mediaType: 'image/jpeg', size: 1_840_000 }],
  }),
  item(4, 1_486, { sentence: 'Priya Raman took this on.' }),
  item(5, 1_480, {
    by: agent,
    sentence: 'Priya Raman wrote to you.',
    words:
      'Hello Mrs Okafor. Thank you for the photo, it helps: the line drops at the cabinet in your street, not in your home. You can watch the work at https://status.behemoth.example/cabinet-14.',
    delivery: 'delivered',
  }),
  item(7, 1_478, { sentence: 'Priya Raman promised you a visit by tomorrow at 12:00.' }),
  item(9, 12, { by: customer, sentence: 'You wrote to us.', words: 'It went off again last night.' }),
]

const waiting: CaseForCustomer = {
  reference: '7KQ2-M4XD',
  status: 'waiting',
  owner: { id: id(21), name: 'Marta Díaz', presence: 'here', hasAccepted: false, deputyName: null },
  line: {
    state: 'waiting',
    medium: 'chat',
    wait: {
      ahead: 2,
      atMostSeconds: 240,
      sentence: 'Two people are before you. It takes at most 4 minutes, nine times out of ten.',
    },
  },
  talkingWith: null,
  promises: [],
  canSolve: true,
  canDeny: false,
  isVerified: true,
  addresses: [],
}

const promise = {
  id: id(50),
  kind: 'visit',
  words: 'An engineer repairs the cabinet in your street. You need not be at home.',
  by: priya,
  madeAt: SAMPLE_NOW - DAY,
  dueAt: SAMPLE_NOW + DAY - 140 * MINUTE,
  state: 'open',
  isDueSoon: false,
  settledAt: null,
} as const

const owned: CaseForCustomer = {
  ...waiting,
  status: 'owned',
  owner: { ...priya, presence: 'away', hasAccepted: true, deputyName: 'Tom Hale' },
  line: null,
  promises: [
    promise,
    {
      ...promise,
      id: id(51),
      kind: 'credit',
      words: '£12.50 off your next bill.',
      state: 'kept',
      settledAt: SAMPLE_NOW - 20 * MINUTE,
    },
    {
      ...promise,
      id: id(52),
      kind: 'call-back',
      words: null,
      state: 'broken',
      dueAt: SAMPLE_NOW - 300 * MINUTE,
      settledAt: SAMPLE_NOW - 300 * MINUTE,
    },
    {
      ...promise,
      id: id(53),
      kind: 'reply',
      words: 'I look at the cabinet’s log.',
      isDueSoon: true,
      dueAt: SAMPLE_NOW + 30 * MINUTE,
    },
    {
      ...promise,
      id: id(54),
      kind: 'goods',
      words: 'A free tablet with two years of fibre.',
      moved: 2,
      isBeyond: true,
      terms: {
        offerId: id(80),
        version: 2,
        name: 'Fibre 200 with a tablet',
        terms: '£31 a month for 24 months. The tablet is yours.',
        standsUntil: SAMPLE_NOW + 9 * DAY,
        isOlder: true,
      },
      equivalent: {
        id: id(81),
        kind: 'credit',
        words: '£180 off your next six bills.',
        dueAt: SAMPLE_NOW + 3 * DAY,
      },
    },
    {
      ...promise,
      id: id(55),
      kind: 'reply',
      words: 'I tell you which router you have.',
      isPaused: true,
    },
  ],
  addresses: [{ kind: 'email', masked: 'ng••••@mail.example' }],
}

const talking: CaseForCustomer = {
  ...owned,
  owner: { ...priya, presence: 'here', hasAccepted: true, deputyName: null },
  talkingWith: priya.name,
  promises: [promise],
}

const { helper, newcomer, openAccount, question, shownToBe } = actingSamples(SAMPLE_NOW)

const casePage = (
  state: CaseForCustomer,
  told: readonly StoryItem[] = story,
  you: YouHere = newcomer,
): CasePage => ({
  page: 'case',
  you,
  state,
  story: told,
  messageId: id(2),
  resume: '0',
  problem: null,
  typed: null,
  limits,
})

const openMail = {
  id: 'm2',
  to: 'ngozi@mail.example',
  subject: 'Your case 7KQ2-M4XD: Priya Raman has written to you',
  at: SAMPLE_NOW - 8 * MINUTE,
  text: 'Hello Mrs Okafor.\n\nThe line drops at the cabinet in your street.\n\nOpen your case: https://heed.behemoth.example/case/7KQ2-M4XD/open?k=abc\n\nPriya Raman',
} as const

const mails = [
  openMail,
  { id: 'm1', to: 'sam@mail.example', subject: 'Your code', at: SAMPLE_NOW - DAY },
] as const

const WAITS_IN_STORY = item(2, 1_489, { sentence: 'You joined the line. We told you: at most 4 minutes.' })

const { callPages, cases: calledCases } = callbackSamples(SAMPLE_NOW, waiting)

const casePages = (cases: Readonly<Record<string, CaseForCustomer>>, told?: readonly StoryItem[]) =>
  Object.fromEntries(Object.entries(cases).map(([name, state]) => [name, casePage(state, told)]))

export const samples: Readonly<Record<string, Page>> = {
  ...callPages,
  ...leavingSamples,
  ...letterSamples,
  ...casePages(calledCases, [story[0] ?? WAITS_IN_STORY, WAITS_IN_STORY]),
  ...casePages({
    ...ladderSamples(SAMPLE_NOW, owned),
    ...accountSamples(owned),
    ...decidingSamples(SAMPLE_NOW, talking),
    'case-leaving': { ...talking, wantsToLeave: true },
  }),
  'case-ladder-asked': casePage(
    ladderSamples(SAMPLE_NOW, talking)['case-ladder'] ?? talking,
    asksAbove(story),
  ),
  'contact-listed': {
    ...contact,
    listing,
    knownAs: 'n…@mail.example',
    typed: {
      words: '',
      name: '',
      address: '',
      isLossOfService: false,
      forWhom: 'Ada Lovelace',
      forNumber: '0 123 456 789',
    },
  },
  'case-code-sent': casePage(waiting, [story[0] ?? WAITS_IN_STORY], {
    ...newcomer,
    code: 'sent',
    hasMail: true,
  }),
  'case-press': casePage(owned, story, { ...newcomer, toProve: 'press', hasMail: true }),
  'case-shown': casePage(talking, story, shownToBe),
  'case-shown-es': casePage(talking, story, shownToBe),
  'case-helper': casePage(
    {
      ...owned,
      actsFor: { customerName: 'Ngozi Okafor', mayDecide: false, until: helper.until },
      canSolve: false,
    },
    story,
    { ...newcomer, toProve: null, others: ['HD-4K7Q-92MX'] },
  ),
  'case-reporter': casePage(waiting, story.slice(0, 1), { ...newcomer, writesFor: 'Ngozi Okafor' }),
  'case-account': casePage(waiting, story.slice(0, 1), { ...newcomer, account: { matters: null } }),
  'case-account-found': casePage(waiting, story.slice(0, 1), { ...shownToBe, account: openAccount }),
  'case-owner-back': casePage({
    ...owned,
    promises: [],
    owner: {
      ...priya,
      presence: 'offline',
      hasAccepted: true,
      deputyName: null,
      backAt: SAMPLE_NOW + 3 * DAY,
    },
  }),
  'helper-question': question,
  'helper-question-es': { ...question, by: 'agent' },
  'helper-answered': { ...question, helper },
  'prove-stopped': {
    page: 'prove',
    reference: '7KQ2-M4XD',
    isCodeSent: false,
    isStopped: true,
    problem: null,
  },
  account: { page: 'account', messageId: id(3), problem: null, typed: null },
  'account-es': {
    page: 'account',
    messageId: id(3),
    problem: {
      field: 'address',
      says: 'Escriba un correo electrónico, como ana@mail.example, o un número de teléfono.',
    },
    typed: { number: '0 123 456 789', name: '', address: 'casa', words: '' },
  },
  contact,
  'contact-closed': closed,
  'contact-closed-es': closedInSpanish,
  'contact-problem': wrongAddress,
  'case-waiting': casePage(waiting, [story[0] ?? WAITS_IN_STORY, WAITS_IN_STORY]),
  'case-owned': casePage(owned),
  'case-talking': casePage(talking),
  'case-proposed': casePage({ ...talking, talkingWith: null, status: 'proposed', canDeny: true }),
  'case-unconfirmed': casePage({ ...talking, talkingWith: null, status: 'unconfirmed', canDeny: true }),
  'case-resting': casePage({ ...owned, status: 'resting', promises: [], isVerified: false, canSolve: false }),
  'case-owing': casePage({ ...talking, talkingWith: null, status: 'owing', canSolve: false, canDeny: true }),
  'case-solved': casePage({ ...owned, status: 'solved', promises: [], canSolve: false, canDeny: true }),
  'case-talking-es': casePage(talking),
  prove: { page: 'prove', reference: '7KQ2-M4XD', isCodeSent: false, problem: null },
  'prove-sent': { page: 'prove', reference: '7KQ2-M4XD', isCodeSent: true, problem: null },
  'prove-wrong': {
    page: 'prove',
    reference: '7KQ2-M4XD',
    isCodeSent: true,
    problem: {
      field: 'code',
      says: 'That code is not right. Look at our newest message and type the six digits again.',
    },
  },
  message: {
    page: 'message',
    fault: 'not-found',
    says: null,
    retryHref: '?',
  },
  'message-passing': { page: 'message', fault: 'not-ready', says: null, retryHref: '?' },
  'message-exact': {
    page: 'message',
    fault: 'too-large',
    says: 'This is too large. A file may have at most 25 MB, a message 100,000 characters.',
    retryHref: null,
  },
  'message-es': { page: 'message', fault: 'bug', says: null, retryHref: '?' },
  ...charterSamples,
  help: helpPage,
  'help-found': { ...helpPage, typed: 'router', found: helpPage.topics[0]?.articles ?? [] },
  'help-nothing': { ...helpPage, typed: 'elephants', found: [] },
  'help-empty': { ...helpPage, topics: [] },
  'help-es': helpPage,
  article: articlePage,
  'article-es': articlePage,
  outbox: { page: 'outbox', mails, open: null },
  'outbox-open': { page: 'outbox', mails, open: openMail },
}
