/** What is said of a wrong request, in English: the usual sentence of each fault, and the more exact ones. Each says what to do. */
import type { FaultName } from '../faults.ts'
import { type SayWrong, wrongInEnglish } from './wrong-en.ts'

const usual: Readonly<Record<FaultName, string>> = {
  'bad-request': 'The request could not be read. Look at the fields that are named and send it again.',
  'not-signed-in': 'Please sign in first.',
  'wrong-credentials':
    'That e-mail address and password do not belong together. Try again, or ask your lead for a new link.',
  'code-wrong': 'That code is not right. Look at the newest message from us and type the six digits again.',
  'not-allowed': 'You may not do this. Ask your lead if you think that you should.',
  'not-yours':
    'There is nothing here for you. If you have a case with us, ask for a new code or use the link we sent you.',
  'not-found': 'There is nothing at this address.',
  'too-large': 'This is too large. Send a smaller file.',
  'wrong-type': 'Send JSON or a form.',
  'too-many': 'That was too often. Wait a minute and try again.',
  'gone-stale': 'This page is out of date. Load it again.',
  'not-ready': 'We cannot do this right now. Nothing was lost; try again in a moment.',
  bug: 'Something went wrong on our side. Nothing was saved; try again.',
}

export interface WrongField {
  /** Empty when the whole is wrong. */
  readonly field: string
  /** What the schema says of it, in English alone; null where it says nothing of its own. */
  readonly says: string | null
  readonly say: SayWrong
}

export const en = {
  usual,

  // What came in
  wrongFields: (part: string, fields: readonly WrongField[]) =>
    `The ${part} of the request is not right. ${fields.map(({ field, says, say }) => `${field || part}: ${says ?? say(wrongInEnglish)}`).join('; ')}`,
  notUtf8: 'This is not text in UTF-8. Save it as UTF-8 and send it again.',
  nestedTooDeeply: 'This is nested too deeply. Send it flatter.',
  formBroken: 'The form did not arrive whole. Send it again.',
  sendMultipart: 'Send the file as multipart form data, in the field "file".',
  moreThanTaken: (mostMegabytes: number) =>
    `This is too large. A file may have at most ${mostMegabytes} MB, a message 100,000 characters.`,
  textTooLong: 'This text is too long. Send it as a file.',
  fromElsewhere: 'This request came from another site. Open the page again and retry from there.',
  formOutOfDate: 'This page is out of date. Go back, load it again, and send it once more.',
  buttonNotHere:
    'The contact button may not stand on this site yet. An administrator adds the site in the setup, under “Contact button”.',
  isWebSocket: 'This is a WebSocket: connect to it as one.',
  databaseAway: 'The database does not answer.',

  // Signing in
  tooOftenFor: (seconds: number) =>
    `That was too often. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  demoElsewhere:
    'The demo log-ins work only on the computer that Heed runs on, and only while it has no public address. Ask for an invitation.',
  demoGone: 'The log-ins of the demo are gone. Sign in at the desk.',
  passwordTooShort: (shortest: number) =>
    `This password is too short. Choose one of at least ${shortest} characters; a few words will do.`,
  passwordTooLong: (longest: number) =>
    `This password is too long. Choose one of at most ${longest} characters.`,
  linkUsed: 'This link was used already or has expired. Ask for a new one.',
  addressOfAgent: 'An agent has this e-mail address already. Use another, or sign in.',

  // What is not there
  noCase: 'There is no such case.',
  noOutage: 'There is no such outage: look at the list again.',
  noAccountNumbers: 'Name the accounts: their numbers, one a line.',
  noSuchAccounts: 'None of these numbers is an account here: look at the list again.',
  noCustomer: 'There is no such customer.',
  customerErased: 'This customer was erased.',
  nothingMoreWritten: 'This customer was erased: nothing more is written about them.',
  noAgent: 'There is no such agent.',
  agentGone: 'There is no such agent, or they have left.',
  noPerson: 'There is no such person.',
  noVersion: 'There is no such version of this article.',
  noImport: 'There is no such import.',
  mailNotNoted: 'How this mail was read was not noted: it came before that was done, or with another case.',
  noMailAside: 'There is no mail set aside under this address, or a colleague has dealt with it.',
  mailNotKept:
    'The source of this mail is not kept here. If the message was split off, look into the case that it came from.',
  nothingToRead: 'There is nothing in this file that can be read here. Download it instead.',
  fileGone: 'This file is not kept any more.',
  placeUnknown: 'Ask for the first page again: this place is not known.',

  // At the desk
  promiseWithoutTime: 'Say until when it is promised.',
  nobodyWorksByIt: 'By this calendar nobody ever works: choose a day and an hour.',
  noCaseForCut: 'This customer has no case here to tell it in: open one first.',
  cutNotTaken: 'Billing did not take it: nothing was cut off. Try again later.',
  billingAddress:
    'Write the address of your billing, beginning with https://, without a name or a password in it.',
  billingNotPublic:
    'That address is not in the public internet, or nobody has it: only public addresses are told.',
  billingHasNoSecret: 'There is no secret yet: choose the webhook and save it first.',
  billingNotByWebhook: 'There is no webhook to try: choose it and save it first.',
  priceBelowZero: 'A price is not below zero.',
  noOffer: 'There is no such offer in the catalogue.',
  recordingAlready: 'This file is a recording of the case already.',
  aFileGone: 'One of the files is not there any more. Choose it again.',
  nobodyOfThatName: 'Nobody of that name works here. Choose a colleague from the list.',
  readerLeft: (name: string) => `${name} has left the company and would not read this note.`,
  notJoinedYet: (name: string) => `${name} was invited and has not joined yet. Choose another colleague.`,
  noPhoneNumber: 'This is no telephone number. Correct it, or leave it empty.',
  absenceBackwards: 'The end of the absence must come after its beginning.',
  chooseDeputy: 'Choose a colleague as deputy.',
  ownDeparture: 'Your own departure is for a colleague to enter: somebody has to be left.',
  nobodyLeftToOwn: 'Nobody is left to own this person’s cases. Add somebody to the team first.',
  shortcutTaken: (shortcut: string) => `There is already one called “${shortcut}”. Choose another shortcut.`,
  nestedQuotes: 'These words are nested too deeply. Take some of the “>” away.',
  articleAddress: 'An address has small letters a to z, digits and single hyphens between them.',
  fileEmpty: 'There is nothing in this file.',
  noTable: 'This is no table: it has one column and no rows. Save it as CSV and send it again.',

  // In the setup
  changedBy: (name: string | null) =>
    `${name ?? 'Somebody'} has changed this since you opened it. Look at it as it is now, and make your change again.`,
  teamNameTaken: 'There is a team of this name already. Choose another name.',
  mailComesFor: (domain: string, address: string) =>
    `Mail comes in here for addresses that end in @${domain}. Choose one of those, or have mail for ${address} forwarded to one.`,
  mailboxSecretMissing:
    'Write the password or the token again: what is kept is only ever said to the server that it was written for.',
  mailboxFetchedTwice: 'This folder is fetched already. Change that mailbox, or choose another folder.',
  skillGone: 'This skill is not written down any more. Choose another one.',
  oneLineEach: 'Each role has one line for each thing that it may grant.',
  calendarNameTaken: 'There is a calendar of this name already. Choose another name.',
  calendarGone: 'This calendar is not there any more. Load the page again.',
  noHolidays: 'We know no holidays of this country. Write them down by hand.',
  packIsOurs: (id: string) => `“${id}” is the id of a pack that comes with Heed. Give yours another.`,
  noSuchYear: 'There is no evaluation of this year. Ask for one since 2000 that has begun.',
  worksHere: 'This person works here: enter their departure instead.',
  addressTaken: 'Somebody here has this e-mail address already. Use another one.',
  teamGone: 'This team is not there any more. Choose another one.',
  skillsUnknown: (skills: readonly string[]) =>
    `Nobody has written down the skill ${skills.join(', ')} yet. Add it to the skills first.`,
  noSite: (typed: string) =>
    `“${typed}” is not the address of a site. Write it beginning with https://, such as https://www.shop.example`,

  // To customers
  onlyTheCustomer: 'Only the customer can do this.',
  noWayToReach: 'That is neither an e-mail address nor a phone number. Look at it again.',
}
