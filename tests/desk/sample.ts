/** Invented people and matters for looking at the desk without a server: busy, with long words, many scripts and hostile text. */
import { randomUUID } from 'node:crypto'
import { makeSnippets } from './sample-snippets.ts'
import type { StoryItem } from '../../contract/case.ts'
import type { SnippetView } from '../../contract/snippets.ts'
import type { AgentView, CaseSummary, CaseView, CustomerView, Me } from '../../contract/desk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Sample {
  readonly me: Me
  agents: AgentView[]
  readonly cases: Map<string, CaseView>
  readonly snippets: SnippetView[]
}

const PEOPLE: readonly (readonly [name: string, words: string])[] = [
  ['Ada Okafor', 'My line has been dead since Tuesday and my mother needs it for her alarm.'],
  ['محمد عبد الرحمن الفيصل', 'الإنترنت مقطوع منذ يومين، ولا أستطيع العمل من المنزل.'],
  [
    '<img src=x onerror="document.title=1">',
    '<script>document.body.remove()</script> & "quotes" — <b>bold?</b>',
  ],
  ['Ng', 'ok'],
  ['María Fernández-Villaverde de la Santísima Trinidad', 'Me han cobrado dos veces la cuota de noviembre.'],
  [
    'Wolfgang Rechtsschutzversicherungsgesellschaften',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverkäuferinnen'.repeat(2),
  ],
  ['שרה לוי', 'הנתב החדש לא הגיע, ואתמול הבטיחו לי שהוא בדרך.'],
  ['🌻 Sunflower 🌻', 'can u help??? 😭😭😭'],
  ['Tomás O’Rourke', 'You said ten working days. That was a month ago.'],
  ['Priscilla Featherstonehaugh', 'I would like to change to the cheaper plan that I read about.'],
  ['Jun Sato', 'The technician came, and it works. Thank you.'],
  ['Edith Small', 'What is on my bill under "other"?'],
]

export function makeSample(now: number): Sample {
  const agents = ['Noor Haddad', 'Lena Brandt', 'Kwame Mensah', 'Rosa Iglesias'].map(
    (name, at): AgentView => ({
      id: randomUUID(),
      name,
      role: at === 3 ? 'lead' : 'agent',
      team: at < 2 ? 'North' : 'South',
      skills: [],
      presence: at === 2 ? 'away' : 'here',
      isAbsent: false,
    }),
  )
  const [mine] = agents
  if (!mine) throw new Error('the sample has no agent')
  const me: Me = {
    agent: { ...mine, email: 'noor@behemoth.example', isAdmin: true },
    organisation: {
      name: 'Big Behemoth Communications',
      timeZone: 'Europe/London',
      isDemo: true,
      outsideBody: 'the Communications Ombudsman',
    },
    seat: { chatCapacity: 3, letterCapacity: 20 },
    limits: { maxUploadBytes: 20_000_000, maxTextLength: 20_000 },
  }
  const cases = new Map<string, CaseView>()
  PEOPLE.forEach(([name, words], at) => {
    const view = makeCase({ name, words, at, now, agents })
    cases.set(view.summary.id, view)
  })
  return { me, agents, cases, snippets: makeSnippets() }
}

interface Made {
  readonly name: string
  readonly words: string
  readonly at: number
  readonly now: number
  readonly agents: readonly AgentView[]
}

function makeCase({ name, words, at, now, agents }: Made): CaseView {
  const [mine, lena, , lead] = agents
  if (!mine || !lena || !lead) throw new Error('the sample lacks agents')
  const opened = now - (at === 8 ? 30 * DAY : (at + 1) * 3 * MINUTE + (at > 5 ? 2 * HOUR : 0))
  const isWaiting = at === 5 || at === 6 || at === 7
  const status = isWaiting
    ? 'waiting'
    : at === 10
      ? 'solved'
      : at === 11
        ? 'resting'
        : at === 3
          ? 'proposed'
          : 'owned'
  const owner = isWaiting ? lead : at === 9 ? lena : mine
  const summary: CaseSummary = {
    id: randomUUID(),
    reference: `BB-${(7_351_204 + at * 7919).toString(36).toUpperCase()}`,
    customer: { id: randomUUID(), name },
    kind: at === 9 ? 'request' : at % 3 === 0 ? null : 'problem',
    channel: at % 2 === 0 ? 'chat' : 'mail',
    status,
    owner: { id: owner.id, name: owner.name, hasAccepted: !isWaiting },
    entry: isWaiting
      ? {
          id: randomUUID(),
          medium: 'chat',
          place: at - 4,
          state: 'waiting',
          agentId: null,
          joinedAt: opened,
          offerUntil: null,
        }
      : at < 3
        ? {
            id: randomUUID(),
            medium: 'chat',
            place: 0,
            state: 'answered',
            agentId: mine.id,
            joinedAt: opened,
            offerUntil: null,
          }
        : null,
    handover: at === 9 ? { id: randomUUID(), from: lena.id, to: mine.id, until: now + 25 * MINUTE } : null,
    lastWords: words,
    lastAt: now - at * 4 * MINUTE,
    isUnread: at === 1 || at === 4,
    unansweredSince: at < 3 ? now - (at + 1) * 70_000 : null,
    nextDueAt: at === 0 ? now + 2 * HOUR : at === 8 ? now - 3 * DAY : null,
    tags: at % 3 === 0 ? ['no service', 'exchange br-114'] : at === 4 ? ['billing'] : [],
    snoozedUntil: at === 3 ? now + 2 * DAY : null,
    isMentioned: at === 8,
    mergedInto: null,
    openedAt: opened,
    version: 100,
  }
  return {
    summary,
    story: makeStory(summary, { words, at, mine, lena, now }),
    customer: makeCustomer(summary, at),
    promises: makePromises(at, mine, now),
    gate:
      at === 9
        ? { isOpen: true, mode: 'enforce', says: null, becauseOf: [] }
        : {
            isOpen: false,
            mode: 'enforce',
            says: 'Nothing is offered while a problem of this customer is open.',
            becauseOf: [summary.reference],
          },
    wait: null,
    acting: makeActing(at, now),
  }
}

interface StoryOf {
  readonly words: string
  readonly at: number
  readonly mine: AgentView
  readonly lena: AgentView
  readonly now: number
}

type Told = Pick<StoryItem, 'type' | 'by'> & Partial<StoryItem>
type Tell = (minutes: number, item: Told) => void

function makeStory(summary: CaseSummary, told: StoryOf): StoryItem[] {
  const items: StoryItem[] = []
  const tell: Tell = (minutes, item) =>
    items.push({
      seq: (items.at(-1)?.seq ?? 0) + 1 + (items.length % 3),
      at: Math.min(told.now, summary.openedAt + minutes * MINUTE),
      sentence: '',
      words: null,
      files: [],
      messageId: item.type === 'CustomerSpoke' ? randomUUID() : null,
      delivery: null,
      ...item,
    })
  const { id, name } = summary.customer
  const customer = { who: 'customer', id, name } as const
  tell(0, { type: 'CaseOpened', by: customer, sentence: `${name} opened the case by ${summary.channel}.` })
  tell(0, { type: 'CustomerSpoke', by: customer, words: told.words })
  const heed = { who: 'heed', id: null, name: 'Heed' } as const
  tell(0.1, {
    type: 'EntryJoined',
    by: heed,
    sentence: 'Joined the line at place 4; told at most 6 minutes.',
  })
  if (summary.status !== 'waiting') tellMiddle(tell, customer, told)
  return items
}

function tellMiddle(tell: Tell, customer: StoryItem['by'], { at, mine, lena }: StoryOf): void {
  const me = { who: 'agent', id: mine.id, name: mine.name } as const
  const file = { id: randomUUID(), name: 'the-grey-box-by-the-door-with-a-very-long-name.jpg' }
  const hello = `Hello ${customer.name}, I am ${mine.name}. I have your line in front of me and see that it stopped answering on Tuesday evening.`
  const promise = 'I will have a technician come by tomorrow before noon, and I credit £18.50.'
  const note =
    'Exchange BR-114 shows loss on this pair since 17 Nov.\nDo not ask for the account number again.'
  tell(1, { type: 'OwnerAccepted', by: me, sentence: `${mine.name} accepted the case and owns it now.` })
  tell(1.2, { type: 'AgentReplied', by: me, words: hello, delivery: at % 2 ? 'delivered' : null })
  tell(1.4, { type: 'AgentReplied', by: me, words: promise, delivery: at === 4 ? 'failed' : null })
  tell(1.6, {
    type: 'CommitmentMade',
    by: me,
    sentence: 'Promised a visit, due tomorrow at 12:00.',
    words: 'A technician comes by before noon',
  })
  tell(2, { type: 'AgentNoted', by: me, words: note })
  tell(2.5, {
    type: 'CustomerSpoke',
    by: customer,
    words: 'Thank you. Here is the picture of the box.',
    files: [{ ...file, mediaType: 'image/jpeg', size: 1_240_000 }],
  })
  if (at === 8) {
    const heed = { who: 'heed', id: null, name: 'Heed' } as const
    tell(10, { type: 'CommitmentBroken', by: heed, sentence: 'The promised reply was not given in time.' })
  }
  if (at === 9) {
    tell(3, {
      type: 'HandoverProposed',
      by: { who: 'agent', id: lena.id, name: lena.name },
      sentence: `${lena.name} proposed to hand the case over to ${mine.name}.`,
      words: 'She wants Light 10. Usage is 3 GB a month, it fits. Nothing is promised yet.',
    })
  }
  if (at === 0) {
    for (let more = 0; more < 60; more++) {
      const words = `It blinks ${more} times, then stops. ${'Then it starts over. '.repeat(more % 5)}`
      const isHers = more % 2 === 0
      tell(
        4 + more / 4,
        isHers
          ? { type: 'CustomerSpoke', by: customer, words }
          : { type: 'AgentReplied', by: me, words: 'Thank you, I see the same here.' },
      )
    }
  }
}

function makePromises(at: number, mine: AgentView, now: number): CaseView['promises'] {
  if (at !== 0 && at !== 8) return []
  const by = { id: mine.id, name: mine.name }
  return [
    {
      id: randomUUID(),
      kind: 'visit',
      words: 'A technician comes by before noon',
      by,
      madeAt: now - DAY,
      dueAt: now + 2 * HOUR,
      state: 'open',
      isDueSoon: true,
      settledAt: null,
    },
    {
      id: randomUUID(),
      kind: 'credit',
      words: '£18.50 for the days without service',
      by,
      madeAt: now - DAY,
      dueAt: now + 4 * DAY,
      state: 'open',
      isDueSoon: false,
      settledAt: null,
    },
    {
      id: randomUUID(),
      kind: 'reply',
      words: 'You hear from me in writing',
      by,
      madeAt: now - 14 * DAY,
      dueAt: now - 3 * DAY,
      state: at === 8 ? 'broken' : 'kept',
      isDueSoon: false,
      settledAt: at === 8 ? null : now - 3.2 * DAY,
    },
  ]
}

function makeCustomer(summary: CaseSummary, at: number): CustomerView {
  const months = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06']
  const isIdle = at === 4
  return {
    id: summary.customer.id,
    name: summary.customer.name,
    since: Date.UTC(2008, 4, 2),
    isVerified: at % 2 === 0,
    addresses: [
      { kind: 'email', value: 'a.customer.with.a.rather.long.address@mail.example', isVerified: true },
      { kind: 'phone', value: '+44 7700 900123', isVerified: false },
    ],
    accounts:
      at === 7
        ? []
        : [
            {
              number: '204118937',
              openedOn: '2008-05-02',
              services: [
                {
                  id: randomUUID(),
                  kind: 'broadband',
                  plan: 'Fibre 80',
                  identifier: '01632 960018',
                  monthly: '£35.00',
                  state: 'active',
                  since: '2019-03-01',
                  usage: months.map((month, n) => ({
                    month,
                    kind: 'data',
                    quantity: isIdle && n < 3 ? 0 : 210 - n * 23,
                    unit: 'GB',
                  })),
                },
                {
                  id: randomUUID(),
                  kind: 'mobile',
                  plan: 'Talk 500',
                  identifier: '07700 900123',
                  monthly: '£12.00',
                  state: at === 8 ? 'cut' : 'active',
                  since: '2021-07-14',
                  usage: months.map((month, n) => ({
                    month,
                    kind: 'calls',
                    quantity: 40 + n * 9,
                    unit: 'min',
                  })),
                },
              ],
              bills: months.slice(0, 5).map((month, n) => ({
                number: `B-${n}`,
                issuedOn: `${month}-03`,
                dueOn: `${month}-24`,
                total: '£47.00',
                state: n === 0 ? 'open' : 'paid',
              })),
            },
          ],
    otherCases: at === 0 ? makeOtherCases() : [],
  }
}

function makeOtherCases(): CustomerView['otherCases'] {
  const one = { id: randomUUID(), reference: 'BB-9M3T7', openedAt: Date.UTC(2026, 10, 20) }
  const other = { id: randomUUID(), reference: 'BB-2F8K1', openedAt: Date.UTC(2026, 2, 3) }
  return [
    { ...one, status: 'owned', kind: null },
    { ...other, status: 'solved', kind: 'problem' },
  ]
}

/** The first writes for somebody else, the second has let her son act, the third has shown nothing. */
function makeActing(at: number, now: number): CaseView['acting'] {
  const helper = {
    id: randomUUID(),
    name: 'Robert Okafor',
    address: 'robert.okafor@mail.example',
    standing: 'acting',
    mayDecide: false,
    inAllMatters: false,
    until: now + 182 * 86_400_000,
    askedBy: 'customer',
  } as const
  return {
    proof: at === 1 ? { how: 'code', at: now - 22 * 60_000 } : null,
    helpers: at === 1 ? [helper, { ...helper, id: randomUUID(), name: 'Mr Hale', standing: 'asked' }] : [],
    about:
      at === 0
        ? {
            kind: 'somebody-else',
            name: 'Ada Lovelace',
            typed: '0123 456 789',
            standing: 'asked',
            until: null,
          }
        : null,
  }
}
