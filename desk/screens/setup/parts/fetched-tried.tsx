/** What a trial came to: what is there, or what is wrong and what to do about it. */
import type { TriedFetched } from '../../../../contract/fetched.ts'
import { setupFetchedWords } from '../../../../contract/words/setup-fetched.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'

interface Props {
  readonly tried: TriedFetched
  readonly onTrust: (pem: string) => void
}

export function Tried({ tried, onTrust }: Props) {
  const words = useWordsOf(setupFetchedWords)
  return (
    <div className="setup-part" role="status">
      {tried.is === 'well' ? (
        <>
          <p className="good">
            <Icon sign="check" /> {words.wentWell} {tried.tells ? words.tells : words.asks}
          </p>
          {!tried.isEncrypted && <p className="said">{words.notEncrypted}</p>}
        </>
      ) : (
        <>
          <p className="said">
            <Icon sign="warn" /> {words.trouble[tried.kind]}
          </p>
          {tried.says !== '' && <p className="hint break">{words.serverSays(tried.says)}</p>}
          {tried.certificate && <Certificate {...tried.certificate} onTrust={onTrust} />}
        </>
      )}
      {tried.folders.length > 0 && (
        <details>
          <summary>{words.folders}</summary>
          <ul>
            {tried.folders.map(({ name, mails, unseen }) => (
              <li key={name} className="break">
                {words.folderLine(name, mails, unseen)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

type Shown = NonNullable<Extract<TriedFetched, { readonly is: 'trouble' }>['certificate']>

function Certificate(shown: Shown & Pick<Props, 'onTrust'>) {
  const words = useWordsOf(setupFetchedWords)
  const times = useTimes()
  return (
    <>
      <p className="break">{words.certificate(shown.subject, shown.issuer, times.date(shown.validUntil))}</p>
      <p>
        {words.fingerprint}: <code className="break">{shown.fingerprint}</code>
      </p>
      <p className="hint">{words.compare}</p>
      <div className="form-acts">
        <button type="button" className="button button-plain" onClick={() => shown.onTrust(shown.pem)}>
          {words.trust}
        </button>
      </div>
    </>
  )
}
