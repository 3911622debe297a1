import { NotDone } from '../../../api/ask.ts'
import { useWords } from '../../../choices.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { rawAddress, useMailRaw } from '../mail-data.ts'
import type { MailId } from '../mail-data.ts'
import { sizeOf } from './message-files.tsx'

/** The mail as it came, as plain text; what is too long to read here can be kept whole. */
export function MailRawPanel({ id }: { id: MailId }) {
  const { mailShown } = useWords()
  const times = useTimes()
  const { data: raw, error } = useMailRaw(id)
  const says = mailShown.source
  return (
    <section className="mail-panel" aria-label={says.title}>
      {!raw &&
        (error instanceof NotDone ? <Sentence failure={error.failure} /> : <Late text={mailShown.loading} />)}
      {raw && (
        <>
          <p className="mail-line">
            {raw.isCut && (
              <span>{says.cut(sizeOf(256 * 1024, times.number), sizeOf(raw.size, times.number))}</span>
            )}
            <a href={rawAddress(id)} download="mail.eml">
              {says.all}
            </a>
          </p>
          <pre className="source" tabIndex={0} dir="ltr">
            {raw.text}
          </pre>
        </>
      )}
    </section>
  )
}
