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

/** A question, and why it stands where it stands. */
export interface Asked {
  readonly question: Question
  readonly stands: string
}

/** The order. Whoever moves a line answers for the reason beside it; `docs/mail-questions.md` shows both. */
export const ORDER: readonly Asked[] = [
  { question: duplicate, stands: 'First: whatever it is, that was asked when it came before.' },
  {
    question: echo,
    stands:
      'Before all that reads what a mail is: our own receipts say of themselves that a machine wrote them.',
  },
  {
    question: abuseReport,
    stands: 'Before bounces: it has their form, returns a letter of ours, and often names no sender either.',
  },
  {
    question: bounce,
    stands:
      'Before loops and answers by machine: a server may send many an hour, and each is about another letter.',
  },
  {
    question: loop,
    stands:
      'Before answers by machine, since it is made of them; the fourth within an hour is no answer any more.',
  },
  {
    question: spam,
    stands:
      'After all that is told of our own letters, which no filter may hide; before what a stranger’s mail claims to be.',
  },
  {
    question: autoReply,
    stands: 'Before newsletters: programs that answer also say `Precedence: bulk`.',
  },
  {
    question: bulk,
    stands: 'Before machines, of which newsletters are one kind: the kind that is nobody’s matter.',
  },
  {
    question: list,
    stands: 'After newsletters, which name themselves a list as well, and before machines, as those do.',
  },
  {
    question: invitation,
    stands: 'Before machines: calendars send in a person’s name, and say that a program did.',
  },
  {
    question: machine,
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
    answers.push({
      question: question.name,
      is: found !== null,
      why: found?.why ?? null,
      by: found?.by ?? [],
    })
    if (found) return { kind: question.name, answers }
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
