/** What is new just now, in a place that is always there: a person writing, a line that broke, a page that stands still. */
import type { LiveView } from '../live/view.ts'
import { useSpeech } from '../speech.tsx'
import { UploadNews } from './upload-news.tsx'

export function News({ live, caseHref }: { readonly live: LiveView; readonly caseHref: string }) {
  const { words } = useSpeech()
  const { line, typingName, uploaded, notice } = live
  const isNotice = line === 'lost' || notice !== null
  return (
    <div class="news">
      <noscript>
        <p>
          {words.case.withoutScript} <a href={caseHref}>{words.case.lookForNews}</a>
        </p>
      </noscript>
      <output class="passing">
        {typingName !== null && words.story.typing(typingName)}
        {typingName === null && line === 'back' && words.reply.back}
      </output>
      <UploadNews uploaded={uploaded} />
      <output class={isNotice ? 'notice calm' : 'notice-place'}>
        {line === 'lost' && <span>{words.reply.lost}</span>}
        {notice !== null && <span>{notice}</span>}
      </output>
    </div>
  )
}
