/** A mail relay on a free port of this machine, for tests: keeps what it is given, or refuses it as it is told. */
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Sent extends Email {
  readonly header: (name: string) => string | undefined
  readonly raw: Buffer
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
}

export interface Relay {
  readonly url: string
  readonly port: number
  readonly mails: readonly Sent[]
  /** Errors that were logged on the way. */
  readonly troubles: Error[]
  /** The next mails are answered like this instead of being taken. */
  readonly refuse: (code: 451 | 550, times: number) => void
  /** Addresses like these are answered so from now on; with null they are taken again. */
  readonly refuseAddress: (like: RegExp, answer: string | null) => void
  /** Every sender is answered so from now on; with null they are taken again. */
  readonly refuseSenders: (answer: string | null) => void
  /** Away, it takes nobody at all. */
  readonly goAway: (isAway: boolean) => void
  /** Keeps the next mail, and its sender waiting for the answer, until it is let go. */
  readonly hold: () => { readonly arrived: Promise<void>; readonly letGo: () => void }
  /** How often somebody began a mail, in vain or not. */
  readonly begun: () => number
  readonly close: () => Promise<void>
}

export async function openRelay(): Promise<Relay> {
  const mails: Sent[] = []
  const refusals: (451 | 550)[] = []
  const addresses = new Map<string, { readonly like: RegExp; readonly answer: string }>()
  let isAway = false
  let senders: string | null = null
  let held: { readonly arrive: () => void; readonly until: Promise<void> } | null = null
  let begun = 0
  const away = () => (isAway ? asAnswer('421 4.3.2 away') : null)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, answer) => answer(away()),
    onMailFrom(_address, _session, answer) {
      begun += 1
      answer(away() ?? (senders === null ? null : asAnswer(senders)))
    },
    onRcptTo({ address }, _session, answer) {
      const refused = [...addresses.values()].find(({ like }) => like.test(address))
      answer(refused ? asAnswer(refused.answer) : null)
    },
    onData(stream, { envelope }, answer) {
      buffer(stream)
        .then(async raw => {
          const code = refusals.shift()
          if (code !== undefined) return answer(asAnswer(`${code} not this one`))
          const mail = await PostalMime.parse(raw)
          mails.push({
            ...mail,
            raw,
            envelope: {
              from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
              to: envelope.rcptTo.map(({ address }) => address),
            },
            header: name => mail.headers.find(({ key }) => key === name)?.value,
          })
          const kept = held
          held = null
          kept?.arrive()
          await kept?.until
          answer(null)
        })
        .catch(answer)
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo // listening on TCP, by the line above
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    troubles: [],
    refuse: (code, times) => void refusals.push(...Array.from({ length: times }, () => code)),
    refuseAddress(like, answer) {
      if (answer === null) addresses.delete(like.source)
      else addresses.set(like.source, { like, answer })
    },
    refuseSenders: answer => {
      senders = answer
    },
    goAway: value => {
      isAway = value
    },
    hold() {
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
      const { promise: until, resolve: letGo } = Promise.withResolvers<void>()
      held = { arrive, until }
      return { arrived, letGo }
    },
    begun: () => begun,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function asAnswer(line: string): Error {
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) })
}
