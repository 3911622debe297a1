/** The facts of a case in plain English: short words, warm, true. */
import { actingInEnglish } from '../acting/describe.ts'
import { approvalInEnglish } from '../approval/describe.ts'
import { callbackInEnglish } from '../callback/describe.ts'
import { caseWorkInEnglish } from '../case-work/describe.ts'
import { commitmentInEnglish } from '../commitment/describe.ts'
import { ladderInEnglish } from '../ladder/describe.ts'
import { lineInEnglish } from '../line/describe.ts'
import type { WhyWorse } from '../line/quote/told-again.ts'
import { causeOf, heldInEnglish, inEnglish, mailInEnglish } from '../mail/describe.ts'
import type { Held } from '../mail/facts.ts'
import { accountInEnglish } from '../account/describe.ts'
import { failureInEnglish } from '../failure/describe.ts'
import { leavingInEnglish } from '../leaving/describe.ts'
import { overrideInEnglish } from '../override/describe.ts'
import { evidenceInEnglish } from '../evidence/describe.ts'
import { remedyInEnglish } from '../remedy/describe.ts'
import type { Sentences, Voice } from './describe.ts'
import type {
  ChannelName,
  ContactEnd,
  FactOf,
  Kind,
  Medium,
  OwnerChange,
  ReturnReason,
  Rung,
} from './facts.ts'

const by: Readonly<Record<ChannelName, string>> = {
  chat: 'in the chat',
  mail: 'by e-mail',
  call: 'on the phone',
  form: 'on our page',
  memory: 'on the test channel',
}

const said: Readonly<Record<ChannelName, string>> = {
  chat: 'wrote in the chat',
  mail: 'wrote an e-mail',
  call: 'talked to us on the phone',
  form: 'wrote on our page',
  memory: 'wrote on the test channel',
}

const kinds: Readonly<Record<Kind, string>> = { problem: 'a problem', request: 'a request' }

const rungs: Readonly<Record<Rung, string>> = {
  lead: 'the team lead',
  head: 'the head of service',
  'outside-body': 'an ombudsman outside our company',
}

export const english: Sentences = {
  ...actingInEnglish,
  ...caseWorkInEnglish,
  ...mailInEnglish,
  ...lineInEnglish,
  ...ladderInEnglish,
  ...callbackInEnglish,
  ...accountInEnglish,
  ...failureInEnglish,
  ...leavingInEnglish,
  ...evidenceInEnglish,
  ...remedyInEnglish,
  ...approvalInEnglish,
  ...overrideInEnglish,
  ...commitmentInEnglish,
  CaseOpened: ({ reference, channel, splitFrom, isByHouse }, { to }) =>
    splitFrom !== undefined
      ? to(
          `This was a part of your matter ${splitFrom.reference}. Its own reference is ${reference}.`,
          `The case ${reference} was split from ${splitFrom.reference}.`,
        )
      : to(
          channel === 'call'
            ? `We wrote down our call with you. Your reference is ${reference}.`
            : isByHouse
              ? `We opened this by ourselves. Your reference is ${reference}.`
              : `You got in touch. Your reference is ${reference}.`,
          `The case ${reference} was opened.`,
        ),
  CustomerSpoke: ({ channel, files, verified, helperId }, { to, helper }) =>
    helperId !== undefined
      ? `${helper} ${said[channel]} for ${to('you', 'the customer')}${withFiles(files)}.`
      : to(
          `You ${said[channel]}${withFiles(files)}.`,
          `The customer${verified ? '' : ', not yet verified,'} ${said[channel]}${withFiles(files)}.`,
        ),
  AgentReplied: ({ agentId, files }, { name, to }) =>
    to(
      `${name(agentId)} wrote back to you${withFiles(files)}.`,
      `${name(agentId)} replied${withFiles(files)}.`,
    ),
  AgentNoted: ({ agentId }, { name }) => `${name(agentId)} wrote a note.`,
  KindChanged: ({ agentId, kind }, { name }) => `${name(agentId)} put this down as ${kinds[kind]}.`,
  EntryJoined: ({ medium }, voice) => joined(medium, voice),
  QuoteTold: (fact, { to }) =>
    `${to('We told you', 'The customer was told')}${fact.again === undefined ? ':' : ' that'} ${wait(fact)}`,
  EntryOffered: ({ agentId, until }, { name, time }) =>
    `This was offered to ${name(agentId)} until ${time(until)}.`,
  EntryAnswered: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} is here for you.`, `${name(agentId)} answered.`),
  EntryReturned: ({ agentId, reason }, { name }) =>
    `${returned(name(agentId))[reason]} The place in the line stayed the same.`,
  EntryLeft: ({ reason }, { to }) =>
    ({
      'customer-left': to('You left the line.', 'The customer left the line.'),
      solved: 'There is no need to wait any more: it is solved.',
      merged: 'This place in the line was joined with another.',
    })[reason],
  ContactEnded: ({ agentId, reason }, voice) => contactEnded(voice.name(agentId), voice)[reason],
  OwnerAccepted: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} looks after this until it is solved.`, `${name(agentId)} became the owner.`),
  OwnerChanged: ({ from, to, reason }, { name }) =>
    from === null ? `${name(to)} looks after this now.` : ownerChanged(name(from), name(to))[reason],
  HandoverProposed: ({ from, to, until }, { name, time }) =>
    `${name(from)} asked ${name(to)} to take this over, with an answer by ${time(until)}.`,
  HandoverAccepted: ({ agentId }, { name }) => `${name(agentId)} said yes to taking this over.`,
  HandoverDeclined: ({ agentId }, { name }) => `${name(agentId)} could not take this over.`,
  HandoverLapsed: () => 'The handover ended without a change.',
  SolvedProposed: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} asked you if it is solved.`, `${name(agentId)} asked the customer if it is solved.`),
  SolvedReported: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} wrote down that you said it is solved. If it is not, please tell us.`,
      `${name(agentId)} wrote down that the customer said it is solved. It counts when the customer confirms it.`,
    ),
  SolvedConfirmed: ({ helperId }, voice) => `${speaker(helperId, voice)} said that it is solved.`,
  SolvedDenied: ({ helperId }, voice) => `${speaker(helperId, voice)} said that it is not solved.`,
  CaseRested: (_fact, { to }) =>
    to(
      'It has been quiet, so this is resting. It is not closed: a word from you wakes it.',
      'It has been quiet, so this case is resting. Any word wakes it.',
    ),
  CaseWoken: (_fact, { to }) => to('We are working on this again.', 'The case is being worked on again.'),
  RefusalGiven: ({ agentId, nextRung, nextAgentId }, { name, to }) => {
    const next = nextAgentId === null ? rungs[nextRung] : `${name(nextAgentId)}, ${rungs[nextRung]},`
    return to(
      `${name(agentId)} could not say yes. That is not the last word: ${next} can decide next.`,
      `${name(agentId)} said no. Next to decide: ${next.replace(/,$/u, '')}.`,
    )
  },
  OfferMade: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} made you an offer.`, `${name(agentId)} made an offer.`),
  AddressLeft: ({ address }, { to }) =>
    `${to('You', 'The customer')} left ${address === 'email' ? 'an e-mail address' : 'a phone number'}.`,
  CustomerVerified: ({ how, isCarried }, { to }) =>
    `${to('You showed that it is you', 'The customer was verified')}, ${{ code: 'with a code', link: 'with a link', agent: 'in talking with us', site: 'by logging in on our site' }[how]}${isCarried ? ', in another matter today' : ''}.`,
  MessageDelivered: ({ by: channel }, { to }) =>
    to(`Our message reached you ${by[channel]}.`, `The message was delivered ${by[channel]}.`),
  MessageNotDelivered: ({ by: channel, status, held }, { to }) =>
    to(
      `Our message could not reach you ${by[channel]}. You can read it here.`,
      `The message could not be delivered ${by[channel]}${whyNot(status, held)}.`,
    ),
  RuleSetAside: ({ agentId, guarantee, mode }, { name }) =>
    mode === 'warn'
      ? `${name(agentId)} read a warning of guarantee ${guarantee} and went on.`
      : `${name(agentId)} did what guarantee ${guarantee} would have refused, were it enforced.`,
  CaseLookedAt: ({ agentId }, { name }) => `${name(agentId)} looked at this case.`,
  CallLogged: (fact, voice) => called(fact, voice),
}

function called({ agentId, direction, minutes, outcome }: FactOf<'CallLogged'>, { name, to }: Voice): string {
  const who = name(agentId)
  if (outcome === 'not-reached')
    return to(
      `${who} called you and could not reach you.`,
      `${who} called the customer and could not reach them.`,
    )
  if (outcome === 'message-left')
    return to(`${who} called you and left a message.`, `${who} called the customer and left a message.`)
  const long = minutes === 0 ? '' : minutes === 1 ? ', for one minute' : `, for ${minutes} minutes`
  return to(
    `You talked with ${who} on the phone${long}.`,
    direction === 'in'
      ? `The customer called and talked with ${who}${long}.`
      : `${who} called the customer and they talked${long}.`,
  )
}

/** The customer, or whoever acts for them. */
function speaker(helperId: string | undefined, { to, helper }: Voice): string {
  return helperId === undefined ? to('You', 'The customer') : `${helper}, for ${to('you', 'the customer')},`
}

function withFiles(files: readonly string[]): string {
  if (files.length === 0) return ''
  return files.length === 1 ? ', with a file' : `, with ${files.length} files`
}

function joined(medium: Medium, { to }: Voice): string {
  if (medium === 'letter') {
    return to('Your message is in the line for an answer.', 'The message joined the line for an answer.')
  }
  const wanted = medium === 'call' ? 'to talk on the phone' : 'to chat'
  return to(`You joined the line ${wanted}.`, `The customer joined the line ${wanted}.`)
}

const whyWorse: Readonly<Record<WhyWorse, string>> = {
  overtaken: 'people who go first have come',
  'fewer-here': 'fewer of us are here than before',
  longer: 'those before take longer than expected',
}

function wait({ atMostSeconds, ahead, again }: FactOf<'QuoteTold'>): string {
  if (again !== undefined) {
    const most =
      atMostSeconds === null ? 'we cannot tell how long' : `at most ${duration(atMostSeconds)} from then`
    return again === 'better'
      ? `it goes faster than we said, ${most}.`
      : `it takes longer than we said, because ${whyWorse[again]}; ${most}.`
  }
  const before = ahead === 0 ? 'nobody is' : ahead === 1 ? 'one person is' : `${ahead} people are`
  const line = `${before} ahead in the line`
  if (atMostSeconds === null) return `${line}, and we cannot tell the wait yet.`
  return `${line}, and the wait is at most ${duration(atMostSeconds)}.`
}

/** Rounded up: a wait that is told is never shorter than what was meant. */
function duration(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  if (minutes <= 90) return minutes === 1 ? 'one minute' : `${minutes} minutes`
  return `${Math.ceil(minutes / 60)} hours`
}

function returned(who: string): Readonly<Record<ReturnReason, string>> {
  return {
    missed: `${who} did not answer in time.`,
    declined: `${who} could not answer.`,
    'agent-lost': `The line to ${who} was lost.`,
  }
}

function contactEnded(who: string, { to }: Voice): Readonly<Record<ContactEnd, string>> {
  return {
    finished: `${who} ended the conversation.`,
    'answered-by-letter': `${who} answered in writing.`,
    'customer-left': to('You left the conversation.', 'The customer left the conversation.'),
    quiet: 'The chat ended because it went quiet. Nothing is closed.',
    'handed-over': 'The conversation went on with a colleague.',
    solved: 'The conversation ended: it is solved.',
  }
}

function ownerChanged(from: string, to: string): Readonly<Record<OwnerChange, string>> {
  return {
    handover: `${from} handed this over to ${to}, who looks after it now.`,
    departure: `${from} does not work here any more. ${to} looks after this now.`,
    deputy: `${from} is away. ${to} looks after this in the meantime.`,
    assignment: `${to} looks after this now, in place of ${from}.`,
  }
}

function whyNot(status: string | undefined, held: Held | undefined): string {
  if (held !== undefined) return `: ${heldInEnglish[held]}`
  return status === undefined ? '' : `: ${inEnglish[causeOf(status)]}`
}
