/** What keeps customers from a person, in English. */
const finding = (says: string, matters: string) => ({ says, matters })

export const findings = {
  'nobody-can-sign-in': finding(
    'Nobody who works here has signed in yet.',
    'Every customer waits, and nobody can answer.',
  ),
  'never-open': finding(
    'There are no opening hours.',
    'The page tells every customer that we are closed, and cannot say when a person will answer.',
  ),
  'open-and-nobody-here': finding(
    'We are open, and nobody is at their desk.',
    'Whoever calls or writes now waits for a person who is not there.',
  ),
  'skill-nobody-has': finding(
    'A mailbox or a waiting request asks for a skill that nobody here has.',
    'A problem goes to anybody, but a request waits for a person who does not exist.',
  ),
  'mail-is-not-sent': finding(
    'No mail server is set (SMTP_URL), so nothing that is mailed leaves this computer.',
    'Customers get no answer by mail, no link to their case and no code.',
  ),
  'no-public-address': finding(
    'No public address is set (HEED_PUBLIC_URL).',
    'Links in our letters lead nowhere outside this computer.',
  ),
  'not-https': finding(
    'The public address does not begin with https.',
    'What customers write can be read on its way, and browsers warn them of our page.',
  ),
  'no-emergency-phone': finding(
    'Outside opening hours there is no emergency number.',
    'Whoever loses their service at night has no way to a person.',
  ),
  'no-phone': finding(
    'There is no phone number on the contact page.',
    'Customers who cannot or will not write have no way to a person.',
  ),
  'no-duty-lead': finding(
    'No duty lead is named.',
    'A new matter belongs to whichever lead comes first, and perhaps nobody looks at it.',
  ),
  'duty-lead-uncovered': finding(
    'The duty lead is absent, and no deputy stands in.',
    'New matters belong to somebody who was not asked.',
  ),
  'demo-log-ins': finding(
    'The demo log-ins work.',
    'Whoever sits at this computer can read what customers wrote.',
  ),
  'one-admin': finding(
    'Only one person can set things up.',
    'When they are ill, a wrong opening hour or number stays wrong.',
  ),
  'no-holidays': finding(
    'No holiday of the coming year is written down.',
    'On a holiday the page promises a person who is not there.',
  ),
  'no-widget': finding(
    'The contact button stands on no site of yours.',
    'Customers must look for our page instead of finding us where they are.',
  ),
  'no-articles': finding(
    'There are no help articles.',
    'Customers cannot help themselves with the easy things while they wait.',
  ),
  'no-backup': finding(
    'No backup of the last seven days is in the data folder.',
    'When the disk breaks, what customers told us is gone, unless a copy lies elsewhere.',
  ),
}
