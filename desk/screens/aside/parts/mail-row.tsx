/** One mail that waits: a line of what it is, and unfolded its words and what can be done with it. */
import { Link } from '@tanstack/react-router'
import type { AsideMail } from '../../../../contract/mail-aside.ts'
import { useWords } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { failureIn, sourceAddress, useAsideMail, useSettle } from '../data.ts'

interface Props {
  readonly mail: AsideMail
  readonly isUnfolded: boolean
  readonly onFold: () => void
}

export function MailRow({ mail, isUnfolded, onFold }: Props) {
  const { mailAside } = useWords()
  const times = useTimes()
  const panel = `aside-${mail.id}`
  return (
    <li className="aside-mail">
      <button
        type="button"
        className="aside-row"
        aria-expanded={isUnfolded}
        aria-controls={panel}
        onClick={onFold}
      >
        <Icon sign="down" size={12} />
        <span className="aside-subject cut" dir="auto">
          {mail.subject || mailAside.noSubject}
        </span>
        <time>{times.short(mail.cameAt)}</time>
        <span className="soft cut">
          {mailAside.kinds[mail.kind]} · {mail.from ?? mailAside.noSender}
        </span>
      </button>
      <div id={panel} hidden={!isUnfolded}>
        {isUnfolded && <Unfolded mail={mail} />}
      </div>
    </li>
  )
}

function Unfolded({ mail }: { mail: AsideMail }) {
  const { mailAside, story } = useWords()
  const { data: read, error } = useAsideMail(mail.id)
  return (
    <div className="aside-open">
      <p>{mail.why}</p>
      {read?.asks != null && (
        <p className="soft">
          {mailAside.asked} {read.asks}
        </p>
      )}
      {read && read.by.length > 0 && (
        <dl className="aside-headers">
          {read.by.map(({ name, value }) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {error && <Sentence failure={failureIn(error)} />}
      {!read && !error && <Late text={story.loading} />}
      {read && mail.case === null && read.text === null && <p className="hint">{mailAside.noText}</p>}
      {read?.text != null && (
        <blockquote className="words aside-words" dir="auto">
          {read.text.trim() || mailAside.empty}
        </blockquote>
      )}
      {read && read.fileNames.length > 0 && (
        <p className="soft">
          {mailAside.files} {read.fileNames.join(', ')}
        </p>
      )}
      {read && (read.text !== null || mail.case !== null) && (
        <p>
          <a href={sourceAddress(mail.id)} target="_blank" rel="noreferrer">
            {mailAside.source}
          </a>
        </p>
      )}
      {mail.case === null ? <Settle mailId={mail.id} /> : <Decide at={mail.case} />}
    </div>
  )
}

/** A stranger's mail is decided about where one sees whom it concerns. */
function Decide({ at }: { at: NonNullable<AsideMail['case']> }) {
  const { mailAside } = useWords()
  return (
    <p>
      <Link to="/case/$caseId" params={{ caseId: at.id }} search={{}}>
        {mailAside.decide}: {at.reference}
      </Link>
    </p>
  )
}

function Settle({ mailId }: { mailId: string }) {
  const { words, goTo } = useWorld()
  const { open, leave } = useSettle(mailId, goTo)
  const isBusy = open.isPending || leave.isPending
  return (
    <>
      <div className="form-acts">
        <button type="button" className="button button-main" disabled={isBusy} onClick={() => open.mutate()}>
          {words.mailAside.makeCase}
        </button>
        <button
          type="button"
          className="button button-plain"
          disabled={isBusy}
          onClick={() => leave.mutate()}
        >
          {words.mailAside.leave}
        </button>
      </div>
      <Sentence failure={failureIn(open.error ?? leave.error)} />
    </>
  )
}
