/** The mail doctor, in English. What stands in braces is put in: see `filled`. */
import type { FindingCode } from '../mail-doctor.ts'

/** What is so, and what to do about it; empty where there is nothing to do. */
export interface FindingWords {
  readonly says: string
  readonly todo: string
}

const fine = (says: string): FindingWords => ({ says, todo: '' })
const todo = (says: string, what: string): FindingWords => ({ says, todo: what })

const findings: Readonly<Record<FindingCode, FindingWords>> = {
  'door-answers': fine('Our door for mail answers on port {port}.'),
  'door-silent': todo(
    'Our door for mail does not answer on port {port}: {said}.',
    'See whether Heed runs, and whether another program has this port (HEED_SMTP_PORT).',
  ),
  'tls-fine': fine('Mail can come in encrypted ({protocol}). The certificate is for {name}, until {until}.'),
  'tls-own': fine(
    'Mail can come in encrypted ({protocol}), with a certificate that we made ourselves, until {until}. Mail servers take it.',
  ),
  'tls-ending': todo(
    'The certificate of our door, for {name}, ends on {until}.',
    'Remove mail-tls.pem from the data folder and start Heed again: it makes a new one.',
  ),
  'tls-none': todo(
    'Mail comes in unencrypted: our door offers no STARTTLS.',
    'Start Heed again and look at its log.',
  ),
  'takes-ours': fine('It takes mail for {address}.'),
  'refuses-ours': todo(
    'It refuses mail for {address}: {said}',
    'See whether the domain of this address is the one of HEED_MAIL_DOMAIN.',
  ),
  'refuses-others': fine('It refuses mail for strangers, so nobody can send through us.'),
  'takes-others': todo(
    'It takes mail for addresses that are not ours.',
    'Close port 25 to the outside, and tell whoever looks after Heed. This must not be.',
  ),
  'relay-takes-us': fine('The mail server {host}:{port} that sends for us lets us in.'),
  'relay-plain': todo(
    'We log in to {host}:{port} without encryption: the password can be read on its way.',
    'Use a port with STARTTLS (587) or write smtps:// in SMTP_URL.',
  ),
  'relay-none': todo(
    'No mail server sends for us, so letters lie in the outbox of the data folder.',
    'Set SMTP_URL. docs/mail.md has a recipe for your provider.',
  ),
  'relay-away': todo(
    'The mail server {host}:{port} cannot be reached: {said}',
    'See whether name and port in SMTP_URL are right, and whether a firewall is in between. Port 587 is open more often than 25.',
  ),
  'relay-no-tls': todo(
    'No encrypted line to {host}:{port} came about: {said}',
    'Write smtps:// for port 465, and smtp:// for port 587. The name in SMTP_URL must be the one of its certificate.',
  ),
  'relay-no-login': todo(
    'The mail server {host}:{port} does not let us in: {said}',
    'See name and password in SMTP_URL. Signs like @ and / in them are written %40 and %2F. Many providers want an app password.',
  ),
  'relay-other': todo(
    'The mail server {host}:{port} answered: {said}',
    'Ask whoever runs it, with this answer.',
  ),
  'letters-flow': fine('No letter waits to be sent.'),
  'letters-wait': todo(
    '{count} letters wait to be sent, the oldest since {since}. The mail server last said: {why}',
    'They are tried again by themselves. Put right what is said here about the mail server.',
  ),
  'dns-away': todo(
    'Names on the internet (DNS) cannot be looked up from here, or not in time.',
    'Look again in a moment. If it stays so, this computer needs a DNS server that answers.',
  ),
  'mx-found': fine('Mail for {domain} goes to {hosts}.'),
  'mx-none': todo(
    'The DNS does not say where mail for {domain} goes (MX).',
    'Add an MX record for {domain} with the name of the computer on which mail comes in.',
  ),
  'spf-covers': fine('{relay} may send for us (SPF: {record}).'),
  'spf-unsure': todo(
    'The SPF record does not name {relay}. It may send from other addresses. (SPF: {record})',
    'See what your provider asks for in the SPF record, and whether that stands there.',
  ),
  'spf-lacks': todo(
    'The SPF record lacks {term}. (SPF: {record})',
    'Put {term} into the SPF record, before “all”.',
  ),
  'spf-none': todo(
    'The DNS does not say who may send for {domain} (SPF).',
    'Add a TXT record for {domain}: v=spf1 {term} ~all',
  ),
  'spf-two': todo('{domain} has more than one SPF record, so none counts.', 'Make one record of them.'),
  'dkim-fine': fine('Our signature can be checked: {name} has our key (DKIM).'),
  'dkim-other': todo(
    '{name} has another key than ours, so our signature counts as forged (DKIM).',
    'Put this into the TXT record {name}: {value}',
  ),
  'dkim-none': todo(
    'Nobody can check our signature: {name} is not in the DNS (DKIM).',
    'Add a TXT record {name}: {value}',
  ),
  'dkim-off': fine(
    'Heed does not sign; the mail server that sends for us does (HEED_DKIM_SELECTOR is off, or nobody sends).',
  ),
  'dmarc-found': fine('{name} says what to do with forged mail: {policy} (DMARC).'),
  'dmarc-none': todo(
    'The DNS does not say what to do with forged mail in our name (DMARC). Large providers ask for it.',
    'Add a TXT record {name}: v=DMARC1; p=none. Later, when all is well, p=quarantine.',
  ),
  'ptr-found': fine('The address {address} of the mail server has a name: {name} (PTR).'),
  'ptr-none': todo(
    'The address {address} of the mail server has no name (PTR). Receivers distrust such senders.',
    'Whoever gave you this address can enter one. For a provider’s mail server there is nothing to do.',
  ),
  'box-opens': fine('{name}: we get in.'),
  'box-shut': todo('{name}: we do not get in. {said}', 'Look at it under Mailboxes.'),
  'box-off': fine('{name}: it stands still, because somebody paused it.'),
  'no-boxes': fine('No mailbox is fetched; mail comes in at our door alone.'),
  'is-ours': fine('{address} is ours. It is for: {purpose}'),
  'their-mx': fine('Mail for {domain} can be delivered: it goes to {hosts}.'),
  'their-host': fine('Mail for {domain} goes to the computer of that name; there is no MX record.'),
  'their-no-mail': todo('{domain} says that it takes no mail.', 'Ask for another address, by phone or chat.'),
  'their-domain-unknown': todo(
    'Mail for {domain} has nowhere to go: there is no such domain, or it takes no mail.',
    'See whether the address is written rightly. A letter to it does not arrive.',
  ),
  'is-customer': fine('{count} of our customers has the address {address}.'),
  'is-nobody': fine('None of our customers has the address {address}.'),
  'is-unreachable': todo(
    'Letters to it come back since {since} (status {status}).',
    'Ask the customer for another address. As soon as a mail comes from it, we write there again.',
  ),
  'has-complained': todo(
    'On {since} somebody there called a letter of ours unwanted. Machines do not write there any more.',
    'People may still write. The customer lifts it by answering a letter of ours, or by leaving the address again on their page.',
  ),
  'letters-arrive': fine('The mail server took the last letter on {on}.'),
  'letter-not-sent': todo(
    'The last letter was not sent, on {on}: {why}',
    'Read why in the case, and write in another way.',
  ),
}

export const mailDoctorEn = {
  lead: 'What of our mail works, what does not, and what to do. Looking changes nothing and sends nothing.',
  address: 'An address of ours or of a customer',
  addressHint: 'Leave it empty to look at the house alone.',
  look: 'Look',
  looking: 'Looking…',
  at: (time: string) => `Looked at ${time}`,
  allWell: 'All that could be looked at is well.',
  troubles: (count: number) => (count === 1 ? 'One thing is wrong.' : `${count} things are wrong.`),
  unknowns: (count: number) =>
    count === 1 ? 'One thing could not be looked at.' : `${count} things could not be looked at.`,
  toPutRight: 'To put right',
  parts: {
    address: 'This address',
    in: 'Mail that comes in',
    mailboxes: 'Mailboxes that are fetched',
    out: 'Mail that goes out',
    dns: 'Our name on the internet',
  },
  is: { ok: 'Works', trouble: 'Trouble', unknown: 'Not known' },
  todo: 'What to do:',
  copy: 'Copy the value',
  copied: 'Copied.',
  letters: 'Last letters to this customer',
  letter: {
    reference: 'Case',
    written: 'Written',
    is: 'How it went',
    sent: (time: string) => `Given to the mail server ${time}`,
    'not-sent': (time: string) => `Not sent, ${time}`,
    dropped: (time: string) => `Not needed any more, ${time}`,
    waiting: (time: string | null) => (time === null ? 'Waits to be sent' : `Tried again ${time}`),
  },
  trial: {
    title: 'Send a mail to try it out',
    to: 'To whom',
    send: 'Send it',
    toUs: 'Send one to ourselves',
    hint: 'To ourselves: it leaves through the mail server and has to come back in. It opens no case.',
    sending: 'Sending…',
    steps: {
      sent: (relay: string, time: string) => `${relay} took it ${time}.`,
      outbox: 'It lies in the outbox of the data folder, because no mail server is set.',
      failed: (said: string) => `It was not sent: ${said}`,
      waits: 'We wait for it to come back in…',
      came: (time: string) => `It came back in ${time}. The way out and the way in both work.`,
      elsewhere: (to: string) => `Look into the mailbox of ${to}, also among spam.`,
      late: 'It has not come back yet. Look where the MX record leads, and for an answer of a mail server under “Mail set aside”.',
    },
    notYours: 'Only an administrator can send one.',
  },
  trialMail: {
    subject: 'A trial from your help desk',
    text: 'This mail was sent to see whether mail goes out and comes in. Nobody has to answer it.\n',
  },
  findings,
}
