/**
 * What is this mail? Each question is asked in turn until one says yes; a mail to which all say no is somebody's words. Every
 * answer is kept, with the headers that it rests on.
 */
import type { Answer, Known, Mail, MailKind, Question, Said } from './mail.ts'
import { abuseReport } from './questions/abuse-report.ts'
import { autoReply } from './questions/auto-reply.ts'
import { bounce } from './questions/bounce.ts'
import { bulk } from './questions/bulk.ts'
import { duplicate } from './questions/duplicate.ts'
import { echo } from './questions/echo.ts'
import { invitation } from './questions/invitation.ts'
import { list } from './questions/list.ts'
import { loop } from './questions/loop.ts'
import { machine } from './questions/machine.ts'
import { spam } from './questions/spam.ts'

/** A question, what is a yes to it, and why it stands where it stands. */
export interface Asked {
  readonly question: Question
  readonly yes: string
  readonly stands: string
}

/** The order. Whoever moves a line answers for the reason in it; `docs/mail-questions.md` is written from here. */
export const ORDER: readonly Asked[] = [
  {
    question: duplicate,
    yes: 'A mail with the same Message-ID, sender and date is here already, from whatever mailbox, and says the same: subject, new words and files. What a list adds below does not count. One that says something else is another mail.',
    stands: 'First: whatever it is, that was asked when it came before.',
  },
  {
    question: echo,
    yes: 'Its own Message-ID is one that only we make; or it comes from an address of ours and carries our mark. Never the domain alone: colleagues are people.',
    stands:
      'Before all that reads what a mail is: our own receipts say of themselves that a machine wrote them.',
  },
  {
    question: abuseReport,
    yes: 'A report in the form of RFC 5965 (`message/feedback-report`), or the older one of Hotmail.',
    stands: 'Before bounces: it has their form, returns a letter of ours, and often names no sender either.',
  },
  {
    question: bounce,
    yes: 'A report in the form of RFC 3464; `X-Failed-Recipients`; or free words, if a mail server sent them and they speak of a delivery: Exim, qmail, sendmail, Postfix, Exchange, Domino, Gmail, Yahoo, in nine languages.',
    stands:
      'Before loops and answers by machine: a server may send many an hour, and each is about another letter.',
  },
  {
    question: loop,
    yes: 'Our own mark in a mail that is not our letter; more than fifty `Received` headers; or an answer by machine from an address whose machines have written three times within the hour. An alarm answers nothing and is no loop.',
    stands:
      'Before answers by machine, since it is made of them; the fourth within an hour is no answer any more.',
  },
  {
    question: spam,
    yes: 'The topmost header with a plain verdict says yes: `X-Spam-Flag`, `X-Spam-Status`, `X-Rspamd-Action`, `X-Spamd-Result`, the SCL of Exchange from 5 on, `X-Forefront-Antispam-Report`, `X-Barracuda-Spam-Flag`, `X-Bogosity` and others. No score. Never when it answers a letter of ours.',
    stands:
      'After all that is told of our own letters, which no filter may hide; before what a stranger’s mail claims to be.',
  },
  {
    question: autoReply,
    yes: '`Auto-Submitted: auto-replied`, `X-Autoreply`, `X-Autorespond`, `Precedence: auto_reply` and the like; a receipt that it was read; a subject of somebody away, in over twenty languages, beside a header that hints at a machine; an answer to us from nobody.',
    stands: 'Before newsletters: programs that answer also say `Precedence: bulk`.',
  },
  {
    question: bulk,
    yes: '`List-Unsubscribe`, and a mark of a mailing service beside it (`List-Unsubscribe-Post`, `Precedence: bulk`, `Feedback-ID`, …); no list to post to, no answer to us.',
    stands: 'Before machines, of which newsletters are one kind: the kind that is nobody’s matter.',
  },
  {
    question: list,
    yes: 'The headers of a discussion list that is not ours, and nobody addressed us beside it. Our own group at Google or Microsoft is no list: what comes through it is a person’s. Neither is a firm’s group that we do not know.',
    stands: 'After newsletters, which name themselves a list as well, and before machines, as those do.',
  },
  {
    question: invitation,
    yes: 'A part `text/calendar` that asks, answers, calls off or proposes another time (`METHOD`, RFC 5546). A mere file with dates is a file.',
    stands: 'Before machines: calendars send in a person’s name, and say that a program did.',
  },
  {
    question: machine,
    yes: '`Auto-Submitted` with anything but `no`; `X-Auto-Response-Suppress` with `All`, `OOF` or `AutoReply`; `Precedence: bulk` or `junk`; an empty return path; `no-reply@` and its kind; a list or mailing program elsewhere; another help desk; or it came after each of our last three receipts within the hour and said nothing new (`back-and-forth.ts`).',
    stands: 'Last, as it is the widest: whatever else hints at a machine opens a case and gets no receipt.',
  },
]

export interface WhatItIs {
  readonly kind: 'person' | MailKind
  /** In the order in which they were asked; the last one says yes, unless it is a person. */
  readonly answers: readonly Answer[]
}

/** Never throws, for whatever a mail holds; takes time in proportion to its headers at most. */
export function whatIsIt(mail: Mail, known: Known): WhatItIs {
  const answers: Answer[] = []
  for (const { question } of ORDER) {
    const found = question.answer(mail, known)
    const is = found !== null && found.is !== false
    answers.push({ question: question.name, is, why: found?.why ?? null, by: found?.by ?? [] })
    if (is) return { kind: question.name, answers }
  }
  return { kind: 'person', answers }
}

/** What one reads about a mail: the reason that settled what it is. */
export function whyItIs({ answers }: WhatItIs): Said {
  return answers.find(answer => answer.is)?.why ?? PERSON
}

const PERSON: Said = {
  en: 'Nothing in it speaks of a machine: somebody wrote it.',
  es: 'Nada indica que sea de una máquina: lo escribió alguien.',
}
