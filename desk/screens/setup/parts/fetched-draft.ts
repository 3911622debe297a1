/** A mailbox that is being written down: the form's fields, and what they come to as a request. */
import {
  type FetchedMailbox,
  PRESETS,
  type SetFetched,
  type TryFetched,
} from '../../../../contract/fetched.ts'

export type Provider = 'other' | keyof typeof PRESETS

export interface FetchedDraft {
  readonly provider: Provider
  readonly host: string
  readonly port: string
  readonly security: SetFetched['security']
  readonly user: string
  readonly login: 'password' | 'oauth'
  readonly password: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly scope: string
  readonly certificate: string | null
  readonly folder: string
  readonly afterTaking: SetFetched['afterTaking']
  readonly moveTo: string
  readonly startWith: SetFetched['startWith']
}

export const emptyDraft: FetchedDraft = {
  provider: 'other',
  host: '',
  port: '993',
  security: 'tls',
  user: '',
  login: 'password',
  password: '',
  tokenUrl: '',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  scope: '',
  certificate: null,
  folder: 'INBOX',
  afterTaking: 'seen',
  moveTo: '',
  startWith: 'new',
}

export function draftOf(box: FetchedMailbox): FetchedDraft {
  const { host, security, user, oauth, certificate, folder, afterTaking, startWith } = box
  const known = Object.entries(PRESETS).find(([, preset]) => preset.host === host)?.[0]
  return {
    ...emptyDraft,
    provider: known === 'google' || known === 'microsoft' ? known : 'other',
    host,
    port: String(box.port),
    security,
    user,
    login: oauth === null ? 'password' : 'oauth',
    tokenUrl: oauth?.tokenUrl ?? '',
    clientId: oauth?.clientId ?? '',
    scope: oauth?.scope ?? '',
    certificate,
    folder,
    afterTaking,
    moveTo: box.moveTo ?? '',
    startWith,
  }
}

/** What a provider is known to want. */
export function withProvider(draft: FetchedDraft, provider: Provider): FetchedDraft {
  if (provider === 'other') return { ...draft, provider }
  const { host, port, tokenUrl, scope } = PRESETS[provider]
  return {
    ...draft,
    provider,
    host,
    port: String(port),
    security: 'tls',
    login: 'oauth',
    tokenUrl,
    scope,
    certificate: null,
  }
}

export function requestOf(draft: FetchedDraft, isPaused: boolean): TryFetched {
  const { host, port, security, user, certificate, folder, afterTaking, moveTo, startWith } = draft
  const isOAuth = draft.login === 'oauth'
  return {
    host: host.trim(),
    port: Number(port),
    security,
    user: user.trim(),
    oauth: isOAuth
      ? {
          tokenUrl: draft.tokenUrl.trim(),
          clientId: draft.clientId.trim(),
          scope: draft.scope.trim() || null,
        }
      : null,
    certificate,
    folder: folder.trim(),
    afterTaking,
    moveTo: afterTaking === 'move' ? moveTo.trim() : null,
    startWith,
    isPaused,
    secret: isOAuth ? oauthSecret(draft) : draft.password === '' ? null : { password: draft.password },
  }
}

function oauthSecret({ clientSecret, refreshToken }: FetchedDraft): TryFetched['secret'] {
  return refreshToken.trim() === ''
    ? null
    : { clientSecret: clientSecret.trim() || null, refreshToken: refreshToken.trim() }
}

/** Everything that stands here as it is kept, but for one thing. */
export function sameBut(box: FetchedMailbox, change: Partial<Pick<SetFetched, 'isPaused'>>): SetFetched {
  const { id: _id, state: _state, ...settings } = box
  return { ...settings, ...change, secret: null }
}
