/** A mail relay on a free port of this machine, for tests: keeps what it is given, or refuses it as it is told. */
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Sent extends Email {
  readonly header: (name: string) => string | undefined
}

export interface Relay {
  readonly url: string
  readonly mails: readonly Sent[]
  /** Errors that were logged on the way. */
  readonly troubles: Error[]
  /** The next mails are answered like this instead of being taken. */
  readonly refuse: (code: 451 | 550, times: number) => void
  readonly close: () => Promise<void>
}

export async function openRelay(): Promise<Relay> {
  const mails: Sent[] = []
  const refusals: (451 | 550)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, answer) {
      buffer(stream)
        .then(async raw => {
          const code = refusals.shift()
          if (code !== undefined)
            return answer(Object.assign(new Error('not this one'), { responseCode: code }))
          const mail = await PostalMime.parse(raw)
          mails.push({ ...mail, header: name => mail.headers.find(({ key }) => key === name)?.value })
          answer(null)
        })
        .catch(answer)
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo // listening on TCP, by the line above
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    troubles: [],
    refuse: (code, times) => void refusals.push(...Array.from({ length: times }, () => code)),
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
