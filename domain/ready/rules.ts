/**
 * Ready? What still keeps customers from reaching a person, what will hurt them, and what could be better. Each rule finds one
 * thing wrong with how an installation stands; `about` names what it is about, such as the skills that nobody has.
 */
import { dateAt, isOpen, nextOpening, WEEKDAYS } from '../hours/hours.ts'
import { DAY } from '../time.ts'
import type { Standing } from './standing.ts'

/** From worst to least. */
export const GRADES = ['stops-customers', 'will-hurt', 'could-be-better'] as const
export type Grade = (typeof GRADES)[number]

/** Where it is put right: a section of the setup, the articles, or the environment that the operator sets. */
export type Place = 'organisation' | 'hours' | 'people' | 'mailboxes' | 'widget' | 'articles' | 'operator'

export interface ReadyRule {
  readonly name: string
  readonly grade: Grade
  /** What is wrong. */
  readonly says: string
  /** Why it matters to a customer, or what it keeps from them. */
  readonly refuses: string
  readonly where: Place
  readonly when: (standing: Standing) => boolean
  /** What exactly: names, addresses, skills. */
  readonly about?: (standing: Standing) => readonly string[]
}

const backupAgeDays = 7

export const readyRules: readonly ReadyRule[] = [
  {
    name: 'nobody-can-sign-in',
    grade: 'stops-customers',
    says: 'Nobody who works here has signed in yet.',
    refuses: 'Every customer waits, and nobody can answer.',
    where: 'people',
    when: ({ people }) => !people.some(({ canSignIn }) => canSignIn),
  },
  {
    name: 'never-open',
    grade: 'stops-customers',
    says: 'There are no opening hours.',
    refuses: 'The page tells every customer that we are closed, and cannot say when a person will answer.',
    where: 'hours',
    when: ({ hours, now }) => nextOpening(hours, now) === null,
  },
  {
    name: 'open-and-nobody-here',
    grade: 'stops-customers',
    says: 'We are open, and nobody is at their desk.',
    refuses: 'Whoever calls or writes now waits for a person who is not there.',
    where: 'people',
    when: ({ hours, now, people }) =>
      isOpen(hours, now) && !people.some(({ presence }) => presence === 'here'),
  },
  {
    name: 'skill-nobody-has',
    grade: 'stops-customers',
    says: 'A mailbox or a waiting request asks for a skill that nobody here has.',
    refuses: 'A problem goes to anybody, but a request waits for a person who does not exist.',
    where: 'people',
    when: standing => skillsNobodyHas(standing).length > 0,
    about: skillsNobodyHas,
  },
  {
    name: 'mail-is-not-sent',
    grade: 'stops-customers',
    says: 'No mail server is set (SMTP_URL), so nothing that is mailed leaves this computer.',
    refuses: 'Customers get no answer by mail, no link to their case and no code.',
    where: 'operator',
    when: ({ sendsMail }) => !sendsMail,
  },
  {
    name: 'no-public-address',
    grade: 'stops-customers',
    says: 'No public address is set (HEED_PUBLIC_URL).',
    refuses: 'Links in our letters lead nowhere outside this computer.',
    where: 'operator',
    when: ({ publicUrl }) => publicUrl === null,
  },
  {
    name: 'not-https',
    grade: 'will-hurt',
    says: 'The public address does not begin with https.',
    refuses: 'What customers write can be read on its way, and browsers warn them of our page.',
    where: 'operator',
    when: ({ publicUrl }) => publicUrl !== null && !publicUrl.startsWith('https:'),
  },
  {
    name: 'no-emergency-phone',
    grade: 'will-hurt',
    says: 'Outside opening hours there is no emergency number.',
    refuses: 'Whoever loses their service at night has no way to a person.',
    where: 'organisation',
    when: ({ hours, emergencyPhone }) => emergencyPhone === null && !isAlwaysOpen(hours),
  },
  {
    name: 'no-phone',
    grade: 'will-hurt',
    says: 'There is no phone number on the contact page.',
    refuses: 'Customers who cannot or will not write have no way to a person.',
    where: 'organisation',
    when: ({ phone }) => phone === null,
  },
  {
    name: 'no-duty-lead',
    grade: 'will-hurt',
    says: 'No duty lead is named.',
    refuses: 'A new matter belongs to whichever lead comes first, and perhaps nobody looks at it.',
    where: 'organisation',
    when: ({ dutyLead }) => !dutyLead.isNamed,
  },
  {
    name: 'duty-lead-uncovered',
    grade: 'will-hurt',
    says: 'The duty lead is absent, and no deputy stands in.',
    refuses: 'New matters belong to somebody who was not asked.',
    where: 'people',
    when: ({ dutyLead }) => dutyLead.isNamed && dutyLead.isAbsent && !dutyLead.isCovered,
  },
  {
    name: 'demo-log-ins',
    grade: 'will-hurt',
    says: 'The demo log-ins work.',
    refuses: 'Whoever sits at this computer can read what customers wrote.',
    where: 'operator',
    when: ({ admitsDemo }) => admitsDemo,
  },
  {
    name: 'one-admin',
    grade: 'will-hurt',
    says: 'Only one person can set things up.',
    refuses: 'When they are ill, a wrong opening hour or number stays wrong.',
    where: 'people',
    when: ({ people }) => people.filter(({ isAdmin, canSignIn }) => isAdmin && canSignIn).length === 1,
    about: ({ people }) =>
      people.filter(({ isAdmin, canSignIn }) => isAdmin && canSignIn).map(({ name }) => name),
  },
  {
    name: 'no-holidays',
    grade: 'could-be-better',
    says: 'No holiday of the coming year is written down.',
    refuses: 'On a holiday the page promises a person who is not there.',
    where: 'hours',
    when: ({ hours, now }) => !hasHolidayAhead(hours, now),
  },
  {
    name: 'no-widget',
    grade: 'could-be-better',
    says: 'The contact button stands on no site of yours.',
    refuses: 'Customers must look for our page instead of finding us where they are.',
    where: 'widget',
    when: ({ widgetOrigins }) => widgetOrigins === 0,
  },
  {
    name: 'no-articles',
    grade: 'could-be-better',
    says: 'There are no help articles.',
    refuses: 'Customers cannot help themselves with the easy things while they wait.',
    where: 'articles',
    when: ({ articles }) => articles === 0,
  },
  {
    name: 'no-backup',
    grade: 'could-be-better',
    says: 'No backup of the last seven days is in the data folder.',
    refuses: 'When the disk breaks, what customers told us is gone, unless a copy lies elsewhere.',
    where: 'operator',
    when: ({ lastBackupAt, now }) => lastBackupAt === null || lastBackupAt < now - backupAgeDays * DAY,
  },
]

export interface Finding {
  readonly rule: ReadyRule
  readonly about: readonly string[]
}

/** What is not as it should be, the worst first. Empty: ready. */
export function findings(standing: Standing): readonly Finding[] {
  return readyRules
    .filter(rule => rule.when(standing))
    .map(rule => ({ rule, about: rule.about?.(standing) ?? [] }))
    .toSorted((a, b) => GRADES.indexOf(a.rule.grade) - GRADES.indexOf(b.rule.grade))
}

function skillsNobodyHas({ people, mailboxes, skillsWaitedFor }: Standing): readonly string[] {
  const asked = new Set([...mailboxes.flatMap(({ skill }) => skill ?? []), ...skillsWaitedFor])
  return [...asked]
    .filter(skill => !people.some(person => person.canSignIn && person.skills.includes(skill)))
    .toSorted()
}

function isAlwaysOpen({ week, closedDays }: Standing['hours']): boolean {
  return (
    closedDays.length === 0 &&
    WEEKDAYS.every(day => week[day].some(({ from, to }) => from === '00:00' && to === '24:00'))
  )
}

function hasHolidayAhead(hours: Standing['hours'], now: number): boolean {
  const today = dateAt(hours, now)
  const [first, last] = [today.toString(), today.add({ years: 1 }).toString()]
  return [...hours.closedDays, ...hours.extraDays].some(({ date }) => date >= first && date <= last)
}
