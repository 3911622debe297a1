/**
 * One client at the door, line by line. The library speaks SMTP; what it leaves open is added here: sentences that say
 * what to do, the enhanced codes that we choose, an end to patience with whoever only talks, and the watch for mails
 * that are made to be read as two.
 */
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js'
import { watchForLoneDots } from './lone-dot.ts'

const PATIENCE_MS = 5 * 60_000
/** So many commands that bring no mail: greetings, NOOP, RSET, mistakes. */
const MAX_IDLE_TALK = 200
/** So many addresses that nobody has, before it looks like guessing. */
const MAX_WRONG_ADDRESSES = 100
/** Beyond the addresses that one mail may have, so many more are refused one by one. */
const MAX_ADDRESSES_TOO_MANY = 20_000

/** What the library says, and what we say instead: the enhanced code, and what to do. */
const SAID: readonly (readonly [starts: string, says: string])[] = [
  ['Timeout', '4.4.2 You said nothing for too long. Please connect again.'],
  ['Server shutting down', '4.3.2 We are just stopping. Please try again in a moment.'],
  [
    'Error: Command line too long',
    '4.5.2 This line is longer than a command may be. Please connect again and send shorter ones.',
  ],
  [
    'Error: too many unrecognized commands',
    '4.7.0 Too many commands that we do not know. This port takes mail by SMTP.',
  ],
]

/** A door whose clients are conversations. */
export class Door extends SMTPServer {
  readonly #conversations = new WeakMap<SMTPServerSession, Conversation>()

  readonly #patienceMs: number

  /** @param patienceMs how long a client may take to begin its next mail, however busy it looks; 5 minutes if absent */
  constructor({
    patienceMs = PATIENCE_MS,
    ...options
  }: SMTPServerOptions & { readonly patienceMs?: number }) {
    super({ hideENHANCEDSTATUSCODES: false, ...options })
    this.#patienceMs = patienceMs
  }

  override connect(...[socket, options]: Parameters<SMTPServer['connect']>): void {
    const conversation = new Conversation(this, socket, { ...options, patienceMs: this.#patienceMs })
    this.#conversations.set(conversation.session, conversation)
    this.connections.add(conversation)
    conversation.on('error', error => this.emit('error', error))
    conversation.init()
  }

  conversationOf(session: SMTPServerSession): Conversation {
    const found = this.#conversations.get(session)
    if (!found) throw new Error('a session of another door')
    return found
  }
}

export class Conversation extends SMTPConnection {
  #idleTalk = 0
  #wrongAddresses = 0
  #addressesTooMany = 0
  #loneDot = new AbortController()
  #patience: NodeJS.Timeout | undefined
  readonly #patienceMs: number

  constructor(
    server: SMTPServer,
    socket: Parameters<SMTPServer['connect']>[0],
    options: SMTPConnectionOptions & { readonly patienceMs: number },
  ) {
    super(server, socket, options)
    this.#patienceMs = options.patienceMs
    this.nextMail()
  }

  /** Aborts when the mail that is coming in holds a line that other servers might read as its end. */
  get loneDot(): AbortSignal {
    return this.#loneDot.signal
  }

  /** A mail was dealt with: everything is counted from here. */
  nextMail(): void {
    this.#idleTalk = 0
    this.#addressesTooMany = 0
    this.#loneDot = new AbortController()
    clearTimeout(this.#patience)
    this.#patience = setTimeout(
      () => this.send(421, '4.4.2 No mail has come for too long. Please connect again when there is one.'),
      this.#patienceMs,
    ).unref()
  }

  /** The bytes of a mail begin; who sends it answers for how long that takes. */
  mailBegins(): void {
    clearTimeout(this.#patience)
  }

  /** The line is closed. */
  ended(): void {
    clearTimeout(this.#patience)
  }

  /** @returns whether there were so many that no more are answered */
  wrongAddress(): boolean {
    return ++this.#wrongAddresses > MAX_WRONG_ADDRESSES
  }

  /** @returns whether there were so many that no more are answered */
  addressTooMany(): boolean {
    return ++this.#addressesTooMany > MAX_ADDRESSES_TOO_MANY
  }

  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    if (typeof data !== 'string') return super.send(code, data, context)
    const says = SAID.find(([starts]) => data.startsWith(starts))?.[1] ?? data
    const isOurs = /^[245]\.\d{1,3}\.\d{1,3} /.test(says)
    if (!isOurs && context !== 'RCPT_TO_OK' && ++this.#idleTalk > MAX_IDLE_TALK) {
      return super.send(421, '4.7.0 Too many commands without a mail. Please connect again.', false)
    }
    super.send(code, says, isOurs ? false : context)
  }

  /** Before STARTTLS and after it there is a parser each; what it is fed is what the client said. */
  override _createParser(): ReturnType<SMTPConnection['_createParser']> {
    const parser = super._createParser()
    const isLoneDotIn = watchForLoneDots()
    const watch = (bytes: Buffer) => {
      if (!this.#loneDot.signal.aborted && isLoneDotIn(bytes)) this.#loneDot.abort()
    }
    // Put before the parser's own, and, other than `on`, without starting the flow too early.
    parser.on('pipe', socket => socket.prependListener('data', watch))
    return parser
  }
}
