/** Mailboxes that are fetched by IMAP, in the setup. */
import type { FetchedMailbox, Trouble } from '../fetched.ts'

type Plain = Readonly<Record<Trouble, string>>

/** What is wrong, in plain words; and what to do. */
const trouble: Plain = {
  'host-unknown': 'There is no server of this name. Check how it is spelled.',
  'no-answer': 'The server does not answer. Check the port; it may also be away, or behind a firewall.',
  'not-imap': 'Something answers, but it is not a mail server for IMAP. Check the port and the encryption.',
  'no-tls':
    'The server does not encrypt in this way. With port 993 choose TLS, with port 143 choose STARTTLS.',
  'certificate-unknown': 'Nobody vouches for the certificate of this server.',
  'certificate-name': 'The certificate of this server is for another name. Check the name of the server.',
  'certificate-expired':
    'The certificate of this server is not valid any more. Whoever runs the server must renew it.',
  'wrong-login':
    'The server does not take this user and password. Check both; many providers want a password made for apps.',
  'token-refused':
    'The token server does not take this token any more. Make a new refresh token and write it here.',
  'token-no-answer': 'The token server does not answer. Check its address.',
  'secret-lost': 'The password cannot be read any more, because HEED_SECRET was changed. Write it again.',
  'no-folder': 'There is no such folder. Choose one of those that there are.',
  'no-move-folder':
    'Mail that is taken cannot be moved into this folder. Make the folder, or choose another one.',
  'read-only':
    'Mail is taken, but the server does not let us mark or delete it. Check the rights, or leave mail as it is.',
  'line-broken': 'The connection broke. It is made again by itself.',
  'not-kept': 'Some mail could not be taken in. It stays in the mailbox and is tried again.',
}

export const setupFetchedEn = {
  title: 'Mailboxes that are fetched',
  lead: 'Mail that lies in a mailbox somewhere else (IMAP) is fetched as it comes. Nothing is deleted there unless you say so.',
  empty: 'No mailbox is fetched.',
  add: 'Add a mailbox to fetch',
  edit: 'Change',
  pause: 'Pause',
  goOn: 'Go on',
  look: 'Look now',
  remove: 'Remove',
  sureRemove: 'Remove it: fetch it no more',
  keepIt: 'Keep it',
  paused: 'Paused: nothing is fetched.',
  well: (looked: string) => `Works. Last look ${looked}.`,
  waitingForLook: 'Not looked into yet.',
  lastMail: (when: string) => `Last mail ${when}`,
  noMail: 'No mail yet',
  taken: (count: number) => (count === 1 ? '1 mail taken' : `${count} mails taken`),
  since: (when: string) => `Since ${when}.`,
  serverSays: (says: string) => `The other side says: ${says}`,
  waiting: (count: number) => (count === 1 ? '1 mail is not done with' : `${count} mails are not done with`),
  waitingMail: (
    { uid, cameAt, isTaken }: FetchedMailbox['state']['waitingMails'][number],
    when: string | null,
  ) =>
    `Mail no. ${uid}${cameAt === null ? '' : ` of ${when}`}: ${isTaken ? 'taken in, but could not be marked or moved.' : 'not taken in.'}`,
  triedAgain: (when: string) => `Tried again ${when}.`,
  notTriedAgain: 'Not tried again by itself. “Look now” tries it once more.',
  trouble,
  provider: 'Where is it?',
  providers: {
    other: 'A mail server of our own or another one',
    google: 'Google',
    microsoft: 'Microsoft 365',
  },
  host: 'Server',
  port: 'Port',
  security: 'Encryption',
  securities: {
    tls: 'TLS (mostly port 993)',
    starttls: 'STARTTLS (mostly port 143)',
    none: 'None: everybody on the way can read the password',
  },
  user: 'User',
  login: 'Log in with',
  logins: { password: 'A password', oauth: 'OAuth 2 (a refresh token)' },
  password: 'Password',
  tokenUrl: 'Token server',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientSecretHint: 'Empty where the app has none.',
  refreshToken: 'Refresh token',
  scope: 'Scope',
  kept: 'Kept under seal. Leave it empty to keep it; it is never shown.',
  folder: 'Folder',
  afterTaking: 'When a mail is taken in',
  afters: {
    seen: 'Mark it as read',
    leave: 'Leave it as it is',
    move: 'Move it to a folder',
    delete: 'Delete it there',
  },
  moveTo: 'Move to the folder',
  startWith: 'Begin with',
  starts: {
    new: 'What comes from now on',
    unseen: 'What nobody has read, and what comes',
    all: 'Everything that is there',
  },
  tryIt: 'Try it',
  trying: 'Connecting …',
  save: 'Save the mailbox',
  saving: 'Saving …',
  saved: 'Saved.',
  cancel: 'Cancel',
  wentWell: 'It works.',
  tells: 'The server tells of new mail at once.',
  asks: 'The server does not tell of new mail; it is asked once a minute.',
  notEncrypted: 'The connection is not encrypted.',
  folders: 'Folders',
  folderLine: (name: string, mails: number | null, unseen: number | null) =>
    mails === null ? name : `${name}: ${mails} mails, ${unseen ?? 0} unread`,
  certificate: (subject: string, issuer: string, until: string) =>
    `Made out to ${subject} by ${issuer}, valid until ${until}.`,
  fingerprint: 'Fingerprint (SHA-256)',
  compare:
    'Compare the fingerprint with whoever runs the server. Somebody in between could show another certificate.',
  trust: 'I have compared it: trust this certificate',
  trusted: 'A certificate of this server is trusted by hand.',
  distrust: 'Trust it no more',
}
export type SetupFetchedWords = typeof setupFetchedEn
