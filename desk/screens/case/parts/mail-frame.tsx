/**
 * The mail as it was written, in a frame that may do nothing: no script, no origin, no form. It cannot tell how tall it is, so the
 * server's guess is its height, and the reader makes it taller.
 */
import { NotDone } from '../../../api/ask.ts'
import { useChoices, useWords } from '../../../choices.tsx'
import type { Theme } from '../../../chosen.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { frameAddress, useMailHtml } from '../mail-data.ts'
import type { MailId } from '../mail-data.ts'
import type { OpenedHere } from './opened.tsx'

const LOWEST = 120

export function MailFrame({ id, opened }: { id: MailId; opened: OpenedHere }) {
  const { mailShown } = useWords()
  const { language, theme } = useChoices().choices
  const { data: html, error } = useMailHtml(id)
  const { frame } = mailShown
  if (!html) {
    if (error instanceof NotDone) return <Sentence failure={error.failure} />
    return <Late text={mailShown.loading} />
  }
  if (!html.isShown) return <Sentence text={frame.none} isCalm />
  const { hasPictures: pictures, isTall } = opened
  const src = frameAddress(id, { pictures, look: lookOf(theme), language })
  return (
    <div className="mail-frame">
      {html.remote > 0 && (
        <div className="mail-remote" role="status">
          <Icon sign="warn" size={14} />
          <span>{pictures ? frame.loaded : `${frame.remote(html.remote)} ${frame.told}`}</span>
          {!pictures && (
            <button
              type="button"
              className="button button-plain"
              onClick={() => opened.change({ hasPictures: true })}
            >
              {frame.load}
            </button>
          )}
        </div>
      )}
      <div
        className="mail-frame-box"
        data-tall={isTall}
        style={isTall ? {} : { height: `min(${Math.max(LOWEST, html.height)}px, 60vh)` }}
      >
        <iframe
          // Another address is another page, not a step back in the history.
          key={src}
          src={src}
          title={frame.title}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      </div>
      <p className="mail-line">
        <span className="soft">{frame.leads}</span>
        <button
          type="button"
          className="mail-act"
          aria-pressed={isTall}
          onClick={() => opened.change({ isTall: !isTall })}
        >
          {isTall ? frame.lower : frame.taller}
        </button>
      </p>
    </div>
  )
}

function lookOf(theme: Theme): 'light' | 'dark' {
  if (theme !== 'auto') return theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
