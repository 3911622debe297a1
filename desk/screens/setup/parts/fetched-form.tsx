/** A mailbox that is fetched, written down: where it is, how to log in, what is done with what is taken. */
import { useState } from 'react'
import type { FetchedMailbox, TriedFetched } from '../../../../contract/fetched.ts'
import { setupFetchedWords } from '../../../../contract/words/setup-fetched.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { fetchedRequests } from '../fetched-data.ts'
import {
  draftOf,
  emptyDraft,
  type FetchedDraft,
  type Provider,
  requestOf,
  withProvider,
} from './fetched-draft.ts'
import { Tried } from './fetched-tried.tsx'
import { Why } from './save-bar.tsx'

interface Props {
  /** Null for a new one. */
  readonly box: FetchedMailbox | null
  readonly id: string
  readonly onDone: () => void
}

export function FetchedForm({ box, id, onDone }: Props) {
  const words = useWordsOf(setupFetchedWords)
  const [draft, setDraft] = useState(() => (box ? draftOf(box) : emptyDraft))
  const [tried, setTried] = useState<TriedFetched | null>(null)
  const [trying, saving] = [useSaving(), useSaving()]
  const change = (part: Partial<FetchedDraft>) => setDraft({ ...draft, ...part })
  const request = () => requestOf(draft, box?.isPaused ?? false)
  const tryIt = async () => {
    setTried(null)
    setTried(await trying.run(() => fetchedRequests.tryOut(id, request())))
  }
  const save = async () => {
    const body = { ...request(), version: box?.version ?? 0 }
    if ((await saving.run(() => fetchedRequests.save(id, body))) !== null) onDone()
  }
  const isBusy = trying.state.is === 'saving' || saving.state.is === 'saving'
  return (
    <form
      className="setup-part"
      aria-label={box ? `${words.edit} ${box.user}` : words.add}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Server
        draft={draft}
        onChange={change}
        onProvider={provider => setDraft(withProvider(draft, provider))}
      />
      <Login draft={draft} onChange={change} isKept={box !== null} />
      <Taking
        draft={draft}
        onChange={change}
        folders={tried?.folders.map(({ name }) => name) ?? []}
        id={id}
      />
      {draft.certificate !== null && (
        <p className="hint">
          {words.trusted}{' '}
          <button type="button" className="button button-quiet" onClick={() => change({ certificate: null })}>
            {words.distrust}
          </button>
        </p>
      )}
      {tried && <Tried tried={tried} onTrust={certificate => change({ certificate })} />}
      <Why saving={trying} onReset={() => {}} />
      <Why saving={saving} onReset={onDone} />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={isBusy}>
          {words.save}
        </button>
        <button type="button" className="button button-plain" disabled={isBusy} onClick={() => void tryIt()}>
          {words.tryIt}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {words.cancel}
        </button>
        <span className="hint" role="status">
          {trying.state.is === 'saving' ? words.trying : saving.state.is === 'saving' ? words.saving : ''}
        </span>
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: FetchedDraft
  readonly onChange: (part: Partial<FetchedDraft>) => void
}

function Server({ draft, onChange, onProvider }: PartProps & { onProvider: (provider: Provider) => void }) {
  const words = useWordsOf(setupFetchedWords)
  return (
    <>
      <Choice label={words.provider} value={draft.provider} options={words.providers} onChange={onProvider} />
      <div className="setup-row">
        <TextField
          label={words.host}
          value={draft.host}
          required
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          placeholder="imap.example.com"
          onChange={event => onChange({ host: event.currentTarget.value })}
        />
        <TextField
          label={words.port}
          value={draft.port}
          required
          inputMode="numeric"
          pattern="[0-9]{1,5}"
          onChange={event => onChange({ port: event.currentTarget.value })}
        />
        <Choice
          label={words.security}
          value={draft.security}
          options={words.securities}
          onChange={security => onChange({ security })}
        />
      </div>
    </>
  )
}

function Login({ draft, onChange, isKept }: PartProps & { isKept: boolean }) {
  const words = useWordsOf(setupFetchedWords)
  const secret = {
    type: 'password',
    autoComplete: 'off',
    dir: 'ltr',
    ...(isKept && { hint: words.kept }),
  } as const
  return (
    <>
      <div className="setup-row">
        <TextField
          label={words.user}
          value={draft.user}
          required
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          onChange={event => onChange({ user: event.currentTarget.value })}
        />
        <Choice
          label={words.login}
          value={draft.login}
          options={words.logins}
          onChange={login => onChange({ login })}
        />
        {draft.login === 'password' && (
          <TextField
            {...secret}
            label={words.password}
            value={draft.password}
            required={!isKept}
            onChange={event => onChange({ password: event.currentTarget.value })}
          />
        )}
      </div>
      {draft.login === 'oauth' && <OAuthFields draft={draft} onChange={onChange} isKept={isKept} />}
    </>
  )
}

function OAuthFields({ draft, onChange, isKept }: PartProps & { isKept: boolean }) {
  const words = useWordsOf(setupFetchedWords)
  const plain = { dir: 'ltr', autoComplete: 'off', spellCheck: false } as const
  return (
    <div className="setup-pair">
      <TextField
        {...plain}
        label={words.tokenUrl}
        type="url"
        required
        value={draft.tokenUrl}
        onChange={event => onChange({ tokenUrl: event.currentTarget.value })}
      />
      <TextField
        {...plain}
        label={words.scope}
        value={draft.scope}
        onChange={event => onChange({ scope: event.currentTarget.value })}
      />
      <TextField
        {...plain}
        label={words.clientId}
        required
        value={draft.clientId}
        onChange={event => onChange({ clientId: event.currentTarget.value })}
      />
      <TextField
        {...plain}
        type="password"
        label={words.clientSecret}
        hint={words.clientSecretHint}
        value={draft.clientSecret}
        onChange={event => onChange({ clientSecret: event.currentTarget.value })}
      />
      <TextField
        {...plain}
        type="password"
        label={words.refreshToken}
        {...(isKept && { hint: words.kept })}
        required={!isKept}
        value={draft.refreshToken}
        onChange={event => onChange({ refreshToken: event.currentTarget.value })}
      />
    </div>
  )
}

function Taking({ draft, onChange, folders, id }: PartProps & { folders: readonly string[]; id: string }) {
  const words = useWordsOf(setupFetchedWords)
  const list = `folders-${id}`
  return (
    <div className="setup-row">
      <TextField
        label={words.folder}
        value={draft.folder}
        required
        list={list}
        onChange={event => onChange({ folder: event.currentTarget.value })}
      />
      <datalist id={list}>
        {folders.map(name => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <Choice
        label={words.afterTaking}
        value={draft.afterTaking}
        options={words.afters}
        onChange={afterTaking => onChange({ afterTaking })}
      />
      {draft.afterTaking === 'move' && (
        <TextField
          label={words.moveTo}
          value={draft.moveTo}
          required
          list={list}
          onChange={event => onChange({ moveTo: event.currentTarget.value })}
        />
      )}
      <Choice
        label={words.startWith}
        value={draft.startWith}
        options={words.starts}
        onChange={startWith => onChange({ startWith })}
      />
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: Readonly<Record<Value, string>>
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const values = Object.keys(options) as Value[] // a record of exactly these
  return (
    <Field label={label}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value}
          onChange={event => onChange(event.currentTarget.value as Value)} // one of the options below
        >
          {values.map(each => (
            <option key={each} value={each}>
              {options[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
