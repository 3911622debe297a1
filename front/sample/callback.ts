/** Being called back, in every state, with invented people. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { CallbackPage } from '../../contract/pages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Line = NonNullable<CaseForCustomer['line']>
type Called = NonNullable<Line['callback']>

/** @param now the moment at which the samples are looked at, at twenty past the hour */
export function callbackSamples(now: number, waiting: CaseForCustomer) {
  const window = chosenAt(now)
  return { callPages: pagesOf(now, waiting, window), cases: casesOf(now, waiting, window) }
}

type Window = NonNullable<Called['window']>

function chosenAt(now: number): Window {
  const from = now + 10 * MINUTE + 24 * HOUR
  return { from, until: from + 30 * MINUTE }
}

function pagesOf(now: number, waiting: CaseForCustomer, window: Window) {
  const next = now + 10 * MINUTE
  const halves = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      from: from + index * 30 * MINUTE,
      until: from + (index + 1) * 30 * MINUTE,
    }))

  const page: CallbackPage = {
    page: 'call-back',
    reference: null,
    isOpen: true,
    wait: { ahead: 3, atMostSeconds: 540, sentence: 'A person answers in at most 9 minutes.' },
    windows: [...halves(next, 10), ...halves(next + 19 * HOUR, 20)],
    known: [],
    messageId: '00000000-0000-4000-8000-000000000071',
    problem: null,
    typed: { number: '', known: null, window: null, words: '', name: '', isLossOfService: false },
    check: null,
    isInLine: false,
  }
  const typed = { ...page.typed, number: '01632 960111', window, words: 'No line since Friday.' }
  return {
    'call-back': page,
    'call-back-es': page,
    'call-back-closed': {
      ...page,
      isOpen: false,
      wait: null,
      windows: halves(next + 19 * HOUR, 20),
      problem: {
        says: 'Write your telephone number with all its digits, so that we can call you.',
        field: 'number',
      },
      typed: { ...page.typed, number: '0163' },
    },
    'call-back-check': {
      ...page,
      typed,
      check: { shown: '+44 1632 960111', atHome: '01632 960111', press: '+441632960111' },
    },
    'call-back-in-line': { ...page, isInLine: true },
    'call-back-in-line-es': { ...page, isInLine: true },
    'call-back-own': {
      ...page,
      reference: waiting.reference,
      wait: null,
      known: ['…111', '…942'],
      typed: { ...page.typed, known: 0 },
    },
    'call-back-own-check-es': {
      ...page,
      reference: waiting.reference,
      wait: null,
      known: ['…111'],
      typed: { ...page.typed, known: 0 },
      check: { shown: '…111', atHome: null, press: 'mark-of-111' },
    },
  } satisfies Readonly<Record<string, CallbackPage>>
}

function casesOf(now: number, waiting: CaseForCustomer, window: Window) {
  const next = now + 10 * MINUTE
  const line: Line = waiting.line ?? {
    state: 'waiting',
    medium: 'chat',
    wait: { ahead: 2, atMostSeconds: 240, sentence: 'Two people are before you.' },
  }
  const called = (callback: Partial<Called>): CaseForCustomer => ({
    ...waiting,
    line: {
      ...line,
      medium: callback.by === 'chat' ? 'chat' : 'call',
      mayBeCalled: true,
      callback: { by: 'phone', masked: '…111', window: null, tries: 0, nextAt: null, ...callback },
    },
  })
  const ownAgent = { name: 'Priya Raman', isHere: false, mostMinutes: 20, awaitedUntil: null } as const
  const calling = { by: 'phone', name: 'Amara Chukwu', until: null } as const
  const cases: Readonly<Record<string, CaseForCustomer>> = {
    'case-may-be-called': { ...waiting, line: { ...line, mayBeCalled: true } },
    'case-own-agent': { ...waiting, line: { ...line, owner: ownAgent } },
    'case-own-agent-es': { ...waiting, line: { ...line, owner: ownAgent } },
    'case-own-agent-awaited': {
      ...waiting,
      line: {
        ...line,
        wait: { ...line.wait, atMostSeconds: null },
        owner: { ...ownAgent, awaitedUntil: now + 20 * MINUTE },
      },
    },
    'case-own-agent-awaited-es': {
      ...waiting,
      line: {
        ...line,
        wait: { ...line.wait, atMostSeconds: null },
        owner: { ...ownAgent, awaitedUntil: now + 20 * MINUTE },
      },
    },
    'case-longer-than-told': {
      ...waiting,
      line: {
        ...line,
        mayBeCalled: true,
        wait: {
          ahead: 2,
          atMostSeconds: 720,
          worse: 'fewer-here',
          sentence:
            '2 people are before you. It takes longer than we said: fewer of us are here than before. A person answers in at most 12 minutes, nine times out of ten.',
        },
      },
    },
    'case-past-limit-es': { ...waiting, line: { ...line, mayBeCalled: true, isPastLimit: true } },
    'case-called': called({}),
    'case-called-at': called({ window, nextAt: window.from }),
    'case-called-at-es': called({ window, nextAt: window.from }),
    'case-called-tried': called({ tries: 1, nextAt: next }),
    'case-called-here': called({ by: 'chat', masked: null }),
    'case-calling': { ...waiting, line: null, calling },
    'case-your-turn': {
      ...waiting,
      line: null,
      calling: { ...calling, by: 'chat', until: now + 5 * MINUTE },
    },
    'case-kept': { ...waiting, line: null, keptUntil: now + 72 * HOUR },
    'case-kept-es': { ...waiting, line: null, keptUntil: now + 72 * HOUR },
  }
  return cases
}
